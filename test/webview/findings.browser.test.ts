/** What the linter found, in the preview as people see and use it. */
import { expect, it } from "vitest";
import type { FromPreview } from "../../src/protocol.ts";
import { type OpenPreview, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const text = `actor ds "Data scientist"
process collect "Collect" is manual
process train "Train" by ds is automated
process deploy "Deploy" by ds is manual { effort 4h  runs 2 per month }
collect -> train -> deploy
target later "Later" {
  change collect is automated
}
`;

browserSuite("findings in the preview", () => {
  const panels = panelsOfSuite();
  const shown = async (): Promise<OpenPreview> => {
    const open = await panels.open();
    await open.show(await published(text));
    return open;
  };
  const sentOf = async <K extends FromPreview["kind"]>({ sent }: OpenPreview, kind: K) =>
    (await sent()).filter((m) => m.kind === kind) as Extract<FromPreview, { kind: K }>[];

  it("are counted; the rules that found them are listed, the gravest first", async () => {
    const { page } = await shown();
    const count = page.getByRole("button", { name: /^\d+ findings$/ });
    const total = Number((await count.textContent())?.match(/\d+/)?.[0]);
    await count.click();
    const rules = await page.locator(".finding-rule").allTextContents();
    expect(rules.slice(0, 2)).toEqual(["manual-step2", "no-actor1"]);
    expect(rules.reduce((sum, r) => sum + Number(/\d+$/.exec(r)?.[0]), 0)).toBe(total);
    await count.click();
    expect(await page.locator(".finding-rule").count()).toBe(0);
  });

  it("of one rule stand alone: other steps are dimmed, its findings listed and explained", async () => {
    const preview = await shown();
    const { page } = preview;
    await page.getByRole("button", { name: /findings$/ }).click();
    await page.locator('[data-rule="manual-step"]').click();
    const dimmed = page.locator(".mlmap-step[data-dimmed]");
    expect(await dimmed.evaluateAll((steps) => steps.map((s) => s.getAttribute("data-id")))).toEqual(["train"]);
    expect(await page.locator('.mlmap-step [data-kind="finding"]').count()).toBe(2);
    await page.getByRole("button", { name: /“Deploy” is manual/ }).click();
    expect(await page.locator(".card .card-title").textContent()).toBe("Deploy");
    await page.getByRole("button", { name: "Explain manual-step" }).click();
    expect(await sentOf(preview, "command")).toMatchObject([
      { command: "explainRule", argument: "docs/rules/manual-step.md" },
    ]);
    await page.locator('[data-rule="manual-step"]').click();
    expect(await dimmed.count()).toBe(0);
  });

  it("are mended from the card, by keyboard alone", async () => {
    const preview = await shown();
    const { page } = preview;
    await page.locator('.mlmap-step[data-id="collect"]').focus();
    await page.keyboard.press("Enter");
    const fix = page.locator(".finding-fix", { hasText: "Let “Data scientist” do it" });
    await fix.focus();
    await page.keyboard.press("Enter");
    expect(await sentOf(preview, "edit")).toEqual([
      { kind: "edit", edit: { do: "add-clause", of: "collect", clause: "by", text: "ds" } },
    ]);
  });
});
