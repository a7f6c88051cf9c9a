/** All that hands do goes by the keyboard, which never stands nowhere, and a screen reader is told what came of it. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Answering, answering, said, standing } from "./answering.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const text = `map "Churn" {}
actor ds "Data scientist"
actor mle "ML engineer"
interface wiki "Wiki" { kind ui }
data events "Events"

start ask "Asked"
phase build "Build" {
  process pull  "Pull"  by ds is manual { writes events }
  process clean "Clean" by ds is semi-automated { reads events }
  process fit   "Fit"   by mle via wiki is manual
}
end live "Live"

ask -> pull -> clean -> fit -> live

target soon "Soon" { change fit is automated }
`;

const panels = panelsOfSuite();
const open = (start = text): Promise<Answering> =>
  answering(panels.open, start, { size: { width: 1200, height: 800 }, reducedMotion: true });

async function stand(page: Page, id: string): Promise<void> {
  await page.locator(`.mlmap-step[data-id="${id}"]`).focus();
}

browserSuite("the keyboard", () => {
  it("renames: the field gives the focus back to its step, and the new title is told", async () => {
    const { page, answer, text: now } = await open();
    await stand(page, "pull");
    await page.keyboard.press("F2");
    await page.keyboard.type("Pull all");
    await page.keyboard.press("Enter");
    await expect.poll(() => standing(page)).toBe("pull");
    expect(await answer()).toBe(1);
    expect(now()).toBe(text.replace('"Pull"', '"Pull all"'));
    await expect.poll(() => said(page)).toContain("Pull is now Pull all");
    await page.keyboard.press("F2");
    await page.keyboard.press("Escape");
    await expect.poll(() => standing(page)).toBe("pull");
    expect(await answer()).toBe(0);
  });

  it("adds a step and stands on it", async () => {
    const { page, answer, takeBack, text: now } = await open();
    await stand(page, "pull");
    await page.keyboard.press("Insert");
    await page.keyboard.type("Check");
    await page.keyboard.press("Enter");
    expect(await answer()).toBe(1);
    await expect.poll(() => standing(page)).toBe("check");
    expect(await said(page)).toContain("Check added");
    expect(await page.locator('.mlmap-step[data-id="check"]').getAttribute("aria-pressed")).toBe("true");
    await takeBack();
    expect(now()).toBe(text);
    await expect.poll(() => said(page)).toContain("Check removed");
    // What followed the step that went.
    await expect.poll(() => standing(page)).toBe("clean");
  });

  it("removes a step and goes on with what follows it", async () => {
    const { page, answer } = await open();
    await stand(page, "clean");
    await page.keyboard.press("Delete");
    expect(await answer()).toBe(1);
    await expect.poll(() => standing(page)).toBe("fit");
    expect(await said(page)).toContain("Clean removed");
    await page.keyboard.press("ArrowLeft");
    expect(await standing(page)).toBe("pull");
  });

  it("connects two steps: how is said before, what came of it after", async () => {
    const { page, answer } = await open();
    await stand(page, "pull");
    await page.keyboard.press("c");
    await expect.poll(() => said(page)).toMatch(/A flow from Pull\. .*arrow keys and press Enter/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await answer()).toBe(1);
    await expect.poll(() => said(page)).toContain("Flow from Pull to Fit added");
    expect(await standing(page)).toBe("fit");
  });

  it("searches, is told each hit, and stands on the last one after Escape", async () => {
    const { page } = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("scientist");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect.poll(() => said(page)).toContain("Clean, one of 2 found");
    expect(await standing(page)).toBe("Find a step");
    await page.keyboard.press("Escape");
    expect(await standing(page)).toBe("clean");
  });

  it("leaves the views by Tab, so that nothing with the focus lies below them", async () => {
    const { page } = await open();
    await page.locator('[aria-label^="View:"]').focus();
    await page.keyboard.press("Enter");
    await page.locator(".view-panel").waitFor();
    const behind = page.locator('[aria-label="Compare with the current state"]');
    for (let i = 0; i < 30 && !(await behind.evaluate((e) => e === document.activeElement)); i++)
      await page.keyboard.press("Tab");
    expect(await behind.evaluate((e) => e === document.activeElement)).toBe(true);
    await page.locator(".view-panel").waitFor({ state: "detached" });
  });

  it("is told how many steps a filter leaves standing out", async () => {
    const { page } = await open();
    await page.locator('[aria-label^="View:"]').focus();
    await page.keyboard.press("Enter");
    // The panel takes the focus as it opens.
    await page.waitForFunction(() => document.activeElement?.closest(".view-panel") instanceof HTMLElement);
    await page.locator('.view-panel .pill:text-is("Dimmed")').press("Space");
    await page.locator('.view-panel .pill:text-is("ML engineer")').press("Space");
    await expect.poll(() => said(page)).toContain("1 of 5 steps stand out");
  });

  it("stands on the state that the arrow keys chose", async () => {
    const { page } = await open();
    await page.locator('[role=radio][data-state="current"]').focus();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["state"]))
      .toBe("soon");
  });

  it("comes back from a page, the presenter and a comparison to where it can go on", async () => {
    const { page } = await open();
    await page.locator('[aria-label="Show figures"]').focus();
    await page.keyboard.press("Enter");
    await page.locator(".figures-page").focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => standing(page)).toBe("Show figures");
    // From a page, too, presenting shows the picture.
    await page.keyboard.press("Enter");
    await page.locator('[aria-label="More"]').focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect.poll(() => standing(page)).toBe("Presenting");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await expect.poll(() => standing(page)).toBe("pull");
    await page.locator('[aria-label="Compare with the current state"]').focus();
    await page.keyboard.press("Enter");
    await page.locator(".mlmap-step[data-id=fit]").focus();
    await page.keyboard.press("Escape");
    await page.locator(".compare-bar, [aria-label='Close the comparison']").first().waitFor({ state: "detached" });
    expect(await standing(page)).toBe("fit");
  });

  it("asks for the undoing of an edit in the text, and for its redoing; a field keeps its own", async () => {
    const { page, sent } = await open();
    const asked = async (): Promise<readonly string[]> =>
      (await sent()).flatMap(({ kind }) => (kind === "undo" || kind === "redo" ? [kind] : []));
    await stand(page, "pull");
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.addEventListener("keydown", ({ key, ctrlKey }) => void (ctrlKey && key.length === 1 && heard.push(key)));
    });
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+y");
    await page.keyboard.press("Control+j");
    expect(await asked()).toEqual(["undo", "redo", "redo"]);
    // The editor, which listens there, hears of its own keys only: it would undo a second time.
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(["j"]);
    await page.keyboard.press("/");
    await page.keyboard.type("x");
    await page.keyboard.press("Control+z");
    expect(await asked()).toHaveLength(3);
  });

  it("comes by one Tab to the chevrons of all phases, and from one to the other by arrow keys", async () => {
    const phases = Array.from(
      { length: 12 },
      (_, i) => `phase p${i} "Phase ${i}" { process s${i} "Step ${i}" is manual }\n`,
    );
    const { page } = await open(`map "Phases"\n${phases.join("")}${phases.map((_, i) => `s${i}`).join(" -> ")}\n`);
    const folds = page.locator(".fold");
    expect(await folds.count()).toBe(12);
    expect(await page.locator('.fold[tabindex="0"]').count()).toBe(1);
    const here = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);
    await stand(page, "s5");
    await page.keyboard.press("Tab");
    const first = await here();
    expect(first).toMatch(/^Fold Phase/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const third = await here();
    expect(third).toMatch(/^Fold Phase/);
    expect(third).not.toBe(first);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".mlmap-step[data-id^=phase]");
    await expect.poll(here).toBe(third?.replace("Fold", "Unfold"));
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    expect(await here()).toBe(third?.replace("Fold", "Unfold"));
    await page.keyboard.press("Home");
    expect(await here()).toBe(first);
  });

  it("stands on the first step of all that lies in a phase that was opened, phases in it included", async () => {
    const { page } = await open(`map "Nested"
phase outer "Outer" {
  phase inner "Inner" { process a "A" is manual }
  process b "B" is manual
}
process c "C" is manual
a -> b -> c
`);
    await page.click('.fold[data-phase="outer"]');
    await page.locator(".mlmap-step[data-id*=outer]").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => standing(page)).toBe("a");
  });

  it("finds an item of a menu by its words, and presses none by a blank within them", async () => {
    const { page, sent } = await open();
    await stand(page, "pull");
    await page.keyboard.press("Shift+F10");
    await page.waitForSelector("[role=menu]");
    const before = (await sent()).length;
    await page.keyboard.type("nowhere at all");
    await page.waitForTimeout(600);
    await page.keyboard.type("add a st");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Add a step after it");
    expect((await sent()).slice(before)).toEqual([]);
    await page.waitForTimeout(600);
    await page.keyboard.press(" ");
    await page.waitForSelector(".title-editor");
  });

  it("opens a folded phase with Enter, and stands on its first step", async () => {
    const { page, sent } = await open();
    await page.click('.fold[data-phase="build"]');
    const box = page.locator(".mlmap-step[data-id*=build]");
    await box.focus();
    const before = (await sent()).filter(({ kind }) => kind === "select").length;
    await page.keyboard.press("Enter");
    await expect.poll(() => standing(page)).toBe("pull");
    expect(await box.count()).toBe(0);
    expect((await sent()).filter(({ kind }) => kind === "select").length).toBe(before);
  });
});
