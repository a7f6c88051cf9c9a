/** code-server from its cache: a current VS Code with a Node extension host; the extension is installed from its .vsix. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import {
  codeServerFolder,
  codeServerProgram,
  isInstalled,
  nodeProgram,
} from "../../../scripts/host/code-server-place.ts";
import { type Outcome } from "../runner.ts";
import { openWindow } from "../ui/window.ts";
import { calmSettings, type EditorHost } from "./editor-host.ts";

const root = join(import.meta.dirname, "../../..");

export function codeServerIsInstalled(): boolean {
  return isInstalled(codeServerFolder());
}

/**
 * `vsix`: the packed extension, so that a file forgotten by the packing shows here. Folders are trusted unless `trust` says
 * that it is to be given by hand; VS Code does not ask for it by itself then. `settings` are added to the calm ones.
 */
export async function codeServerHost(
  workspace: string,
  vsix: string,
  {
    trust = "given",
    settings = {},
  }: { readonly trust?: "given" | "by hand"; readonly settings?: Readonly<Record<string, unknown>> } = {},
): Promise<EditorHost> {
  const folder = mkdtempSync(join(tmpdir(), "mlflow-code-server-"));
  const place = codeServerFolder();
  const port = await freePort();
  // The suite has a user of its own: texts that it leaves unsaved would come back in the windows of the walks.
  const users = { walks: join(folder, "ud"), suite: join(folder, "ud-suite") } as const;
  for (const user of Object.values(users)) {
    mkdirSync(join(user, "User"), { recursive: true });
    writeFileSync(
      join(user, "User/settings.json"),
      JSON.stringify({ ...calmSettings, "security.workspace.trust.startupPrompt": "never", ...settings }),
    );
  }
  writeFileSync(join(folder, "c.yaml"), "");
  const places = (user: keyof typeof users): readonly string[] => [
    ...["--user-data-dir", users[user]],
    ...["--extensions-dir", join(folder, "ext")],
    ...["--config", join(folder, "c.yaml")],
  ];
  const program = [codeServerProgram(place)];
  const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, E2E_RESULT: "" };
  execFileSync(nodeProgram(place), [...program, "--install-extension", vsix, ...places("walks")], {
    env,
    stdio: "pipe",
  });

  let server: ChildProcess | undefined;
  let log = "";
  const start = async (user: keyof typeof users, result = ""): Promise<void> => {
    const child = spawn(
      nodeProgram(place),
      [
        ...program,
        ...places(user),
        ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
        ...[
          "--disable-telemetry",
          "--disable-update-check",
          ...(trust === "given" ? ["--disable-workspace-trust"] : []),
          "--disable-getting-started-override",
        ],
        workspace,
      ],
      { env: { ...env, E2E_RESULT: result }, detached: true, stdio: ["ignore", "pipe", "pipe"] },
    );
    server = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (log += text.toString()));
    const end = Date.now() + 60_000;
    while (
      !(await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (r) => r.ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`code-server did not start:\n${log.slice(-2000)}`);
      await wait(100);
    }
  };
  // A process that is ended leaves no server behind: it stands in a group of its own, and would go on.
  const abandon = (): void => {
    if (server?.pid !== undefined && server.exitCode === null) killGroup(server.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", abandon);
  const stop = async (): Promise<void> => {
    const child = server;
    server = undefined;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    killGroup(child.pid, "SIGTERM");
    await Promise.race([ended, wait(5000)]);
  };
  const address = (file?: string): string => {
    const open = file ? [["openFile", `vscode-remote://127.0.0.1:${port}${join(workspace, file)}`]] : [];
    const payload = JSON.stringify([["skipWelcome", "true"], ...open]);
    return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`;
  };

  await start("walks");
  return {
    name: "VS Code 1.139 (code-server)",
    url: (file) => address(file),
    workspaceUrl: (path) =>
      `http://127.0.0.1:${port}/?workspace=${encodeURIComponent(path)}&payload=${encodeURIComponent('[["skipWelcome","true"]]')}`,
    // The tests are a second extension, present only while they run.
    suite: async (browser) => {
      await stop();
      const result = join(folder, "result.json");
      const tests = installSuite(join(folder, "ext"));
      await start("suite", result);
      try {
        return await suiteResult(browser, address(), result, () => log);
      } finally {
        await stop();
        rmSync(tests, { recursive: true, force: true });
        rmSync(join(folder, "ext/extensions.json"), { force: true });
        await start("walks");
      }
    },
    log: () => log.slice(-4000),
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
      process.off("exit", abandon);
    },
  };
}

/** A group that has ended by itself meanwhile is no fault. */
function killGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A throw-away extension that runs the suite when the window is up, and writes what came of it. */
function installSuite(extensions: string): string {
  const folder = join(extensions, "ml-process-maps.suite-1.0.0");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({
      name: "suite",
      publisher: "ml-process-maps",
      version: "1.0.0",
      engines: { vscode: "^1.91.0" },
      main: "./extension.js",
      activationEvents: ["onStartupFinished"],
    }),
  );
  writeFileSync(
    join(folder, "extension.js"),
    `const fs = require("fs");
exports.activate = () => {
  const result = process.env.E2E_RESULT;
  if (!result) return;
  const tell = (outcomes) => {
    fs.writeFileSync(result + ".tmp", JSON.stringify(outcomes));
    fs.renameSync(result + ".tmp", result);
  };
  Promise.resolve()
    .then(() => require("./suite.js").outcomes())
    .then(tell, (error) => tell([{ name: "the suite", ok: false, ms: 0, message: String(error && error.stack) }]));
};
`,
  );
  writeFileSync(join(folder, "suite.js"), readFileSync(join(root, "dist/test/vscode-suite.js")));
  // VS Code makes this list anew from the folders, the new one among them.
  rmSync(join(extensions, "extensions.json"), { force: true });
  return folder;
}

/** The extension host starts with the first window. */
async function suiteResult(
  browser: Browser,
  url: string,
  result: string,
  log: () => string,
): Promise<readonly Outcome[]> {
  const window = await openWindow(browser, url);
  // Where a file is renamed, a current VS Code asks whether the imports may follow: a person says yes.
  const yes = window.page.locator(".monaco-dialog-box .monaco-button", { hasText: /^OK$/ });
  try {
    const end = Date.now() + 240_000;
    while (!existsSync(result)) {
      if (await yes.isVisible()) await yes.click();
      if (Date.now() > end)
        await window.page.screenshot({ path: join(root, "test-artefacts/code-server-failed-suite.png") });
      if (Date.now() > end) throw new Error(`the suite did not end within 240 s:\n${log().slice(-2000)}`);
      await wait(100);
    }
    return JSON.parse(readFileSync(result, "utf8")) as readonly Outcome[];
  } finally {
    await window.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
