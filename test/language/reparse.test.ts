import fc from "fast-check";
import { type AstNode, type CstNode, EmptyFileSystem, isAstNode, isReference, type ParseResult } from "langium";
import { describe, expect, it } from "vitest";
import { createMlflowCoreServices } from "../../src/language/module.ts";
import type { MlflowParser } from "../../src/language/parser.ts";
import { sample } from "./sample.ts";

const { Mlflow } = createMlflowCoreServices(EmptyFileSystem);
const parser = Mlflow.parser.LangiumParser as MlflowParser;

/** All that a parse says: every node with its properties, every piece of text with its place, every complaint. */
function told(result: ParseResult): object {
  const numbers = new Map<AstNode, number>();
  const numberOf = (node: AstNode): number => numbers.get(node) ?? numbers.set(node, numbers.size).size - 1;
  const cst = (node: CstNode): object => ({
    kind: "tokenType" in node ? (node.tokenType as { name: string }).name : "",
    source: node.grammarSource?.$cstNode?.text ?? node.grammarSource?.$type,
    place: [node.offset, node.end, JSON.stringify(node.range)],
    text: node.text,
    hidden: node.hidden,
    of: numberOf(node.astNode),
    ...("content" in node && { content: (node.content as CstNode[]).map((child) => inside(child, node)) }),
  });
  const inside = (child: CstNode, parent: CstNode): object => {
    expect(child.container).toBe(parent);
    return cst(child);
  };
  const ast = (node: AstNode): object =>
    Object.fromEntries(
      Object.entries(node)
        .map(([key, value]) => [key, plain(key, value)])
        .concat([["number", numberOf(node)]]),
    );
  const plain = (key: string, value: unknown): unknown => {
    if (key === "$container") return numberOf(value as AstNode);
    if (key === "$cstNode")
      return [(value as CstNode).offset, (value as CstNode).end, numberOf((value as CstNode).astNode)];
    if (Array.isArray(value)) return value.map((one) => plain("", one));
    if (isAstNode(value)) return ast(value);
    if (isReference(value)) return { text: value.$refText, at: [value.$refNode?.offset, value.$refNode?.end] };
    return value;
  };
  const { value, lexerErrors, parserErrors } = result;
  const errors = parserErrors.map((e) => {
    const at = (t: object | undefined) =>
      t && JSON.stringify({ ...t, tokenType: (t as { tokenType: { name: string } }).tokenType.name });
    const { previousToken } = e as { previousToken?: object };
    return [e.name, e.message, at(e.token), at(previousToken), e.resyncedTokens.map(at), e.context];
  });
  return { ast: ast(value), cst: cst(value.$cstNode as CstNode), lexerErrors, errors };
}

function expectSameAsFull(texts: readonly string[]): void {
  let root = parser.parse(texts[0] as string).value;
  for (const text of texts.slice(1)) {
    const again = parser.parseAgain(text, root);
    expect(told(again)).toEqual(told(parser.parse(text)));
    root = again.value;
  }
}

interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const pieces = sample.split(/(\s+|(?<=[{},])|(?=[{},]))/).filter((word) => word !== "");
const line = fc.constantFrom(...sample.split("\n")).map((text) => `${text}\n`);
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(60), fc.nat(400)),
  text: fc.oneof(
    fc.constantFrom(
      ...pieces,
      "\n",
      "\n\n",
      " ",
      "x",
      "{",
      "}",
      '"',
      '"""',
      "->",
      ",",
      "/*",
      "*/",
      "// note",
      "^",
      "4..",
      "🟢",
      "",
    ),
    line,
    fc.array(line, { maxLength: 4 }).map((lines) => lines.join("")),
  ),
});

function changed(text: string, { at, length, text: insert }: Change): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + insert + text.slice(from + length);
}

const loose =
  'setup 5 a, b\na -> b\ncost 4 EUR\nb -> a "x" 20%\nprocess a\n/* one */ process b // two\n\nrate a is\nc -> d\n';

describe("a text that is parsed again after a change", () => {
  it("gives the same as when it is parsed as a whole, whatever changes", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(sample, loose, ""),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (start, changes) => {
          const texts: string[] = [start];
          for (const one of changes) texts.push(changed(texts.at(-1) as string, one));
          expectSameAsFull(texts);
        },
      ),
      { numRuns: 60 },
    );
  });
});
