/** The language's help as hands reach it in a real window: keys and menus of the text, each seen to do what it says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { Outcome } from "../runner.ts";
import { boxesIn } from "./boxes.ts";
import { editorText, inExplorer, openByName, pick, setText, textShows } from "./editor.ts";
import { folder, ways, writeFolder } from "./language-folder.ts";
import { setSettings, writeSettings } from "./settings.ts";
import { type Walk, type WalkOptions, walkThrough } from "./walk.ts";
import { cursor, eventually, focusEditor, goTo, previewShows, runCommand, save, type Window } from "./window.ts";

const file = "ways.mlflow";

/** Writes in a folder of its own within the workspace. */
export function writingWalk(options: WalkOptions): Promise<readonly Outcome[]> {
  writeFolder(options.workspace);
  writeSettings(options.workspace);
  const size = { width: 1600, height: 1000 };
  return walkThrough(options, { of: "writing", url: options.urlOf(`${folder}/${file}`), size }, async (walk) => {
    await walk.step("a map in a folder of its own opens with hints and lenses in its text", async (w) => {
      try {
        await openByName(w, file, folder);
        await previewShows(w, "its boxes", async (frame) => (await boxesIn(frame)).length === 3);
        await textShows(w, "what an effort comes to in a month", (text) => /effort 2h.*8 h a month/.test(text));
        await textShows(w, "the level of today in a change", (text) =>
          /semi-automated.*from non-repeatable/.test(text),
        );
        await w.page.locator(".editor-instance .codelens-decoration", { hasText: "Open preview" }).first().waitFor();
        await walk.picture("writing");
      } catch (error) {
        walk.stop("the map did not come");
        throw error;
      }
    });
    await namesSteps(walk);
    await mendingSteps(walk);
    await filesSteps(walk, options.workspace);
    await flowSteps(walk);
    await configSteps(walk);
  });
}

/** Completion, definition, references, rename: names of two files. */
async function namesSteps({ step, picture }: Walk): Promise<void> {
  await step(
    "Ctrl+Space offers an actor of another file with its page, and Enter writes its import above",
    async (w) => {
      await fresh(w);
      await goTo(w, lineOf("process train"), 1);
      await w.page.keyboard.press("End");
      await w.page.keyboard.type('\nprocess watch "Watch" by oper', { delay: 10 });
      const entry = w.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "operator" }).first();
      await asked(w, "Control+Space", entry);
      await picture("completion");
      await w.page.keyboard.press("Enter");
      await textShows(w, "actor and import", (text) => {
        const lines = text.split("\n");
        return lines.includes('process watch "Watch" by operator') && lines.includes('import "./ops.mlflow"');
      });
    },
  );

  await step("F12 goes to the declaration in another file, Shift+F12 lists the places in both", async (w) => {
    await fresh(w);
    await goTo(w, lineOf("process collect"), columnOf("process collect", "ds is"));
    const there = w.page.locator('.tab.active[data-resource-name="team.mlflow"]').first();
    await asked(w, "F12", there);
    await eventually("the declaration", async () => (await cursor(w)).startsWith("Ln 1, Col 7"));
    await focusEditor(w, file);
    await goTo(w, lineOf("process collect"), columnOf("process collect", "ds is"));
    const list = w.page.locator(".peekview-widget").first();
    await asked(w, "Shift+F12", list);
    await eventually("both files in the list", async () => {
      const words = await list.innerText();
      return words.includes("team.mlflow") && words.includes(file) && /3 references|\(3\)/.test(words);
    });
    await picture("references");
    await w.page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
  });

  await step("F2 gives an actor another name in both files, and one Undo takes it back in both", async (w) => {
    await fresh(w);
    await goTo(w, lineOf("process collect"), columnOf("process collect", "ds is"));
    const field = w.page.locator(".monaco-editor .rename-box input").first();
    await asked(w, "F2", field);
    await field.fill("scientist");
    await field.press("Enter");
    await textShows(w, "the new name", (text) => text.includes("by scientist is manual") && !/\bby ds\b/.test(text));
    await openByName(w, "team.mlflow", folder);
    await textShows(w, "the new name in the declaration", (text) => text.includes('actor scientist "Data scientist"'));
    await focusEditor(w, file);
    await w.page.keyboard.press("Control+Z");
    await textShows(w, "the old name", (text) => text.includes("by ds is manual"));
    await openByName(w, "team.mlflow", folder);
    await textShows(w, "the old name in the declaration", (text) => text.includes('actor ds "Data scientist"'));
    await openByName(w, file, folder);
  });

  await step("Ctrl+Shift+O lists the steps of the text, and goes to one", async (w) => {
    await fresh(w);
    await asked(
      w,
      "Control+Shift+O",
      w.page.locator(".quick-input-list .monaco-list-row", { hasText: "Train" }).first(),
    );
    await picture("symbols");
    await pick(w, "Train");
    await eventually("the step", async () => (await cursor(w)).startsWith(`Ln ${lineOf("process train")},`));
  });
}

/** Fixes, refactorings, what happens on save and while one types. */
async function mendingSteps({ step, picture }: Walk): Promise<void> {
  await step("a misspelt name is mended by Ctrl+.", async (w) => {
    await fresh(w, ways.replace("label -> train", "lable -> train"));
    await w.page.locator(".editor-instance .squiggly-error").first().waitFor();
    await goTo(w, lineOf("collect ->"), 13);
    await fromActions(w, "Control+.", "Change to “label”", () => picture("quick-fix"));
    await textShows(w, "the right name", (text) => text.includes("collect -> label -> train"));
    await w.page.locator(".editor-instance .squiggly-error").first().waitFor({ state: "detached" });
  });

  await step("two steps are put into a phase from the refactor menu", async (w) => {
    await fresh(w);
    await goTo(w, lineOf("process collect"), 1);
    for (let i = 0; i < 5; i++) await w.page.keyboard.press("Shift+ArrowDown");
    await fromActions(w, "Control+Shift+R", "Put 2 items into a phase of their own", () => picture("refactor"));
    await textShows(w, "the phase", (text) => /phase new-phase "New phase" \{\n {2}process collect/.test(text));
    await previewShows(w, "the phase in the picture", async (f) =>
      /New phase/.test(await f.locator("main").innerText()),
    );
    await focusEditor(w, file);
    await w.page.keyboard.press("Control+Z");
    await textShows(w, "no phase", (text) => !text.includes("phase new-phase"));
  });

  await step("an actor is moved into another file from the refactor menu", async (w) => {
    const declared = 'actor lead "Team lead"';
    await fresh(w, ways.replace('map "Ways"', `map "Ways"\n\n${declared}`));
    await goTo(w, lineOf("map") + 2, 8);
    await fromActions(w, "Control+Shift+R", "Move the actor to “./team.mlflow”", () => picture("move"));
    await textShows(w, "no such actor here", (text) => !text.includes(declared));
    await openByName(w, "team.mlflow", folder);
    await textShows(w, "the actor among the others", (text) => text.includes(declared));
    await w.page.keyboard.press("Control+Z");
    await textShows(w, "no such actor there", (text) => !text.includes(declared));
    // One Undo for both files: the other one has it a moment later, and would take back what the next step writes.
    await openByName(w, file, folder);
    await textShows(w, "the actor here again", (text) => text.includes(declared));
  });

  await step("a level is turned up from the refactor menu", async (w) => {
    await fresh(w);
    await goTo(w, lineOf("process train"), 12);
    await fromActions(w, "Control+Shift+R", "Turn the level up to semi-automated");
    await textShows(w, "the next level", (text) => /process train .* is semi-automated/.test(text));
  });
}

/** What the files of a workspace have to do with it. */
async function filesSteps({ step, picture }: Walk, workspace: string): Promise<void> {
  const inFolder = (name: string): string => join(workspace, folder, name);

  await step(
    "above an actor stands how often it is named, where one wants that, and a click lists the places",
    async (w) => {
      await setSettings(w, workspace, { "mlProcessMaps.referencesCodeLens": true });
      await openByName(w, "team.mlflow", folder);
      const lenses = w.page.locator(".editor-instance .codelens-decoration a");
      await lenses.filter({ hasText: "2 references" }).first().click();
      const list = w.page.locator(".peekview-widget").first();
      await eventually("the file that names it", async () => (await list.innerText()).includes(file));
      await picture("lens-of-references");
      await w.page.keyboard.press("Escape");
      await list.waitFor({ state: "detached" });
      await setSettings(w, workspace, {});
      await openByName(w, "team.mlflow", folder);
      await eventually("no such line", async () => (await lenses.filter({ hasText: "references" }).count()) === 0);
    },
  );

  await step(
    "saving puts imports and lines in order, and a line is put in order when the next one begins",
    async (w) => {
      await setSettings(w, workspace, {
        "[mlflow]": {
          "editor.formatOnType": true,
          "editor.formatOnSave": true,
          "editor.codeActionsOnSave": { "source.organizeImports": "explicit" },
        },
      });
      await fresh(w);
      await goTo(w, lineOf("target soon"), 1);
      await w.page.keyboard.type("train->collect\n", { delay: 10 });
      await textShows(w, "the typed line in order", (text) => text.includes("\ntrain -> collect\n"));
      await setText(
        w,
        `import "./team.mlflow"\nimport "./ops.mlflow"\n\nprocess   a "A"  by ds,mle,operator is manual\n`,
      );
      await eventually("the file in order", async () => {
        await w.page.keyboard.press("Control+S");
        return (
          readFileSync(inFolder(file), "utf8") ===
          `import "./ops.mlflow"\nimport "./team.mlflow"\n\nprocess a "A" by ds, mle, operator is manual\n`
        );
      });
      await setSettings(w, workspace, {});
      await fresh(w);
      await save(w, file);
    },
  );

  await step(
    "a file that is renamed in the explorer takes its imports with it, and one Undo takes back both",
    async (w) => {
      await openByName(w, "team.mlflow", folder);
      await openByName(w, file, folder);
      await inExplorer(w, "team.mlflow").click();
      await openByName(w, file, folder);
      await inExplorer(w, "team.mlflow").click({ modifiers: ["Control"] });
      await w.page.keyboard.press("F2");
      const field = w.page.locator(".explorer-folders-view .monaco-inputbox input").first();
      await field.fill("crew.mlflow");
      await field.press("Enter");
      await agreed(w, async () => existsSync(inFolder("crew.mlflow")));
      await openByName(w, file, folder);
      await textShows(w, "the new import", (text) => text.startsWith('import "./crew.mlflow"'));
      await picture("renamed-file");
      await inExplorer(w, "crew.mlflow").click();
      await w.page.locator('.tab.active[data-resource-name="crew.mlflow"]').first().waitFor();
      await inExplorer(w, "crew.mlflow").click();
      await w.page.keyboard.press("Control+Z");
      await agreed(w, async () => existsSync(inFolder("team.mlflow")));
      await openByName(w, file, folder);
      await textShows(w, "the old import", (text) => text.startsWith('import "./team.mlflow"'));
    },
  );
}

/** The flow as a hierarchy, and a text that is no file. */
async function flowSteps({ step, picture }: Walk): Promise<void> {
  await step("Shift+Alt+H shows what leads to a step, and what follows it, as a hierarchy", async (w) => {
    await fresh(w);
    await goTo(w, lineOf("process label"), 10);
    const rows = w.page.locator(".sidebar .monaco-list-row");
    await asked(w, "Shift+Alt+H", rows.filter({ hasText: "Collect" }).first());
    await picture("hierarchy");
    await runCommand(w, "Calls: Show Outgoing Calls");
    await rows.filter({ hasText: "Train" }).first().waitFor();
    await runCommand(w, "View: Show Explorer");
  });

  await step("a text that was never saved is a map once one says so: help and picture", async (w) => {
    await runCommand(w, "File: New Untitled Text File");
    await w.page.locator(".tab.active", { hasText: "Untitled" }).first().waitFor();
    await runCommand(w, "Change Language Mode");
    await w.page.locator(".quick-input-widget:visible .quick-input-box input").fill("ML Process Map");
    await pick(w, "ML Process Map");
    await w.page.locator(".tab.active", { hasText: "Untitled" }).first().click();
    await w.page.keyboard.type('actor ds "Ann"\nprocess a "First" by ', { delay: 10 });
    const entry = w.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "ds" }).first();
    await asked(w, "Control+Space", entry);
    await w.page.keyboard.press("Enter");
    await w.page.keyboard.type(" is manual\n", { delay: 10 });
    await previewShows(w, "its box", async (f) => (await boxesIn(f)).map(({ id }) => id).join() === "a");
    await picture("untitled");
    await setText(w, "");
    await w.page.keyboard.press("Control+F4");
  });
}

/** The settings file of a team, which the extension's schema describes. */
async function configSteps({ step, picture }: Walk): Promise<void> {
  await step(
    "in mlmap.config.json rules are offered by name, severities too, and a hover says what a rule finds",
    async (w) => {
      const config = "mlmap.config.json";
      await openByName(w, "team.mlflow", folder);
      await openByName(w, config, "rules");
      await goTo(w, 3, 5);
      const rule = w.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "manual-step" }).first();
      await asked(w, "Control+Space", rule);
      await picture("config-completion");
      await rule.click();
      await w.page.keyboard.press("Escape");
      await eventually("the text with an empty severity", async () => {
        await setText(w, '{\n  "rules": {\n    "manual-step": ""\n  }\n}\n');
        return /^ {4}"manual-step": ""$/m.test(await editorText(w));
      });
      await goTo(w, 3, 21);
      const severity = w.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "hint" }).first();
      await asked(w, "Control+Space", severity);
      await w.page.keyboard.press("Escape");
      await goTo(w, 3, 8);
      const hover = w.page.locator(".monaco-hover:visible", { hasText: "A process is manual" }).first();
      await eventually("what the rule finds", async () => {
        await w.page.keyboard.press("Control+K");
        await w.page.keyboard.press("Control+I");
        await hover.waitFor({ timeout: 3000 });
        return true;
      });
      await picture("config-hover");
      await w.page.keyboard.press("Escape");
      await setText(w, '{\n  "rules": {\n    "manual-stepp": "off"\n  }\n}\n');
      await w.page.locator(".editor-instance .squiggly-warning, .editor-instance .squiggly-error").first().waitFor();
    },
  );
}

/** The map's text as it was first, in its editor, which has the focus. */
async function fresh(w: Window, text = ways): Promise<void> {
  // What an earlier step may have left open would take the clicks.
  await w.page.keyboard.press("Escape");
  await openByName(w, file, folder);
  await focusEditor(w, file);
  await setText(w, text);
  const first = text.split("\n")[0] ?? "";
  await textShows(w, "the text of the map", (shown) => shown.includes(first) && shown.includes('target soon "Soon"'));
}

/** Presses a key until what it asks for comes: a server that is busy just then may have nothing to offer yet. */
function asked({ page }: Window, key: string, comes: Locator): Promise<true> {
  return eventually(`what ${key} asks for`, async () => {
    await page.keyboard.press(key);
    await comes.waitFor({ timeout: 4000 });
    return true;
  });
}

/** Opens the list of fixes or refactorings by its key, and takes an entry with the keyboard. */
async function fromActions(w: Window, key: string, label: string, listed?: () => Promise<unknown>): Promise<void> {
  const rows = w.page.locator(".action-widget .monaco-list-row");
  await asked(w, key, rows.filter({ hasText: label }).first());
  await listed?.();
  await eventually(`“${label}” to be the chosen entry`, async () => {
    if ((await w.page.locator(".action-widget .monaco-list-row.focused", { hasText: label }).count()) > 0) return true;
    await w.page.keyboard.press("ArrowDown");
    return undefined;
  });
  await w.page.keyboard.press("Enter");
  await rows.first().waitFor({ state: "detached" });
}

/** Says yes to the editor's question whether imports may follow, where it asks one, until something holds. */
function agreed({ page }: Window, holds: () => Promise<boolean>): Promise<true> {
  const yes = page.locator(".monaco-dialog-box .monaco-button", { hasText: /^(OK|Undo|Undo in \d Files)$/ }).first();
  return eventually("the renamed file", async () => {
    if (await yes.isVisible()) await yes.click({ timeout: 2000 });
    return (await holds()) ? true : undefined;
  });
}

/** 1-based line of the map's first text. */
function lineOf(part: string): number {
  return ways.split("\n").findIndex((line) => line.startsWith(part)) + 1;
}

/** 1-based column of a part of a line of the map's first text. */
function columnOf(line: string, part: string): number {
  return (ways.split("\n")[lineOf(line) - 1] ?? "").indexOf(part) + 1;
}
