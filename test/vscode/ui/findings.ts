/** Findings as a person meets them in a real window: counted, listed, marked on the boxes, one rule alone, explained, mended. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import type { Outcome } from "../runner.ts";
import { type WalkOptions, walkThrough } from "./walk.ts";
import { eventually, focusEditor, previewFrame, previewShows, runCommand, type Window } from "./window.ts";

const file = "findings.mlflow";
/** Two manual steps, one of them without an actor: three findings of two rules, and a step without any. */
const text = `actor ds "Data scientist"

start go   "Go"
end   done "Done"

process collect "Collect" is manual
process tell    "Tell"    by ds is manual
process train   "Train"   by ds is automated

go -> collect -> tell -> train -> done
`;

export function findingsWalk(options: WalkOptions, openFile: string): Promise<readonly Outcome[]> {
  writeFileSync(join(options.workspace, file), text);
  return walkThrough(options, { of: "findings", url: options.urlOf(openFile) }, async ({ step, picture }) => {
    await step("findings are counted, listed, marked on their boxes, looked at by rule, explained and mended", (w) =>
      walk(w, (what) => picture(`findings-${what}`)),
    );
  });
}

async function walk(w: Window, picture: (what: string) => Promise<unknown>): Promise<void> {
  const { page } = w;
  const entry = page.locator(".explorer-viewlet .monaco-list-row", { hasText: file }).first();
  await eventually("the map in its tab", async () => {
    await entry.dblclick({ timeout: 5000 });
    return (await page.locator(`.tab[data-resource-name="${file}"]`).count()) > 0;
  });
  await previewShows(
    w,
    "a picture with five boxes",
    async (frame) => (await frame.locator("g[data-id][data-kind='process']").count()) === 3,
  );
  await inStatusBar(w, "3 findings");

  await page.locator(".statusbar-item", { hasText: "3 findings" }).first().click();
  const rows = page.locator(".markers-panel .monaco-list-row");
  await eventually("all findings in the list", async () => {
    const texts = await rows.allTextContents();
    return ["Nobody does “Collect”", "“Collect” is manual", "“Tell” is manual"].every((found) =>
      texts.some((text) => text.replaceAll("\u00a0", " ").includes(found)),
    );
  });
  await picture("listed");
  await rows.locator("a", { hasText: "no-actor" }).first().click();
  await pageOf(w, /Nobody does this step/);
  await page.locator('.tab[aria-label*="no-actor"]').first().click({ button: "middle" });
  await page.locator('.tab[aria-label*="no-actor"]').first().waitFor({ state: "detached" });
  await runCommand(w, "View: Toggle Panel Visibility");

  const frame = await previewFrame(w);
  await frame.locator("g[data-kind='finding']").first().waitFor();
  await picture("marked");
  await frame.getByRole("button", { name: /^\d+ findings$/ }).click();
  await frame.locator('[data-rule="manual-step"]').click();
  await eventually("the other step set back", async () => (await dimmed(frame)).join() === "train");
  await picture("one-rule");
  await frame.locator('[data-rule="manual-step"]').click();
  await eventually("no step set back", async () => (await dimmed(frame)).length === 0);
  await frame.locator('[data-rule="no-actor"]').click();
  await eventually("both other steps set back", async () => (await dimmed(frame)).join() === "tell,train");
  await frame.locator('[data-rule="no-actor"]').click();

  await frame.locator("g[data-id='collect'][data-kind='process']").first().click();
  const card = frame.locator(".card");
  await card.getByText("Nobody does “Collect”").waitFor();
  await picture("card");
  await card.getByRole("button", { name: "Let “Data scientist” do it" }).click();
  await eventually("the actor in the text", async () =>
    /collect "Collect" by ds is manual/.test(
      (await page.locator(".editor-instance .view-line", { hasText: "collect" }).allInnerTexts())
        .join("\n")
        .replaceAll("\u00a0", " ")
        .replaceAll(/ +/g, " "),
    ),
  );
  // The count is of the text that one is in.
  await focusEditor(w, file);
  await inStatusBar(w, "2 findings");
  await picture("mended");

  await page
    .locator(".statusbar-item", { hasText: /3 steps/ })
    .first()
    .hover();
  const told = page.locator(".monaco-hover:visible", { hasText: /Score\s\d+\sof\s100/ });
  await told.waitFor();
  await picture("figures");
  await told.locator("a", { hasText: "Figures" }).click();
  await previewShows(w, "the page of figures", async (frame) => (await frame.locator(".figures-page").count()) > 0);
}

const inStatusBar = (w: Window, wanted: string): Promise<unknown> =>
  eventually(`“${wanted}” in the status bar`, async () =>
    (await w.page.locator(".statusbar-item").allInnerTexts()).some((item) => item.includes(wanted)),
  );

/** Ids of the processes that are set back. */
const dimmed = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() =>
    [...document.querySelectorAll<SVGElement>("[data-dimmed]")]
      .flatMap((step) => step.closest<SVGElement>("[data-kind='process']")?.dataset["id"] ?? [])
      .sort(),
  );

/** Waits for a page of a rule, which VS Code shows as text or as Markdown. */
const pageOf = (w: Window, wanted: RegExp): Promise<unknown> =>
  eventually(`a page that says ${wanted}`, async () => {
    for (const frame of w.page.frames()) {
      const shown = await frame
        .locator("body")
        .innerText({ timeout: 2000 })
        .catch(() => "");
      if (wanted.test(shown.replaceAll("\u00a0", " "))) return true;
    }
    return undefined;
  });
