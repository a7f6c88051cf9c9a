import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import { formats } from "../../src/formats/index.ts";
import { importedText, importers } from "../../src/importing/index.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { assets } from "../support/assets.ts";

const examples = join(import.meta.dirname, "../../examples");
const files = ["nlp-company.mlflow", ...readdirSync(join(examples, "processes")).map((name) => `processes/${name}`)];

async function thereAndBack(file: string, form: string): Promise<{ before: ProcessMap; after: ProcessMap }> {
  const { map } = await parseMap(readFileSync(join(examples, file), "utf8"), `file:///maps/${file}`);
  const format = formats.find(({ id }) => id === form);
  const importer = importers.find(({ id }) => id === form);
  if (!format || !importer) throw new Error(`There is no ${form}.`);
  const view = { state: "current" };
  const { content } = await format.write({ map, view, layouter: createLayouter(), assets });
  const { text } = await importedText(importer, content as string, "back");
  const { map: after, errors } = await parseMap(text);
  expect(errors).toEqual([]);
  return { before: map, after };
}

/** What people see of a map: titles, no names. */
function seen(map: ProcessMap, what: { actors: boolean; numbers: boolean }): unknown {
  const titleOf = (list: readonly { id: string; title: string }[], id: string): string =>
    list.find((one) => one.id === id)?.title ?? id;
  const path = (id: string | undefined): string => {
    const phase = map.phases.find((one) => one.id === id);
    return phase ? `${path(phase.parent)}/${phase.title}` : "";
  };
  const sorted = <T>(list: readonly T[]): readonly string[] => list.map((one) => JSON.stringify(one)).sort();
  return {
    steps: sorted(
      map.steps.map((step) => ({
        kind: step.kind,
        title: step.title,
        phase: path(step.phase),
        ...(step.kind === "process" && { level: step.level ?? "none" }),
        ...(what.actors && "actors" in step && { by: step.actors.map((id) => titleOf(map.actors, id)) }),
        ...(what.numbers &&
          step.kind === "process" && {
            effort: step.effort,
            wait: step.wait,
            runs: step.runs,
            rework: step.rework,
            via: step.interfaces.map((id) => titleOf(map.interfaces, id)),
            reads: step.reads.map((id) => titleOf(map.data, id)),
            writes: step.writes.map((id) => titleOf(map.data, id)),
            purpose: step.purpose,
          }),
      })),
    ),
    flows: sorted(
      map.flows.map(({ from, to, label, share }) => [titleOf(map.steps, from), titleOf(map.steps, to), label, share]),
    ),
  };
}

describe.each(files)("%s, exported and imported again", (file) => {
  it.each([
    ["bpmn", { actors: true, numbers: true }],
    ["drawio", { actors: true, numbers: false }],
    ["csv", { actors: true, numbers: true }],
    ["mmd", { actors: false, numbers: false }],
  ] as const)("is the same process by way of %s", async (form, what) => {
    const { before, after } = await thereAndBack(file, form);
    expect(seen(after, what)).toEqual(seen(before, what));
  });
});
