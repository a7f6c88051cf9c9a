/** The comparison as people see it, in Chromium, with the real bundles. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, expect, it } from "vitest";
import { margin } from "../../src/diagram/piece.ts";
import type { MapPublished } from "../../src/protocol.ts";
import { example, type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const companyText = readFileSync(new URL("../../examples/nlp-company.mlflow", import.meta.url), "utf8");

browserSuite("the comparison", () => {
  const panels = panelsOfSuite();
  let company: MapPublished;
  beforeAll(async () => {
    company = await example("nlp-company.mlflow");
  });

  async function shown(options: PreviewOptions = {}): Promise<OpenPreview> {
    const open = await panels.open({ size: { width: 1100, height: 760 }, reducedMotion: true, ...options });
    await open.show(company);
    await open.send({ kind: "compare" });
    await open.page.waitForSelector('[data-change="better"]');
    return open;
  }
  const transforms = (one: OpenPreview): Promise<readonly string[]> =>
    one.page
      .locator(".sides .drawing")
      .evaluateAll((all) => all.map((drawing) => (drawing as SVGElement).style.transform));

  it("leads from the list to the picture and the text, and back", async () => {
    const { page, sent } = await shown();
    expect(await page.locator(".compare-end").textContent()).toContain("26 changes");
    await page.locator('.cmp-row[data-key="step label"]').click();
    await page.waitForSelector('.mlmap-step[data-id="label"][aria-pressed="true"]');
    const target = company.map.targets[0]?.changes.find((c) => c.do === "change" && c.of === "label");
    expect(target).toBeDefined();
    const selected = (await sent()).findLast((m) => m.kind === "select");
    expect(selected).toMatchObject({ range: { uri: company.uri } });
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector('.mlmap-step[data-id="train"][aria-pressed="true"]');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["key"])).toBe("step train");
    await page.locator('.mlmap-step[data-id="tune"]').click();
    await page.waitForSelector('.cmp-row[data-key="step tune"][aria-current="true"]');
  });

  it.each([
    { name: "nlp-company", width: 1280, height: 800, how: "Side by side" },
    { name: "nlp-company", width: 700, height: 900, how: "Slider" },
    { name: "processes/cd4ml-sales-forecast", width: 1280, height: 800, how: "One picture" },
  ])(
    "opens on the map as it lies there, and closes to the very same picture: $name, $width × $height, $how",
    async ({ name, width, height, how }) => {
      const one = await panels.open({ size: { width, height }, reducedMotion: true });
      await one.show(await example(`${name}.mlflow`));
      const { page } = one;
      // What only one of both states has is not there all the time.
      const lies = async (): Promise<Readonly<Record<string, string>>> =>
        Object.fromEntries(
          await page
            .locator(".mlmap-step[data-id] > rect:first-of-type")
            .evaluateAll((all) =>
              all.map((box) => [
                (box.parentElement as HTMLElement).dataset["id"],
                `${box.getAttribute("x")} ${box.getAttribute("y")}`,
              ]),
            ),
        );
      const stands = (): Promise<string> =>
        page
          .locator(".sheet > .drawing")
          .first()
          .evaluate((drawing) => (drawing as SVGElement).style.transform);
      const [stood, lay] = [await stands(), await lies()];
      const kept = async (): Promise<void> => {
        const now = await lies();
        const common = Object.keys(lay).filter((id) => id in now);
        expect(common.length).toBeGreaterThan(8);
        expect(common.map((id) => now[id])).toEqual(common.map((id) => lay[id]));
      };
      const compare = page.locator('[aria-label^="Compare with"]');
      await compare.click();
      await page.waitForSelector(".mlmap-step [data-change]", { state: "attached" });
      await kept();
      await page.getByRole("radio", { name: how }).click();
      if (how !== "One picture") await page.waitForSelector('.sides .side[data-side="after"] .mlmap-step');
      await page.getByRole("button", { name: /changes, as a list/ }).click();
      await page.waitForSelector(".changes", { state: "detached" });
      await compare.click();
      await page.waitForSelector(".sides, .compare-bar", { state: "detached" });
      await expect.poll(stands).toBe(stood);
      await kept();
    },
  );

  it("groups the list by phase, by actor and by hours", async () => {
    const { page } = await shown();
    const titles = () => page.locator(".cmp-group h3").evaluateAll((all) => all.map((h) => h.firstChild?.textContent));
    expect(await titles()).toEqual(["Prepare data", "Build the model", "Release", "Run", "The whole map"]);
    await page.getByLabel("Group the changes by").selectOption("hours");
    await expect.poll(async () => (await titles())[0]).toBe("Largest saving first");
    expect(await page.locator(".cmp-row").first().getAttribute("data-key")).toBe("step label");
  });

  it("moves both sides together, and the edge by its keys", async () => {
    const one = await shown();
    const { page } = one;
    await page.getByRole("radio", { name: "Side by side" }).click();
    await page.waitForSelector('.sides[data-how="sides"]');
    expect(await page.locator('.side[data-side="before"] [data-ghost="register"]').count()).toBe(1);
    expect(await page.locator('.side[data-side="before"] [data-id="report"] [data-change="removed"]').count()).toBe(1);
    const box = await page.locator('.side[data-side="before"]').boundingBox();
    if (!box) throw new Error("no side");
    const before = await transforms(one);
    await page.mouse.move(box.x + 20, box.y + box.height - 30);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + box.height - 70, { steps: 4 });
    await page.mouse.up();
    const after = await transforms(one);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(after[0]);
    await page.getByRole("radio", { name: "Slider" }).click();
    const edge = page.getByRole("slider");
    expect(await edge.getAttribute("aria-valuenow")).toBe("50");
    await edge.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await edge.getAttribute("aria-valuenow")).toBe("48");
    await page.keyboard.press("End");
    expect(await edge.getAttribute("aria-valuenow")).toBe("100");
  });

  it.each([
    { width: 1300, height: 800, stacked: false },
    { width: 900, height: 1100, stacked: true },
    { width: 700, height: 900, stacked: false },
    { width: 320, height: 700, stacked: true },
  ])("uses the room of each side: $width × $height", async ({ width, height, stacked }) => {
    const { page } = await shown({ size: { width, height } });
    await page.getByRole("radio", { name: "Side by side" }).click();
    await page.waitForSelector('.sides[data-how="sides"]');
    expect(await page.locator(".sides[data-stacked]").count()).toBe(stacked ? 1 : 0);
    // As large as it can be: it reaches from edge to edge of its pane in one direction, and of a room of its shape it fills most.
    const used = (): Promise<readonly number[]> =>
      page.locator('.side[data-side="after"]').evaluate((side, paper) => {
        const [pane, picture] = [side, side.querySelector(".mlmap-picture")].map((one) => one?.getBoundingClientRect());
        const scale = side.querySelector<SVGGraphicsElement>(".mlmap-picture")?.getScreenCTM()?.a ?? 0;
        const whole = (size = 0): number => size + 2 * paper * scale;
        return [whole(picture?.width) / (pane?.width ?? 1), whole(picture?.height) / (pane?.height ?? 1)];
      }, margin.outer);
    await expect.poll(async () => Math.max(...(await used()))).toBeGreaterThan(0.82);
    expect(Math.min(...(await used()))).toBeGreaterThan(0.4);
  });

  it.each([
    { width: 1300, height: 850, broken: true },
    { width: 1300, height: 850, broken: false },
    { width: 1000, height: 700, broken: false },
  ])("lays no title of a side over its steps: $width × $height, error in the text: $broken", async (one) => {
    const { page, show } = await shown({ size: { width: one.width, height: one.height } });
    if (one.broken) await show(await published(companyText.replace(/^import .*$/m, ""), 2, company.uri));
    await page.getByRole("radio", { name: "Side by side" }).click();
    await page.waitForSelector('.side[data-side="before"] .mlmap-step');
    await page.waitForTimeout(400);
    expect(await page.locator(".problem").count()).toBe(one.broken ? 1 : 0);
    const covered = await page.locator(".side").evaluateAll((sides) =>
      sides.flatMap((side) => {
        const title = side.querySelector("figcaption")?.getBoundingClientRect();
        const shapes = [...side.querySelectorAll<SVGElement>(".mlmap-step > rect, .mlmap-step > polygon")];
        return shapes
          .filter((shape) => {
            const { left, right, top, bottom } = shape.getBoundingClientRect();
            return !title || (left < title.right && right > title.left && top < title.bottom && bottom > title.top);
          })
          .map((shape) => shape.parentElement?.dataset["id"]);
      }),
    );
    expect(covered).toEqual([]);
  });

  it("opens in a narrow panel with the picture alone, and its list by a click", async () => {
    const { page } = await shown({ size: { width: 320, height: 700 } });
    expect(await page.locator(".cmp-row").count()).toBe(0);
    await page.getByRole("button", { name: "26 changes, as a list" }).click();
    expect(await page.locator(".cmp-row").count()).toBe(26);
  });

  it("chooses and swaps both sides, and asks for another version", async () => {
    const { page, sent } = await shown();
    await page.getByLabel("Compare from").selectOption({ label: "Acme ML" });
    await page.waitForFunction(() => document.querySelector(".sheet")?.getAttribute("aria-label")?.includes("2027"));
    await page.getByRole("button", { name: "Swap both sides" }).click();
    await page.waitForFunction(() => document.body.dataset["state"] === "acme");
    expect(await page.getByLabel("Compare from").inputValue()).toBe("map y2027");
    await page.getByLabel("Compare from").selectOption("other");
    expect((await sent()).some((m) => m.kind === "pick-past")).toBe(true);
    expect(await page.getByLabel("Compare from").inputValue()).toBe("map y2027");
  });

  it("compares with another version, live, and brings it again after a reload", async () => {
    const text = 'process a "A" is manual\nprocess b "B" is manual\na -> b\n';
    const old = await published(text);
    const now = await published(text.replace('b "B"', 'fit "B"').replace("a -> b", "a -> fit"), 2);
    const open = await panels.open({ size: { width: 900, height: 600 }, reducedMotion: true });
    await open.show(now);
    const past = { ref: { of: "git", revision: "HEAD" }, title: "HEAD", map: old.map } as const;
    await open.send({ kind: "compare-past", past });
    const { page } = open;
    await page.waitForSelector('.cmp-row[data-key="step fit"]');
    expect(await page.locator(".cmp-row").count(), "a new name is one change").toBe(1);
    expect(await page.locator(".cmp-told").textContent()).toBe("name b → fit");
    await open.show(await published('process a "A" is automated\nprocess fit "B" is manual\na -> fit\n', 3));
    await page.waitForSelector('.cmp-row[data-key="step a"][data-verdict="better"]');
    await page.waitForFunction(() =>
      (window as unknown as { sentMessages: { kind: string; memory?: object }[] }).sentMessages.some(
        (m) => m.kind === "remember" && m.memory !== undefined && "past" in m.memory,
      ),
    );
    const memory = (await open.sent()).findLast((m) => m.kind === "remember")?.memory;
    await open.close();
    const again = await panels.open({ reducedMotion: true, saved: { uri: now.uri, memory } });
    await again.show(now);
    expect((await again.sent()).findLast((m) => m.kind === "load-past")).toEqual({ kind: "load-past", ref: past.ref });
  });

  it.each([
    ["light", "one"],
    ["dark", "sides"],
    ["contrast", "slider"],
    ["light", "fade"],
  ] as const)("has nothing that axe complains about: %s, %s", async (theme, how) => {
    const { page } = await shown({ theme });
    await page.locator(`[data-how=${how}]`).first().click();
    await page.waitForSelector(how === "one" ? ".canvas:not(.sides)" : `.sides[data-how="${how}"]`);
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`).join("\n")}`,
      );
    });
    expect(violations).toEqual([]);
  });
});
