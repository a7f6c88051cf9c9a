/** The page of figures as people see it, in Chromium, with the real bundles. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, expect, it } from "vitest";
import { figuresOf } from "../../src/analysis/index.ts";
import { numberText } from "../../src/model/number-text.ts";
import { midpoint } from "../../src/model/range.ts";
import type { MapPublished } from "../../src/protocol.ts";
import { example, type OpenPreview, type PreviewOptions } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

browserSuite("the page of figures", () => {
  const panels = panelsOfSuite();
  let company: MapPublished;
  beforeAll(async () => {
    company = await example("nlp-company.mlflow");
  });

  async function shown(options: PreviewOptions = {}): Promise<OpenPreview> {
    const open = await panels.open({ size: { width: 1000, height: 900 }, reducedMotion: true, ...options });
    await open.show(company);
    await open.send({ kind: "show-page", page: "figures" });
    await open.page.waitForSelector(".figures-page h1");
    return open;
  }

  it("opens by its button and by the command, and closes by the button and Escape", async () => {
    const { page } = await shown();
    const button = page.getByRole("button", { name: "Show figures" });
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await page.locator(".figures-page").count()).toBe(0);
    await button.click();
    expect(await page.locator(".figures-page").count()).toBe(1);
    await button.click();
    expect(await page.locator(".canvas").count()).toBe(1);
  });

  it("shows the hours by actor and level, and follows the state to what it saves", async () => {
    const { page, send } = await shown();
    const titles = () => page.locator(".figures-page h2").allTextContents();
    expect((await titles()).slice(0, 4)).toEqual([
      "Steps and hours by level",
      "Score by phase",
      "Hours by actor",
      "Flow and cost",
    ]);
    await send({ kind: "show-state", state: "y2027" });
    await page.waitForSelector(".figures-page .waterfall");
    expect((await titles())[0]).toBe("Human hours a month, from now to then");
    const saved = figuresOf(company.map, "y2027")?.saved;
    const rows = await page.locator(".figures-page .waterfall tr").allTextContents();
    for (const step of saved?.steps.filter((s) => midpoint(s.saved) > 0.05) ?? [])
      expect(rows.join("\n"), step.title).toContain(`${step.title}−${numberText(midpoint(step.saved))}`);
    await page.getByText("Band: 80 % of 10,000 simulated outcomes.").first().waitFor();
  });

  it("tells the case with its range and what it hangs on, the order of changes, and lets an assumption be changed", async () => {
    const { page, send, sent } = await shown({ size: { width: 1100, height: 2000 } });
    await send({ kind: "show-state", state: "acme" });
    await page.getByText(/P10 .*, P50 .*, P90 /).waitFor();
    const row = (title: string) =>
      page.locator("tr", { has: page.getByRole("rowheader", { name: title, exact: true }) }).textContent();
    expect(await row("… of the target without the platform")).toMatch(/\d{3},\d{3}$/);
    expect(await row("Break-even")).toMatch(/% as cash$/);
    expect(await row("Label entities: effort")).toMatch(/\d/);
    const titles = await page.locator(".figures-page h2").allTextContents();
    expect(titles).toEqual(
      expect.arrayContaining(["Three-year case, EUR", "Changes that pay back first", "Assumptions *"]),
    );
    const picture = process.env["PICTURES"];
    if (picture) await page.screenshot({ path: `${picture}/figures-acme.png` });
    const cash = page.getByLabel("Saved money that becomes cash, in per cent");
    await cash.fill("many");
    await cash.press("Enter");
    expect(await cash.inputValue()).toBe("50");
    await cash.fill("40..60");
    await cash.press("Enter");
    const edits = (await sent()).flatMap((m) => (m.kind === "edit" ? [m.edit] : []));
    expect(edits).toEqual([{ do: "assume", subject: "capture", text: "40..60%", title: company.map.title }]);
  });

  it("leads from a row to the text", async () => {
    const { page, send, sent } = await shown();
    await send({ kind: "show-state", state: "y2027" });
    await page.locator(".waterfall").getByRole("button", { name: "Label entities" }).click();
    const selected = (await sent()).findLast((m) => m.kind === "select");
    const label = company.map.steps.find((s) => s.id === "label")?.source?.whole;
    expect(selected).toMatchObject({ range: { startLine: label?.startLine } });
  });

  it.each(["light", "dark", "contrast"] as const)("has nothing that axe complains about: %s", async (theme) => {
    const { page, send } = await shown({ theme });
    await send({ kind: "show-state", state: "acme" });
    await page.waitForSelector(".figures-page .waterfall");
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(
        (v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary ?? ""}`).join(" | ")}`,
      );
    });
    expect(violations).toEqual([]);
  });

  it("gives way to the picture with its changes marked", async () => {
    const { page, send } = await shown();
    await send({ kind: "compare" });
    await page.waitForFunction(() => document.querySelectorAll('[data-change="better"]').length > 0);
    expect(await page.locator(".figures-page").count()).toBe(0);
    const compare = page.getByRole("button", { name: "Compare with the current state" });
    expect(await compare.getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator('.mlmap-step[data-id="report"]').count(), "what goes is still shown").toBe(1);
    await compare.click();
    await page.waitForFunction(() => document.querySelectorAll('[data-change="better"]').length === 0);
  });

  it.each([380, 320])("fits a narrow panel of %i px", async (width) => {
    const { page } = await shown({ size: { width, height: 700 } });
    const [inner, outer] = await page
      .locator(".figures-page")
      .evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
  });
});
