/**
 * `npm start [-- FILE]`: installs and builds what is missing, then opens a map with its live preview beside it: in
 * desktop VS Code where the `code` program exists, else in an embedded VS Code in the browser.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { ensureBuilt } from "./built.mjs";
import { ensureInstalled, projectEnvironment, projectNode, root } from "./install.mjs";

const usage = `npm start                     the example map with its live preview
npm start -- FILE             that map (a folder works too)

  --embedded      the embedded VS Code in the browser, even where desktop VS Code is installed
  --no-open       embedded: only print the address
  --port N        embedded: this port (any free one if left out)
  --host ADDRESS  embedded: another loopback address (::1); others are refused
`;

const args = process.argv.slice(2);
if (args.includes("--help") || args.includes("-h")) {
  process.stdout.write(usage);
  process.exit(0);
}
const withValue = new Set(["--port", "--host"]);
const flags = new Set(["--embedded", "--no-open"]);
const pass = [];
let file;
for (let i = 0; i < args.length; i++) {
  const arg = args[i];
  const [name] = arg.split("=");
  if (withValue.has(name)) pass.push(...(arg.includes("=") ? [arg] : [arg, args[++i] ?? ""]));
  else if (flags.has(arg)) {
    if (arg === "--no-open") pass.push(arg);
  } else if (arg.startsWith("-")) wrong(`There is no option ${arg}.\n\n${usage}`);
  else if (file !== undefined) wrong(`One file at a time, please: ${file} or ${arg}?`);
  else file = arg;
}
// npm runs us in the project's folder; the file was named from where the person stands.
const path =
  file === undefined ? join(root, "examples/nlp-company.mlflow") : resolve(process.env.INIT_CWD ?? process.cwd(), file);
if (!existsSync(path)) wrong(`There is no file ${path}.`);

const say = (text) => console.log(`start: ${text}`);
ensureInstalled();
ensureBuilt();

const code = args.some((a) => a === "--embedded" || a === "--no-open" || withValue.has(a.split("=")[0]))
  ? undefined
  : desktopCode();
if (code) {
  say(`opening ${path} in VS Code (${code})`);
  const folder = statSync(path).isDirectory() ? [path] : [dirname(path), path];
  const { status } = spawnSync(code, [`--extensionDevelopmentPath=${root}`, ...folder], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
} else {
  const child = spawn(projectNode, [join(root, "scripts/host/serve.ts"), path, ...pass], {
    stdio: "inherit",
    env: projectEnvironment(),
    shell: process.platform === "win32",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (status) => {
    process.exitCode = status ?? 0;
  });
}

/** The `code` program of desktop VS Code; the one inside a remote terminal cannot load an extension from here. */
function desktopCode() {
  if (process.env.VSCODE_IPC_HOOK_CLI || process.env.REMOTE_CONTAINERS) return undefined;
  const names = process.platform === "win32" ? ["code.cmd"] : ["code"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((f) => f && !f.includes("node_modules"));
  if (process.platform === "darwin") folders.push("/Applications/Visual Studio Code.app/Contents/Resources/app/bin");
  for (const folder of folders) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

function wrong(message) {
  console.error(`start: ${message}`);
  process.exit(2);
}
