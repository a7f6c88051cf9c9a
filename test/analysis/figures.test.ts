import { describe, expect, it } from "vitest";
import { figureInput } from "../../src/analysis/figure.ts";
import { figures } from "../../src/analysis/figures/index.ts";
import { parseMap } from "../../src/language/index.ts";

/** Numbers equal to twelve digits, whatever order they were added in. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, v: unknown) => (typeof v === "number" ? Number(v.toPrecision(12)) : v)),
  ) as unknown;
}

describe.each(figures.map((f) => [f.id, f] as const))("figure %s", (_, figure) => {
  it("gives what was worked out by hand", async () => {
    const { map, state = "current", value } = figure.example;
    const parsed = await parseMap(map, "memory:///example.mlflow");
    expect(parsed.errors.map((e) => e.message)).toEqual([]);
    const input = figureInput(parsed.map, state);
    expect(rounded(input && figure.compute(input)?.value)).toEqual(rounded(value));
  });
  it("is unknown, not 0, in an empty map", async () => {
    const parsed = await parseMap("", "memory:///empty.mlflow");
    const input = figureInput(parsed.map, "current");
    expect(input && figure.compute(input)).toBeNull();
  });
});

it("every figure has its own id", () => {
  expect(new Set(figures.map((f) => f.id)).size).toBe(figures.length);
});
