/** Answers and ratings in the page of platforms of a real window: each one line of the text, taken back by Undo. */
import { eventually, focusEditor, previewFrame, type Window } from "./window.ts";

/** The text that the editor shows of the platform's lines that hold `what`. */
async function editorLine(w: Window, what: string): Promise<string> {
  const lines = await w.page.locator(".editor-instance .view-line", { hasText: what }).allInnerTexts();
  return lines.join("\n").replaceAll("\u00a0", " ");
}

export async function platformForm(
  w: Window,
  file: string,
  picture: (name: string) => Promise<unknown>,
): Promise<void> {
  const frame = await previewFrame(w);
  await frame.locator('button[aria-label="Compare platforms"]').first().click();
  await frame.locator(".platforms[data-ranked]").waitFor();
  // The second map is the first candidate's: the first is the target's.
  const leader = frame.locator(".multiples figure").nth(1);
  // As the page holds it: what lies below the fold is not rendered, and has no inner text.
  const leads = await leader.locator("figcaption").textContent();
  const cell = frame.locator("tr[data-row='security.sso'] td[role='gridcell']").first();
  await cell.click();
  await cell.press("t");
  await eventually("the answer in the editor", async () => (await editorLine(w, "security.sso")).includes("🟢"));
  await cell.click();
  await cell.press("3");
  await eventually("the red answer in the text", async () => (await editorLine(w, "security.sso")).includes("🔴"));
  await eventually("the red mark in the matrix", async () => (await cell.locator(".answer-bad").count()) === 1);
  // A required answer in red puts the leader last; the ranking is worked out anew a moment after the text.
  await eventually("another leader", async () => (await leader.locator("figcaption").textContent()) !== leads);
  await picture("platforms");
  await focusEditor(w, file);
  await w.page.keyboard.press("Control+Z");
  await eventually("the old answer in the text", async () => (await editorLine(w, "security.sso")).includes("🟢"));
  await eventually("the old mark in the matrix", async () => (await cell.locator(".answer-good").count()) === 1);

  await eventually("the old ranking", async () => (await leader.locator("figcaption").textContent()) === leads);
  await leader.locator("[data-process='label']").click();
  const bar = frame.locator(".ratings .cell-bar");
  await eventually("the step in the bar", async () => (await bar.innerText()).includes("Label"));
  await picture("platforms-maps");
  await bar.locator("button", { hasText: "Automated" }).first().click();
  await eventually("the rating in the text", async () =>
    /rate label is automated/.test(await editorLine(w, "rate label")),
  );
  await focusEditor(w, file);
  await w.page.keyboard.press("Control+Z");
  await eventually("the old rating in the text", async () => !/is automated/.test(await editorLine(w, "rate label")));
  await frame.locator('button[aria-label="Compare platforms"]').first().click();
}
