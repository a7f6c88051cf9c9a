import type { FileSystemProvider } from "langium";
import { startLanguageServer } from "langium/lsp";
import type { Connection } from "vscode-languageserver";
import { createMlflowServices } from "../language/index.ts";
import { forgetClosedTexts } from "./closed-texts.ts";
import { ChosenFiles, EditorFiles } from "./editor-files.ts";
import { followFolders } from "./folders.ts";
import { servePictures } from "./requests.ts";
import { linkRules } from "./rule-links.ts";
import type { Services } from "./services.ts";
import { Configs } from "./settings.ts";
import { setSeverities } from "./severities.ts";

/** Answers more requests than every platform can: those about the past of a file. */
export type ServeMore = (connection: Connection, services: Services, configs: Configs) => void;

/** Serves the language over a connection; `disk` is read unless the editor says that it reads files itself. */
export function startServer(connection: Connection, disk: FileSystemProvider, serveMore?: ServeMore): void {
  const files = new ChosenFiles(disk);
  const services = createMlflowServices({ connection, fileSystemProvider: () => files });
  const { shared } = services;
  shared.lsp.LanguageServer.onInitialize((params) => {
    const options = params.initializationOptions as { filesFromEditor?: boolean; rulePages?: string } | undefined;
    if (options?.filesFromEditor) files.choose(new EditorFiles(connection));
    linkRules(connection, options?.rulePages);
  });
  const configs = new Configs(shared.workspace.FileSystemProvider);
  setSeverities(connection, services, configs);
  servePictures(connection, services);
  followFolders(connection, services);
  forgetClosedTexts(connection, services);
  serveMore?.(connection, services, configs);
  startLanguageServer(shared);
}
