/**
 * Makes a fresh clone ready: installs the packages of package-lock.json when they are missing or older than the lock file,
 * and names the Node that the rest of the work runs on. Plain JavaScript: it runs before anything is installed, on Node 20.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const binaries = join(root, "node_modules", ".bin");

/** The Node that the project brings along (`node` in devDependencies), whatever Node called us. */
export const projectNode = join(binaries, process.platform === "win32" ? "node.cmd" : "node");

/** The environment with the project's programs first on the path. */
export function projectEnvironment(extra = {}) {
  return { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH ?? ""}`, ...extra };
}

/** Installs what package-lock.json names, unless it is there already. Ends the process with a sentence when that fails. */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".installed-lock");
  if (existsSync(projectNode)) {
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
    // Installed by hand (`npm install`): npm keeps its own list of what it put there.
    if (holdsVersionsOfLock()) {
      writeFileSync(stamp, lock);
      return;
    }
  }
  console.log("Installing packages (the first time takes about a minute) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // `npm ci` refuses a lock file that lacks the optional packages of other platforms, which is what a registry that does not
  // carry them makes; `install --no-save` takes the same versions from the lock file and leaves it as it is.
  const result = spawnSync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error(
      "The packages could not be installed. Is the npm registry within reach? Try `npm install` in this folder to see more.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

/** True when node_modules holds what package-lock.json names, version by version (optional packages of other systems aside). */
function holdsVersionsOfLock() {
  const listed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(listed)) return false;
  const installed = JSON.parse(readFileSync(listed, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages);
  return wanted.every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}
