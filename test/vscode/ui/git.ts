/** Git and several folders in a real window: the past of a map, and maps of two folders that know of each other. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EditorHost } from "../hosts/editor-host.ts";
import type { Outcome } from "../runner.ts";
import { boxesIn } from "./boxes.ts";
import { appears, fromMenu, inExplorer, openByName, pick, rowOfList, textShows } from "./editor.ts";
import { mapName, mapText } from "./map-file.ts";
import { type Walk, type WalkPlace, walkAlone, walkThrough } from "./walk.ts";
import { eventually, focusEditor, previewFrame, previewShows, problems, runCommand, type Window } from "./window.ts";

const now = mapText.replace('"Label" by ds is manual', '"Label" by ds is automated');
const roomOf = (name: string, level: string): string =>
  `import "../crew/crew.mlflow"\n\nmap "${name}"\n\nprocess a "A" by botanist is ${level}\n`;

/** `start` gives a host whose VS Code has git. */
export function gitWalk(
  place: WalkPlace,
  start: (workspace: string) => Promise<EditorHost>,
): Promise<readonly Outcome[]> {
  return walkAlone("the host with git", place, {
    start,
    prepare(folder) {
      writeFolders(folder);
      return "maps";
    },
    async walk(options, host) {
      const size = { width: 1600, height: 1000 };
      const several = host.workspaceUrl?.(join(options.workspace, "../two.code-workspace"));
      return [
        ...(await walkThrough(options, { of: "git", url: options.urlOf(mapName), size }, pastSteps)),
        ...(several === undefined
          ? []
          : await walkThrough(options, { of: "folders", url: several, size }, foldersSteps)),
      ];
    },
  });
}

/** A repository with two commits of a map that has changed since, and a second folder of people. */
function writeFolders(top: string): void {
  const workspace = join(top, "maps");
  const git = (...args: readonly string[]): void => {
    const who = ["-c", "user.name=Walker", "-c", "user.email=walker@example.com", "-c", "commit.gpgsign=false"];
    execFileSync("git", [...who, ...args], { cwd: workspace, stdio: "pipe" });
  };
  const write = (name: string, text: string): void => writeFileSync(join(top, name), text);
  mkdirSync(workspace);
  mkdirSync(join(top, "crew"));
  git("init", "--quiet", "--initial-branch=main");
  write(`maps/${mapName}`, mapText.replace("is non-repeatable", "is manual"));
  git("add", ".");
  git("commit", "--quiet", "--message", "Draw how we work");
  write(`maps/${mapName}`, mapText);
  git("commit", "--quiet", "--all", "--message", "Train by a notebook of our own");
  write(`maps/${mapName}`, now);
  write("maps/room.mlflow", roomOf("Room", "manual"));
  write("crew/crew.mlflow", 'actor botanist "Botanist"\n');
  write("crew/quiet.mlflow", roomOf("Quiet", "manual").replace("../crew/", "./"));
  write("crew/mlmap.config.json", '{ "rules": { "manual-step": "off" } }\n');
  write("two.code-workspace", '{ "folders": [{ "path": "maps" }, { "path": "crew" }] }\n');
}

async function pastSteps({ step, picture, stop }: Walk): Promise<void> {
  await step("a map under git has its picture", async (w) => {
    try {
      await previewShows(w, "its boxes", async (frame) => (await boxesIn(frame)).length === 6);
    } catch (error) {
      stop("no picture came");
      throw error;
    }
  });

  await step("a changed map is compared with the last commit from Source Control's menu", async (w) => {
    await focusEditor(w, mapName);
    await w.page.keyboard.press("Control+Shift+G");
    const row = w.page.locator(".scm-view .monaco-list-row", { hasText: mapName }).first();
    await row.waitFor();
    await fromMenu(w, row, "Compare Map with Another Version", rowOfList(w, "Draw how we work"));
    await picture("versions");
    await pick(w, "HEAD");
    const frame = await previewFrame(w);
    await eventually("the last commit as the first side", async () =>
      /HEAD/.test(await frame.locator(".compare-bar").innerText()),
    );
    await previewShows(w, "the step that gained levels", async (f) =>
      /1 step: 1 better/.test(await f.locator("main").innerText()),
    );
    await picture("compared-with-git");
    await frame.locator('.toolbar button[aria-label="Compare with the current state"]').click();
  });

  await step("the version of git that is opened gets help as any map", async (w) => {
    const row = w.page.locator(".scm-view .monaco-list-row", { hasText: mapName }).first();
    await fromMenu(w, row, "Open File (HEAD)", w.page.locator('.tab.active[aria-label*="HEAD"]').first());
    await textShows(w, "the old text", (text) => text.includes('"Label" by ds is manual'));
    await w.page.locator(".editor-instance .codelens-decoration", { hasText: "Automation score" }).first().waitFor();
    await picture("old-version");
    await runCommand(w, "View: Close Editor");
  });

  await step("the history tells each commit, opens it, and compares with it", async (w) => {
    await runCommand(w, "ML Process Maps: Show History of the Figures");
    const frame = await previewFrame(w);
    await eventually("two commits", async () => (await frame.locator(".commits tbody tr").count()) === 2);
    const newest = await frame.locator(".commits tbody tr").first().innerText();
    if (!/Train by a notebook/.test(newest)) throw new Error(`the first commit is not the newest: ${newest}`);
    await picture("history");
    await frame.locator(".commits .link", { hasText: "Draw how we work" }).first().click();
    await textShows(w, "the first text", (text) => text.includes('process train "Train" by mle is manual'));
    await runCommand(w, "View: Close Editor");
    await (await previewFrame(w))
      .locator(".commits button", { hasText: /^compare$/ })
      .last()
      .click();
    await previewShows(w, "a comparison with it", async (f) => (await f.locator(".compare-bar").count()) === 1);
  });
}

async function foldersSteps({ step, picture }: Walk): Promise<void> {
  await step("a map of one folder names people of another one, and goes there", async (w) => {
    // A busy machine may miss the workspace's file; whoever sees an empty window loads it again.
    await eventually("both folders", async () => {
      const there = await appears(inExplorer(w, "crew"), 15_000);
      if (!there) await w.page.reload();
      return there;
    });
    await openByName(w, "room.mlflow", "maps");
    await previewShows(w, "its box", async (frame) => (await boxesIn(frame)).length === 1);
    const rows = await problems(w);
    if (rows.some((row) => /botanist/.test(row))) throw new Error(`the other folder is unknown: ${rows.join(" | ")}`);
    await picture("two-folders");
    await runCommand(w, "View: Toggle Panel Visibility");
    await symbol(w, "#botanist", "Botanist");
    await textShows(w, "the declaration in the other folder", (text) => text.startsWith("actor botanist"));
  });

  await step("each folder has its own rules", async (w) => {
    await openByName(w, "quiet.mlflow", "crew");
    await previewShows(w, "the other map", async (frame) => /Quiet/.test(await frame.locator("main").innerText()));
    await openByName(w, "room.mlflow", "maps");
    const rows = await eventually("the findings of the first folder", async () => {
      const all = await problems(w);
      return all.some((row) => /manual-step/.test(row)) ? all : undefined;
    });
    if (rows.filter((row) => /manual-step/.test(row)).length !== 1)
      throw new Error(`the second folder turns the rule off: ${rows.join(" | ")}`);
  });
}

/** Goes to a symbol of the workspace by its name, as Ctrl+T does. */
async function symbol(w: Window, wanted: string, title: string): Promise<void> {
  const input = w.page.locator(".quick-input-widget:visible .quick-input-box input");
  const row = w.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  await eventually(`${title} among the symbols`, async () => {
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press("Control+P");
    await input.fill(wanted, { timeout: 5000 });
    await row.click({ timeout: 5000 });
    return true;
  });
}
