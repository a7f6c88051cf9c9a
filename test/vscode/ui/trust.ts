/** A team's own rules in a workspace that nobody trusts yet, and once it is trusted. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { EditorHost } from "../hosts/editor-host.ts";
import type { Outcome } from "../runner.ts";
import { eventually, openWindow, problems, runCommand, type Window } from "./window.ts";

const map = 'actor ds "Data scientist"\n\nprocess a "A" by ds is automated\n';
const rule = `export default { id: "team/owner", severity: "warning", title: "Every step names its owner",
  check: ({ states: [now] }) => now.steps.map((s) => ({ message: "No owner: " + s.title, step: s.id })) };`;

/** `start` gives a host in which a workspace is not trusted from the start. */
export async function trustWalk(
  browser: Browser,
  artefacts: string,
  start: (workspace: string) => Promise<EditorHost>,
): Promise<Outcome> {
  const name = "a team's own rules are run once the workspace is trusted, not before";
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "mlflow-trust-")));
  writeFileSync(join(workspace, "a.mlflow"), map);
  writeFileSync(join(workspace, "rules.mjs"), rule);
  writeFileSync(join(workspace, "mlmap.config.json"), '{ "plugins": "./rules.mjs" }\n');
  const began = performance.now();
  let host: EditorHost | undefined;
  let window: Window | undefined;
  let message: string | undefined;
  try {
    host = await start(workspace);
    window = await openWindow(browser, host.url("a.mlflow"));
    const w = window;
    const listed = (wanted: RegExp) =>
      eventually(`a row ${wanted}`, async () => (await problems(w)).find((row) => wanted.test(row)));
    await listed(/not run here: this workspace is not trusted/);
    const rows = await problems(w);
    if (rows.some((row) => /No owner/.test(row))) throw new Error(`the rule ran without trust: ${rows.join(" | ")}`);
    await w.page.screenshot({ path: join(artefacts, "trust-before.png") });
    await runCommand(w, "Workspaces: Manage Workspace Trust");
    await w.page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ })
      .first()
      .click();
    await listed(/No owner: A/);
    await w.page.screenshot({ path: join(artefacts, "trust-after.png") });
  } catch (error) {
    message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await window?.page.screenshot({ path: join(artefacts, "failed-trust.png") }).catch(() => undefined);
  } finally {
    await window?.close();
    await host?.close();
    rmSync(workspace, { recursive: true, force: true });
  }
  const ms = Math.round(performance.now() - began);
  console.log(
    `  ${message === undefined ? "✓" : "✗"} ${name} (${ms} ms)${message === undefined ? "" : `\n${message}`}`,
  );
  return { name, ok: message === undefined, ms, ...(message !== undefined && { message }) };
}
