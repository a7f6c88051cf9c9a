/** The page of figures as people see it, in Chromium, with the real bundles. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { figuresOf } from "../../src/analysis/index.ts";
import { numberText } from "../../src/model/number-text.ts";
import { midpoint } from "../../src/model/range.ts";
import type { MapPublished } from "../../src/protocol.ts";
import { startChromium } from "../vscode/ui/browser.ts";
import { example, type OpenPreview, openPreview, type PreviewOptions } from "./harness.ts";

const suite = process.env["E2E"] === "skip" ? describe.skip : describe;

suite("the page of figures", () => {
  let browser: Browser;
  let company: MapPublished;
  let open: OpenPreview | undefined;
  beforeAll(async () => {
    browser = await startChromium();
    company = await example("nlp-company.mlflow");
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    expect(open?.complaints ?? []).toEqual([]);
    await open?.close();
    open = undefined;
  });

  async function shown(options: PreviewOptions = {}): Promise<OpenPreview> {
    open = await openPreview(browser, { size: { width: 1000, height: 900 }, reducedMotion: true, ...options });
    await open.show(company);
    await open.send({ kind: "show-page", page: "figures" });
    await open.page.waitForSelector(".figures-page");
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
    expect(await titles()).toEqual(["Steps and hours by level", "Score by phase", "Hours by actor", "Flow and cost"]);
    await send({ kind: "show-state", state: "y2027" });
    await page.waitForSelector(".figures-page .waterfall");
    expect((await titles())[0]).toBe("Human hours a month, from now to then");
    const saved = figuresOf(company.map, "y2027")?.saved;
    const rows = await page.locator(".figures-page .waterfall tr").allTextContents();
    for (const step of saved?.steps.filter((s) => midpoint(s.saved) > 0.05) ?? [])
      expect(rows.join("\n"), step.title).toContain(`${step.title}−${numberText(midpoint(step.saved))}`);
    await page.getByText("Band: 80 % of 10,000 simulated outcomes.").first().waitFor();
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

  it("fits a narrow panel", async () => {
    const { page } = await shown({ size: { width: 380, height: 700 } });
    const [inner, outer] = await page
      .locator(".figures-page")
      .evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
  });
});
