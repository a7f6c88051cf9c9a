import { describe, expect, it } from "vitest";
import { findingsOf, mapFencesIn, parseMap, silencesOf } from "../../src/language/index.ts";
import { letters, marksAndDigits } from "../../src/language/letters.ts";

describe("the letters of names", () => {
  it("are those of Unicode's Basic Multilingual Plane", () => {
    const listed = { letter: new RegExp(`^[${letters}]$`), rest: new RegExp(`^[${marksAndDigits}]$`) };
    const wrong: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCharCode(code);
      if (listed.letter.test(character) !== /\p{L}/u.test(character)) wrong.push(code.toString(16));
      if (listed.rest.test(character) !== /[\p{M}\p{Nd}]/u.test(character)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe("maps in Markdown", () => {
  it("stand in fences marked mlflow", () => {
    const text = "# A\n\n```mlflow\nprocess a\n```\n\n~~~~mlflow wide\nprocess b\n~~~\n~~~~\n\n```ts\n```mlflow\n```\n";
    expect(mapFencesIn(text)).toEqual([
      { text: "process a\n", offset: 15, line: 3, info: "", indent: 0 },
      { text: "process b\n~~~\n", offset: 46, line: 7, info: "wide", indent: 0 },
    ]);
  });

  it("end with the text where a fence is not closed", () => {
    expect(mapFencesIn("```mlflow\r\nprocess a\r\n").map((f) => f.text)).toEqual(["process a\r\n"]);
  });

  it("are not in fences of another language", () => {
    expect(mapFencesIn("```mlflowchart\nx\n```\n``` `mlflow` ```\n")).toEqual([]);
  });
});

describe("silences", () => {
  const text =
    "process a is manual // lint-ignore manual-step: gone soon\n// lint-ignore no-actor: nobody yet\nprocess b is manual\n";

  it("speak of their own line, or of the next", () => {
    expect(silencesOf(text).map(({ rule, reason, line }) => ({ rule, reason, line }))).toEqual([
      { rule: "manual-step", reason: "gone soon", line: 0 },
      { rule: "no-actor", reason: "nobody yet", line: 2 },
    ]);
  });

  it("keep a finding away", async () => {
    const { map } = await parseMap(text);
    const found = findingsOf(map, text).filter((f) => f.rule === "manual-step");
    expect(found.map((f) => f.range.startLine)).toEqual([2]);
  });
});
