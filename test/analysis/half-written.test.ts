/** Whatever part of a map stands there already: findings, figures, rankings are worked out and nothing breaks. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { figuresOf, lint, measureNext, rankedTargets, rankingOf, roadmapsOf } from "../../src/analysis/index.ts";
import { parseMap } from "../../src/language/index.ts";
import { stateIds } from "../../src/model/state.ts";

const text = readFileSync(new URL("../../examples/nlp-company.mlflow", import.meta.url), "utf8");
const questions = {
  uri: "file:///examples/questions.mlflow",
  text: readFileSync(new URL("../../examples/questions.mlflow", import.meta.url), "utf8"),
};
const parts = 20;

it.each(Array.from({ length: parts }, (_, i) => Math.round((text.length * (i + 1)) / parts)))(
  "the first %d letters",
  async (length) => {
    const { map } = await parseMap(text.slice(0, length), "file:///examples/nlp-company.mlflow", [questions]);
    for (const found of lint(map)) expect(found.range.uri).not.toBe("");
    for (const id of stateIds(map)) {
      const figures = figuresOf(map, id);
      const numbers = JSON.stringify(figures);
      expect(figures?.id).toBe(id);
      // JSON turns what is no number into null without a word.
      for (const value of numbersIn(figures)) expect(Number.isFinite(value)).toBe(true);
      expect(JSON.parse(numbers)).toBeTruthy();
    }
    for (const id of rankedTargets(map)) expect(rankingOf(map, id)?.target).toBe(id);
    for (const road of roadmapsOf(map))
      for (const stop of road) expect(measureNext(map, stop.id).length).toBeLessThan(4);
  },
);

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
