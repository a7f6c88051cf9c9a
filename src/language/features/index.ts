/** What an editor is offered: one file a feature. This list is all that the services need to know. */
import type { Module } from "langium";
import type { PartialLangiumServices } from "langium/lsp";
import type { MlflowEditorServices } from "../services.ts";
import { MlflowCompletionProvider } from "./completion/completion-provider.ts";
import { MlflowFormatter } from "./formatting/formatter.ts";

export const editorFeatures: Module<MlflowEditorServices, PartialLangiumServices> = {
  lsp: {
    CompletionProvider: (services) => new MlflowCompletionProvider(services),
    Formatter: () => new MlflowFormatter(),
  },
};
