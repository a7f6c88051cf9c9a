import { inject, type Module } from "langium";
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
} from "langium/lsp";
import { editorFeatures, sharedEditorFeatures } from "./features/index.ts";
import { MlflowGeneratedModule, MlflowGeneratedSharedModule } from "./generated/module.ts";
import { loadImportsOnDemand } from "./import-loader.ts";
import { type MlflowAddedServices, MlflowModule, MlflowSharedModule } from "./module.ts";

export type MlflowEditorServices = LangiumServices & MlflowAddedServices;

/** What an editor is offered: completion, hover, rename … Each provider lives in `features/`. */
export const MlflowEditorModule: Module<MlflowEditorServices, PartialLangiumServices> = editorFeatures;

/** The language's services for a language server. */
export function createMlflowServices(context: DefaultSharedModuleContext): {
  shared: LangiumSharedServices;
  Mlflow: MlflowEditorServices;
} {
  const shared = inject(
    createDefaultSharedModule(context),
    MlflowGeneratedSharedModule,
    MlflowSharedModule,
    sharedEditorFeatures,
  );
  const Mlflow = inject(createDefaultModule({ shared }), MlflowGeneratedModule, MlflowModule, MlflowEditorModule);
  shared.ServiceRegistry.register(Mlflow);
  loadImportsOnDemand(shared);
  return { shared, Mlflow };
}
