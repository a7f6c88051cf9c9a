/** Entry of the language server for Node: `--stdio` for any editor, `--node-ipc` for VS Code. */
import "./older-node.ts";
import { Console } from "node:console";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { URI } from "langium";
import { NodeFileSystem } from "langium/node";
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { Gate } from "./gate.ts";
import { loadsModules } from "./own-module.ts";
import { servePast } from "./past-requests.ts";
import { answerReadings, inThreads, threadOfThePast } from "./past-threads.ts";
import { countedAsAgreed } from "./position-encoding.ts";
import { startServer } from "./start.ts";

/** This very script: it is started once more for each thread that reads the past. */
const script = new URL(import.meta.url);
const isReader = !isMainThread && (workerData as Partial<typeof threadOfThePast> | null)?.role === threadOfThePast.role;

const rulesThread = new URL("./own-rules-thread.cjs", import.meta.url);
/** Standard output may be the protocol; editors show what comes here in the server's log. */
const print = (text: string): void => void process.stderr.write(text);

const files = NodeFileSystem.fileSystemProvider();
const more = { serveMore: servePast(inThreads(script)), ownModules: { load: loadsModules(rulesThread, print) } };
if (isReader) {
  answerReadings(parentPort);
} else if (process.argv.includes("--stdio")) {
  // Standard output belongs to the protocol: what a library prints goes where people look for errors.
  globalThis.console = new Console(process.stderr, process.stderr);
  const counted = countedAsAgreed(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  // An editor that went away without a word sends no `exit`.
  process.stdin.once("end", () => process.exit(1));
  const gate = new Gate(counted.writer);
  const ends = [counted.reader, counted.writer] as const;
  const { shared } = startServer(
    createConnection(ProposedFeatures.all, ...ends, { messageStrategy: gate }),
    files,
    more,
  );
  gate.mapsAre((uri) => shared.ServiceRegistry.hasServices(URI.parse(uri)));
  counted.textsFrom((uri) => shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument.getText());
} else {
  startServer(createConnection(ProposedFeatures.all), files, more);
}
