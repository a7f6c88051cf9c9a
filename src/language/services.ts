import { inject, type Module } from "langium";
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
} from "langium/lsp";
import { MlflowGeneratedModule, MlflowGeneratedSharedModule } from "./generated/module.ts";
import { MlflowModule } from "./module.ts";

/** What an editor is offered: completion, hover, rename … Each provider lives in `features/`. */
export const MlflowEditorModule: Module<LangiumServices, PartialLangiumServices> = {};

/** The language's services for a language server. */
export function createMlflowServices(context: DefaultSharedModuleContext): {
  shared: LangiumSharedServices;
  Mlflow: LangiumServices;
} {
  const shared = inject(createDefaultSharedModule(context), MlflowGeneratedSharedModule);
  const Mlflow = inject(createDefaultModule({ shared }), MlflowGeneratedModule, MlflowModule, MlflowEditorModule);
  shared.ServiceRegistry.register(Mlflow);
  return { shared, Mlflow };
}
