/**
 * Brings every generated file up to date: pages, settings and schemas from the rules, the figures and the command line, the
 * advance widths from the font, the icon, the list of licences. (Fonts for files are made by the build.)
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const byTheBuild = new Set(["all.ts", "fonts.ts"]);
let failed = false;
for (const name of readdirSync(import.meta.dirname).sort()) {
  if (!name.endsWith(".ts") || byTheBuild.has(name)) continue;
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, name)], { stdio: "inherit" });
  console.log(`generate: ${name.replace(/\.ts$/, "")}${status === 0 ? "" : " failed"}`);
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
