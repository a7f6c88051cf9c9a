/** Fixes for errors: what was meant, what is missing, what is too much. */
import { URI, UriUtils } from "langium";
import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { isLevel } from "../../../model/level.ts";
import type { Manuscript } from "../../edits/manuscript.ts";
import { reservedWords } from "../../words.ts";
import { importEdit } from "../import-edit.ts";
import { isName, writtenName } from "../name-text.ts";
import { type Asked, action, written } from "./asked.ts";
import { braceFixes } from "./braces.ts";
import { respell } from "./respell.ts";

export function mistakeFixes(asked: Asked): readonly CodeAction[] {
  return asked.params.context.diagnostics.flatMap((diagnostic) => [
    ...didYouMean(asked, diagnostic),
    ...addImport(asked, diagnostic),
    ...declare(asked, diagnostic),
    ...escape(asked, diagnostic),
    ...takeOut(asked, diagnostic),
    ...respell(asked, diagnostic),
    ...braceFixes(asked, diagnostic),
  ]);
}

function sentence({ message }: Diagnostic): string {
  return typeof message === "string" ? message : message.value;
}

function didYouMean({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const meant = /did you mean [`“]([^`”]+)[`”]\?/i.exec(sentence(diagnostic))?.[1];
  if (meant === undefined) return [];
  const written = document.textDocument.getText(diagnostic.range);
  const rule = /^\/\/.*lint-ignore(?:-block|-file)?\s+(\S+?)(?::|\s|$)/.exec(written)?.[1];
  const quote = diagnostic.code === "missing-import" ? written.charAt(0) : "";
  const newText = rule === undefined ? quote + asWritten(meant, diagnostic) + quote : written.replace(rule, meant);
  const places = /, named in \d+ places/.test(sentence(diagnostic))
    ? sameName(document, diagnostic)
    : [diagnostic.range];
  const edits = places.map((range) => ({ range, newText }));
  return [action(document, CodeActionKind.QuickFix, `Change to “${meant}”`, edits, diagnostic, true)];
}

/** All places that name what is named here, and find nothing. */
function sameName(document: Asked["document"], { range }: Diagnostic): readonly Diagnostic["range"][] {
  const name = document.textDocument.getText(range);
  return document.references.flatMap((reference) => {
    const node = reference.$refText === name && reference.error ? reference.$refNode : undefined;
    return node ? [node.range] : [];
  });
}

/** Names get their `^`; words of the language are meant as such. */
function asWritten(meant: string, { code }: Diagnostic): string {
  return code === "unknown-name" ? writtenName(meant) : meant;
}

const kinds: Readonly<Record<string, string>> = {
  actor: "actor",
  interface: "interface",
  "data set": "data",
  step: "process",
  process: "process",
  phase: "phase",
  target: "target",
};

/** Declares what is named but not there: below the last of its kind, in the way the others are written. */
function declare({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const found = /^There is no ([a-z ]+?) `([^`]+)`/.exec(sentence(diagnostic));
  const keyword = found?.[1] === undefined ? undefined : kinds[found[1]];
  const name = found?.[2];
  if (keyword === undefined || name === undefined || !isName(name)) return [];
  // What another target adds, and what is to be removed, would stand there twice.
  if (/ is new in target `/.test(sentence(diagnostic)) || isRemoved(document, diagnostic)) return [];
  const offset = document.textDocument.offsetAt(diagnostic.range.start);
  const keywords = keyword === "process" && found?.[1] === "step" ? ["process", "decision"] : [keyword];
  return keywords.flatMap((word) => {
    const edits = written(document, (m) => writeDeclaration(m, word, name, offset));
    const title = `Declare ${word} “${name}”`;
    return edits.length > 0 ? [action(document, CodeActionKind.QuickFix, title, edits, diagnostic)] : [];
  });
}

function isRemoved({ textDocument }: Asked["document"], { range }: Diagnostic): boolean {
  return /^\s*remove\b/.test(textDocument.getText({ start: { line: range.start.line, character: 0 }, end: range.end }));
}

const order = ["import", "map", "actor", "data", "interface", "start", "end", "phase", "process", "decision", "flow"];

function writeDeclaration(m: Manuscript, keyword: string, name: string, offset: number): void {
  const line = `${keyword} ${writtenName(name)} "${titleFrom(name)}"`;
  const target = m.statements.find((s) => s.keyword === "target" && m.start(s) <= offset && offset <= m.end(s));
  if (keyword === "process" || keyword === "decision") {
    const home = target?.block?.statements ?? m.statements;
    const steps = [...m.all(home)].filter(
      ({ statement, around }) =>
        (statement.keyword === "process" || statement.keyword === "decision") &&
        !around.some((s) => s.keyword === "target"),
    );
    // The step that stands next to it in the text is most likely of the same phase.
    const before = steps.findLast(({ statement }) => m.start(statement) < offset) ?? steps.at(-1);
    if (before) return m.insertLineAfter(before.statement, line);
    if (target) return m.appendToBlock(target, line);
  }
  const last = m.statements.findLast((s) => s.keyword === keyword);
  if (last) {
    if (keyword === "phase" || keyword === "target") m.insert(m.lineEndAfter(last), `${m.lineEnd}${m.lineEnd}${line}`);
    else m.insertLineAfter(last, line);
    return;
  }
  const rank = order.indexOf(keyword);
  const before = m.statements.findLast((s) => order.includes(s.keyword) && order.indexOf(s.keyword) < rank);
  if (before) m.insert(m.lineEndAfter(before), `${m.lineEnd}${m.lineEnd}${line}`);
  else {
    const first = m.statements[0];
    const comment = first && m.at(first.first).comments[0];
    m.insert(comment?.start ?? (first ? m.start(first) : 0), `${line}${m.lineEnd}${m.lineEnd}`);
  }
}

/** A title that a person would begin with: `label-data` gives “Label data”. */
function titleFrom(name: string): string {
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function addImport({ document, services }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const path = /“([^”]+)” declares it: import that file/.exec(sentence(diagnostic))?.[1];
  if (path === undefined) return [];
  const target = UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
  if (!services.shared.workspace.LangiumDocuments.hasDocument(URI.parse(target.toString()))) return [];
  const edits = [importEdit(document, path.startsWith(".") ? path : `./${path}`)];
  return [action(document, CodeActionKind.QuickFix, `Import “${path}”`, edits, diagnostic, true)];
}

/** A reserved word that was meant as a name gets its `^`. */
function escape({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const word = /write `\^([^`]+)`/.exec(sentence(diagnostic))?.[1];
  if (word === undefined || !reservedWords.has(word) || isLevel(word)) return [];
  const { textDocument } = document;
  const from = textDocument.offsetAt({ line: diagnostic.range.start.line, character: 0 });
  const near = textDocument.offsetAt(diagnostic.range.start);
  const line = /^[^\n\r]*/.exec(textDocument.getText().slice(from))?.[0] ?? "";
  const places = [...line.matchAll(new RegExp(`(?<![\\w^-])${word}(?![\\w-])`, "g"))].map((m) => from + m.index);
  const at = places.filter((place) => place >= near)[0] ?? places.at(-1);
  if (at === undefined) return [];
  const position = textDocument.positionAt(at);
  const edit = { range: { start: position, end: position }, newText: "^" };
  return [action(document, CodeActionKind.QuickFix, `Use “${word}” as a name: ^${word}`, [edit], diagnostic, true)];
}

/** What stands twice goes once. */
function takeOut({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const { textDocument } = document;
  const start = textDocument.offsetAt(diagnostic.range.start);
  const end = textDocument.offsetAt(diagnostic.range.end);
  if (/imported twice/.test(sentence(diagnostic))) {
    const edits = written(document, (m) => {
      const line = m.statements.find((s) => m.start(s) <= start && start <= m.end(s));
      if (line) m.removeStatement(line);
    });
    return [action(document, CodeActionKind.QuickFix, "Take the second import out", edits, diagnostic, true)];
  }
  const clause = /stands here twice: keep one|already: keep one of the two/.test(sentence(diagnostic));
  if (!clause && !/stands here twice: once is enough/.test(sentence(diagnostic))) return [];
  const before = (clause ? /\s*$/ : /,\s*$/).exec(textDocument.getText().slice(0, start));
  if (!before) return [];
  const range = { start: textDocument.positionAt(start - before[0].length), end: textDocument.positionAt(end) };
  return [
    action(
      document,
      CodeActionKind.QuickFix,
      clause ? "Take this one out" : "Take the second one out",
      [{ range, newText: "" }],
      diagnostic,
      true,
    ),
  ];
}
