import { describe, expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { problemsOf } from "../../src/language/problems.ts";
import { toDiagnostic } from "../../src/language/validator.ts";
import { open } from "./features/workbench.ts";
import { questions, sample } from "./sample.ts";
import { slips } from "./slips.ts";

/**
 * The sample with one mistake each, and what its author is told: place, code, sentence, and after `→` what a quick fix
 * offers. Read a line of the snapshot before you accept it: the wording is part of the product.
 */
async function told(text: string): Promise<readonly string[]> {
  const { document, services, at } = await open(text, { "platforms/questions.mlflow": questions });
  const problems = await problemsOf(document, services.Mlflow);
  return Promise.all(
    problems.map(async (problem) => {
      const diagnostic = toDiagnostic(problem);
      const { range } = diagnostic;
      const context = { diagnostics: [diagnostic], only: ["quickfix"] };
      const offered = await services.Mlflow.lsp.CodeActionProvider?.getCodeActions(document, { ...at, range, context });
      const fixes = ((offered ?? []) as CodeAction[]).map(({ title }) => title).join(" | ");
      const end = range.end.line === range.start.line ? "" : `${range.end.line + 1}:`;
      const place = `${range.start.line + 1}:${range.start.character + 1}-${end}${range.end.character + 1}`;
      return `${place} ${problem.rule}: ${problem.message}${fixes && `  → ${fixes}`}`;
    }),
  );
}

describe("one slip in a whole map", () => {
  it("is one error, or few, at its place", { timeout: 300_000 }, async () => {
    expect(await told(sample)).toEqual([]);
    const lines: string[] = [];
    const counts = new Map<number, number>();
    let fixable = 0;
    for (const { what, text } of slips) {
      const found = await told(text);
      lines.push(`${what}:`, ...found.map((line) => `  ${line}`));
      counts.set(found.length, (counts.get(found.length) ?? 0) + 1);
      if (found.some((line) => line.includes("  → "))) fixable += 1;
    }
    const table = [...counts].sort(([a], [b]) => a - b).map(([errors, maps]) => `${maps} with ${errors}`);
    lines.push("", `${slips.length} maps by number of errors: ${table.join(", ")}; a quick fix in ${fixable}.`, "");
    await expect(lines.join("\n")).toMatchFileSnapshot("./slips.txt");
  });
});
