import { DocumentState, type FileSystemProvider } from "langium";
import { startLanguageServer } from "langium/lsp";
import { type Connection, ResponseError } from "vscode-languageserver";
import { ResponseError as LangiumsResponseError } from "vscode-languageserver-protocol";
import { createMlflowServices } from "../language/index.ts";
import type { StartOptions } from "../protocol.ts";
import { waitForAllMaps } from "./all-maps.ts";
import { forgetClosedTexts } from "./closed-texts.ts";
import { ChosenFiles, EditorFiles } from "./editor-files.ts";
import { followFolders } from "./folders.ts";
import { readForeignMaps } from "./foreign-maps.ts";
import { followLensSetting } from "./lens-setting.ts";
import { ownModules } from "./own-modules.ts";
import { servePictures } from "./requests.ts";
import { linkRules } from "./rule-links.ts";
import type { Services } from "./services.ts";
import { Configs, type OwnModuleHost } from "./settings.ts";
import { setSeverities } from "./severities.ts";

/** Answers more requests than every platform can: those about the past of a file. */
export type ServeMore = (connection: Connection, services: Services, configs: Configs) => void;

/** What a server on Node can do and one in a browser can't. */
export interface OnNode {
  readonly serveMore: ServeMore;
  /** Loads a team's own rules, in workspaces that the editor calls trusted. */
  readonly ownModules: OwnModuleHost;
}

// Langium may bring its own copy of the protocol. Its refusals, of a request that was cancelled say, are then no errors to
// the connection, which would send them as results: this makes them known as what they are.
if (LangiumsResponseError !== (ResponseError as unknown))
  Object.setPrototypeOf(LangiumsResponseError.prototype, ResponseError.prototype);

/** Says with what is found wrong in a text which version of it was looked at: the editor may have a newer one already. */
function tellVersions(connection: Connection, { shared }: Services): void {
  const send = connection.sendDiagnostics.bind(connection);
  connection.sendDiagnostics = (params) => {
    const version = shared.workspace.TextDocuments.get(params.uri)?.version;
    return send({ ...params, ...(version !== undefined && { version }) });
  };
}

/** Serves the language over a connection; `disk` is read unless the editor says that it reads files itself. */
export function startServer(connection: Connection, disk: FileSystemProvider, onNode?: OnNode): Services {
  const files = new ChosenFiles(disk, new EditorFiles(connection));
  const services = createMlflowServices({ connection, fileSystemProvider: () => files });
  const { shared } = services;
  const modules = ownModules(connection, onNode?.ownModules);
  const configs = new Configs(shared.workspace.FileSystemProvider, modules.now);
  modules.onTrusted(setSeverities(connection, services, configs).readAgain);
  shared.lsp.LanguageServer.onInitialize((params) => {
    const options = params.initializationOptions as StartOptions | undefined;
    modules.begin(options);
    if (options?.filesFromEditor) files.choose(new EditorFiles(connection));
    linkRules(connection, options?.rulePages);
    tellVersions(connection, services);
  });
  servePictures(connection, services);
  followFolders(connection, services);
  followLensSetting(connection, services);
  readForeignMaps(services);
  forgetClosedTexts(connection, services);
  onNode?.serveMore(connection, services, configs);
  // What is highlighted stands in the same text; Langium would wait for the whole workspace.
  startLanguageServer(shared, { DocumentHighlightProvider: DocumentState.IndexedReferences });
  waitForAllMaps(connection, services);
  return services;
}
