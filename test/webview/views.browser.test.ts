/** What is looked at: named views, filters and layers in the preview, as people use them. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { edited } from "../../src/language/text-edits.ts";
import type { FromPreview } from "../../src/protocol.ts";
import { type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const text = `actor ds "Data scientist"
actor curator "Data curator"
interface wiki "Team wiki"
data gold "Labelled set"
phase prepare "Prepare" {
  process collect "Collect" by curator is manual { writes gold }
  process label "Label" by ds via wiki is manual
}
process train "Train" by ds is automated { reads gold }
collect -> label -> train
target later "Later" { extend prepare { process check "Check" is automated } }
view hands "By hand" { show manual  layers data, interfaces }
`;

const panels = panelsOfSuite();

async function shown(options?: PreviewOptions): Promise<OpenPreview> {
  const preview = await panels.open(options);
  await preview.show(await published(text));
  return preview;
}

const steps = (page: Page): Promise<readonly string[]> =>
  page
    .locator(".mlmap-step[data-id]")
    .evaluateAll((found) => found.map((step) => (step as HTMLElement).dataset["id"] ?? ""));
const openViews = (page: Page): Promise<void> => page.click(".toolbar button[aria-label^='View']");
const pill = (page: Page, words: string): Promise<void> => page.click(`.pill:text-is("${words}")`);

async function until(check: () => Promise<unknown>, wanted: unknown): Promise<void> {
  await expect.poll(check, { timeout: 10_000 }).toEqual(wanted);
}

browserSuite("what is looked at", () => {
  it("is closed by Escape after everything is shown again", async () => {
    const { page } = await shown();
    await openViews(page);
    await pill(page, "By hand");
    await page.click('.view-panel .link:text-is("Show all")');
    await until(() => steps(page), ["collect", "label", "train"]);
    await page.keyboard.press("Escape");
    await until(() => page.locator(".view-panel").count(), 0);
  });

  it("is a named view with its layers, and the whole map again", async () => {
    const { page } = await shown();
    await openViews(page);
    await pill(page, "By hand");
    await until(() => steps(page), ["collect", "data:gold", "label"]);
    expect(await page.locator(".figure-part").textContent()).toBe("By hand · 2 of 3 steps");
    expect(await page.locator("[data-kind=interface]").textContent()).toBe("Team wiki");
    expect(await page.locator("[data-kind=data-flow]").getAttribute("data-use")).toBe("writes");
    await pill(page, "Whole map");
    await until(() => steps(page), ["collect", "label", "train"]);
    expect(await page.locator(".figure-part").count()).toBe(0);
  });

  it("follows the file, and survives a reload of the window", async () => {
    const saved = { uri: "file:///maps/map.mlflow", memory: { view: "hands" } };
    const { page, show } = await shown({ saved });
    await until(() => steps(page), ["collect", "data:gold", "label"]);
    await show(await published(text.replace("show manual ", "show phase prepare  hide step label "), 2));
    await until(() => steps(page), ["collect", "data:gold"]);
    await show(await published(text.replace(/view hands.*\n/, ""), 3));
    await until(() => steps(page), ["collect", "label", "train"]);
  });

  it("is a filter that hides or dims the rest, places of other states too", async () => {
    const { page } = await shown();
    await openViews(page);
    await pill(page, "Data scientist");
    await until(() => steps(page), ["label", "train"]);
    await pill(page, "Dimmed");
    await until(() => steps(page), ["collect", "label", "train"]);
    const dimmed = (): Promise<readonly (string | undefined)[]> =>
      page
        .locator(".mlmap-step[data-dimmed]")
        .evaluateAll((found) =>
          found.map(({ dataset }) => (dataset as DOMStringMap)["id"] ?? (dataset as DOMStringMap)["ghost"]),
        );
    await until(dimmed, ["collect", "check"]);
    await pill(page, "Data scientist");
    await pill(page, "Hidden");
    await until(() => steps(page), ["collect"]);
  });

  it("is saved into the file by one edit, and is then looked at as a view of the file", async () => {
    const { page, sent, show } = await shown();
    await openViews(page);
    await pill(page, "Data curator");
    await until(() => steps(page), ["collect"]);
    await page.fill(".view-save input", "What the curator does");
    await page.press(".view-save input", "Enter");
    expect(await page.locator(".view-panel").count()).toBe(0);
    const edits = (await sent()).filter((m): m is Extract<FromPreview, { kind: "edit" }> => m.kind === "edit");
    expect(edits).toHaveLength(1);
    const next = edited(text, (edits[0] as (typeof edits)[0]).edit);
    expect(next).toBe(`${text}view what-the-curator-does "What the curator does" { show actor curator }\n`);
    await show(await published(next, 2));
    await until(() => page.locator(".view-words").textContent(), "What the curator does");
    expect(await steps(page)).toEqual(["collect"]);
  });

  it("is what follows from a step, by its menu", async () => {
    const { page } = await shown();
    await page.click('.mlmap-step[data-id="label"]', { button: "right" });
    await page.click('.menu-item:has-text("Show only what follows")');
    await until(() => steps(page), ["label", "train"]);
    await page.keyboard.press("Escape");
  });

  it("says why a change made in the picture is not seen while the text is broken", async () => {
    const { page, show, send } = await shown();
    const broken = text.replace('process train "Train" by ds is automated { reads gold }', "process");
    await send({ kind: "map", published: await published(broken, 2) });
    await page.locator(".problem").waitFor();
    await page.focus('.mlmap-step[data-id="collect"]');
    await page.keyboard.press("Alt+ArrowUp");
    await send({ kind: "map", published: await published(broken.replace("manual { writes", "absent { writes"), 3) });
    const said = "Your change stands in the text; the picture shows it once line 9 is mended.";
    await until(() => page.locator(".problem b").textContent(), said);
    await show(await published(text, 4));
    await until(() => page.locator(".problem").count(), 0);
  });

  it("leaves the states their titles while there is room for them", async () => {
    const { page } = await shown({ size: { width: 640, height: 600 } });
    expect(await page.locator(".segment-more").count()).toBe(0);
  });

  it("squeezes no control, whatever the width", async () => {
    const { page } = await shown();
    for (const width of [1400, 1010, 820, 700, 560, 460]) {
      await page.setViewportSize({ width, height: 600 });
      await page.waitForTimeout(150);
      const ends = await page
        .locator(".toolbar > *:visible")
        .evaluateAll((controls) =>
          controls.map((control) => [control.scrollWidth - control.clientWidth, control.getBoundingClientRect().right]),
        );
      for (const [hidden = 0, right = 0] of ends) {
        expect(hidden).toBeLessThanOrEqual(1);
        expect(right).toBeLessThanOrEqual(width);
      }
    }
  });

  it("answers to two fingers", async () => {
    const { page } = await shown({ touch: true });
    const scale = (): Promise<number> =>
      page.evaluate(() =>
        Number(
          /scale\(([\d.]+)\)/.exec(document.querySelector<SVGElement>(".sheet > .drawing")?.style.transform ?? "")?.[1],
        ),
      );
    const before = await scale();
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart?: number): Promise<unknown> =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          apart === undefined
            ? []
            : [
                { x: 400 - apart, y: 300, id: 0 },
                { x: 400 + apart, y: 300, id: 1 },
              ],
      });
    await touch("touchStart", 40);
    await touch("touchMove", 60);
    await touch("touchMove", 80);
    await touch("touchEnd");
    expect(await scale()).toBeGreaterThan(before * 1.5);
  });
});
