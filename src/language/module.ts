import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  inject,
  type DefaultSharedCoreModuleContext,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
} from "langium";
import { MlflowGeneratedModule, MlflowGeneratedSharedModule } from "./generated/module.ts";
import { MlflowLexer, MlflowTokenBuilder, MlflowValueConverter } from "./tokens.ts";

export type MlflowServices = LangiumCoreServices;

/** Which of Langium's services we replace, and nothing else. */
export const MlflowModule: Module<MlflowServices, PartialLangiumCoreServices> = {
  parser: {
    TokenBuilder: () => new MlflowTokenBuilder(),
    Lexer: (services) => new MlflowLexer(services),
    ValueConverter: () => new MlflowValueConverter(),
  },
};

/** The language's services without an editor: enough to parse, link and check. */
export function createMlflowCoreServices(context: DefaultSharedCoreModuleContext): {
  shared: LangiumSharedCoreServices;
  Mlflow: MlflowServices;
} {
  const shared = inject(createDefaultSharedCoreModule(context), MlflowGeneratedSharedModule);
  const Mlflow = inject(createDefaultCoreModule({ shared }), MlflowGeneratedModule, MlflowModule);
  shared.ServiceRegistry.register(Mlflow);
  return { shared, Mlflow };
}
