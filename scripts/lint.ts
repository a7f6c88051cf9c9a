/** Lint (oxlint, with types) and formatting (Biome). `--fix` mends what can be mended. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const fix = process.argv.includes("--fix");
const commands: readonly (readonly string[])[] = [
  ["oxlint", "--type-aware", ...(fix ? ["--fix"] : []), "src", "test", "scripts", "bench"],
  ["biome", "check", ...(fix ? ["--write"] : []), "--max-diagnostics=40", "."],
];
let failed = false;
for (const [command, ...args] of commands) {
  const { status } = spawnSync(command as string, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
