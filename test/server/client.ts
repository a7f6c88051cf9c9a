/** A language client over standard input and output, as any editor would be: no code of ours between it and the server. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

export interface Diagnosed {
  readonly uri: string;
  readonly diagnostics: readonly { readonly code?: string; readonly message: string; readonly severity: number }[];
}

export interface Client {
  readonly connection: MessageConnection;
  /** Waits until the newest diagnostics of a file are as wanted. */
  diagnosed(uri: string, fits: (found: Diagnosed) => boolean): Promise<Diagnosed>;
  open(uri: string, text: string): Promise<void>;
  /** Sends what `send` sends while the server sleeps, as if it were busy: it finds all of it when it wakes up. */
  whileAsleep(send: () => void): Promise<void>;
  /** Says that `shutdown` was asked for already. */
  isShutDown(): void;
  /** What came on standard error so far. */
  printed(): string;
  close(): Promise<number | null>;
}

export function startClient(): Client {
  const server = join(import.meta.dirname, "../../dist/node/server.cjs");
  if (!existsSync(server)) throw new Error("Nothing is built: run `npm run build` first.");
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [server, "--stdio"]);
  let standardError = "";
  child.stderr.on("data", (data: Buffer) => (standardError += data.toString()));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const newest = new Map<string, Diagnosed>();
  connection.onNotification("textDocument/publishDiagnostics", (params: Diagnosed) => {
    newest.set(params.uri, params);
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.listen();
  let shutDown = false;
  return {
    connection,
    async diagnosed(uri, fits) {
      const end = Date.now() + 30_000;
      for (;;) {
        const found = newest.get(uri);
        if (found && fits(found)) return found;
        if (Date.now() > end)
          throw new Error(`never came for ${uri}; the newest: ${JSON.stringify(found)}\n${standardError}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    open: (uri, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "mlflow", version: 1, text },
      }),
    async whileAsleep(send) {
      child.kill("SIGSTOP");
      send();
      // Messages are written one after the other: behind this one all are on their way.
      await connection.sendNotification("$/setTrace", { value: "off" });
      child.kill("SIGCONT");
    },
    printed: () => standardError,
    isShutDown: () => void (shutDown = true),
    async close() {
      if (!shutDown) await connection.sendRequest("shutdown");
      const ended = new Promise<number | null>((done) => child.once("exit", done));
      await connection.sendNotification("exit");
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}
