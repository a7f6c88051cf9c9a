/**
 * Installs code-server (VS Code with a Node extension host) into a cache folder for the end-to-end tests. Takes minutes
 * and some 750 MB the first time, nothing afterwards. Safe to break off and to run twice at once: it is made in a folder
 * of its own and moved into place when it answers.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { codeServerFolder, codeServerProgram, isInstalled, lockFolder, nodeProgram } from "./host/code-server-place.ts";

/**
 * Our surroundings without what an `npm run` around us says of itself: code-server reads the version of Node there, and
 * that npm may run on an older one.
 */
const outside = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));

const place = codeServerFolder();
if (isInstalled(place)) {
  console.log(`e2e:install: code-server is there already: ${place}`);
} else {
  install();
}

function install(): void {
  rmSync(place, { recursive: true, force: true });
  const making = `${place}.tmp-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  console.log(`e2e:install: installing code-server into ${place} (a few minutes; it compiles native parts)`);
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(lockFolder, file), join(making, file));
  // `node` comes first, alone: its binary must be on PATH when code-server's own install script runs.
  run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], making, outside);
  run("npm", ["rebuild", "node"], making, outside);
  const path = `${join(making, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  run("npm", ["rebuild"], making, { ...outside, PATH: path });
  run(nodeProgram(making), [codeServerProgram(making), "--version"], making, {
    ...process.env,
    XDG_CONFIG_HOME: making, // even `--version` writes a settings file
  });
  writeFileSync(join(making, "ok"), "");
  if (existsSync(place)) rmSync(making, { recursive: true, force: true });
  else renameSync(making, place);
  console.log("e2e:install: done");
}

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): void {
  const { status, error } = spawnSync(command, [...args], { cwd, env, stdio: "inherit" });
  if (error || status !== 0) {
    rmSync(cwd, { recursive: true, force: true });
    console.error(
      `e2e:install: \`${command} ${args.join(" ")}\` failed${error ? `: ${error.message}` : ` (exit status ${status})`}.\n` +
        "  code-server compiles native parts: it needs a C++ compiler, make, python3 and the Kerberos headers\n" +
        "  (Debian and Ubuntu: sudo apt-get install -y build-essential python3 libkrb5-dev).",
    );
    process.exit(1);
  }
}
