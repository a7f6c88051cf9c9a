/** The page of a map's history as people see it, in Chromium, with the real bundles. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, expect, it } from "vitest";
import { pastFigures } from "../../src/analysis/history.ts";
import type { HistoryPoint, MapHistory } from "../../src/model/history.ts";
import type { HistoryAnswer, MapPublished } from "../../src/protocol.ts";
import { example, type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

/** A history in which a step gets better every tenth commit. */
async function historyOf(count: number): Promise<MapHistory> {
  const points: HistoryPoint[] = [];
  for (let i = 0; i < count; i++) {
    const level = i < 10 ? "manual" : i < 20 ? "semi-automated" : "automated";
    const text = `map "M" {\n  currency EUR\n}\nactor a { cost 80..100 per hour }\nprocess p by a is ${level} { effort ${40 - i}h..${60 - i}h  runs 1 per month }\nprocess q is manual\n`;
    const figures = pastFigures((await published(text)).map, "current");
    if (!figures) throw new Error("no figures");
    const date = new Date(Date.UTC(2026, 0, 1 + i)).toISOString();
    points.push({
      revision: String(i).padStart(40, "0"),
      date,
      subject: `Change ${i}`,
      path: "map.mlflow",
      ...figures,
    });
  }
  const skipped = [
    {
      revision: "f".repeat(40),
      date: "2026-01-05T12:00:00Z",
      subject: "Break it",
      path: "old.mlflow",
      reason: "line 4: the text is not closed",
    },
  ];
  return { map: "M", state: "current", points, skipped, more: false };
}

browserSuite("the page of a map's history", () => {
  const panels = panelsOfSuite();
  let company: MapPublished;
  beforeAll(async () => {
    company = await example("nlp-company.mlflow");
  });

  async function shown(history: HistoryAnswer, options: PreviewOptions = {}): Promise<OpenPreview> {
    const open = await panels.open({ size: { width: 1000, height: 900 }, reducedMotion: true, ...options });
    await open.show(company);
    await open.send({ kind: "show-page", page: "history" });
    await open.page.getByText("Reading the commits…").waitFor();
    // Asked in the frame after the one that shows the page.
    await expect
      .poll(async () => (await open.sent())?.filter((m) => m.kind === "ask-history"))
      .toEqual([{ kind: "ask-history", state: "current" }]);
    await open.send({ kind: "history", uri: company.uri, state: "current", history });
    await open.page.getByText("Reading the commits…").waitFor({ state: "detached" });
    return open;
  }

  it("lists the newest commit first, also of those of one second", async () => {
    const history = await historyOf(3);
    const [first] = history.points;
    const points = history.points.map((point) => ({ ...point, date: first?.date ?? "" }));
    const { page } = await shown({ ...history, points, skipped: [] });
    await page.locator(".commits").waitFor();
    const subjects = await page.locator(".commits th[scope=row] .link").allInnerTexts();
    expect(subjects).toEqual(["Change 2", "Change 1", "Change 0"]);
  });

  it("says what became of the figures, draws them, and names what is left out", async () => {
    const { page } = await shown(await historyOf(30));
    await page
      .getByText("In 31 commits the score went from 0 to 50, the hours a month went from 50 to 21. 1 is left out")
      .waitFor();
    expect(await page.locator(".history-lines figcaption").allTextContents()).toEqual([
      "Automation score, of 100",
      "Human hours a month",
      "Cost a month, EUR",
    ]);
    const rows = await page.locator(".commits tbody tr").allTextContents();
    expect(rows).toHaveLength(31);
    expect(rows[0]).toMatch(/^2026-01-30Change 29.*compare$/);
    expect(rows.join("\n")).toContain("left out: line 4: the text is not closed");
    expect(rows.join("\n")).toContain("+17 50");
    await page
      .locator(".history-lines svg")
      .first()
      .hover({ position: { x: 150, y: 40 } });
    expect(await page.locator(".history-at").textContent()).toMatch(/^2026-01-\d\d, \d{7}: Change \d+, score \d+/);
  });

  it("opens a version and compares it, each by its button", async () => {
    const { page, sent } = await shown(await historyOf(3));
    await page.getByRole("button", { name: "Change 1", exact: true }).click();
    await page.getByRole("button", { name: /^Compare 0000000, Change 2/ }).click();
    expect((await sent()).filter((m) => m.kind === "revision")).toEqual([
      { kind: "revision", how: "open", revision: "1".padStart(40, "0"), path: "map.mlflow" },
      { kind: "revision", how: "compare", revision: "2".padStart(40, "0"), path: "map.mlflow" },
    ]);
  });

  it("says why there is none, and shows long ones in parts", async () => {
    const { page, send } = await shown({ problem: "The history needs git." });
    await page.getByText("The history needs git.").waitFor();
    await send({ kind: "history", uri: company.uri, state: "current", history: await historyOf(120) });
    await page.getByRole("button", { name: "Show all 121 commits" }).click();
    expect(await page.locator(".commits tbody tr").count()).toBe(121);
  });

  it.each(["light", "dark", "contrast"] as const)("has nothing that axe complains about: %s", async (theme) => {
    const { page } = await shown(await historyOf(30), { theme });
    const picture = process.env["PICTURES"];
    if (picture) await page.screenshot({ path: `${picture}/history-${theme}.png` });
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`);
    });
    expect(violations).toEqual([]);
  });
});
