/** Fixes for what is meant clearly and only written in another way: the sentence says how, the fix does it. */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from "vscode-languageserver";
import { type Asked, action } from "./asked.ts";

/** Sentences that end in what should stand in the marked place. */
const instead = [
  /^Working time is written `([^`]+)`/,
  /^A range is written with two dots: `([^`]+)`/,
  /^Decimals have a point: `([^`]+)`/,
  /^Thousands stand without a comma: `([^`]+)`/,
  /runs backwards; the lower end comes first: `([^`]+)`/,
  /wants a unit at both ends: `([^`]+)`/,
  /wants a per cent sign: `([^`]+)`/,
  /wants a blank: `([^`]+)`/,
  /^A title stands in quotes: `("[^`]+")`/,
  /^A level follows the word `is`: `(is [^`]+)`/,
  /^A comment begins with `(\/\/)`/,
];

export function respell({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const message = typeof diagnostic.message === "string" ? diagnostic.message : diagnostic.message.value;
  const { textDocument } = document;
  const text = textDocument.getText();
  const start = textDocument.offsetAt(diagnostic.range.start);
  const end = textDocument.offsetAt(diagnostic.range.end);
  const rangeOf = (from: number, to: number): Range => ({
    start: textDocument.positionAt(from),
    end: textDocument.positionAt(to),
  });
  const fix = (title: string, from: number, to: number, newText: string): readonly CodeAction[] => [
    action(document, CodeActionKind.QuickFix, title, [{ range: rangeOf(from, to), newText }], diagnostic, true),
  ];

  for (const pattern of instead) {
    const meant = pattern.exec(message)?.[1];
    if (meant !== undefined) return fix(`Write “${meant}”`, start, end, meant);
  }
  const comma = /^Several names are parted by commas: `[^`]+, ([^`,]+)`/.exec(message)?.[1];
  if (comma !== undefined) {
    const before = text.slice(0, start).trimEnd().length;
    return fix(`Write “, ${comma}”`, before, end, `, ${comma}`);
  }
  if (/^An arrow (?:is written|points forward)/.test(message)) {
    const arrow = /^[-–—=<>→⟶⇒][-–—=> ]*(?<! )/.exec(text.slice(start))?.[0];
    // One that points back means the flow the other way round: which steps it joins is the author's to say.
    return arrow === undefined || arrow.startsWith("<") ? [] : fix("Write “->”", start, start + arrow.length, "->");
  }
  if (message.startsWith("An arrow is missing before")) return fix("Put “->” before it", start, start, "-> ");
  if (message.startsWith("Quotes are straight")) {
    const line = /^[^\n\r]*/.exec(text.slice(start))?.[0] ?? "";
    const closing = line.slice(1).search(/[“”„‘’`"]/);
    if (closing < 0) return [];
    const quoted = line.slice(1, closing + 1);
    return fix(
      "Write straight quotes",
      start,
      start + closing + 2,
      quoted.includes('"') ? `'${quoted}'` : `"${quoted}"`,
    );
  }
  if (
    /^This text is not closed: a `("""|"|')` is missing/.test(message) &&
    diagnostic.range.start.line === diagnostic.range.end.line
  ) {
    const quotes = /a `([^`]+)`/.exec(message)?.[1] ?? '"';
    const written = text.slice(start, end);
    // Quotes with a blank behind them close what was never opened: where that begins, nobody knows.
    if (/^["']+(?:\s|[{}]|$)/.test(written)) return [];
    const rest = written.search(/\s+(?:\{|(?:by|via|is)\s+[\w-]+)|\s*\}$/);
    const at = rest < 0 ? end : start + rest;
    return fix("Close the text", at, at, quotes);
  }
  if (message.startsWith("A text over several lines")) {
    const edits: TextEdit[] = [start, end - 1].map((at) => ({ range: rangeOf(at, at + 1), newText: '"""' }));
    return [action(document, CodeActionKind.QuickFix, 'Write “"""”', edits, diagnostic, true)];
  }
  if (
    /^(?:Nothing stands at the end of a line|This `}` closes nothing|A comma wants another name|Values follow their word)/.test(
      message,
    )
  )
    return fix(`Take “${text.slice(start, end)}” out`, start, end, "");
  return [];
}
