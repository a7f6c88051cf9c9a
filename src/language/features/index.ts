/** What an editor is offered: one file a feature. This list is all that the services need to know. */
import type { Module } from "langium";
import type { PartialLangiumServices } from "langium/lsp";
import type { MlflowEditorServices } from "../services.ts";
import { MlflowCodeActions } from "./actions/code-actions.ts";
import { MlflowCompletionProvider } from "./completion/completion-provider.ts";
import { MlflowFolding } from "./folding.ts";
import { MlflowFormatter } from "./formatting/formatter.ts";
import { MlflowHoverProvider } from "./hover.ts";
import { MlflowOutline } from "./outline.ts";
import { MlflowRenameProvider } from "./rename.ts";

export const editorFeatures: Module<MlflowEditorServices, PartialLangiumServices> = {
  lsp: {
    CodeActionProvider: (services) => new MlflowCodeActions(services),
    CompletionProvider: (services) => new MlflowCompletionProvider(services),
    DocumentSymbolProvider: () => new MlflowOutline(),
    FoldingRangeProvider: () => new MlflowFolding(),
    Formatter: () => new MlflowFormatter(),
    HoverProvider: (services) => new MlflowHoverProvider(services),
    RenameProvider: (services) => new MlflowRenameProvider(services),
  },
};
