/** Entry of the language server for Node: `--stdio` for any editor, `--node-ipc` for VS Code. */
import "./older-node.ts";
import { NodeFileSystem } from "langium/node";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { loadModule } from "./load-module.ts";
import { servePast } from "./past-requests.ts";
import { startServer } from "./start.ts";

startServer(createConnection(ProposedFeatures.all), NodeFileSystem.fileSystemProvider(), {
  serveMore: servePast,
  loadModule,
});
