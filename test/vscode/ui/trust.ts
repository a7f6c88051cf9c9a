/** A team's own rules in a workspace that nobody trusts yet, and once it is trusted. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EditorHost } from "../hosts/editor-host.ts";
import type { Outcome } from "../runner.ts";
import { type WalkPlace, walkAlone, walkThrough } from "./walk.ts";
import { eventually, problems } from "./window.ts";

const map = 'actor ds "Data scientist"\n\nprocess a "A" by ds is automated\n';
const rule = `export default { id: "team/owner", severity: "warning", title: "Every step names its owner",
  check: ({ states: [now] }) => now.steps.map((s) => ({ message: "No owner: " + s.title, step: s.id })) };`;

/** `start` gives a host in which a workspace is not trusted from the start. */
export function trustWalk(
  place: WalkPlace,
  start: (workspace: string) => Promise<EditorHost>,
): Promise<readonly Outcome[]> {
  return walkAlone("the host without trust", place, {
    start,
    prepare(folder) {
      writeFileSync(join(folder, "a.mlflow"), map);
      writeFileSync(join(folder, "rules.mjs"), rule);
      writeFileSync(join(folder, "mlmap.config.json"), '{ "plugins": "./rules.mjs" }\n');
      return "";
    },
    walk: (options) =>
      walkThrough(options, { of: "trust", url: options.urlOf("a.mlflow") }, async ({ step, picture }) => {
        await step("a team's own rules are run once the workspace is trusted, not before", async (w) => {
          const listed = (wanted: RegExp) =>
            eventually(`a row ${wanted}`, async () => (await problems(w)).find((row) => wanted.test(row)));
          await listed(/not run here: this workspace is not trusted/);
          const rows = await problems(w);
          if (rows.some((row) => /No owner/.test(row)))
            throw new Error(`the rule ran without trust: ${rows.join(" | ")}`);
          await picture("trust-before");
          // Not the palette: VS Code at times begins without its own command there, and never lists it later.
          await w.page.locator(".statusbar-item a", { hasText: "Restricted Mode" }).click();
          await w.page
            .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ })
            .first()
            .click();
          await listed(/No owner: A/);
          await picture("trust-after");
        });
      }),
  });
}
