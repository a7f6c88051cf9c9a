import { URI } from "langium";
import { DefaultLanguageServer, type LangiumSharedServices } from "langium/lsp";
import type { InitializeParams, InitializeResult } from "vscode-languageserver";
import { selectionRanges } from "./selection-ranges.ts";

/** Langium's server, and the one request that it does not know: expanding a selection. */
export class MlflowLanguageServer extends DefaultLanguageServer {
  constructor(services: LangiumSharedServices) {
    super(services);
    services.lsp.Connection?.onSelectionRanges(({ textDocument, positions }) => {
      const document = services.workspace.LangiumDocuments.getDocument(URI.parse(textDocument.uri));
      return document ? selectionRanges(document, positions) : [];
    });
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    return { ...result, capabilities: { ...result.capabilities, selectionRangeProvider: true } };
  }
}
