import { EmptyFileSystem, type LangiumDocument, URI } from "langium";
import { describe, expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { problemsOf } from "../../src/language/problems.ts";
import { createMlflowServices } from "../../src/language/services.ts";
import { toDiagnostic } from "../../src/language/validator.ts";
import { applied } from "./features/workbench.ts";
import { questions, sample } from "./sample.ts";
import { slips } from "./slips.ts";

/**
 * The sample with one mistake each, and what its author is told: place, code, sentence, and after `→` what a quick fix
 * offers. Read a line of the snapshot before you accept it: the wording is part of the product.
 */
const services = createMlflowServices(EmptyFileSystem);
const uri = URI.parse("file:///maps/main.mlflow");
const at = { textDocument: { uri: uri.toString() } };

/** A text as the one map of an editor, beside the file that it imports: one editor for all, as starting one takes long. */
async function opened(text: string): Promise<LangiumDocument> {
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const other = URI.parse("file:///maps/platforms/questions.mlflow");
  const added = LangiumDocuments.hasDocument(other) ? [] : [LangiumDocumentFactory.fromString(questions, other)];
  await DocumentBuilder.update([], [uri]);
  const document = LangiumDocumentFactory.fromString(text, uri);
  for (const one of [...added, document]) LangiumDocuments.addDocument(one);
  await DocumentBuilder.build([...added, document], { validation: true });
  return document;
}

async function told(text: string): Promise<readonly Told[]> {
  const document = await opened(text);
  const problems = await problemsOf(document, services.Mlflow);
  return Promise.all(
    problems.map(async (problem) => {
      const diagnostic = toDiagnostic(problem);
      const { range } = diagnostic;
      const context = { diagnostics: [diagnostic], only: ["quickfix"] };
      const offered = await services.Mlflow.lsp.CodeActionProvider?.getCodeActions(document, { ...at, range, context });
      const fixes = ((offered ?? []) as CodeAction[]).map(({ title }) => title).join(" | ");
      const end = range.end.line === range.start.line ? "" : `${range.end.line + 1}:`;
      const place = `${range.start.line + 1}:${range.start.character + 1}-${end}${range.end.character + 1}`;
      const { offset, end: to } = problem.range;
      return { offset, end: to, line: `${place} ${problem.rule}: ${problem.message}${fixes && `  → ${fixes}`}` };
    }),
  );
}

interface Told {
  readonly offset: number;
  readonly end: number;
  readonly line: string;
}

/** Where the mistake is: what is between the beginning and the end that the text shares with the sample. */
function mistakeIn(text: string): readonly [from: number, to: number] {
  let from = 0;
  while (from < text.length && text[from] === sample[from]) from++;
  let same = 0;
  const most = Math.min(text.length, sample.length) - from;
  while (same < most && text.at(-1 - same) === sample.at(-1 - same)) same++;
  return [from, text.length - same];
}

/** What is said of a mistake is marked where it is, blanks aside. */
function isAtItsPlace(text: string, { offset, end }: Told): boolean {
  const [from, to] = mistakeIn(text);
  if (offset <= to && from <= end) return true;
  const between = offset > to ? text.slice(to, offset) : text.slice(end, from);
  return /^[^\S\n]*$/.test(between);
}

/** A brace that is missing is marked at the declaration whose block it begins or ends: the sentence says where it goes. */
const missingBrace = /The block of `[^`]+` is not (?:opened|closed): a `[{}]` is missing/;

/** What is gone can't be marked: these are marked where its name is used first. */
const gone: ReadonlySet<string> = new Set([
  "an import forgotten",
  "a reserved word as an actor",
  "an actor's name changed where it is declared",
  "a data set taken out",
  "a process taken out",
  // The group is what is missing: `answer sso` is read as far as that, and marked at what follows.
  "a question without its group",
]);

/** Fixes that can't mend all of it: what stands behind each is left to say. */
const halfMended: ReadonlySet<string> = new Set([
  "a target misspelt → Declare target “y2072”",
  "half a word → Change to “decision”",
  "a Mermaid decision → Write “->”",
  "a JSON list without brackets → Write “curator”",
  "a soft hyphen → Take “\u00ad” out",
  "a process taken out → Declare decision “monitor”",
  // What it was called elsewhere is not known.
  "a name that begins with a digit → Write “_2collect”",
]);

/** The titles of the fixes after which errors are left. */
async function notMended(text: string): Promise<readonly string[]> {
  const document = await opened(text);
  const titles: string[] = [];
  const found = await problemsOf(document, services.Mlflow);
  const mended: { readonly title: string; readonly after: string }[] = [];
  for (const problem of found) {
    const diagnostic = toDiagnostic(problem);
    const context = { diagnostics: [diagnostic], only: ["quickfix"] };
    const asked = { ...at, range: diagnostic.range, context };
    const offered = (await services.Mlflow.lsp.CodeActionProvider?.getCodeActions(document, asked)) ?? [];
    for (const { title, edit } of offered as CodeAction[])
      mended.push({ title, after: applied(document, edit?.changes?.[uri.toString()] ?? []) });
  }
  for (const { title, after } of mended) {
    if ((await problemsOf(await opened(after), services.Mlflow)).length > 0) titles.push(title);
  }
  return titles;
}

describe("one slip in a whole map", () => {
  it("is mended by the fix that is offered", { timeout: 300_000 }, async () => {
    const left: string[] = [];
    for (const { what, text } of slips) left.push(...(await notMended(text)).map((title) => `${what} → ${title}`));
    expect(new Set(left)).toEqual(halfMended);
  });

  it("is told alike whatever ends a line, and after a byte order mark", { timeout: 300_000 }, async () => {
    for (const { what, text } of slips) {
      const lines = (await told(text)).map(({ line }) => line);
      const withReturns = text.replaceAll(/\r?\n/g, "\r\n");
      expect(
        (await told(withReturns)).map(({ line }) => line),
        what,
      ).toEqual(lines);
    }
    for (const text of [
      `\ufeff${sample}`,
      sample.replaceAll(/^ +/gm, "\t"),
      sample.replaceAll(" by ", "\u00a0by\u00a0"),
    ])
      expect(await told(text)).toEqual([]);
  });

  it("is one error, at its place", { timeout: 300_000 }, async () => {
    expect(await told(sample)).toEqual([]);
    const lines: string[] = [];
    const notOne: string[] = [];
    const elsewhere: string[] = [];
    let fixable = 0;
    for (const { what, text } of slips) {
      const found = await told(text);
      lines.push(`${what}:`, ...found.map(({ line }) => `  ${line}`));
      if (found.length !== 1) notOne.push(what);
      else if (!gone.has(what) && found.some((one) => !missingBrace.test(one.line) && !isAtItsPlace(text, one)))
        elsewhere.push(what);
      if (found.some(({ line }) => line.includes("  → "))) fixable += 1;
    }
    expect(notOne).toEqual([]);
    expect(elsewhere).toEqual([]);
    lines.push("", `${slips.length} maps with one error each; a quick fix in ${fixable}.`, "");
    await expect(lines.join("\n")).toMatchFileSnapshot("./slips.txt");
  });
});
