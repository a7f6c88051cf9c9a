import type { LangiumDocument } from "langium";
import type { Problem } from "../model/process-map.ts";
import type { MlflowServices } from "./module.ts";

/** Every error of a document, in the order of the text; one sentence a mistake. The document must have been linked. */
export async function problemsOf(document: LangiumDocument, services: MlflowServices): Promise<readonly Problem[]> {
  void services;
  const uri = document.uri.toString();
  return [
    ...document.parseResult.parserErrors.map((error) => ({
      rule: "syntax",
      severity: "error" as const,
      message: error.message,
      range: {
        uri,
        offset: error.token.startOffset,
        end: (error.token.endOffset ?? error.token.startOffset) + 1,
        startLine: (error.token.startLine ?? 1) - 1,
        startColumn: (error.token.startColumn ?? 1) - 1,
        endLine: (error.token.endLine ?? 1) - 1,
        endColumn: error.token.endColumn ?? 0,
      },
    })),
  ];
}
