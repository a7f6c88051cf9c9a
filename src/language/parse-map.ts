import { EmptyFileSystem, type LangiumDocument, URI } from "langium";
import type { Problem, ProcessMap } from "../model/process-map.ts";
import { mapOf } from "./map-of.ts";
import { createMlflowCoreServices } from "./module.ts";
import { problemsOf } from "./problems.ts";

/** A text with its address. */
export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

let services: ReturnType<typeof createMlflowCoreServices> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads a map from text, in memory. `others` are the files that it may import and those that may hold platforms for it.
 * Whatever the text holds, there is a map: what could be read of it, with the errors beside it.
 */
export async function parseMap(
  text: string,
  uri = "memory:///map.mlflow",
  others: readonly TextFile[] = [],
): Promise<{ map: ProcessMap; errors: readonly Problem[] }> {
  // The services hold one workspace; texts with the same address must not meet in it.
  const result = queue.then(() => readAlone(text, uri, others));
  queue = result.catch(() => undefined);
  return result;
}

/** Services for one workspace in memory. */
export function servicesInMemory(
  ...texts: Parameters<typeof createMlflowCoreServices> extends [unknown, ...infer Rest] ? Rest : never
): ReturnType<typeof createMlflowCoreServices> {
  const created = createMlflowCoreServices(EmptyFileSystem, ...texts);
  // Who refers to what is asked by editors only: a twentieth of the time for a map.
  created.Mlflow.workspace.ReferenceDescriptionProvider.createDescriptions = async () => [];
  return created;
}

async function readAlone(text: string, uri: string, others: readonly TextFile[]): ReturnType<typeof parseMap> {
  services ??= servicesInMemory();
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
  const documents: LangiumDocument[] = [];
  try {
    for (const file of [{ uri, text }, ...others.filter((other) => other.uri !== uri)]) {
      const address = URI.parse(file.uri);
      if (LangiumDocuments.hasDocument(address)) continue;
      const document = LangiumDocumentFactory.fromString(file.text, address);
      LangiumDocuments.addDocument(document);
      documents.push(document);
    }
    await DocumentBuilder.build(documents, { validation: false });
    const [document] = documents;
    if (!document) throw new Error("The workspace in memory was not empty.");
    return { map: mapOf(services, document), errors: await problemsOf(document, services.Mlflow) };
  } finally {
    await DocumentBuilder.update(
      [],
      documents.map((document) => document.uri),
    );
  }
}
