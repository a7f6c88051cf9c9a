/** The preview as people see and use it, in Chromium, with its real bundles and the real layout worker. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, expect, it } from "vitest";
import { sampleMap } from "../../bench/sample-map.ts";
import type { FromPreview, MapPublished } from "../../src/protocol.ts";
import { example, type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const text = `map "Small" {
  currency EUR
}
actor ds "Data scientist" { cost 80 EUR per hour }
start brief "Brief"
phase build "Build" {
  process collect "Collect" by ds is manual { effort 4h  runs 2 per month  note "See [the guide](https://example.com/guide) <b>now</b>" }
  process train "Train" by ds is automated
  decision good "Good?" by ds
}
phase run "Run" {
  process deploy "Deploy" is semi-automated
}
brief -> collect -> train -> good -> deploy "yes"
good -> collect "no"
target later "Later" {
  change collect is automated
}
`;

const panels = panelsOfSuite();
let small: MapPublished;

async function preview(options?: PreviewOptions): Promise<OpenPreview> {
  const opened = await panels.open(options);
  return opened;
}

async function shown(options?: PreviewOptions): Promise<OpenPreview> {
  const opened = await preview(options);
  await opened.show(small);
  return opened;
}

/** What was sent of a kind, once there is some. */
async function sentOf<K extends FromPreview["kind"]>(
  { page, sent }: OpenPreview,
  kind: K,
): Promise<readonly Extract<FromPreview, { kind: K }>[]> {
  await page.waitForFunction(
    (wanted) => (window as unknown as { sentMessages: FromPreview[] }).sentMessages.some((m) => m.kind === wanted),
    kind,
  );
  return (await sent()).filter((message) => message.kind === kind) as Extract<FromPreview, { kind: K }>[];
}

const step = (id: string): string => `.mlmap-step[data-id="${id}"]`;
const transformOf = ({ page }: OpenPreview): Promise<string> =>
  page
    .locator(".sheet > .drawing")
    .first()
    .evaluate((drawing) => (drawing as SVGElement).style.transform);
const version = (map: string, number: number): Promise<MapPublished> => published(map, number, small.uri);

browserSuite("the preview", () => {
  beforeAll(async () => {
    small = await published(text);
    expect(small.errors).toEqual([]);
  });

  it("says that it is ready, draws the map, and says that it stands", async () => {
    const p = await shown();
    expect((await sentOf(p, "drawn"))[0]).toMatchObject({ version: 1 });
    expect(await p.page.locator(".mlmap-step[data-id]").count()).toBe(5);
    expect(await p.page.locator("h1").textContent()).toBe("Small");
    expect(await p.page.evaluate(() => ({ ...document.body.dataset }))).toMatchObject({
      state: "current",
      version: "1",
    });
  });

  it("repaints without a layout when a level changes", async () => {
    const p = await shown();
    const layouts = () => p.page.evaluate(() => document.body.dataset["layouts"]);
    const before = await layouts();
    await p.show(await version(text.replace('"Train" by ds is automated', '"Train" by ds is manual'), 2));
    expect(await p.page.locator(step("train")).getAttribute("data-level")).toBe("manual");
    expect(await layouts()).toBe(before);
    expect((await sentOf(p, "drawn")).at(-1)).toMatchObject({ version: 2, layoutRun: false });
  });

  it("draws a large map in parts, and all of it in the end", { timeout: 120_000 }, async () => {
    const p = await preview();
    await p.show(await published(sampleMap(150)));
    const flows = () => p.page.locator(".mlmap-flow").count();
    await expect.poll(flows, { timeout: 60_000 }).toBeGreaterThan(170);
    expect(await p.page.locator(".mlmap-step").count()).toBe(162);
    expect(await p.page.locator('.mlmap-step[tabindex="0"]').count()).toBe(1);
  });

  it("draws a step that is typed", async () => {
    const p = await shown();
    await p.show(await version(text.replace("  decision good", '  process tune "Tune" is manual\n  decision good'), 2));
    expect(await p.page.locator(step("tune")).count()).toBe(1);
    expect((await sentOf(p, "drawn")).at(-1)).toMatchObject({ version: 2 });
  });

  it("keeps scale and place across edits", async () => {
    const p = await shown();
    await p.page.mouse.move(300, 300);
    await p.page.mouse.wheel(0, -240);
    await p.page.mouse.down();
    await p.page.mouse.move(340, 330, { steps: 3 });
    await p.page.mouse.up();
    const scaleOf = async (): Promise<string | undefined> => /scale\((.+?)\)/.exec(await transformOf(p))?.[1];
    // On the screen: the sheet moves with the boxes, where most of those in sight have moved on it.
    const inSight = (): Promise<Readonly<Record<string, string>>> =>
      p.page.evaluate(() => {
        const panel = document.querySelector(".canvas")?.getBoundingClientRect() ?? new DOMRect();
        const places = [...document.querySelectorAll<SVGElement>(".mlmap-step[data-id]")].map((step) => {
          const box = step.querySelector("rect, path, polygon")?.getBoundingClientRect() ?? new DOMRect();
          return [step.dataset["id"] ?? "", box.x + box.width / 2, box.y + box.height / 2] as const;
        });
        return Object.fromEntries(
          places
            .filter(([, x, y]) => x > panel.left && x < panel.right && y > panel.top && y < panel.bottom)
            .map(([id, x, y]) => [id, `${Math.round(x)} ${Math.round(y)}`]),
        );
      });
    const [before, scale] = [await inSight(), await scaleOf()];
    await p.show(await version(text.replace("  decision good", '  process tune "Tune" is manual\n  decision good'), 2));
    expect(await scaleOf()).toBe(scale);
    expect(scale).not.toBe("1");
    await expect
      .poll(async () => {
        const after = await inSight();
        return Object.keys(before).filter((id) => after[id] === before[id]).length / Object.keys(before).length;
      })
      .toBeGreaterThanOrEqual(0.5);
  });

  it("keeps a map that fits in by itself fitted, as it grows and as it shrinks, and gives an undone edit its place back", async () => {
    const p = await shown({ size: { width: 420, height: 420 }, reducedMotion: true });
    const tuned = text.replace("  decision good", '  process tune "Tune" is manual\n  decision good');
    const longer = tuned
      .replace("train -> good", "train -> tune -> weigh -> good")
      .replace("  decision good", '  process weigh "Weigh" is manual\n  decision good');
    const scaleOf = (transform: string): number => Number(/scale\((.+?)\)/.exec(transform)?.[1]);
    const placed: Record<string, string> = {};
    let number = 1;
    for (const [name, map] of Object.entries({ text, longer, tuned })) {
      if (number > 1) await p.show(await version(map, number));
      number += 1;
      placed[name] = await transformOf(p);
    }
    const scales = Object.values(placed).map(scaleOf);
    expect(Math.min(...scales)).toBeLessThan(Math.max(...scales) * 0.95);
    for (const [name, map] of Object.entries({ longer, text })) {
      await p.show(await version(map, number));
      number += 1;
      expect(await transformOf(p), name).toBe(placed[name]);
    }
    // Nor is there anything between: asked to fit, none gets larger, and smaller only by what it grew into its margin.
    for (const [name, map] of Object.entries({ text, longer, tuned })) {
      await p.show(await version(map, number));
      number += 1;
      await p.page.keyboard.press("0");
      const gain = scaleOf(await transformOf(p)) / scaleOf(placed[name] ?? "");
      expect(gain, name).toBeLessThan(1.002);
      expect(gain, name).toBeGreaterThan(0.96);
    }
  });

  it("remembers the view, and takes it up again after a reload", async () => {
    const p = await shown();
    await p.page.click('[data-state="later"]');
    await p.page.keyboard.press("+");
    await p.page.waitForFunction(() => {
      const { sentMessages } = window as unknown as { sentMessages: FromPreview[] };
      return sentMessages.some(
        (m) => m.kind === "remember" && m.memory.zoom !== undefined && m.memory.state === "later",
      );
    });
    const [memory] = (await sentOf(p, "remember")).map((m) => m.memory).reverse();
    const again = await preview({ saved: { uri: small.uri, memory } });
    await again.show(small);
    expect(await again.page.evaluate(() => document.body.dataset["state"])).toBe("later");
    expect(await transformOf(again)).toBe(await transformOf(p));
  });

  it("switches states in place: no layout, no box moves", async () => {
    const p = await shown();
    const place = () =>
      p.page
        .locator(`${step("train")} > rect`)
        .first()
        .getAttribute("x");
    const before = [await place(), await p.page.evaluate(() => document.body.dataset["layouts"])];
    await p.page.click('[data-state="later"]');
    await p.page.waitForFunction(() => document.body.dataset["state"] === "later");
    expect(await p.page.locator(step("collect")).getAttribute("data-level")).toBe("automated");
    expect([await place(), await p.page.evaluate(() => document.body.dataset["layouts"])]).toEqual(before);
  });

  it("shows a clicked box in the text, and its details", async () => {
    const p = await shown();
    await p.page.click(step("collect"));
    const [select] = await sentOf(p, "select");
    expect(select?.range).toMatchObject({ startLine: 6 });
    const card = p.page.locator(".card");
    expect(await card.textContent()).toContain("Exceptionally manual");
    expect(await card.textContent()).toContain("Data scientist");
    expect(await card.locator("tbody").textContent()).toContain("Hours a month");
    expect(await p.page.locator(step("collect")).getAttribute("aria-pressed")).toBe("true");
  });

  it("shows notes as text, and opens their links through the editor", async () => {
    const p = await shown();
    await p.page.click(step("collect"));
    expect(await p.page.locator(".notes b").count()).toBe(0);
    expect(await p.page.locator(".notes").textContent()).toContain("<b>now</b>");
    await p.page.click(".notes a");
    expect(await sentOf(p, "open-link")).toEqual([{ kind: "open-link", address: "https://example.com/guide" }]);
  });

  it("marks the box in which the cursor stands without answering", async () => {
    const p = await shown();
    await p.send({ kind: "cursor", id: "deploy" });
    await p.page.locator(`${step("deploy")}[aria-pressed="true"]`).waitFor();
    expect((await p.sent()).some((message) => message.kind === "select")).toBe(false);
  });

  it("leaves the last good picture dimmed while the text is broken, and says which line", async () => {
    const p = await shown();
    const lines = text.split("\n");
    const broken = [...lines.slice(0, 6), '  process collect "Col', ...lines.slice(8)].join("\n");
    await p.send({ kind: "map", published: await version(broken, 2) });
    const line = p.page.locator(".problem");
    await line.waitFor();
    expect(await line.textContent()).toContain("Line 7 keeps part of the map from drawing.");
    expect(await p.page.locator(step("train")).count()).toBe(1);
    expect(
      await p.page.locator(".mlmap-picture").evaluate(async (picture) => {
        await Promise.all(picture.getAnimations().map((a) => a.finished));
        return getComputedStyle(picture).opacity;
      }),
    ).toBe("0.6");
    await line.getByRole("button", { name: "Go to line 7" }).click();
    expect((await sentOf(p, "select"))[0]?.range.startLine).toBe(6);
    await p.show(await version(text, 3));
    expect(await line.count()).toBe(0);
  });

  it("says what is wrong above the picture of a narrow panel, in one line that a click opens to all its words", async () => {
    const p = await preview({ size: { width: 320, height: 700 } });
    await p.show(await version(text, 1));
    await p.send({ kind: "map", published: await version(text.replace("is manual", "is manual {{"), 2) });
    const [line, words] = [p.page.locator(".problem"), p.page.locator(".problem-text")];
    await line.waitFor();
    const bottom = async (): Promise<number> => {
      const box = await line.boundingBox();
      return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
    };
    const tops = await p.page
      .locator(".mlmap-step")
      .evaluateAll((steps) => steps.map((one) => one.getBoundingClientRect().top));
    expect(tops.length).toBeGreaterThan(2);
    expect(await bottom()).toBeLessThanOrEqual(Math.min(...tops));
    expect(await words.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    const shut = await bottom();
    await words.click();
    expect(await bottom()).toBeGreaterThan(shut + 10);
    expect(await words.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    expect(await words.textContent()).toMatch(/^Line \d+ keeps part of the map from drawing\. /);
  });

  it("says what to write where there is nothing to draw", async () => {
    const p = await preview();
    await p.show(await published("", 1));
    expect(await p.page.locator(".empty").textContent()).toContain('process train "Train" is manual');
    await p.page.click("text=Insert an example");
    expect(await sentOf(p, "command")).toEqual([{ kind: "command", command: "insertExample" }]);
  });

  it("says what there is but steps, leads to it, and adds the first step", async () => {
    const p = await preview();
    await p.show(await published('map "M"\nactor ds "Data scientist"\nactor eng\nphase prep "Prepare" {\n}\n', 1));
    const said = p.page.locator(".empty");
    expect(await said.locator(".empty-things").innerText()).toMatch(/Actors\s+Data scientist, eng\s+Phases\s+Prepare/);
    expect(await said.textContent()).not.toContain("import");
    await said.getByRole("button", { name: "Data scientist" }).click();
    expect((await sentOf(p, "select"))[0]?.range.startLine).toBe(1);
    await said.getByRole("textbox", { name: "Title of the first step of “Prepare”" }).fill("Collect data");
    await p.page.keyboard.press("Enter");
    expect(await sentOf(p, "edit")).toEqual([
      { kind: "edit", edit: { do: "add-step", title: "Collect data", phase: "prep" } },
    ]);
  });

  it("says that a file without steps can serve other maps, and counts the errors that may hide some", async () => {
    const p = await preview();
    await p.show(await published('actor ds "Data scientist"\n', 1));
    expect(await p.page.locator(".empty").textContent()).toContain("Other maps can import this file");
    await p.send({ kind: "map", published: await published('actor ds "Data scientist"\nproces\nfoo bar\n', 2) });
    await p.page.getByText(/The text has \d errors; once they are mended/).waitFor();
  });

  it("says when the file is gone", async () => {
    const p = await shown();
    await p.send({ kind: "nothing", message: "small.mlflow is gone." });
    await p.page.getByText("small.mlflow is gone.").waitFor();
  });

  it("dims the other levels when one is picked in the legend", async () => {
    const p = await shown();
    await p.page.click('.legend-entry[data-level="manual"]');
    await p.page.locator(`${step("train")}[data-dimmed]`).waitFor();
    expect(await p.page.locator(`${step("collect")}[data-dimmed]`).count()).toBe(0);
    await p.page.keyboard.press("Escape");
    await p.page.locator(`${step("train")}[data-dimmed]`).waitFor({ state: "detached" });
  });

  it("finds steps by a slash, words of a title or of an actor", async () => {
    const p = await shown();
    await p.page.keyboard.press("/");
    await p.page.keyboard.type("SCIENT");
    await p.page.locator(`${step("deploy")}[data-dimmed]`).waitFor();
    expect(await p.page.locator(`${step("train")}[data-dimmed]`).count()).toBe(0);
    expect(await p.page.locator(".search-count").textContent()).toBe("3");
  });

  it("travels along the flow by the arrow keys, and shows where it stands", async () => {
    const p = await shown();
    const here = () => p.page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset["id"]);
    await p.page.keyboard.press("ArrowRight");
    expect(await here()).toBe("brief");
    await p.page.keyboard.press("ArrowRight");
    await p.page.keyboard.press("ArrowRight");
    expect(await here()).toBe("train");
    await p.page.keyboard.press("ArrowLeft");
    expect(await here()).toBe("collect");
    expect((await p.sent()).some((message) => message.kind === "select")).toBe(false);
    await p.page.keyboard.press("Enter");
    expect((await sentOf(p, "select"))[0]?.range.startLine).toBe(6);
  });

  it("folds a phase into one box and opens it again", async () => {
    const p = await shown();
    await p.page.click('.fold[aria-label="Fold Build"]');
    await p.page.locator(step("phase:build")).waitFor();
    expect(await p.page.locator(step("train")).count()).toBe(0);
    expect(await p.page.locator('.legend-entry[data-level="manual"] b').textContent()).toBe("1");
    // The keyboard stays where it was: the same key opens the phase again.
    await p.page.keyboard.press("Enter");
    await p.page.locator(step("train")).waitFor();
  });

  it("lays the map out in lanes of its actors, and offers none to a map that names nobody", async () => {
    const p = await shown();
    const menu = p.page.getByRole("button", { name: /^Arrangement/ });
    const lanes = p.page.getByRole("menuitemradio", { name: "In lanes of actors" });
    await menu.click();
    await lanes.click();
    await p.page.locator('[data-kind="lane"]', { hasText: "Data scientist" }).first().waitFor({ state: "attached" });
    expect(await menu.getAttribute("aria-label")).toBe("Arrangement: Actors");
    await p.show(await version('process a "A"\nprocess b "B"\na -> b\n', 2));
    await p.page.locator(step("b")).waitFor();
    await menu.click();
    await p.page.getByRole("menuitemradio", { name: "In phases" }).click();
    await p.page.locator('[data-kind="lane"]').first().waitFor({ state: "detached" });
    await menu.click();
    expect(await p.page.getByRole("menuitemradio").allTextContents()).toEqual([
      "In phases",
      "Without lanes",
      "To the right",
      "Downwards",
    ]);
  });

  it.each([
    { width: 1280, height: 800 },
    { width: 900, height: 700 },
    { width: 700, height: 900 },
  ])("folds lanes of actors so that they fill the panel: $width × $height", async (size) => {
    const file = new URL("../../examples/processes/cd4ml-sales-forecast.mlflow", import.meta.url);
    const p = await preview({ size, reducedMotion: true });
    await p.show(await published(readFileSync(file, "utf8").replace(/lanes \w+/, "lanes actors")));
    await p.page.waitForSelector('.mlmap-area[data-kind="lane"]', { state: "attached" });
    const filled = (): Promise<number> =>
      p.page.evaluate(() => {
        const [picture, canvas] = [".mlmap-picture", ".canvas"].map((one) =>
          document.querySelector(one)?.getBoundingClientRect(),
        );
        return ((picture?.width ?? 0) * (picture?.height ?? 0)) / ((canvas?.width ?? 0) * (canvas?.height ?? 1));
      });
    await expect.poll(filled).toBeGreaterThan(0.62);
  });

  it("lights up what leads to a step and what follows, while somebody points at it", async () => {
    const p = await shown();
    await p.page.hover(step("collect"));
    await p.page.locator(`.sheet.tracing ${step("deploy")}[data-trace]`).waitFor();
    await p.page
      .locator('.mlmap-flow[data-from="good"][data-to="collect"]:not([data-trace])')
      .waitFor({ state: "attached" });
    await p.page.mouse.move(4, 4);
    await p.page.locator(".sheet:not(.tracing)").waitFor();
  });

  it("renames by a double click, without throwing the person into the text", async () => {
    const p = await shown();
    await p.page.dblclick(step("train"));
    await p.page.fill(".title-editor", "Train well");
    await p.page.keyboard.press("Enter");
    expect(await sentOf(p, "edit")).toEqual([
      { kind: "edit", edit: { do: "rename-title", id: "train", title: "Train well" } },
    ]);
    await p.page.waitForTimeout(300);
    expect((await p.sent()).some((message) => message.kind === "select")).toBe(false);
  });

  it("leaves a title alone on Escape", async () => {
    const p = await shown();
    await p.page.dblclick(step("train"));
    await p.page.fill(".title-editor", "Other");
    await p.page.keyboard.press("Escape");
    await p.page.locator(".title-editor").waitFor({ state: "detached" });
    expect((await p.sent()).some((message) => message.kind === "edit")).toBe(false);
  });

  it("edits from the menu of a box", async () => {
    const p = await shown();
    const pick = async (item: string): Promise<void> => {
      await p.page.click(step("train"), { button: "right" });
      await p.page.getByRole("menu").getByText(item).click();
    };
    await pick("Semi-automated");
    await pick("Add a step after it…");
    await p.page.fill(".title-editor", "Check");
    await p.page.keyboard.press("Enter");
    await pick("Connect to…");
    await p.page.click(step("deploy"));
    await pick("Remove");
    expect((await sentOf(p, "edit")).map((message) => message.edit)).toEqual([
      { do: "set-level", process: "train", level: "semi-automated" },
      { do: "add-step-after", after: "train", title: "Check" },
      { do: "connect", from: "train", to: "deploy" },
      { do: "remove-step", id: "train" },
    ]);
  });

  it("writes a level that is changed in a target into the target", async () => {
    const p = await shown();
    await p.page.click('[data-state="later"]');
    await p.page.waitForFunction(() => document.body.dataset["state"] === "later");
    await p.page.click(step("train"), { button: "right" });
    await p.page.getByRole("menu").getByText("Semi-automated").click();
    expect((await sentOf(p, "edit"))[0]?.edit).toMatchObject({ do: "set-level", state: "later" });
  });

  it("silences a finding only with a reason", async () => {
    const p = await shown();
    await p.page.click(step("collect"));
    await p.page.click("text=Silence…");
    await p.page.keyboard.press("Enter");
    await p.page.keyboard.type("gone in autumn");
    await p.page.keyboard.press("Enter");
    expect((await sentOf(p, "edit")).map((message) => message.edit)).toEqual([
      { do: "silence", rule: "manual-step", line: 6, reason: "gone in autumn" },
    ]);
  });

  it("tells the map step by step", async () => {
    const p = await shown();
    await p.page.click('button[aria-label="More"]');
    await p.page.click("text=Present step by step");
    const words = p.page.locator(".presenter");
    expect(await words.textContent()).toContain("Brief");
    await p.page.keyboard.press("ArrowRight");
    await p.page.locator(".presenter .card-title", { hasText: "Collect" }).waitFor();
    expect(await p.page.locator(".toolbar").isVisible()).toBe(false);
    await p.page.keyboard.press("Escape");
    await p.page.locator(".toolbar").waitFor();
  });

  it("hands the picture to the editor as SVG and as PNG", async () => {
    const p = await shown();
    await p.send({ kind: "export", format: "svg" });
    await p.send({ kind: "export", format: "png" });
    await p.page.waitForFunction(
      () =>
        (window as unknown as { sentMessages: FromPreview[] }).sentMessages.filter((m) => m.kind === "exported")
          .length === 2,
    );
    const files = await sentOf(p, "exported");
    const svg = files.find((file) => file.format === "svg")?.content ?? "";
    expect(svg).toContain('data-id="train"');
    expect(svg).toContain("@font-face");
    const png = Buffer.from(files.find((file) => file.format === "png")?.content ?? "", "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.length).toBeGreaterThan(5_000);
  });

  it("puts states that find no room into a menu", async () => {
    const p = await preview({ size: { width: 480, height: 700 } });
    await p.show(await example("nlp-company.mlflow"));
    const more = p.page.locator(".segment-more");
    expect(await more.textContent()).toMatch(/^\d more$/);
    await more.click();
    await p.page.getByRole("menuitemradio", { name: "Borealis" }).click();
    await p.page.waitForFunction(() => document.body.dataset["state"] !== "current");
    expect(await p.page.locator('.segment[aria-checked="true"]').textContent()).toBe("Borealis");
    expect(await p.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(480);
  });

  it("moves nothing for people who asked for no motion", async () => {
    const p = await shown({ reducedMotion: true });
    await p.show(await version(text.replace("  decision good", '  process tune "Tune" is manual\n  decision good'), 2));
    expect(await p.page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it.each(["light", "dark", "contrast", "contrast-light"] as const)(
    "has nothing that axe complains about: %s",
    async (theme) => {
      const p = await shown({ theme, reducedMotion: true });
      await p.page.click(step("collect"));
      await p.page.mouse.move(2, 400);
      await p.page.waitForTimeout(300);
      const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      await p.page.evaluate(axe);
      const violations = await p.page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
        };
        const result = await checker.run();
        return result.violations.map(
          (v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary ?? ""}`).join(" | ")}`,
        );
      });
      expect(violations).toEqual([]);
    },
  );
});
