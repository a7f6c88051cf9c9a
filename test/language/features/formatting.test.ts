import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatText } from "../../../src/language/features/formatting/format-text.ts";
import { readLexemes } from "../../../src/language/features/formatting/lexemes.ts";
import { lineEdits } from "../../../src/language/features/formatting/line-edits.ts";
import { parseMap } from "../../../src/language/parse-map.ts";

const examples = ["examples", "examples/processes"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".mlflow"))
    .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") })),
);

/** Everything the author wrote, in order: lexemes in one spelling, comments line by line without their indentation. */
function substance(text: string): readonly string[] {
  return readLexemes(text)
    .lexemes.flatMap((lexeme) => [
      ...lexeme.comments.map((c) => c.text.replace(/\s+/g, " ")),
      lexeme.kind === "string"
        ? JSON.stringify(lexeme.text.slice(1, -1).replace(/\\(["'])/g, "$1"))
        : lexeme.text.replace(/^\^/, "").replace(/\s+/g, " "),
    ])
    .filter((part) => part !== "");
}

function comments(text: string): readonly string[] {
  return readLexemes(text).lexemes.flatMap((lexeme) => lexeme.comments.map((c) => c.text.replace(/\s+/g, " ")));
}

/** The same text with other blanks between its lexemes; line breaks stay, for they separate statements. */
function loosened(text: string): string {
  let loose = "";
  let at = 0;
  for (const lexeme of readLexemes(text).lexemes) {
    for (const piece of [...lexeme.comments, lexeme]) {
      const gap = text.slice(at, piece.start);
      loose += gap === "" ? "" : ` ${gap.replace(/ /g, "   ")}`;
      loose += piece.text;
      at = piece.end;
    }
  }
  return loose;
}

/** A map without where its elements stand. */
function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, v) => (key === "source" ? undefined : v)));
}

const table: readonly (readonly [string, string, string])[] = [
  [
    "blanks and line breaks around a head go",
    'process   a\n  "A"   by x ,y   is  manual',
    'process a "A" by x, y is manual\n',
  ],
  ["a short block goes on one line", "process a {\n  reads x\n  writes y\n}", "process a { reads x  writes y }\n"],
  [
    "five clauses take lines",
    "process a { reads x writes y effort 4h wait 1d runs 2 per month }",
    "process a {\n  reads x\n  writes y\n  effort 4h\n  wait 1d\n  runs 2 per month\n}\n",
  ],
  ["prose takes lines", 'actor a { note "x" }', 'actor a {\n  note "x"\n}\n'],
  ["a phase takes lines", "phase p { process a }", "phase p {\n  process a\n}\n"],
  ["an empty block goes", 'data d "D" { }\nphase p {\n}', 'data d "D"\n\nphase p\n'],
  ["a block that holds only a comment stays", "data d {\n// why\n}", "data d {\n  // why\n}\n"],
  [
    "neighbours align title and what follows",
    'actor a "Long title" { people 1 }\nactor bcd "T" { people 2 }',
    'actor a   "Long title" { people 1 }\nactor bcd "T"          { people 2 }\n',
  ],
  ["start and end count as one keyword", 'start a "A"\nend bb "B"', 'start a  "A"\nend   bb "B"\n'],
  [
    "a missing title leaves its column empty",
    'actor a "A" { people 1 }\nactor b { people 2 }',
    'actor a "A" { people 1 }\nactor b     { people 2 }\n',
  ],
  [
    "a blank line ends a run",
    'data a "A"\n\ndata long "B"\ndata c "C"',
    'data a "A"\n\ndata long "B"\ndata c    "C"\n',
  ],
  ["a comment line ends a run", 'data a "A"\n// b\ndata long "B"', 'data a "A"\n// b\ndata long "B"\n'],
  ["wide characters count two columns", 'data 数据 "A"\ndata abcde "B"', 'data 数据  "A"\ndata abcde "B"\n'],
  [
    "a change aligns what follows its name",
    "target t {\nchange a via x\nchange bcd by none\n}",
    "target t {\n  change a   via x\n  change bcd by none\n}\n",
  ],
  [
    "an answer aligns its value, a rating nothing",
    'platform p {\nrate a is manual\nrate bcd is manual\nanswer a.b 🟢 "x"\nanswer a.bcd bad\n}',
    'platform p {\n  rate a is manual\n  rate bcd is manual\n  answer a.b   🟢 "x"\n  answer a.bcd bad\n}\n',
  ],
  [
    "one blank line around phases and between kinds",
    "actor a\ndata d\nphase p {\nphase q {\nprocess x\n}\nprocess y\n}\na -> b\nb -> c",
    "actor a\n\ndata d\n\nphase p {\n  phase q {\n    process x\n  }\n\n  process y\n}\n\na -> b\nb -> c\n",
  ],
  ["many blank lines become one", "a -> b\n\n\n\nb -> c", "a -> b\n\nb -> c\n"],
  ["no blank line after { or before }", "phase p {\n\nprocess a\n\n}", "phase p {\n  process a\n}\n"],
  [
    "a comment before a declaration keeps to it",
    "actor a\n// the phase\nphase p {\nprocess x // tail\n// last\n}",
    "actor a\n\n// the phase\nphase p {\n  process x  // tail\n  // last\n}\n",
  ],
  [
    "comments inside a head stay",
    "process a /* b */ by x // c\n  is manual",
    "process a /* b */ by x  // c\n  is manual\n",
  ],
  [
    "a silence stays on the line of the head when its block takes lines",
    'process a is manual { effort 3h note "x" }  // lint-ignore manual-step: gone soon',
    'process a is manual {  // lint-ignore manual-step: gone soon\n  effort 3h\n  note "x"\n}\n',
  ],
  ["a comment after { keeps the block over lines", "process a { // b\nreads x }", "process a {  // b\n  reads x\n}\n"],
  ["quotes are double", "data d 'It\\'s'", 'data d "It\'s"\n'],
  ["quotes are single where the text holds double ones", 'data d "say \\"hi\\""', "data d 'say \"hi\"'\n"],
  [
    "a needless ^ goes",
    "process ^a by ^data via ^none\n^b -> ^c, ^note\n^note -> b",
    "process a by data via ^none\n\nb -> c, note\n^note -> b\n",
  ],
  ["a reserved word where a name stands is a name", 'process data "D"', 'process data "D"\n'],
  ["Windows line ends stay", "a  ->  b\r\nb -> c\r\n", "a -> b\r\nb -> c\r\n"],
  ["nothing stays nothing", "  \n\n", ""],
  ["only a comment", "\n\n// a", "// a\n"],
  [
    "a broken line stays as it is",
    "phase p {\nprocess   a\nprocess   by  is {\n}",
    "phase p {\nprocess   a\nprocess   by  is {\n}",
  ],
  [
    "the rest of a text with one broken line is formatted",
    "phase p {\n    process   a   is  \n    what   is  this\n    data    d\n}",
    "phase p {\n  process   a   is\n  what   is  this\n  data d\n}\n",
  ],
  ["an unclosed string leaves its line alone", 'data   a  "A\ndata   b', 'data   a  "A\ndata b\n'],
  ["unmatched braces leave the text alone", "phase  p {\n data  d", "phase  p {\n data  d"],
  ["an open comment leaves the text alone", "data   d /* x", "data   d /* x"],
];

describe("format", () => {
  it.each(table)("%s", (_, before, after) => {
    expect(formatText(before)).toBe(after);
    expect(formatText(after)).toBe(after);
  });

  it("breaks a long flow before its arrows, one level deeper", () => {
    const names = Array.from({ length: 20 }, (_, i) => `process-number-${i}`);
    const lines = formatText(names.join(" -> ")).trimEnd().split("\n");
    expect(lines.length).toBe(Math.ceil(names.join(" -> ").length / 120));
    expect(lines.slice(1).every((line) => line.startsWith("  -> "))).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it("aligns only the titles where all columns would pass the page", () => {
    const text = `process a "${"x".repeat(60)}" by ds\nprocess long "B" by ds is manual { reads gold, corpus, model  effort 3h..4h }\n`;
    expect(formatText(text).split("\n")[0]).toBe(`process a    "${"x".repeat(60)}" by ds`);
    expect(formatText(text).split("\n")[1]).toMatch(/^process long "B" by ds is manual \{ reads/);
  });

  it.each(examples.map((e) => [e.name, e.text]))("gives the same %s edited line by line", (_, text) => {
    const lines = (t: string) => t.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const loose = lines(loosened(text));
    let at = 0;
    const pieces: string[] = [];
    for (const edit of lineEdits(loose, lines(formatText(text)))) {
      pieces.push(...loose.slice(at, edit.from), ...edit.lines);
      at = edit.to;
    }
    expect([...pieces, ...loose.slice(at)].join("")).toBe(formatText(text));
  });

  it.each(examples.map((e) => [e.name, e.text]))("means the same in %s", async (_, text) => {
    const before = await parseMap(text);
    const after = await parseMap(formatText(text));
    expect(withoutPlaces(after.map)).toEqual(withoutPlaces(before.map));
  });

  it.each(examples.map((e) => [e.name, e.text]))("keeps everything in %s and is stable", (_, text) => {
    const formatted = formatText(text);
    expect(substance(formatted)).toEqual(substance(text));
    expect(formatText(formatted)).toBe(formatted);
  });

  it.each(examples.map((e) => [e.name, e.text]))("gives %s one form, however it was spaced", (_, text) => {
    expect(formatText(loosened(text))).toBe(formatText(text));
  });
});

const fragments = fc.constantFrom(
  ..."process phase map actor data target change remove by via is reads writes effort note link -> , { } { } . .. % a b c-d ^data ^x 4h 20% 2d..4d 🟢 none manual".split(
    " ",
  ),
  '"T"',
  "'say \"x\"'",
  '"""\n  long\n  text\n"""',
  "// c\n",
  "/* d */",
  "/*\n * e\n */",
  "\n",
  "\n\n\n",
  'process a "A" by x is manual { reads b }\n',
  "a -> b\n",
  'phase p "P" {\n',
  "}\n",
  'actor x "X" { cost 4 EUR per hour }\n',
  '"open\n',
);

describe("format, on any text", () => {
  it("is idempotent and loses nothing", () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 40 }), (parts) => {
        const text = parts.join(" ");
        const once = formatText(text);
        expect(formatText(once)).toBe(once);
        const words = (list: readonly string[]) => list.filter((part) => part !== "{" && part !== "}").sort();
        expect(words(substance(once))).toEqual(words(substance(text)));
        expect(comments(once)).toEqual(comments(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["unclosed comments", "/* ".repeat(100_000)],
    ["unclosed long texts", '""" '.repeat(100_001)],
    ["a list that never ends", "a, \n".repeat(30_000)],
    ["blocks too deep to be meant", "phase a {\n".repeat(30_000) + "}\n".repeat(30_000)],
    ["bytes", Array.from({ length: 300_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join("")],
  ])("gives %s back in reasonable time", (_, text) => {
    const start = performance.now();
    expect(formatText(text).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("keeps the meaning of a map in which one word is lost, added or replaced", async () => {
    const text = examples.find((e) => e.name === "uber-michelangelo.mlflow")?.text ?? "";
    const { lexemes } = readLexemes(text);
    const word = fc.constantFrom(
      ..."process data by via is reads { } -> , note none 4h end remove phase . kind".split(" "),
      "\n",
      "",
    );
    const place = fc.nat(lexemes.length - 2);
    await fc.assert(
      fc.asyncProperty(place, word, fc.boolean(), async (index, inserted, replaces) => {
        const { start, end } = lexemes[index] ?? { start: 0, end: 0 };
        const broken = `${text.slice(0, start)}${inserted} ${text.slice(replaces ? end : start)}`;
        const formatted = formatText(broken);
        expect(formatText(formatted)).toBe(formatted);
        expect(withoutPlaces((await parseMap(formatted)).map)).toEqual(withoutPlaces((await parseMap(broken)).map));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
