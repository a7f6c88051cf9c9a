import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { resolveStates } from "../../src/model/state.ts";
import { questionFile, sample, sampleUri } from "./sample.ts";

const declared = (map: ProcessMap): readonly string[] =>
  [...map.steps, ...map.actors, ...map.interfaces, ...map.data, ...map.phases, ...map.targets, ...map.platforms].map(
    (e) => `${e.kind} ${e.id}`,
  );
const read = (text: string) => parseMap(text, sampleUri, [questionFile]);

describe("a map while it is being typed", async () => {
  const whole = declared((await read(sample)).map);
  const lines = sample.split("\n");

  it("loses no other declaration and has one syntax error at most, wherever a line breaks off", {
    timeout: 120_000,
  }, async () => {
    const wrong: string[] = [];
    for (const [i, line] of lines.entries()) {
      const first = line.search(/\S/);
      if (first < 0) continue;
      for (let cut = first + 1; cut < line.length; cut += 5) {
        const text = [...lines.slice(0, i), line.slice(0, cut), ...lines.slice(i + 1)].join("\n");
        const { map, errors } = await read(text);
        resolveStates(map);
        const now = new Set(declared(map));
        const lost = whole.filter((name) => !now.has(name));
        const syntax = errors.filter((e) => e.rule === "syntax");
        if (lost.length > 1 || syntax.length > 1)
          wrong.push(`${i + 1}:${cut} lost ${lost.join(", ")}; ${syntax.map((e) => e.message).join(" | ")}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("keeps what stands before the cursor, with two syntax errors at most, wherever the text ends", {
    timeout: 120_000,
  }, async () => {
    const wrong: string[] = [];
    for (let end = 0; end < sample.length; end += 9) {
      const { map, errors } = await read(sample.slice(0, end));
      const now = new Set(declared(map));
      const complete = declared((await read(completeLines(sample.slice(0, end)))).map);
      const lost = complete.filter((name) => !now.has(name));
      const syntax = errors.filter((e) => e.rule === "syntax");
      if (lost.length > 0 || syntax.length > 2)
        wrong.push(`${end} lost ${lost.join(", ")}; ${syntax.map((e) => e.message).join(" | ")}`);
    }
    expect(wrong).toEqual([]);
  });

  it("loses one declaration at most when any one line is missing", { timeout: 60_000 }, async () => {
    const wrong: string[] = [];
    for (const i of lines.keys()) {
      const { map, errors } = await read(lines.toSpliced(i, 1).join("\n"));
      const now = new Set(declared(map));
      const lost = whole.filter((name) => !now.has(name));
      const syntax = errors.filter((e) => e.rule === "syntax");
      if (lost.length > 1 || syntax.length > 1)
        wrong.push(`${i + 1} lost ${lost.join(", ")}; ${syntax.map((e) => e.message).join(" | ")}`);
    }
    expect(wrong).toEqual([]);
  });

  it("survives every single brace, quote or comma left out", { timeout: 60_000 }, async () => {
    const wrong: string[] = [];
    for (const { index } of sample.matchAll(/[{}",]/g)) {
      const { map, errors } = await read(sample.slice(0, index) + sample.slice(index + 1));
      const now = new Set(declared(map));
      const lost = whole.filter((name) => !now.has(name));
      const syntax = errors.filter((e) => e.rule === "syntax");
      if (lost.length > 1 || syntax.length > 2) {
        const line = sample.slice(0, index).split("\n").length;
        wrong.push(
          `line ${line} ${sample[index]} lost ${lost.join(", ")}; ${syntax.map((e) => `${e.range.startLine + 1} ${e.message}`).join(" | ")}`,
        );
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Up to the last whole line. */
function completeLines(text: string): string {
  return text.slice(0, text.lastIndexOf("\n") + 1);
}
