/** What leaves the preview is what is seen in it; and the small picture that a large one has beside it. */
import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { boxesIn, type DrawnBox } from "./boxes.ts";
import { answer, openByName } from "./editor.ts";
import { mapName } from "./map-file.ts";
import { setSettings } from "./settings.ts";
import type { Walk, WalkOptions } from "./walk.ts";
import { eventually, previewFrame, previewShows, runCommand, useTheme, type Window } from "./window.ts";

const name = "nlp-company";

/** The map of `map-file.ts` is open with its preview beside it; it is so again afterwards. */
export async function leavingSteps({ step, picture }: Walk, options: WalkOptions): Promise<void> {
  const { workspace, name: host } = options;
  await step("a large map that is not seen whole has a small one beside it, which moves the picture", async (w) => {
    await openByName(w, `${name}.mlflow`);
    await previewShows(w, "the large map", async (f) => (await boxesIn(f)).length > 15);
    const frame = await previewFrame(w);
    await frame.locator('.mlmap-step[data-id="brief"]').first().focus();
    await eventually("the small map", async () => {
      await w.page.keyboard.press("+");
      return (await frame.locator(".minimap").count()) > 0;
    });
    await picture("minimap");
    const left = (): Promise<number> =>
      frame.locator('.mlmap-step[data-id="label"]').evaluate((box) => box.getBoundingClientRect().left);
    const before = await left();
    const { width, height } = (await frame.locator(".minimap").boundingBox()) ?? { width: 0, height: 0 };
    await frame.locator(".minimap").click({ position: { x: width - 4, y: height - 4 } });
    await eventually("the picture to move to its right end", async () => (await left()) < before - 50);
    await frame.getByLabel("Fit the map").click();
    await frame.locator(".minimap").waitFor({ state: "detached" });
  });

  await step(
    "with a filter, a folded phase, a layer and steps set back, in the dark: what is exported and copied is what is seen",
    async (w) => {
      await runCommand(w, "Notifications: Clear All Notifications");
      await useTheme(w, "Dark Modern", "vs-dark");
      const frame = await previewFrame(w);
      await frame.locator(".toolbar button[aria-label^='View']").click();
      await frame.locator('.pill:text-is("Interfaces")').click();
      // Once shows only these, twice hides them.
      for (let i = 0; i < 2; i++)
        await frame.locator('[data-subject="level"] .pill', { hasText: "Process is absent" }).click();
      await w.page.keyboard.press("Escape");
      await frame.locator('.fold[data-phase="prepare"]').click();
      await frame
        .locator(".legend button", { hasText: /Exceptionally manual/ })
        .first()
        .click();
      const seen = await eventually("the picture at rest", async () => {
        const [first, second] = [await looksIn(frame), await resting(w, () => looksIn(frame))];
        const back = second.filter(({ opacity }) => opacity < 1);
        const there = back.length > 0 && back.length < second.length && second.some(({ id }) => id === "prepare");
        return there && JSON.stringify(first) === JSON.stringify(second) ? second : undefined;
      });
      const places = await boxesIn(frame);
      await picture("seen");

      await leavesAsSeen(w, frame, { seen, places, options, called: `${host}-exported` });
      await runCommand(w, "Notifications: Clear All Notifications");
      await useTheme(w, "Light Modern", "vs");
    },
  );

  await step("with colours of one's own, in the light: what is exported and copied has them", async (w) => {
    await setSettings(w, workspace, { "mlProcessMaps.palette": { manual: "#0B7285", absent: "#FFFFFF" } });
    await openByName(w, `${name}.mlflow`);
    const frame = await previewFrame(w);
    await eventually("the own colour", async () =>
      (await looksIn(frame)).some(({ fill }) => fill === "rgb(11, 114, 133)"),
    );
    // What was set back in the dark comes back: here the colours themselves are looked at.
    await frame.locator('.legend button[aria-pressed="true"]').click();
    const seen = await eventually("the picture at rest", async () => {
      const [first, second] = [await looksIn(frame), await resting(w, () => looksIn(frame))];
      if (second.some(({ opacity }) => opacity < 1)) return undefined;
      return JSON.stringify(first) === JSON.stringify(second) ? second : undefined;
    });
    await picture("own-palette-seen");
    const places = await boxesIn(frame);
    await leavesAsSeen(w, frame, { seen, places, options, called: `${host}-own-palette`, pageColours: true });
    await setSettings(w, workspace, {});
    await openByName(w, mapName);
    await previewShows(w, "the small map's boxes", async (f) => (await boxesIn(f)).length === 6);
  });
}

/** Exports and copies the picture, and sets each file beside what is seen. */
async function leavesAsSeen(
  w: Window,
  frame: Frame,
  {
    seen,
    places,
    options: { workspace, browser, artefacts },
    called,
    pageColours = false,
  }: {
    readonly seen: readonly Look[];
    readonly places: readonly DrawnBox[];
    readonly options: WalkOptions;
    /** Begins the names under which the files are kept. */
    readonly called: string;
    /** Its colours are those of the reader's system: light ones here. */
    readonly pageColours?: boolean;
  },
): Promise<void> {
  const files = { svg: "As SVG", png: "As PNG", pdf: "As PDF", html: "As web page" } as const;
  for (const [ending, label] of Object.entries(files)) {
    rmSync(join(workspace, `${name}.${ending}`), { force: true });
    await frame.locator('.toolbar button[aria-label="Export"]').click();
    await frame.locator('.menu [role="menuitem"]', { hasText: label }).click();
    await answer(w, new RegExp(`${name}\\.${ending}`));
    await eventually(`the ${ending}`, async () => readFileSync(join(workspace, `${name}.${ending}`)).length > 1000);
    await runCommand(w, "Notifications: Clear All Notifications");
  }
  await frame.locator('.toolbar button[aria-label="Export"]').click();
  await frame.locator('.menu [role="menuitem"]', { hasText: "Copy as a picture" }).click();
  await w.page
    .locator(".notification-list-item", { hasText: /clipboard/ })
    .first()
    .waitFor();
  const copied = await clipboardPicture(w.page);

  const file = (ending: string): Buffer => readFileSync(join(workspace, `${name}.${ending}`));
  if (file("pdf").toString("latin1", 0, 5) !== "%PDF-") throw new Error("that is no PDF");
  const page = await browser.newPage();
  try {
    await page.setContent(`<!doctype html><body style="margin:0">${file("svg").toString()}</body>`);
    same("the SVG", await looksIn(page.mainFrame()), seen);
    samePlaces("the SVG", await boxesIn(page.mainFrame()), places);
    const [svg, clip] = await furthestPixels(page, `data:image/png;base64,${file("png").toString("base64")}`, [
      `data:image/svg+xml;base64,${file("svg").toString("base64")}`,
      copied,
    ]);
    // What shines through is rounded once more on its way into a PNG.
    if (svg === undefined || svg > 1) throw new Error(`a pixel of the PNG is ${svg} of 255 off what is seen`);
    if (clip !== 0) throw new Error(`a pixel of the copied picture is ${clip} of 255 off the PNG`);
    await page.setContent(file("html").toString());
    await page.evaluate(() => {
      for (const other of document.querySelectorAll("section[hidden]")) other.remove();
    });
    // Its colours are those of the reader's system, and so is the room that the picture is laid out for.
    const plain = (looks: readonly Look[]): unknown => looks.map(({ id, opacity }) => ({ id, opacity }));
    const inPage = await looksIn(page.mainFrame());
    same("the web page", plain(inPage), plain(seen));
    if (pageColours) same("the web page's colours", inPage, seen);
  } finally {
    await page.close();
  }
  for (const ending of Object.keys(files))
    copyFileSync(join(workspace, `${name}.${ending}`), join(artefacts, `${called}.${ending}`));
}

/** A step as it is drawn: the colour of its level (the rest takes that of the window), and how far it is set back. */
interface Look {
  readonly id: string;
  readonly fill: string;
  readonly opacity: number;
}

function looksIn(frame: Frame): Promise<readonly Look[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>("g.mlmap-step[data-id]")]
      .map((step) => {
        const box = step.querySelector(":scope > :is(rect, path, polygon, ellipse)");
        const rated = step.dataset["kind"] === "process" && step.dataset["level"] !== undefined;
        return {
          // A folded phase is a thing of its own in the preview, where it can be opened.
          id: (step.dataset["id"] ?? "").replace("phase:", ""),
          fill: rated && box ? getComputedStyle(box).fill : "",
          opacity: Number(getComputedStyle(step).opacity),
        };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

async function resting<T>({ page }: Window, look: () => Promise<T>): Promise<T> {
  await page.waitForTimeout(300);
  return look();
}

/** The picture in the clipboard, as an address that holds it. */
function clipboardPicture(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType("image/png");
    if (!blob) throw new Error("no picture in the clipboard");
    return new Promise<string>((done, fail) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.onerror = () => fail(new Error("the picture cannot be read"));
      reader.readAsDataURL(blob);
    });
  });
}

/** Of each picture, drawn in the size of the first: how far the worst value of a pixel is off that one's, of 255. */
function furthestPixels(page: Page, first: string, others: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(
    async ([own, ...all]) => {
      const imageOf = async (address: string): Promise<HTMLImageElement> => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return image;
      };
      const wanted = await imageOf(own ?? "");
      const { naturalWidth: width, naturalHeight: height } = wanted;
      const pixelsOf = (image: HTMLImageElement): Uint8ClampedArray => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [width, height];
        const context = canvas.getContext("2d");
        if (!context) throw new Error("no canvas");
        context.drawImage(image, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      };
      const there = pixelsOf(wanted);
      const images = await Promise.all(all.map(imageOf));
      return images.map((image) => {
        const here = pixelsOf(image);
        let worst = 0;
        for (let at = 0; at < there.length; at++) worst = Math.max(worst, Math.abs((there[at] ?? 0) - (here[at] ?? 0)));
        return worst;
      });
    },
    [first, ...others],
  );
}

/** Places that the preview's scale brings to the other side of a half pixel are the same ones. */
function samePlaces(what: string, one: readonly DrawnBox[], other: readonly DrawnBox[]): void {
  same(
    `${what}'s boxes`,
    one.map(({ id, text, level, width, height }) => ({ id, text, level, width, height })),
    other.map(({ id, text, level, width, height }) => ({ id, text, level, width, height })),
  );
  const moved = one.filter((box, i) => Math.hypot(box.x - (other[i]?.x ?? NaN), box.y - (other[i]?.y ?? NaN)) > 1.5);
  same(`${what}: boxes elsewhere`, moved, []);
}

function same(what: string, one: unknown, other: unknown): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a !== b) throw new Error(`${what} is not what is seen:\n${a}\ninstead of\n${b}`);
}
