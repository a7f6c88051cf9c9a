import { URI } from "langium";
import { DefaultLanguageServer, type LangiumServices, type LangiumSharedServices } from "langium/lsp";
import { type InitializeParams, type InitializeResult, PositionEncodingKind } from "vscode-languageserver";
import { codeActionKinds } from "./actions/code-actions.ts";
import { MlflowCompletionProvider } from "./completion/completion-provider.ts";
import { selectionRanges } from "./selection-ranges.ts";

/** Langium's server, and the requests that it does not know: expanding a selection, a completion item's page. */
export class MlflowLanguageServer extends DefaultLanguageServer {
  constructor(services: LangiumSharedServices) {
    super(services);
    services.lsp.Connection?.onSelectionRanges(({ textDocument, positions }) => {
      const document = services.workspace.LangiumDocuments.getDocument(URI.parse(textDocument.uri));
      return document ? selectionRanges(document, positions) : [];
    });
    services.lsp.Connection?.onCompletionResolve((item) => {
      for (const { lsp } of services.ServiceRegistry.all as readonly Partial<LangiumServices>[]) {
        if (lsp?.CompletionProvider instanceof MlflowCompletionProvider) return lsp.CompletionProvider.resolve(item);
      }
      return item;
    });
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    const { capabilities } = result;
    const completionProvider = { ...capabilities.completionProvider, resolveProvider: true };
    // Said although it is the default. Where another way of counting is agreed on, the border to the editor says so.
    const workspaceFolders = { supported: true, changeNotifications: true };
    const workspace = { ...capabilities.workspace, workspaceFolders };
    const said = {
      workspace,
      codeActionProvider: { codeActionKinds: [...codeActionKinds] },
      completionProvider,
      selectionRangeProvider: true,
      positionEncoding: PositionEncodingKind.UTF16,
    };
    return { ...result, capabilities: { ...capabilities, ...said } };
  }
}
