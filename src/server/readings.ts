import type { LangiumDocument } from "langium";
import type { Found } from "../analysis/index.ts";
import { type createMlflowServices, filesOfMap, findingsOf, problemsOf, toProcessMap } from "../language/index.ts";
import type { Problem, ProcessMap } from "../model/process-map.ts";

export type Services = ReturnType<typeof createMlflowServices>;

/** What a document says, read once after it was linked. */
export interface Reading {
  readonly map: ProcessMap;
  readonly errors: readonly Problem[];
}

/** Reads each document once a build: the notifications and the requests share what was read. */
export class Readings {
  readonly #services: Services;
  readonly #kept = new WeakMap<LangiumDocument, { readonly of: object; readonly reading: Promise<Reading> }>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** What the document says now; a text that was parsed anew is read anew. */
  of(document: LangiumDocument): Promise<Reading> {
    const kept = this.#kept.get(document);
    return kept?.of === document.parseResult ? kept.reading : this.again(document);
  }

  /** Reads although the text is the same: names of other files may have changed. */
  again(document: LangiumDocument): Promise<Reading> {
    const reading = this.#read(document);
    this.#kept.set(document, { of: document.parseResult, reading });
    return reading;
  }

  /** Findings about the document's own map, those in the files of its platforms included. */
  async findings(document: LangiumDocument): Promise<readonly Found[]> {
    const { map } = await this.of(document);
    const others = filesOfMap(map)
      .filter((uri) => uri !== map.uri)
      .flatMap((uri) => {
        const other = this.#documents.find((d) => d.uri.toString() === uri);
        return other ? [{ uri, text: other.textDocument.getText() }] : [];
      });
    const severities = this.#services.Mlflow.lint.Severities.of(map.uri);
    return findingsOf(map, document.textDocument.getText(), others, { severities });
  }

  get #documents(): readonly LangiumDocument[] {
    return this.#services.shared.workspace.LangiumDocuments.all.toArray();
  }

  async #read(document: LangiumDocument): Promise<Reading> {
    return {
      map: toProcessMap(document, this.#documents),
      errors: await problemsOf(document, this.#services.Mlflow),
    };
  }
}
