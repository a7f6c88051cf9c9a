import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";

const messages = async (text: string): Promise<readonly string[]> =>
  (await parseMap(text)).errors.map((e) => e.message);

describe("files that are no maps", () => {
  it.each([
    ["an empty file", ""],
    ["blanks", " \n\t\r\n"],
    ["a byte order mark", "\ufeff"],
    ["a comment", "// nothing yet"],
  ])("%s is an empty map", async (_what, text) => {
    const { map, errors } = await parseMap(text, "file:///maps/My%20map.mlflow");
    expect(errors).toEqual([]);
    expect(map).toMatchObject({ title: "My map", steps: [], flows: [] });
  });

  it("a binary file is refused in one sentence", async () => {
    expect(await messages("\x7fELF\x02\x01\x01\0\0\0")).toEqual(["This is no text: the file seems to be binary."]);
  });

  it("a file of 5 MB is refused in one sentence, at once", async () => {
    const text = 'process a "A" is manual\n'.repeat(220_000);
    const before = performance.now();
    expect(await messages(text)).toEqual([
      "This file is too long to be a map (5.3 million characters; at most 1 million are read): split it into files that import each other.",
    ]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it("a file with every line broken has a sentence a line, two hundred at most", async () => {
    const few = Array.from({ length: 20 }, (_, i) => ["process", "a ->", 'note "x', "effort", "@@"][i % 5] ?? "").join(
      "\n",
    );
    expect((await messages(few)).length).toBeLessThanOrEqual(20);
    const many = await messages("@@\n".repeat(1000));
    expect(many.length).toBe(201);
    expect(many.at(-1)).toBe("800 more errors stand below: mend those above first.");
  });

  it("deep nesting neither hangs nor breaks", async () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }, (_, i) => `${" ".repeat(i)}phase p${i} {`).join("\n") + "\n}".repeat(depth);
    const { map, errors } = await parseMap(nested(40));
    expect(errors).toEqual([]);
    expect(map.phases.at(-1)).toMatchObject({ id: "p39", parent: "p38" });
    const deeper = await parseMap(nested(900));
    expect(deeper.map.phases.length).toBe(900);
    expect(deeper.errors[0]?.message).toBe("Blocks can't stand more than 40 deep in each other.");
  });

  it("reading takes no more than its share of time as a map grows", { timeout: 60_000 }, async () => {
    const step = (i: number) =>
      `process s${i} "Step ${i}" by ds is manual {\n  reads gold\n  effort 2d..4d\n  runs 2 per month\n}`;
    const mapOf = (n: number) =>
      `actor ds\ndata gold\n${Array.from({ length: n }, (_, i) => step(i)).join("\n")}\n${Array.from({ length: n }, (_, i) => `s${i}`).join(" -> ")}`;
    const quickest = async (text: string) => {
      const times: number[] = [];
      for (let i = 0; i < 4; i++) {
        const before = performance.now();
        expect((await parseMap(text)).errors).toEqual([]);
        times.push(performance.now() - before);
      }
      return Math.min(...times);
    };
    expect((await quickest(mapOf(400))) / (await quickest(mapOf(100)))).toBeLessThan(12);
  });
});
