import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  createGrammarConfig,
  type DefaultSharedCoreModuleContext,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
} from "langium";
import type { Config } from "../analysis/config.ts";
import type { LintSettings } from "../analysis/index.ts";
import { MlflowDocumentFactory } from "./document-factory.ts";
import { MlflowDocumentBuilder, MlflowDocuments, MlflowServiceRegistry } from "./documents.ts";
import { MlflowIndexManager, MlflowScopeComputation } from "./exports.ts";
import type { ForeignLanguage } from "./foreign-text.ts";
import { MlflowGeneratedModule, MlflowGeneratedSharedModule } from "./generated/module.ts";
import { nameCharacter } from "./letters.ts";
import { MlflowDescriptions, MlflowLinker, MlflowReferenceDescriptions } from "./linking.ts";
import { createMlflowParser } from "./parser.ts";
import { MlflowScopeProvider } from "./scope.ts";
import { lexerMessages } from "./strange-characters.ts";
import { syntaxMessages } from "./syntax-messages.ts";
import { MlflowLexer, MlflowTokenBuilder, MlflowValueConverter } from "./tokens.ts";
import { MlflowDocumentValidator } from "./validator.ts";

/** What the language adds to Langium's services. */
export interface MlflowAddedServices {
  references: { ScopeProvider: MlflowScopeProvider };
  lint: { Judging: LintJudging };
  settings: { Defaults: MapDefaults; Lenses: LensSettings };
  foreign: { Maps: ForeignMaps };
}

/** What holds for a map where it says nothing: currency and assumptions of a configuration. A server sets `of`. */
export interface MapDefaults {
  of(uri: string): Config | undefined;
}

/** Makes maps of what other tools write; undefined where that cannot be done. A server sets `from`. */
export interface ForeignMaps {
  from(language: ForeignLanguage, source: string): Promise<string | undefined>;
}

/** Which lines an editor wants above declarations, besides those that are always there. A server sets them. */
export interface LensSettings {
  references: boolean;
}

/** How somebody wants a file judged: severities of rules, demands of figures. A server sets `of`. */
export interface LintJudging {
  of(uri: string): Omit<LintSettings, "silences">;
  /** Whether the findings of a file are listed; its errors always are. */
  lists(uri: string): boolean;
}

export type MlflowServices = LangiumCoreServices & MlflowAddedServices;

/** Which of Langium's services we replace, and nothing else. */
export const MlflowModule: Module<MlflowServices, PartialLangiumCoreServices & MlflowAddedServices> = {
  parser: {
    GrammarConfig: (services) => ({ ...createGrammarConfig(services), nameRegexp: nameCharacter }),
    TokenBuilder: () => new MlflowTokenBuilder(),
    Lexer: (services) => new MlflowLexer(services),
    LangiumParser: (services) => createMlflowParser(services),
    LexerErrorMessageProvider: () => lexerMessages,
    ParserErrorMessageProvider: () => syntaxMessages,
    ValueConverter: () => new MlflowValueConverter(),
  },
  validation: {
    DocumentValidator: (services) => new MlflowDocumentValidator(services),
  },
  lint: {
    Judging: () => ({ of: () => ({}), lists: () => true }),
  },
  settings: {
    Defaults: () => ({ of: () => undefined }),
    Lenses: () => ({ references: false }),
  },
  foreign: {
    Maps: () => ({ from: async () => undefined }),
  },
  workspace: {
    AstNodeDescriptionProvider: (services) => new MlflowDescriptions(services),
    ReferenceDescriptionProvider: (services) => new MlflowReferenceDescriptions(services),
  },
  references: {
    Linker: (services) => new MlflowLinker(services),
    ScopeComputation: (services) => new MlflowScopeComputation(services),
    ScopeProvider: (services) => new MlflowScopeProvider(services),
  },
};

/** The same for what all files share. */
export const MlflowSharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {
  ServiceRegistry: (services) => new MlflowServiceRegistry(services),
  workspace: {
    DocumentBuilder: (services) => new MlflowDocumentBuilder(services),
    LangiumDocuments: (services) => new MlflowDocuments(services),
    IndexManager: (services) => new MlflowIndexManager(services),
    LangiumDocumentFactory: (services) => new MlflowDocumentFactory(services),
  },
};

/**
 * The language's services without an editor: enough to parse, link and check. `texts` are the newest texts of files that
 * change; without it a file has the text that its document was made from.
 */
export function createMlflowCoreServices(
  context: DefaultSharedCoreModuleContext,
  texts?: NonNullable<LangiumSharedCoreServices["workspace"]["TextDocuments"]>,
): {
  shared: LangiumSharedCoreServices;
  Mlflow: MlflowServices;
} {
  const shared = inject(
    createDefaultSharedCoreModule(context),
    MlflowGeneratedSharedModule,
    MlflowSharedModule,
    texts && { workspace: { TextDocuments: () => texts } },
  );
  const Mlflow = inject(createDefaultCoreModule({ shared }), MlflowGeneratedModule, MlflowModule);
  shared.ServiceRegistry.register(Mlflow);
  return { shared, Mlflow };
}
