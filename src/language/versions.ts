import { DocumentState, type LangiumDocument, TextDocument, URI } from "langium";
import type { Problem, ProcessMap } from "../model/process-map.ts";
import { mapOf } from "./map-of.ts";
import { servicesInMemory, type TextFile } from "./parse-map.ts";
import { problemsOf } from "./problems.ts";

/** Reads one version of a file with those that it imports; the same as `parseMap`. One version at a time. */
export type ReadVersion = (
  text: string,
  uri: string,
  others: readonly TextFile[],
) => Promise<{ map: ProcessMap; errors: readonly Problem[] }>;

/**
 * A reader of many versions of one file, best in the order in which they were written: what a version has in common with
 * the one before it is not parsed again.
 */
export function readerOfVersions(): ReadVersion {
  const texts = new Map<string, TextDocument>();
  const services = servicesInMemory({ get: (uri) => texts.get(uri.toString()) });
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
  DocumentBuilder.updateBuildOptions = { validation: false };
  const { Linker } = services.Mlflow.references;

  /** Adds the file, or gives its document the new text; tells whether a document changed. */
  const put = ({ uri, text }: TextFile): "added" | "changed" | "same" => {
    const address = URI.parse(uri);
    const key = address.toString();
    const before = texts.get(key);
    if (before?.getText() === text) return "same";
    const current = TextDocument.create(key, "mlflow", (before?.version ?? 0) + 1, text);
    texts.set(key, current);
    if (before) return "changed";
    LangiumDocuments.addDocument(LangiumDocumentFactory.fromTextDocument(current, address));
    return "added";
  };

  return async (text, uri, others) => {
    const files = [{ uri, text }, ...others.filter((other) => other.uri !== uri)];
    const named = new Set(files.map((file) => URI.parse(file.uri).toString()));
    const gone = [...texts.keys()].filter((key) => !named.has(key)).map((key) => URI.parse(key));
    for (const address of gone) texts.delete(address.toString());
    const changed = files.filter((file) => put(file) === "changed").map((file) => URI.parse(file.uri));
    // Who refers to whom is not recorded, and a file that stays may name things of one that does not: all are linked anew.
    for (const document of LangiumDocuments.all) {
      Linker.unlink(document);
      document.state = Math.min(document.state, DocumentState.ComputedScopes);
    }
    await DocumentBuilder.update(changed, gone);
    const document = LangiumDocuments.getDocument(URI.parse(uri)) as LangiumDocument;
    return { map: mapOf(services, document), errors: await problemsOf(document, services.Mlflow) };
  };
}
