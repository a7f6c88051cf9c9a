/** A map inside a Markdown file, in the Markdown preview of a real VS Code: drawn, and drawn again while one types. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import type { Outcome } from "../runner.ts";
import { type WalkOptions, walkThrough } from "./walk.ts";
import { eventually, focusEditor, goTo, runCommand, useTheme, type Window } from "./window.ts";

const file = "notes.md";
const text = `# Notes

\`\`\`mlflow
process collect "Collect" is manual
process train "Train" is automatd
collect -> train
\`\`\`
`;

interface Facts {
  readonly steps: number;
  readonly sentence: string;
  /** Fill of the first step, as the browser draws it. */
  readonly fill: string;
}

export function markdownWalk(options: WalkOptions, openFile: string): Promise<readonly Outcome[]> {
  writeFileSync(join(options.workspace, file), text);
  return walkThrough(options, { of: "Markdown", url: options.urlOf(openFile) }, async ({ step, picture }) => {
    await step("the Markdown preview draws a map, says what is wrong with it, and follows the typing", async (w) => {
      await walk(w);
      await picture("markdown");
    });
  });
}

async function walk(window: Window): Promise<void> {
  const { page } = window;
  await page.locator(".explorer-viewlet .monaco-list-row", { hasText: file }).first().dblclick();
  await focusEditor(window, file);
  await runCommand(window, "Markdown: Open Preview to the Side");
  const shows = (what: string, holds: (facts: Facts) => boolean): Promise<Facts> =>
    eventually(what, async () => {
      for (const frame of page.frames()) {
        const facts = await factsOf(frame).catch(() => undefined);
        if (facts && holds(facts)) return facts;
      }
      return undefined;
    });
  await shows(
    "two steps and the line of the error",
    ({ steps, sentence }) => steps === 2 && /^Line 5: .*automatd/.test(sentence),
  );
  await focusEditor(window, file);
  await goTo(window, 5, 34);
  await page.keyboard.press("Backspace");
  await page.keyboard.type("ed\nprocess deploy is absent");
  const { fill } = await shows("three steps and no error", ({ steps, sentence }) => steps === 3 && sentence === "");
  await useTheme(window, "Dark Modern", "vs-dark");
  await shows("the map in the colours of a dark theme", (facts) => facts.steps === 3 && facts.fill !== fill);
  await useTheme(window, "Light Modern", "vs");
  await shows("the map in the colours of a light theme again", (facts) => facts.steps === 3 && facts.fill === fill);
}

function factsOf(frame: Frame): Promise<Facts | undefined> {
  return frame.evaluate(() => {
    const root = document.querySelector(".mlflow-map")?.shadowRoot;
    if (!root) return undefined;
    return {
      steps: root.querySelectorAll(".mlmap-step").length,
      sentence: root.querySelector("p")?.textContent ?? "",
      fill: getComputedStyle(root.querySelector(".mlmap-step rect") ?? root.host).fill,
    };
  });
}
