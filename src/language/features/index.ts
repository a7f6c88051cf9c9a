/** What an editor is offered: one file a feature. These lists are all that the services need to know. */
import type { Module } from "langium";
import type { LangiumSharedServices, PartialLangiumServices, PartialLangiumSharedServices } from "langium/lsp";
import type { MlflowEditorServices } from "../services.ts";
import { MlflowCodeActions } from "./actions/code-actions.ts";
import { MlflowCallHierarchy } from "./call-hierarchy.ts";
import { MlflowCodeLenses } from "./code-lenses.ts";
import { MlflowCompletionProvider } from "./completion/completion-provider.ts";
import { MlflowConfiguration } from "./configuration.ts";
import { MlflowDefinition } from "./definition.ts";
import { MlflowDocumentLinks } from "./document-links.ts";
import { MlflowFileRenames } from "./file-renames.ts";
import { MlflowFolding } from "./folding.ts";
import { MlflowFormatter } from "./formatting/formatter.ts";
import { MlflowHoverProvider } from "./hover.ts";
import { MlflowInlayHints } from "./inlay-hints.ts";
import { MlflowLanguageServer } from "./language-server.ts";
import { MlflowOutline } from "./outline.ts";
import { MlflowRenameProvider } from "./rename.ts";
import { MlflowSemanticTokens } from "./semantic-tokens.ts";
import { MlflowWorkspaceSymbols } from "./workspace-symbols.ts";

export const editorFeatures: Module<MlflowEditorServices, PartialLangiumServices> = {
  lsp: {
    CallHierarchyProvider: (services) => new MlflowCallHierarchy(services),
    CodeActionProvider: (services) => new MlflowCodeActions(services),
    CodeLensProvider: (services) => new MlflowCodeLenses(services),
    CompletionProvider: (services) => new MlflowCompletionProvider(services),
    DefinitionProvider: (services) => new MlflowDefinition(services),
    DocumentLinkProvider: () => new MlflowDocumentLinks(),
    DocumentSymbolProvider: () => new MlflowOutline(),
    FoldingRangeProvider: () => new MlflowFolding(),
    Formatter: () => new MlflowFormatter(),
    HoverProvider: (services) => new MlflowHoverProvider(services),
    InlayHintProvider: (services) => new MlflowInlayHints(services),
    RenameProvider: (services) => new MlflowRenameProvider(services),
    SemanticTokenProvider: (services) => new MlflowSemanticTokens(services),
  },
};

/** The same for what all files of a workspace share. */
export const sharedEditorFeatures: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  lsp: {
    FileOperationHandler: (services) => new MlflowFileRenames(services),
    LanguageServer: (services) => new MlflowLanguageServer(services),
    WorkspaceSymbolProvider: (services) => new MlflowWorkspaceSymbols(services),
  },
  workspace: {
    ConfigurationProvider: (services) => new MlflowConfiguration(services),
  },
};
