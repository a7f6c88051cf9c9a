/** Tools of the preview's toolbar, wherever they stand. */
import type { Page } from "playwright-core";

/** Uses the tool whose name begins like that; in a narrow panel it waits in the menu at the end of the row. */
export async function useTool(page: Page, name: string): Promise<void> {
  const button = page.locator(
    `.toolbar > button[aria-label^="${name}"], .toolbar > .menu-anchor > [aria-label^="${name}"]`,
  );
  if ((await button.count()) > 0) return button.click();
  await page.click('.toolbar button[aria-label="More"]');
  await page.click(`.menu-item:has-text("${name}")`);
}
