/** Entry of the language server for a web worker. */
import { EmptyFileSystem } from "langium";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "./start.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
startServer(
  createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)),
  EmptyFileSystem.fileSystemProvider(),
);
