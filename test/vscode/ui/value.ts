/** A map in a repository: its past compared from the menus, its history and figures, and an assumption changed from a hover. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { EditorHost } from "../hosts/editor-host.ts";
import type { Outcome } from "../runner.ts";
import { fromMenu, pick, rowOfList } from "./editor.ts";
import { type WalkPlace, walkAlone, walkThrough } from "./walk.ts";
import { eventually, focusEditor, goTo, previewFrame, runCommand, useTheme, type Window } from "./window.ts";

const file = "churn.mlflow";
const mapWith = (label: string, watch: string): string => `map "Churn model" {
  currency EUR
}

actor ds "Data scientist" { cost 80 EUR per hour  people 2 }

phase build "Build" {
  process label "Label customers" by ds is ${label} { effort 2d..4d  runs 1 per month }
  process train "Train" by ds is manual { effort 6h  runs 4 per month }
}
${watch}
label -> train

target later "Later" {
  change train is automated
  change label is semi-automated
}
`;
const versions: readonly (readonly [message: string, text: string])[] = [
  ["First map", mapWith("manual", "")],
  ["Propose labels by a model", mapWith("non-repeatable", "")],
  ["Watch the model", mapWith("non-repeatable", '\nprocess watch "Watch" by ds is absent\ntrain -> watch\n')],
];
const now = mapWith(
  "semi-automated",
  '\nprocess watch "Watch" by ds is manual { effort 1h  runs 4 per month }\ntrain -> watch\n',
);

/** `start` gives a host with VS Code's own git. */
export function valueWalk(
  place: WalkPlace,
  start: (workspace: string) => Promise<EditorHost>,
): Promise<readonly Outcome[]> {
  return walkAlone("the host with a map's past", place, {
    start,
    prepare(folder) {
      commitAll(folder);
      return "";
    },
    walk: (options) =>
      walkThrough(
        options,
        { of: "past", url: options.urlOf(file), size: { width: 1600, height: 1000 } },
        async (walk) => {
          const picture: Picture = (part) => walk.picture(`value-${part}`);
          await walk.step("a map with a past has its picture", async (w) => void (await previewFrame(w)));
          await walk.step(
            "a map is compared with its past from the menus of Source Control and explorer",
            async (w) => {
              await fromSourceControl(w, picture);
              await fromExplorer(w, picture);
            },
          );
          await walk.step("history and figures are shown in light and dark", async (w) => pages(w, picture));
          await walk.step("an assumption is changed from a hover, and Undo takes it back", async (w) =>
            fromHover(w, picture),
          );
        },
      ),
  });
}

function commitAll(workspace: string): void {
  const git = (...args: readonly string[]): void =>
    void execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], {
      cwd: workspace,
      stdio: "pipe",
    });
  git("init", "-q", "-b", "main");
  for (const [subject, text] of versions) {
    writeFileSync(join(workspace, file), text);
    git("add", ".");
    git("commit", "-q", "-m", subject);
  }
  writeFileSync(join(workspace, file), now);
}

type Picture = (part: string) => Promise<unknown>;

/** The command of the menu of a file, and the version of the list that it opens. */
async function chooseVersion(w: Window, row: Locator, version: string): Promise<void> {
  await fromMenu(w, row, "Compare Map with Another Version", rowOfList(w, version));
  await pick(w, version);
}

/** Waits for the comparison with a version, by what its list of changes says. */
async function compared(w: Window, says: readonly RegExp[]): Promise<void> {
  await eventually(`a list of changes with ${says.join(", ")}`, async () => {
    const frame = await previewFrame(w, 2000);
    const text = await frame.locator(".changes").innerText({ timeout: 2000 });
    return says.every((pattern) => pattern.test(text));
  });
}

/** Turns to a view of the bar at the side. */
const activity = ({ page }: Window, view: string): Promise<void> =>
  page
    .locator(".activitybar .action-item", { has: page.locator(`a.action-label[aria-label^="${view}"]`) })
    .first()
    .click();

async function fromSourceControl(w: Window, picture: Picture): Promise<void> {
  await activity(w, "Source Control");
  const row = w.page.locator(".scm-view .monaco-list-row", { hasText: file }).first();
  await chooseVersion(w, row, "HEAD");
  await compared(w, [/2 better/, /Label customers/, /Watch/]);
  await picture("source-control");
}

async function fromExplorer(w: Window, picture: Picture): Promise<void> {
  await activity(w, "Explorer");
  const row = w.page.locator(".explorer-folders-view .monaco-list-row", { hasText: file }).first();
  await chooseVersion(w, row, "First map");
  await compared(w, [/1 better, 1 new/, /Label customers/, /Watch/]);
  await picture("explorer");
}

async function pages(w: Window, picture: Picture): Promise<void> {
  await runCommand(w, "Show History of the Figures");
  await eventually("three commits in the history", async () => {
    const frame = await previewFrame(w, 2000);
    return (await frame.locator("[data-revision]").count()) === versions.length;
  });
  for (const [theme, shade] of [
    ["Light Modern", "vs"],
    ["Dark Modern", "vs-dark"],
  ] as const) {
    await useTheme(w, theme, shade);
    await runCommand(w, "Show History of the Figures");
    await (await previewFrame(w)).locator("[data-revision]").first().waitFor();
    await picture(`history-${shade}`);
    await runCommand(w, "ML Process Maps: Show Figures");
    await (await previewFrame(w)).getByText("Hours by actor").first().waitFor();
    await picture(`figures-${shade}`);
  }
}

/** The link in the hover of a step asks for a number and writes it; Undo takes it back. */
async function fromHover(w: Window, picture: Picture): Promise<void> {
  const line = now.split("\n").findIndex((text) => text.includes("process train")) + 1;
  await focusEditor(w, file);
  await goTo(w, line, 12);
  const link = w.page.locator(".monaco-hover:visible a", { hasText: "assume automated 5%" }).first();
  await eventually("the link in the hover", async () => {
    await w.page.keyboard.press("Control+K");
    await w.page.keyboard.press("Control+I");
    await link.waitFor({ timeout: 5000 });
    return true;
  });
  await picture("hover");
  await link.click();
  const input = w.page.locator(".quick-input-widget:visible .quick-input-box input");
  await input.fill("10%");
  await input.press("Enter");
  const lines = w.page.locator(".editor-instance .view-line", { hasText: /assume.automated.10%/ });
  await lines.first().waitFor();
  await picture("assumed");
  await focusEditor(w, file);
  await w.page.keyboard.press("Control+Z");
  await lines.first().waitFor({ state: "detached" });
}
