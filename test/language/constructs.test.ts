/**
 * Every construct of the language, one after the other, in the built server over standard input and output: what an editor
 * is helped with at each place. What is checked is listed in `golden/constructs.md`.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver";
import { SymbolKind } from "vscode-languageserver";
import { commentsOf } from "../../src/language/comments.ts";
import { readLexemes } from "../../src/language/features/formatting/lexemes.ts";
import { type Client, startClient } from "../server/client.ts";
import { fits } from "../syntaxes/agreeing.ts";
import { placedScopes } from "../syntaxes/tokenize.ts";
import { type Completes, constructs } from "./constructs/table.ts";
import { fixture, type Legend, offsetOf, typedTo, Walk } from "./constructs/walk.ts";

let client: Client;
let legend: Legend;

beforeAll(async () => {
  client = startClient();
  const { capabilities } = await client.connection.sendRequest<{
    capabilities: { semanticTokensProvider: { legend: Legend } };
  }>("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  legend = capabilities.semanticTokensProvider.legend;
  await client.connection.sendNotification("initialized", {});
  await client.open("untitled:/walk/shared.mlflow", fixture("shared"));
});
afterAll(async () => {
  expect(await client.close()).toBe(0);
});

/** What was checked, by construct and feature, for the page. */
const checked = new Map<string, Map<string, string[]>>();
const features = [
  ...["completion", "hover", "definition, references, highlight", "rename", "outline", "folding", "expand selection"],
  ...["colours", "formatting", "hints", "lenses", "links", "mistake and fix"],
] as const;
type Feature = (typeof features)[number];

const code = (text: string): string => `\`${text.trim().replaceAll("`", "´").replaceAll("\n", " ⏎ ")}\``;
const listed = (labels: string): string => labels.split(" ").map(code).join(" ");

describe.each(Object.entries(constructs))("%s", (name, construct) => {
  let walk: Walk;
  const note = (feature: Feature, ...lines: readonly string[]): void => {
    const noted = checked.get(name) ?? new Map<string, string[]>();
    checked.set(name, noted.set(feature, [...(noted.get(feature) ?? []), ...lines]));
  };

  beforeAll(async () => {
    walk = await Walk.begin(client, legend, name);
  });
  afterAll(() => walk.end());

  it("means something as it stands", async () => {
    expect((await walk.diagnostics()).filter(({ severity }) => severity === 1)).toEqual([]);
  });

  const offered = async (at: string, position: Parameters<Walk["completion"]>[0], { has, not }: Completes) => {
    const labels = (await walk.completion(position)).map(({ label }) => label);
    const words = (list: string | undefined) => (list ? list.split(" ") : []);
    expect({ at, lacks: words(has).filter((w) => !labels.includes(w)), labels }).toMatchObject({ lacks: [] });
    expect({ at, toMany: words(not).filter((w) => labels.includes(w)) }).toMatchObject({ toMany: [] });
  };

  it.each(construct.complete)("completes $at", async (one) => {
    const typed = typedTo(fixture(name), one.at);
    await walk.write(typed.text);
    try {
      await offered("half-written", walk.position(typed.offset), one);
    } finally {
      await walk.write(fixture(name));
    }
    // The same in front of what stands there already.
    if (!one.at.includes("\n")) {
      const before = one.at.slice(0, one.at.indexOf("¦"));
      await offered("written", walk.position(fixture(name).indexOf(before) + before.length), one);
    }
    const and = one.not === undefined ? "" : `, not ${listed(one.not)}`;
    note("completion", `${code(one.at)}: ${one.has === "" ? "nothing" : listed(one.has)}${and}`);
  });

  it.each(construct.hover.map(([place, ...tells]) => ({ place, tells })))(
    "tells at $place",
    async ({ place, tells }) => {
      const page = await walk.hover(walk.at(place));
      for (const words of tells) expect(page, place).toContain(words);
      note("hover", `${code(place)}: ${tells.map((t) => `“${t}”`).join(", ")}`);
    },
  );

  it("tells something at every word", async () => {
    const silent: string[] = [];
    let words = 0;
    for (const { kind, text, start } of readLexemes(walk.text).lexemes) {
      if (kind !== "word" && kind !== "escaped") continue;
      words += 1;
      if ((await walk.hover(walk.position(start + 1))) === "")
        silent.push(`${text}: ${walk.line(walk.position(start))}`);
    }
    expect(silent).toEqual([]);
    note("hover", `every word, ${words} of them, tells something`);
  });

  it("finds, marks and renames every name", async () => {
    const coloured = (await walk.colours()).filter(
      ({ type, modifiers }) => type !== "enumMember" || !modifiers.includes("readonly"),
    );
    const places = new Map<string, typeof coloured>();
    for (const one of coloured) {
      const text = one.text.replace(/^\^/, "");
      places.set(text, [...(places.get(text) ?? []), one]);
    }
    const own = [...places].filter(([, uses]) => uses.some((u) => u.modifiers.includes("declaration")));
    const text = walk.text;
    expect(Object.fromEntries(own.map(([word, uses]) => [word, uses.length]))).toEqual(construct.names);
    for (const [word, uses] of own) {
      const declared = uses.find((u) => u.modifiers.includes("declaration"));
      for (const { range } of uses) {
        expect([word, ...(await walk.definitions(range.start)).map((d) => d.range)]).toEqual([word, declared?.range]);
        const found = (await walk.references(range.start)).map((r) => r.range);
        expect(sorted(found), `references of ${word}`).toEqual(sorted(uses.map((u) => u.range)));
        expect(sorted(await walk.highlights(range.start)), `highlights of ${word}`).toEqual(sorted(found));
        expect(await walk.ask("textDocument/prepareRename", { position: range.start }), word).toEqual(range);
      }
      const renamed = await walk.renamed((uses.at(-1) as (typeof uses)[number]).range.start, "zz-renamed");
      await walk.write(renamed);
      expect(
        (await walk.diagnostics()).filter(({ severity }) => severity === 1),
        renamed,
      ).toEqual([]);
      const now = await walk.colours();
      expect(now.filter((one) => one.text === "zz-renamed").length, renamed).toBe(uses.length);
      await walk.write(text);
    }
    if (own.length > 0) {
      const told = own.map(([word, uses]) => `${code(word)} ${uses.length}×`).join(", ");
      note("definition, references, highlight", told);
      note("rename", `${own.map(([word]) => code(word)).join(", ")}: everywhere, and the map still means something`);
    }
  });

  it("stands in the outline", async () => {
    const lines = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
      symbols.flatMap(({ name: title, kind, detail, range, selectionRange, children }) => {
        expect(contains(range, selectionRange), `${title} is chosen inside of itself`).toBe(true);
        const kindName = Object.entries(SymbolKind).find(([, value]) => value === kind)?.[0] ?? "";
        const line = `${"· ".repeat(depth)}${title} (${[kindName, detail ?? ""].filter((part) => part !== "").join(", ")})`;
        return [line, ...lines(children ?? [], depth + 1)];
      });
    const found = lines(await walk.outline(), 0);
    if (Object.keys(construct.names).length > 0) expect(found.length).toBeGreaterThan(0);
    note("outline", ...found.map(code));
  });

  it("folds", async () => {
    const lines = walk.text.split("\n");
    const folds = await walk.folds();
    const blocks = lines.filter((line) => line.endsWith("{")).length;
    expect(folds.length).toBeGreaterThanOrEqual(blocks);
    for (const { startLine, endLine } of folds) expect(endLine).toBeGreaterThan(startLine);
    note("folding", ...folds.map((f) => `${code(lines[f.startLine] ?? "")} … ${code(lines[f.endLine] ?? "")}`));
  });

  it("lets a selection grow from the word to the whole", async () => {
    const place = construct.hover[0]?.[0] ?? "";
    const grown = await walk.selections(walk.at(place));
    expect(grown.at(-1)).toBe(walk.text);
    for (const [i, inner] of grown.slice(0, -1).entries())
      expect(grown[i + 1], "each holds the one before").toContain(inner);
    expect(grown.length).toBeGreaterThan(2);
    note(
      "expand selection",
      `${code(place)}: ${grown
        .slice(0, -1)
        .map((g) => code(short(g)))
        .join(" < ")}`,
    );
  });

  it("has the colours of the grammar", async () => {
    const scopes = await placedScopes(walk.text);
    const unlike: string[] = [];
    const told = new Set<string>();
    for (const { range, text, type, modifiers } of await walk.colours()) {
      const { start, end } = range;
      const at = scopes.find((s) => s.line === start.line && s.start === start.character && s.end === end.character);
      if (!fits(type, modifiers.includes("declaration"), at?.scopes)) unlike.push(`${text}: ${type}, ${at?.scopes}`);
      told.add(`${code(text)} ${[type, ...modifiers].join(".")}`);
    }
    expect(unlike).toEqual([]);
    if (told.size > 0) note("colours", [...told].join(", "));
  });

  it("keeps its form, whatever blanks it is written with, and every comment", async () => {
    const text = walk.text;
    expect(await walk.formatted()).toBe(text);
    await walk.write(squeezed(text));
    expect(await walk.formatted()).toBe(text);
    const commented = withComments(text);
    await walk.write(commented.text);
    const once = await walk.formatted();
    expect(commentsIn(once)).toEqual(commentsIn(commented.text));
    await walk.write(once);
    expect(await walk.formatted()).toBe(once);
    await walk.write(text);
    note("formatting", `comes back from other blanks; ${commented.count} comments between its words stay`);
  });

  it("has the hints, lenses and links that help", async () => {
    const hints = (await walk.hints()).map(({ label, position }) => `${code(walk.line(position))}: ${String(label)}`);
    const lenses = (await walk.lenses()).map(
      ({ command, range }) => `${code(walk.line(range.start))}: ${command?.title}`,
    );
    const links = (await walk.links()).map(({ range, target }) => {
      expect(target, "an address that opens").toMatch(/^(?:https?|mailto|untitled):/);
      return `${code(walk.words(range))}`;
    });
    expect(hints.join()).not.toMatch(/undefined|NaN/);
    expect(lenses.join()).not.toMatch(/undefined|NaN/);
    note("hints", ...hints);
    note("lenses", ...lenses);
    note("links", ...links);
  });

  it.each(construct.mistakes)("says what is wrong with $wrong", async ({ right, wrong, says, fix }) => {
    const text = fixture(name);
    const start = offsetOf(text, `¦${right}`);
    await walk.write(text.slice(0, start) + wrong + text.slice(start + right.length));
    try {
      const errors = (await walk.diagnostics()).filter(({ severity }) => severity === 1);
      expect(errors.map(({ message }) => message)).toHaveLength(1);
      const [error] = errors as [(typeof errors)[number]];
      expect(error.message).toContain(says);
      if (fix !== "") {
        const offeredFixes = await walk.fixes(error);
        const chosen = offeredFixes.find(({ title }) => title.startsWith(fix));
        expect(offeredFixes.map(({ title }) => title)).toContain(chosen?.title);
        await walk.write(walk.applied(chosen?.edit?.changes?.[walk.uri] ?? []));
        expect(
          (await walk.diagnostics()).filter(({ severity }) => severity === 1),
          walk.text,
        ).toEqual([]);
      }
      note("mistake and fix", `${code(wrong)}: ${error.message}${fix === "" ? "" : ` → *${fix}*`}`);
    } finally {
      await walk.write(text);
    }
  });
});

it("and the page says what is checked", async () => {
  const page = [
    "# Constructs and the help that they get",
    "",
    "Each construct of the [language](../../../docs/language.md) has a small map of its own here. `constructs.test.ts` opens each in the",
    "built server, as any editor would, and checks what stands below. Completion is asked for on a half-written line and again with",
    "the rest of the line behind the cursor. `npm run golden` writes this page anew.",
    "",
    `| construct | ${features.join(" | ")} |`,
    `|---|${features.map(() => "--:|").join("")}`,
    ...[...checked].map(
      ([name, noted]) => `| [${name}](#${name}) | ${features.map((f) => noted.get(f)?.length || "–").join(" | ")} |`,
    ),
    "",
    ...[...checked].flatMap(([name, noted]) => [
      `## ${name}`,
      "",
      `[The map](../constructs/${name}.mlflow)`,
      "",
      ...features.flatMap((f) => {
        const lines = noted.get(f) ?? [];
        if (lines.length === 0) return [];
        return [
          `- **${f}**${lines.length === 1 ? `: ${lines[0]}` : ""}`,
          ...(lines.length > 1 ? lines.map((l) => `  - ${l}`) : []),
        ];
      }),
      "",
    ]),
  ];
  await expect(page.join("\n")).toMatchFileSnapshot("golden/constructs.md");
});

type Range = Parameters<Walk["words"]>[0];

const sorted = (ranges: readonly Range[]): readonly Range[] =>
  [...ranges].sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character);

const contains = (outer: Range, inner: Range): boolean => {
  const starts = outer.start.line - inner.start.line || outer.start.character - inner.start.character;
  const ends = outer.end.line - inner.end.line || outer.end.character - inner.end.character;
  return starts <= 0 && ends >= 0;
};

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 40)} … ${text.slice(-15)}` : text);

/** The same words with one blank between two, and none before a line; long texts and comments as they stand. */
function squeezed(text: string): string {
  const held = readLexemes(text).lexemes.filter(({ kind }) => kind === "long-string" || kind === "string");
  const isHeld = (at: number): boolean =>
    held.some(({ start, end }) => start <= at && at < end) ||
    [...text.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*/g)].some((c) => c.index <= at && at < c.index + c[0].length);
  return text.replace(/[ \t]+/g, (blanks, at: number) => {
    if (isHeld(at)) return blanks;
    return at === 0 || text[at - 1] === "\n" ? "" : " ";
  });
}

/** Comments between all words of each third line, and at the end of every other. */
function withComments(text: string): { readonly text: string; readonly count: number } {
  let count = 0;
  const { lexemes } = readLexemes(text);
  let result = "";
  let last = 0;
  for (const { kind, start, end, text: word } of lexemes) {
    if (kind === "end" || word === "." || text[start - 1] === "." || word === ",") continue;
    if (/\d/.test(word) || kind === "mark") continue;
    const { length } = text.slice(0, start).split("\n");
    if (length % 3 !== 0) continue;
    result += `${text.slice(last, end)} /* c${count++} */`;
    last = end;
  }
  result += text.slice(last);
  return { text: result, count };
}

const commentsIn = (text: string): readonly string[] =>
  commentsOf(text).map(({ offset, end }) => text.slice(offset, end).replace(/\s+/g, " "));
