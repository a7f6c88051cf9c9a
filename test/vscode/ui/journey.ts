/** One walk through the main job in a real window, from opening the example to the picture in four themes. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../runner.ts";
import { boxesIn, boxesOfFile, type DrawnBox } from "./boxes.ts";
import { platformForm } from "./platforms.ts";
import { type Walk, type WalkOptions, walkThrough } from "./walk.ts";
import {
  cursor,
  eventually,
  focusEditor,
  goTo,
  openWindow,
  previewFacts,
  previewFrame,
  previewShows,
  problems,
  runCommand,
  save,
  useTheme,
  type Window,
} from "./window.ts";

export interface JourneyOptions extends WalkOptions {
  /** The map that is opened first. */
  readonly file: string;
}

/** Wide enough for the picture's half to have the proportions that the command line draws for. */
const size = { width: 2400, height: 900 };
const themes = [
  ["Light Modern", "vs", "light"],
  ["Dark Modern", "vs-dark", "dark"],
  ["Dark High Contrast", "hc-black", "contrast-dark"],
  ["Light High Contrast", "hc-light", "contrast-light"],
] as const;

export function journey(options: JourneyOptions): Promise<readonly Outcome[]> {
  const began = performance.now();
  return walkThrough(options, { of: "main job", url: options.urlOf(options.file), size }, (walk) =>
    mainJob(walk, options, began),
  );
}

async function mainJob(walk: Walk, options: JourneyOptions, began: number): Promise<void> {
  const { browser, workspace, file } = options;
  const path = join(workspace, file);
  const { step, stop } = walk;
  const picture = (w: Window, name: string): Promise<unknown> => walk.picture(name, w);
  const boxes = async (w: Window): Promise<readonly DrawnBox[]> => boxesIn(await previewFrame(w));
  const box = async (w: Window, id: string): Promise<DrawnBox | undefined> => (await boxes(w)).find((b) => b.id === id);

  await step("the example opens with its picture beside it", async (w) => {
    try {
      await previewShows(w, "a picture with boxes", async (frame) => (await boxesIn(frame)).length > 10);
    } catch (error) {
      stop("no picture came");
      throw error;
    }
    console.log(`    window and picture after ${Math.round(performance.now() - began)} ms`);
    await picture(w, "opened");
    const levels = (await boxes(w)).filter((b) => b.kind === "process").map((b) => b.level);
    for (const level of ["automated", "semi-automated", "non-repeatable", "manual", "absent"]) {
      if (!levels.includes(level)) throw new Error(`no box is ${level}`);
    }
  });

  await step("a manual step is warned of, in the text and in the Problems panel", async (w) => {
    await focusEditor(w, file);
    await goTo(w, lineOf(path, "process label"), 1);
    await w.page.locator(".editor-instance .squiggly-warning").first().waitFor();
    const rows = await problems(w);
    if (!rows.some((row) => /manual-step/.test(row))) throw new Error(`no row names manual-step: ${rows.join(" | ")}`);
    await runCommand(w, "View: Toggle Panel Visibility");
  });

  await step("a line that is typed becomes a box, without a save", async (w) => {
    const before = (await boxes(w)).length;
    const version = (await previewFacts(w)).version;
    await focusEditor(w, file);
    await goTo(w, lineOf(path, "phase operate") - 2, 1);
    await w.page.keyboard.press("End");
    await w.page.keyboard.type('\n  process notify "Tell the customer" by mle is manual\n', { delay: 10 });
    await goTo(w, lineOf(path, "deploy -> serve") + 2, 1);
    await w.page.keyboard.type("deploy -> notify\n", { delay: 10 });
    await eventually("the new box in its colour", async () => {
      const drawn = await box(w, "notify");
      return drawn?.level === "manual" && drawn.text.includes("customer");
    });
    if ((await boxes(w)).length !== before + 1) throw new Error("other boxes came or went");
    await eventually("a newer version", async () => (await previewFacts(w)).version > version);
    if (readFileSync(path, "utf8").includes("notify")) throw new Error("the file was changed although nobody saved");
    await picture(w, "typed");
  });

  await step("a level that is changed repaints the box and runs no layout", async (w) => {
    const layouts = await eventually("the picture to rest", async () => {
      const before = (await previewFacts(w)).layouts;
      await w.page.waitForTimeout(700);
      return (await previewFacts(w)).layouts === before ? before : undefined;
    });
    await goTo(w, lineOf(path, "phase operate") - 1, 1);
    await w.page.keyboard.press("End");
    for (let i = 0; i < "manual".length; i++) await w.page.keyboard.press("Backspace");
    await w.page.keyboard.type("automated", { delay: 10 });
    await eventually("the new colour", async () => (await box(w, "notify"))?.level === "automated");
    const after = (await previewFacts(w)).layouts;
    if (after !== layouts) throw new Error(`the layout ran ${after - layouts} times`);
  });

  await step("saving writes the real file", async (w) => {
    await focusEditor(w, file);
    await save(w, file);
    await eventually("the line in the file", async () => readFileSync(path, "utf8").includes("deploy -> notify"));
  });

  await step("a click on a box selects its text", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator('g[data-id="train"][data-kind="process"]').first().click();
    const line = lineOf(path, "process train");
    await eventually("the text of the step to be selected", async () => {
      const place = await cursor(w);
      return place.startsWith(`Ln ${line},`) && /selected/.test(place);
    });
    await picture(w, "clicked");
  });

  await step("moving the cursor marks the box", async (w) => {
    await focusEditor(w, file);
    await goTo(w, lineOf(path, "process deploy"), 5);
    await previewShows(w, "the box of the cursor's step to be marked", (frame) =>
      frame.evaluate(() => document.querySelector('g[data-id="deploy"][aria-pressed="true"]') !== null),
    );
  });

  await step("text that is broken leaves the picture, and says what is wrong in one line", async (w) => {
    const before = await boxes(w);
    await goTo(w, lineOf(path, "process tune"), 1);
    await w.page.keyboard.press("Home");
    await w.page.keyboard.type("} process {{ ", { delay: 10 });
    await previewShows(w, "a line that says what is wrong", async (frame) =>
      /line \d+/i.test(await frame.locator("body").innerText()),
    );
    const after = await boxes(w);
    if (after.length < before.length) throw new Error(`${before.length - after.length} boxes went away`);
    await picture(w, "broken");
    for (let i = 0; i < 6; i++) {
      await w.page.keyboard.press("Control+Z");
      if (!(await w.page.locator(`.tab.dirty[data-resource-name="${file}"]`).count())) break;
    }
    await previewShows(
      w,
      "the complaint to go",
      async (frame) => !/keeps part of the map/i.test(await frame.locator("body").innerText()),
    );
  });

  await step("the target is one click away, and shows what it changes", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator('[data-state="y2027"]').first().click();
    await eventually("the target's level of “train”", async () => (await box(w, "train"))?.level === "automated");
    await eventually("the new step of the target", async () => (await box(w, "register"))?.kind === "process");
    await eventually("the state to be told", async () => (await previewFacts(w)).state === "y2027");
    await picture(w, "target");
  });

  await step("a title that is changed in the picture is changed in the text", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator('[data-state="current"]').first().click();
    await eventually("the map as it is", async () => (await previewFacts(w)).state === "current");
    await frame.locator('g[data-id="evaluate"][data-kind="process"]').first().dblclick();
    const field = frame.locator('input:not([aria-label="Find a step"])').first();
    await field.fill("Judge the model");
    await field.press("Enter");
    await eventually("the new title in the picture", async () => (await box(w, "evaluate"))?.text.includes("Judge"));
    await focusEditor(w, file);
    await save(w, file);
    await eventually("the new title in the file", async () =>
      readFileSync(path, "utf8").includes('process evaluate "Judge the model"'),
    );
    await frame.locator('[data-state="y2027"]').first().click();
  });

  await step("the picture can be exported as it stands", async (w) => {
    await runCommand(w, "ML Process Maps: Export Picture");
    await w.page.locator(".quick-input-list .monaco-list-row .label-name", { hasText: "SVG" }).first().click();
    const where = w.page.locator(".quick-input-widget:visible .quick-input-box input");
    await eventually("the question where to", async () => (await where.inputValue()).includes(".svg"));
    await w.page.keyboard.press("Enter");
    const svg = path.replace(".mlflow", ".svg");
    await eventually("the file", async () => existsSync(svg) && readFileSync(svg, "utf8").startsWith("<svg"));
    if (!readFileSync(svg, "utf8").includes("Judge"))
      throw new Error("the exported picture is not the one on the screen");
  });

  await step("a filter is saved as a view of the file, is looked at, and Undo takes it back", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(".toolbar button[aria-label^='View']").click();
    await frame.locator('[data-subject="level"] .pill', { hasText: "Semi-automated" }).click();
    await frame.locator('.pill:text-is("Interfaces")').click();
    await eventually("the rest to be hidden", async () => (await box(w, "train")) === undefined);
    await frame.locator(".view-save input").fill("With help");
    await picture(w, "views");
    await frame.locator(".view-save input").press("Enter");
    await eventually(
      "the view in the toolbar",
      async () => (await frame.locator(".view-words").textContent()) === "With help",
    );
    await picture(w, "view");
    await focusEditor(w, file);
    await save(w, file);
    const written = 'view with-help "With help" { show semi-automated  state y2027  layers interfaces }';
    await eventually("the view in the file", async () => readFileSync(path, "utf8").includes(written));
    await w.page.keyboard.press("Control+z");
    await eventually("the whole map", async () => (await box(w, "train"))?.kind === "process");
    await save(w, file);
  });

  await step("the map is presented step by step, with its notes", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator('button[aria-label="More"]').click();
    await frame.locator(".menu-item", { hasText: "Present step by step" }).click();
    await frame.locator(".presenter").waitFor();
    const first = await frame.locator(".presenter h2").textContent();
    await w.page.keyboard.press("ArrowRight");
    await eventually("the next step", async () => (await frame.locator(".presenter h2").textContent()) !== first);
    await picture(w, "presenting");
    await w.page.keyboard.press("Escape");
    await eventually("the end of it", async () => (await frame.locator(".presenter").count()) === 0);
  });

  await step("after a reload of the window the preview is there again, in the same state", async (w) => {
    await eventually("the view to be remembered", async () => (await previewFacts(w)).state === "y2027");
    await w.page.waitForTimeout(1500); // VS Code writes its own memory of open editors about once a second.
    await w.page.reload();
    await w.page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor({ timeout: 120_000 });
    await eventually("the target's picture", async () => (await previewFacts(w)).state === "y2027", 120_000);
    await eventually("its boxes", async () => (await box(w, "register"))?.kind === "process");
    const frame = await previewFrame(w);
    await frame.locator('[data-state="current"]').first().click();
    await eventually("the map as it is", async () => (await previewFacts(w)).state === "current");
  });

  await step("a file that another program changes is drawn anew", async (w) => {
    const text = readFileSync(path, "utf8").replace('"Tell the customer"', '"Write to the customer"');
    // VS Code hears of files only some time after the reload above: the other program writes until it is heard.
    let written = -Infinity;
    await eventually("the new title", async () => {
      if (performance.now() - written > 3000) {
        writeFileSync(path, text);
        written = performance.now();
      }
      return (await box(w, "notify"))?.text.includes("Write");
    });
  });

  await step("a finding in the picture is explained one click away", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator('g[data-id="label"][data-kind="process"]').first().click();
    await frame.getByText("Explain", { exact: true }).first().click();
    const tab = w.page.locator('.tab[aria-label*="manual-step"]').first();
    await tab.waitFor();
    await eventually("the page of the rule", async () => {
      for (const other of w.page.frames()) {
        const text = await other
          .locator("body")
          .innerText()
          .catch(() => "");
        if (/A process is manual/.test(text)) return true;
      }
      return undefined;
    });
    await picture(w, "explained");
    await tab.click({ button: "middle" });
    await tab.waitFor({ state: "detached" });
  });

  await step("an answer and a rating are one line each, and Undo takes them back", async (w) => {
    await platformForm(w, file, (name) => picture(w, name));
  });

  await step("light, dark and both high contrasts", async (w) => {
    for (const [label, workbenchClass, name] of themes) {
      await useTheme(w, label, workbenchClass);
      await previewShows(w, `the theme ${label} in the preview`, (frame) =>
        frame.evaluate(
          (wanted) => document.body.dataset["vscodeThemeKind"] === wanted,
          {
            vs: "vscode-light",
            "vs-dark": "vscode-dark",
            "hc-black": "vscode-high-contrast",
            "hc-light": "vscode-high-contrast-light",
          }[workbenchClass],
        ),
      );
      await picture(w, `theme-${name}`);
    }
    await useTheme(w, "Light Modern", "vs");
  });

  await step("the command line draws the same picture: same boxes, same places", async () => {
    // A map without targets: the preview keeps places for the steps of other states, a file has no need to.
    const name = "spacy-ner-fashion-brands.mlflow";
    const other = `processes/${name}`;
    const w = await openWindow(browser, options.urlOf(other), size);
    try {
      await openFile(w, name);
      await w.page.locator(`.tab[data-resource-name="${name}"]`).first().waitFor();
      await previewShows(w, "the preview of the other map", async (frame) =>
        frame.evaluate(
          () => document.body.dataset["ready"] !== undefined && !document.querySelector('g[data-id="curate"]'),
        ),
      );
      const svg = join(options.artefacts, `${options.name}-command-line.svg`);
      const root = join(import.meta.dirname, "../../..");
      execFileSync(process.execPath, [join(root, "dist/cli/mlmap.js"), "render", join(workspace, other), "-o", svg], {
        stdio: "pipe",
      });
      const rendered = await boxesOfFile(browser, svg);
      const wanted = JSON.stringify(rendered);
      await picture(w, "same-as-command-line");
      await eventually("the command line's boxes", async () => JSON.stringify(await boxes(w)) === wanted, 8000).catch(
        async () => {
          const shown = await boxes(w);
          const different = rendered.filter(
            (r) => JSON.stringify(r) !== JSON.stringify(shown.find((s) => s.id === r.id)),
          );
          throw new Error(
            `${rendered.length} boxes from the command line, ${shown.length} in the preview, ${different.length} differ:\n` +
              different
                .slice(0, 4)
                .map((d) => `  ${JSON.stringify(d)}\n  ${JSON.stringify(shown.find((s) => s.id === d.id))}`)
                .join("\n"),
          );
        },
      );
    } finally {
      await w.close();
    }
  });

  await step("an empty map says what to write, and an example is one click away", async (w) => {
    writeFileSync(join(workspace, "processes/aaa-empty.mlflow"), "");
    await openFile(w, "aaa-empty.mlflow");
    await previewShows(w, "what to write", async (frame) =>
      /no steps yet/.test(await frame.locator("body").innerText()),
    );
    await picture(w, "empty");
    await (await previewFrame(w)).getByText("Insert an example").click();
    await eventually("the example's boxes", async () => (await boxes(w)).length === 5);
  });

  await step("a map of people alone names them, leads to their lines, and takes its first step by hand", async (w) => {
    const name = "aaa-people.mlflow";
    const place = join(workspace, "processes", name);
    writeFileSync(place, '\nactor ds "Data scientist"\n');
    await openFile(w, name);
    await previewShows(w, "its people", async (frame) =>
      /Data scientist/.test((await frame.locator(".empty").textContent()) ?? ""),
    );
    await picture(w, "people");
    const frame = await previewFrame(w);
    await frame.locator(".empty").getByRole("button", { name: "Data scientist" }).click();
    await eventually(
      "its line to be selected",
      async () =>
        (await w.page.locator(".editor-instance .selected-text").count()) > 0 &&
        (await w.page.locator(".editor-instance .active-line-number").first().textContent()) === "2",
    );
    await frame.getByLabel("Title of the first step").fill("Collect");
    await frame.getByLabel("Title of the first step").press("Enter");
    await eventually("its box", async () => (await box(w, "collect")) !== undefined);
    await focusEditor(w, name);
    await save(w, name);
    const text = readFileSync(place, "utf8");
    if (text !== '\nactor ds "Data scientist"\n\nprocess collect "Collect"\n')
      throw new Error(`The file says: ${text}`);
  });
}

/** Opens a file of the folder `processes` in the explorer, which may be unfolding it by itself just then. */
function openFile({ page }: Window, name: string): Promise<true> {
  const row = (label: string) =>
    page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${label}"]`).first();
  return eventually(`${name} to be open`, async () => {
    if ((await page.locator(`.tab[data-resource-name="${name}"]`).count()) > 0) return true;
    if ((await row(name).count()) > 0) await row(name).click({ timeout: 2000 });
    else if ((await row("processes").getAttribute("aria-expanded", { timeout: 2000 })) !== "true") {
      await row("processes").click({ timeout: 2000 });
    }
    return undefined;
  });
}

/** 1-based line of the first line that holds the text, in the file as it is saved. */
function lineOf(path: string, text: string): number {
  const index = readFileSync(path, "utf8")
    .split("\n")
    .findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`“${text}” is not in ${path}`);
  return index + 1;
}
