import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reservedWords } from "../../src/language/words.ts";
import { scopesOf } from "./tokenize.ts";

async function innermost(text: string): Promise<Record<string, string>> {
  return Object.fromEntries((await scopesOf(text)).map(([piece, scopes]) => [piece, scopes.split(" ").at(-1) ?? ""]));
}

describe("the TextMate grammar", () => {
  it("tells keyword, name, title, actor, level and reason of a process apart", async () => {
    expect(await scopesOf(`process train "Train" by ds is non-repeatable "why"  // c`)).toEqual([
      ["process", "storage.type.process"],
      ["train", "entity.name.function.process"],
      ['"', "string.quoted.double punctuation.definition.string.begin"],
      ["Train", "string.quoted.double"],
      ['"', "string.quoted.double punctuation.definition.string.end"],
      ["by", "keyword.other.clause"],
      ["ds", "variable.other.reference"],
      ["is", "keyword.other.clause"],
      ["non-repeatable", "constant.language.level.non-repeatable"],
      ['"', "string.quoted.double punctuation.definition.string.begin"],
      ["why", "string.quoted.double"],
      ['"', "string.quoted.double punctuation.definition.string.end"],
      ["//", "comment.line.double-slash punctuation.definition.comment"],
      [" c", "comment.line.double-slash"],
    ]);
  });

  it("colours a reserved word as a name where only a name can stand", async () => {
    expect(await scopesOf("process data")).toEqual([
      ["process", "storage.type.process"],
      ["data", "entity.name.function.process"],
    ]);
    for (const flow of ["data -> data", "a, data -> x, note", "x->data"]) {
      const scopes = new Set((await scopesOf(flow)).filter(([piece]) => /^\w/.test(piece)).map(([, scope]) => scope));
      expect([flow, ...scopes]).toEqual([flow, "variable.other.reference"]);
    }
  });

  it("takes names in any script, and keywords only as whole words", async () => {
    expect(await innermost('process données-brutes "D"')).toMatchObject({
      "données-brutes": "entity.name.function.process",
    });
    expect(await innermost("process 数据准备")).toMatchObject({ 数据准备: "entity.name.function.process" });
    for (const name of ["notebook", "data-raw", "by-hand", "isolation", "^process"]) {
      expect(await innermost(`x -> y ${name}`)).toMatchObject({ [name]: "variable.other.reference" });
    }
  });

  it("colours quantities with their units, ranges and dates", async () => {
    expect(await scopesOf("effort 2d..4.5d")).toEqual([
      ["effort", "keyword.other.clause"],
      ["2", "constant.numeric"],
      ["d", "keyword.other.unit"],
      ["..", "keyword.operator.range"],
      ["4.5", "constant.numeric"],
      ["d", "keyword.other.unit"],
    ]);
    expect((await scopesOf('measured "x" on 2026-06-30')).at(-1)).toEqual(["2026-06-30", "constant.numeric.date"]);
  });

  it("marks an unclosed string and does not run on into the next line", async () => {
    const found = await scopesOf('data a "open\ndata b');
    expect(found.filter(([, scope]) => scope.includes("invalid"))).toHaveLength(1);
    expect(found.at(-1)).toEqual(["b", "entity.name.type.data"]);
  });

  it("carries long strings and block comments over lines", async () => {
    const found = await scopesOf('note """\n// no comment\n"""\n/* a\nprocess b\n*/\ndata c');
    expect(found).toContainEqual(["// no comment", "string.quoted.triple"]);
    expect(found).toContainEqual(["process b", "comment.block"]);
    expect(found.at(-1)).toEqual(["c", "entity.name.type.data"]);
  });

  it("knows every reserved word", async () => {
    const plain: string[] = [];
    for (const word of reservedWords) {
      if (["view", "none"].includes(word)) continue;
      const samples = await Promise.all([word, `${word} x`, `${word} "x"`].map((sample) => innermost(sample)));
      if (!samples.some((scopes) => /^(keyword|storage)/.test(scopes[word] ?? ""))) plain.push(word);
    }
    expect(plain).toEqual([]);
  });

  it.each(["nlp-company", "questions"])("colours examples/%s.mlflow", async (name) => {
    const lines = (await scopesOf(readFileSync(`examples/${name}.mlflow`, "utf8")))
      .map(([piece, scopes]) => `${piece.trim()} ⟶ ${scopes}`)
      .join("\n");
    expect(lines).not.toContain("invalid");
    await expect(`${lines}\n`).toMatchFileSnapshot(`golden/${name}.scopes`);
  });

  it("colours a fence in Markdown", async () => {
    const found = await scopesOf("```mlflow\nprocess a is manual\n```\nprocess b", "markdown.mlflow.codeblock");
    expect(found.map(([piece, scopes]) => [piece.trim(), scopes.split(" ").at(-1)])).toEqual(
      expect.arrayContaining([
        ["mlflow", "fenced_code.block.language.markdown"],
        ["a", "entity.name.function.process"],
        ["manual", "constant.language.level.manual"],
      ]),
    );
    expect(found.at(-1)?.[1]).not.toContain("entity.name");
  });
});
