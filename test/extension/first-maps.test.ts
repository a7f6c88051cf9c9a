import { describe, expect, it } from "vitest";
import { emptyMap, exampleMap } from "../../src/extension/first-maps.ts";
import { formatText, parseMap } from "../../src/language/index.ts";

describe("the maps that people begin with", () => {
  it.each([
    ["a new map", emptyMap("Churn model")],
    ["a new map whose title holds quotes and backslashes", emptyMap('The "new" \\ model\nline')],
    ["the example of an empty preview", exampleMap({ withTitle: true })],
  ])("%s has no errors and is formatted as the formatter would", async (_what, text) => {
    const { map, errors } = await parseMap(text);
    expect(errors).toEqual([]);
    expect(map.steps.length).toBeGreaterThan(2);
    expect(formatText(text)).toBe(text);
  });

  it("the example can be put behind a map's own title", async () => {
    const { map, errors } = await parseMap(`map "Mine"\n\n${exampleMap({ withTitle: false })}`);
    expect(errors).toEqual([]);
    expect(map.title).toBe("Mine");
  });
});
