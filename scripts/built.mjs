/** Builds dist/ when a source is not what it was at the last build. Plain JavaScript that runs on Node 20. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectEnvironment, projectNode, root } from "./install.mjs";

const sources = ["src", "test/vscode", "scripts/build.ts", "package.json", "package-lock.json", "langium-config.json"];
const mark = join(root, "dist", ".built-from");

/** Ends the process with a sentence when the build fails; costs a few milliseconds when there is nothing to do. */
export function ensureBuilt() {
  if (existsSync(mark) && readFileSync(mark, "utf8") === sumOfSources()) return;
  console.log("Building …");
  const { status, error } = spawnSync(projectNode, [join(root, "scripts/build.ts")], {
    cwd: root,
    stdio: "inherit",
    env: projectEnvironment(),
    shell: process.platform === "win32",
  });
  if (error || status !== 0) {
    console.error(`The build failed: see above${error ? ` (${error.message})` : ""}.`);
    process.exit(1);
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, sumOfSources());
}

/** Changes when a source is added, removed, or saved. */
function sumOfSources() {
  const hash = createHash("sha256");
  const visit = (path) => {
    const at = join(root, path);
    if (!existsSync(at)) return;
    const facts = statSync(at);
    if (facts.isDirectory()) {
      for (const name of readdirSync(at).sort()) {
        if (name !== "generated" && name !== "node_modules") visit(`${path}/${name}`);
      }
    } else hash.update(`${path} ${facts.size} ${facts.mtimeMs}\n`);
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}
