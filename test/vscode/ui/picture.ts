/** What hands and keys do to the picture in a real window: each edit is seen in the text and taken back by Undo. */
import type { Frame } from "playwright-core";
import { boxesIn } from "./boxes.ts";
import { editorText, textShows, undo } from "./editor.ts";
import { mapName } from "./map-file.ts";
import type { Walk } from "./walk.ts";
import { cursor, eventually, focusEditor, previewFrame, previewShows, type Window } from "./window.ts";

const stepAt = (id: string): string => `g.mlmap-step[data-id="${id}"]`;

/** The map of `map-file.ts` is open with its preview beside it, and unchanged; it is so again afterwards. */
export async function pictureSteps({ step, picture }: Walk): Promise<void> {
  await step("the menu of a box gives its step another level", async (w) => {
    const frame = await previewFrame(w);
    await openMenu(frame, "label");
    await picture("menu-of-a-step");
    await frame.locator('.menu [role="menuitemradio"]', { hasText: /^Automated$/ }).click();
    await textShows(w, "the new level", (text) => /process label .* is automated/.test(text));
    await levelIs(w, "label", "automated");
    await undo(w, mapName, "the old level", (text) => /process label .* is manual/.test(text));
    await levelIs(w, "label", "manual");
  });

  await step("Alt with up and down turns the level of the step on which the keyboard stands", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("train")).focus();
    await w.page.keyboard.press("Alt+ArrowUp");
    await textShows(w, "one level up", (text) => /process train .* is semi-automated/.test(text));
    await levelIs(w, "train", "semi-automated");
    await frame.locator(stepAt("train")).focus();
    await w.page.keyboard.press("Alt+ArrowDown");
    await textShows(w, "one level down", (text) => /process train .* is non-repeatable/.test(text));
    await levelIs(w, "train", "non-repeatable");
  });

  await step("a step is added behind another one, and the flow leads through it", async (w) => {
    const frame = await previewFrame(w);
    await openMenu(frame, "collect");
    await frame.locator('.menu [role="menuitem"]', { hasText: "Add a step after it" }).click();
    const field = frame.getByLabel("Title of the new step");
    await field.fill("Check");
    await field.press("Enter");
    await textShows(w, "the new step", (text) => text.includes('process check "Check"'));
    await previewShows(w, "its box", async (f) => (await boxesIn(f)).some(({ id }) => id === "check"));
    await previewShows(w, "the way through it", (f) =>
      f.evaluate(() => document.querySelector('g[data-kind="flow"][data-from="check"][data-to="label"]') !== null),
    );
    await undo(w, mapName, "no new step", (text) => !text.includes("process check"));
  });

  await step("two steps are connected by a click on the second one", async (w) => {
    const frame = await previewFrame(w);
    await openMenu(frame, "deploy");
    await frame.locator('.menu [role="menuitem"]', { hasText: "Connect to" }).click();
    await frame.locator(".hint", { hasText: "Click the step that comes next" }).waitFor();
    await frame.locator(stepAt("collect")).click();
    await textShows(w, "the new flow", (text) => /deploy -> collect/.test(text));
    await undo(w, mapName, "no new flow", (text) => !/deploy -> collect/.test(text));
  });

  await step("a step is removed with its flows, and comes back with them", async (w) => {
    const frame = await previewFrame(w);
    const before = await editorText(w);
    await frame.locator(stepAt("label")).focus();
    await w.page.keyboard.press("Delete");
    await textShows(w, "no such step", (text) => !/process label/.test(text) && !/-> label/.test(text));
    await previewShows(w, "no such box", async (f) => !(await boxesIn(f)).some(({ id }) => id === "label"));
    await undo(w, mapName, "the old text", (text) => text === before);
    await levelIs(w, "label", "manual");
  });

  await step("Undo and Redo work in the picture, too, and the keyboard stays in it", async (w) => {
    const frame = await previewFrame(w);
    const before = await editorText(w);
    await frame.locator(stepAt("label")).focus();
    await w.page.keyboard.press("Delete");
    await textShows(w, "no such step", (text) => !/process label/.test(text));
    await previewShows(w, "no such box", async (f) => !(await boxesIn(f)).some(({ id }) => id === "label"));
    await w.page.keyboard.press("Control+Z");
    await textShows(w, "the old text", (text) => text === before);
    await previewShows(w, "its box", async (f) => (await boxesIn(f)).some(({ id }) => id === "label"));
    await eventually("the keyboard to stand in the picture", () => frame.evaluate(() => document.hasFocus()));
    await w.page.keyboard.press("Control+Shift+Z");
    await textShows(w, "no such step again", (text) => !/process label/.test(text));
    await previewShows(w, "no such box again", async (f) => !(await boxesIn(f)).some(({ id }) => id === "label"));
    await eventually("the keyboard to stand in the picture again", () => frame.evaluate(() => document.hasFocus()));
    await w.page.keyboard.press("Control+Z");
    await textShows(w, "the old text again", (text) => text === before);
  });

  await step("the name of a step is changed everywhere from its menu", async (w) => {
    const frame = await previewFrame(w);
    await openMenu(frame, "train");
    await frame.locator('.menu [role="menuitem"]', { hasText: "Change “train” everywhere" }).click();
    const field = w.page.locator(".monaco-editor .rename-box input").first();
    await eventually("the editor's question", async () => (await field.inputValue()) === "train");
    await field.fill("fit");
    await field.press("Enter");
    await textShows(
      w,
      "the new name in declaration, flow and target",
      (text) => /process fit "Train"/.test(text) && /label -> fit -> deploy/.test(text) && /change fit is/.test(text),
    );
    await undo(w, mapName, "the old name", (text) => /label -> train -> deploy/.test(text));
  });

  await step("all mentions of a step are listed from its menu", async (w) => {
    const frame = await previewFrame(w);
    await openMenu(frame, "train");
    await frame.locator('.menu [role="menuitem"]', { hasText: "Show all mentions" }).click();
    const list = w.page.locator(".zone-widget .peekview-widget, .peekview-widget").first();
    await eventually("the list", async () => /\b3\b|3 references/.test(await list.innerText()));
    await picture("mentions");
    await w.page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
  });

  await step("a step is found by a word of its title, and gone to", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("go")).focus();
    await w.page.keyboard.press("/");
    const field = frame.getByLabel("Find a step");
    await field.fill("lab");
    await previewShows(w, "one hit", async (f) => (await f.locator(".search-count").textContent()) === "1");
    await previewShows(
      w,
      "the others to stand back",
      async (f) => (await f.locator(".mlmap-step[data-dimmed]").count()) >= 5,
    );
    await field.press("Enter");
    await selected(w, "label");
    await field.press("Escape");
    await previewShows(
      w,
      "all of them again",
      async (f) => (await f.locator(".mlmap-step[data-dimmed]").count()) === 0,
    );
  });

  await step("arrow keys travel along the flow, and Enter shows the step in the text", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("go")).focus();
    for (const id of ["collect", "label", "train"]) {
      await w.page.keyboard.press("ArrowRight");
      await selected(w, id);
    }
    await w.page.keyboard.press("ArrowLeft");
    await selected(w, "label");
    await w.page.keyboard.press("Enter");
    const line = (await editorText(w)).split("\n").findIndex((text) => text.includes("process label")) + 1;
    await eventually("its text to be selected", async () => (await cursor(w)).startsWith(`Ln ${line},`));
  });

  await step("one level alone, what follows a step, and all of it again", async (w) => {
    const frame = await previewFrame(w);
    await frame
      .locator(".legend button", { hasText: /Exceptionally manual/ })
      .first()
      .click();
    await previewShows(w, "the other levels to stand back", (f) =>
      f.evaluate(
        () =>
          document.querySelector('.mlmap-step[data-id="train"][data-dimmed]') !== null &&
          document.querySelector('.mlmap-step[data-id="label"][data-dimmed]') === null,
      ),
    );
    await frame
      .locator(".legend button", { hasText: /Exceptionally manual/ })
      .first()
      .click();
    await openMenu(frame, "train");
    await frame.locator('.menu [role="menuitem"]', { hasText: "Show only what follows" }).click();
    await previewShows(w, "three boxes", async (f) => (await ids(f)).join() === "deploy,live,train");
    await frame.locator(".toolbar button[aria-label^='View']").click();
    await frame.locator(".view-panel .link", { hasText: "Show all" }).click();
    await w.page.keyboard.press("Escape");
    await previewShows(w, "all boxes", async (f) => (await ids(f)).length === 6);
  });

  await step(
    "only what an actor, an interface or a data set has to do with, all but that, or the rest dimmed",
    async (w) => {
      const frame = await previewFrame(w);
      const pill = (group: string, words: string) =>
        frame.locator(`.view-panel fieldset:has(> legend:text-is("${group}")) .pill`, { hasText: words }).click();
      await frame.locator(".toolbar button[aria-label^='View']").click();
      for (const [group, words, its, others] of [
        ["Actor", "Data scientist", ["collect", "label"], ["train", "deploy"]],
        ["Interface", "Board", ["label"], ["collect", "train", "deploy"]],
        ["Data", "Corpus", ["label"], ["collect", "train", "deploy"]],
        ["Phase", "Build", ["train", "deploy"], ["collect", "label"]],
      ] as const) {
        const shows = (what: string, there: readonly string[], gone: readonly string[]) =>
          previewShows(w, `${what} (${words})`, async (f) => {
            const shown = await ids(f);
            return there.every((id) => shown.includes(id)) && !gone.some((id) => shown.includes(id));
          });
        await pill(group, words);
        await shows("only its steps", its, others);
        if (group === "Actor") await picture("one-actor");
        await pill(group, words);
        await shows("all but its steps", others, its);
        await pill(group, words);
        await shows("all steps", [...its, ...others], []);
      }
      await pill("What is filtered out is", "Dimmed");
      await pill("Actor", "ML engineer");
      const dimmed = (id: string): string => `${stepAt(id)}[data-dimmed]`;
      await previewShows(
        w,
        "the steps of others to stand back",
        async (f) =>
          (await f.locator(`${dimmed("collect")}, ${dimmed("label")}`).count()) === 2 &&
          (await f.locator(`${dimmed("train")}, ${dimmed("deploy")}`).count()) === 0,
      );
      await picture("one-actor-dimmed");
      await pill("What is filtered out is", "Hidden");
      await frame.locator(".view-panel .link", { hasText: "Show all" }).click();
      await w.page.keyboard.press("Escape");
      await openMenu(frame, "label");
      await frame.locator('.menu [role="menuitem"]', { hasText: "Show only what leads here" }).click();
      await previewShows(w, "what leads there", async (f) => (await ids(f)).join() === "collect,go,label");
      await frame.locator(".toolbar button[aria-label^='View']").click();
      await frame.locator(".view-panel .link", { hasText: "Show all" }).click();
      await w.page.keyboard.press("Escape");
      await previewShows(w, "all boxes", async (f) => (await ids(f)).length === 6);
    },
  );

  await step("a phase is folded into one box, and opens again", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator('.fold[data-phase="prepare"]').click();
    await previewShows(
      w,
      "one box for the phase",
      async (f) => (await f.locator('[data-id="phase:prepare"]').count()) > 0,
    );
    await previewShows(w, "its steps to be gone", async (f) => !(await ids(f)).includes("label"));
    await picture("folded");
    await frame.locator('.fold[data-phase="prepare"]').click();
    await previewShows(w, "its steps", async (f) => (await ids(f)).includes("label"));
  });

  await step("keys, wheel and menu change the scale, and 0 shows all of it", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("go")).focus();
    await w.page.keyboard.press("0");
    const whole = await eventually("the whole map", () => scale(frame));
    await w.page.keyboard.press("+");
    await eventually("a larger picture", async () => (await scale(frame)) > whole * 1.1);
    await w.page.keyboard.press("1");
    await eventually("its actual size", async () => Math.abs((await scale(frame)) - 1) < 0.01);
    await w.page.keyboard.press("-");
    await eventually("a smaller picture", async () => (await scale(frame)) < 0.9);
    const small = await scale(frame);
    await frame.locator(".sheet").hover();
    await w.page.mouse.wheel(0, -200);
    await eventually("the wheel to make it larger", async () => (await scale(frame)) > small);
    await frame.getByLabel("Fit the map").click();
    await eventually("the whole map again", async () => Math.abs((await scale(frame)) - whole) < 0.02);
  });

  await step("pointing at a step lights up what leads to it and what follows", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("label")).hover();
    await previewShows(
      w,
      "the way to light up",
      async (f) => (await f.locator(".mlmap-step[data-trace]").count()) === 6,
    );
    await frame.getByLabel("Find a step").hover();
    await previewShows(w, "no light", async (f) => (await f.locator(".mlmap-step[data-trace]").count()) === 0);
  });

  await step("the card tells the step's notes with their bold words, and its findings", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("label")).click();
    await frame.locator('.card[aria-label="Details of Label"]').waitFor();
    const bold = frame.locator(".card strong", { hasText: "two" });
    await bold.waitFor();
    await picture("card");
    await frame.getByLabel("Close the details").click();
    await frame.locator(".card").waitFor({ state: "detached" });
  });

  await step("a link of the card is opened once VS Code has asked, by its address", async (w) => {
    const frame = await previewFrame(w);
    await frame.locator(stepAt("deploy")).click();
    await frame.locator(".card .link", { hasText: "How we deploy" }).click();
    const dialog = w.page.locator(".monaco-dialog-box");
    await eventually("the address in the question", async () =>
      (await dialog.innerText()).includes("https://example.com/deploy"),
    );
    await picture("link");
    await dialog.locator(".monaco-button", { hasText: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await frame.getByLabel("Close the details").click();
  });

  await step("another arrangement, and the old one again", async (w) => {
    const frame = await previewFrame(w);
    const wide = await aspect(frame);
    await arrange(frame, "Downwards");
    await eventually("a picture downwards", async () => (await aspect(frame)) < wide * 0.85);
    await arrange(frame, "Without lanes");
    await previewShows(
      w,
      "no phases",
      async (f) => (await f.locator('.mlmap-area[data-kind="phase"], g[data-kind="phase"]').count()) === 0,
    );
    await arrange(frame, "In lanes of actors");
    await previewShows(w, "lanes of actors", async (f) => (await f.locator('[data-kind="lane"]').count()) > 0);
    await arrange(frame, "In phases");
    await arrange(frame, "To the right");
    await eventually("the old picture", async () => Math.abs((await aspect(frame)) - wide) < 0.1);
  });
  await step("nothing is left of all this in the text", async (w) => {
    await focusEditor(w, mapName);
    if ((await w.page.locator(`.tab.dirty[data-resource-name="${mapName}"]`).count()) > 0) {
      for (let i = 0; i < 4; i++) await w.page.keyboard.press("Control+Z");
    }
    await textShows(
      w,
      "the first text",
      (text) => /process train .* is non-repeatable/.test(text) && !/check/.test(text),
    );
  });
}

async function openMenu(frame: Frame, id: string): Promise<void> {
  await frame.locator(stepAt(id)).click({ button: "right" });
  await frame.locator('.menu[aria-label="Step"]').waitFor();
}

async function arrange(frame: Frame, label: string): Promise<void> {
  await frame.locator('.toolbar button[aria-label^="Arrangement"]').click();
  await frame.locator('.menu [role="menuitemradio"]', { hasText: label }).click();
}

async function ids(frame: Frame): Promise<readonly string[]> {
  return (await boxesIn(frame)).map(({ id }) => id).sort();
}

function levelIs(w: Window, id: string, level: string): Promise<true> {
  return previewShows(w, `${id} to be ${level}`, async (frame) =>
    (await boxesIn(frame)).some((box) => box.id === id && box.level === level),
  );
}

function selected(w: Window, id: string): Promise<true> {
  return previewShows(
    w,
    `${id} to be chosen`,
    async (f) => (await f.locator(`${stepAt(id)}[aria-pressed="true"]`).count()) === 1,
  );
}

/** Pixels on the screen to one of the picture. */
function scale(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const box = document.querySelector<SVGGraphicsElement>('.mlmap-step[data-id="collect"] > :is(rect, path)');
    return box ? box.getBoundingClientRect().width / box.getBBox().width : 0;
  });
}

/** Width to height of all boxes together. */
async function aspect(frame: Frame): Promise<number> {
  const boxes = await boxesIn(frame);
  const width = Math.max(...boxes.map((box) => box.x + box.width));
  return width / Math.max(...boxes.map((box) => box.y + box.height));
}
