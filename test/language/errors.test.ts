import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import type { Problem } from "../../src/model/process-map.ts";

/**
 * Broken maps, each beside what the author is told: `line:column-column code: sentence`. Read a new `.txt` before you accept
 * it: the wording is part of the product. What still stands in the map is the last line.
 */
const folder = new URL("./errors/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".mlflow"));

describe("what a broken map says", () => {
  it.each(names)("%s", async (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const { map, errors } = await parseMap(text, `file:///errors/${name}`);
    const still = [
      ...map.phases,
      ...map.steps,
      ...map.actors,
      ...map.interfaces,
      ...map.data,
      ...map.targets,
      ...map.platforms,
    ];
    const report = [
      ...errors.map(line),
      `still there: ${still.map((e) => e.id).join(" ")}; ${map.flows.length} flows`,
      "",
    ];
    await expect(report.join("\n")).toMatchFileSnapshot(`./errors/${name.replace(/\.mlflow$/, ".txt")}`);
  });

  it("has a text for every map and a map for every text", () => {
    const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    expect(texts.map((name) => name.replace(/\.txt$/, ".mlflow"))).toEqual(names);
  });
});

function line({ rule, message, range }: Problem): string {
  const end =
    range.endLine === range.startLine ? `${range.endColumn + 1}` : `${range.endLine + 1}:${range.endColumn + 1}`;
  return `${range.startLine + 1}:${range.startColumn + 1}-${end} ${rule}: ${message}`;
}
