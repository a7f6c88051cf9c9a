/** `npm start` where there is no desktop VS Code: starts the embedded one and says where it is. */
import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startHost } from "./host.ts";

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

try {
  await serve();
} catch (error) {
  console.error(`start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

async function serve(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" }, host: { type: "string" }, "no-open": { type: "boolean" } },
  });
  const address = values.host ?? "127.0.0.1";
  if (!loopback.has(address)) {
    throw new Error(
      `--host ${address} would let other machines read and change your files. Use 127.0.0.1, ::1 or localhost.`,
    );
  }
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port wants a number from 0 to 65535, not “${values.port}”.`);
  const path = resolve(positionals[0] ?? ".");
  const facts = await stat(path).catch(() => undefined);
  if (!facts) throw new Error(`There is no file ${path}.`);
  const folder = facts.isDirectory() ? path : dirname(path);
  const host = await startHost({
    folder,
    port,
    address: address === "localhost" ? "127.0.0.1" : address,
    ...(facts.isDirectory() ? {} : { file: `/${basename(path)}` }),
  });
  console.log(`start: VS Code for the Web serves ${folder} (saves go to the real files)`);
  console.log(`start: ${host.url}`);
  console.log("start: stop with Ctrl+C");
  if (!values["no-open"]) openInBrowser(host.url);
  const stop = (): void => {
    void host.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Tries the system's way of opening an address; without a screen the printed line is enough. */
function openInBrowser(url: string): void {
  const { platform, env } = process;
  if (platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return;
  const [command, args]: [string, string[]] =
    platform === "darwin"
      ? ["open", [url]]
      : platform === "win32"
        ? ["rundll32", ["url.dll,FileProtocolHandler", url]]
        : ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => console.log("start: no browser could be opened; open the address above yourself"));
  child.unref();
}
