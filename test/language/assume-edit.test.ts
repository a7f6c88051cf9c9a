import { describe, expect, it } from "vitest";
import { assumptionsOf } from "../../src/analysis/assumptions.ts";
import { parseMap } from "../../src/language/index.ts";
import { edited } from "../../src/language/text-edits.ts";
import type { MapEdit } from "../../src/model/edit.ts";

const capture = (text: string): MapEdit => ({ do: "assume", subject: "capture", text, title: "Churn" });

describe("an assumption set by hand", () => {
  it.each([
    [
      'import "./a.mlflow"\n\nprocess a is manual\n',
      'import "./a.mlflow"\n\nmap "Churn" {\n  assume capture 40%\n}\n\nprocess a is manual\n',
    ],
    ["process a is manual\n", 'map "Churn" {\n  assume capture 40%\n}\n\nprocess a is manual\n'],
    ['map "M"\n', 'map "M" {\n  assume capture 40%\n}\n'],
    ['map "M" {\n  currency EUR // ours\n}\n', 'map "M" {\n  currency EUR // ours\n  assume capture 40%\n}\n'],
    [
      'map "M" {\n  assume discount 5%\n  assume capture 60%..70% // asked\n  assume ramp 3mo\n}\n',
      'map "M" {\n  assume discount 5%\n  assume capture 40% // asked\n  assume ramp 3mo\n}\n',
    ],
  ])("is one small change of the text: %j", async (text, wanted) => {
    const result = edited(text, capture("40%"));
    expect(result).toBe(wanted);
    const { map } = await parseMap(result.replace(/^import.*\n/, ""));
    expect(assumptionsOf(map).capture).toEqual({ min: 0.4, max: 0.4 });
    expect(edited(result, capture("40%"))).toBe(result);
  });
});
