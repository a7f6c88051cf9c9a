/** Checks types room by room: each with just the platform it may know, so that the compiler is the first wall. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
let failed = false;
for (const room of ["core", "webview", "extension", "node", "test"]) {
  const { status } = spawnSync("tsc", ["-p", `tsconfig/${room}.json`, "--pretty", "false"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) {
    failed = true;
    console.error(`types: tsconfig/${room}.json has errors.`);
  }
}
process.exit(failed ? 1 : 0);
