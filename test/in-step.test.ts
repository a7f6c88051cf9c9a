/** What is made from rules and figures stands in the repository as the code says it now: `npm run generate` mends it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generatedFromAnalysis, leftOverPages } from "../scripts/generate/rules.ts";

const root = join(import.meta.dirname, "..");

it.each([...generatedFromAnalysis()])("%s is in step with the rules and figures", (path, text) => {
  const file = join(root, path);
  expect(existsSync(file) ? readFileSync(file, "utf8") : "").toBe(text);
});

it("no page of a rule is left over", () => {
  expect(leftOverPages()).toEqual([]);
});
