/**
 * The suite inside desktop VS Code, which `@vscode/test-electron` downloads: needs the internet and a screen
 * (`xvfb-run -a npm run e2e:desktop` on a server). `VSCODE_VERSION` picks another version than the newest stable one.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";

const root = join(import.meta.dirname, "..");
const workspace = mkdtempSync(join(tmpdir(), "mlflow-desktop-"));
try {
  cpSync(join(root, "examples"), workspace, { recursive: true });
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, "dist/test/vscode-suite.js"),
    launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust", "--skip-welcome"],
    version: process.env["VSCODE_VERSION"] ?? "stable",
  });
} catch (error) {
  console.error(`e2e:desktop: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
