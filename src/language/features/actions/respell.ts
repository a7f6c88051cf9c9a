/** Fixes for what is meant clearly and only written in another way: the sentence says how, the fix does it. */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from "vscode-languageserver";
import { isName } from "../name-text.ts";
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
  /^A rate is a number and a period: `runs ([^`]+)`/,
  /^A label comes before its share: `([^`]+)`/,
  /^A currency stands behind its amount: `([^`]+)`/,
  /^The name comes before the title: `([^`]+)`/,
  /^`extend` names its phase at once: `extend ([^`]+)`/,
  /^A label stands in quotes: `("[^`]+")`/,
  /^A name stands without quotes: `([^`]+)`/,
  /^A level stands without quotes: `([^`]+)`/,
  /^Hours and minutes are one number: `([^`]+)`\.$/,
  /^A share is written with its sign: `([^`]+)`/,
  /^A range is written without blanks: `([^`]+)`/,
  /^A date is written year, month, day: `([^`]+)`, not `\d+\.\d+\.\d+`/,
  /^A comment begins with `(\/\/)`/,
  / is one number, not a range: `([^`]+)`/,
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
  if (message.startsWith("Names are parted by commas")) {
    const before = text.slice(0, start).trimEnd().length;
    return fix("Write “,”", before, end, ",");
  }
  if (message.startsWith("A range is written with two dots, ")) {
    const [before, after] = blanksAround(text, start, end);
    return fix("Write “..”", before, after, "..");
  }
  if (message.startsWith("A share is written without a blank")) {
    return fix("Take the blank out", blanksAround(text, start, end)[0], start, "");
  }
  if (message === "A hyphen is written `-`.") return fix("Write “-”", start, end, "-");
  if (message.startsWith("A currency stands behind its amount")) {
    const amount = /: `([\d.]+ [A-Z]{3})`/.exec(message)?.[1];
    const [before] = /[\d.]+\s*$/.exec(text.slice(0, start)) ?? [""];
    const [after] = before === "" ? (/^\s*[\d.]+/.exec(text.slice(end)) ?? [""]) : [""];
    if (amount !== undefined) return fix(`Write “${amount}”`, start - before.length, end + after.length, amount);
  }
  const phase = message.startsWith("A phase stands in braces: `phase") ? subgraphEdits(text, start) : [];
  if (phase.length > 0) {
    const edits: TextEdit[] = phase.map(({ from, to, newText }) => ({ range: rangeOf(from, to), newText }));
    return [action(document, CodeActionKind.QuickFix, "Write it as a phase", edits, diagnostic, true)];
  }
  const number = /^A name begins with a letter: `([^`]+)`/.exec(message)?.[1];
  if (number !== undefined && isName(`_${number}`)) {
    const edits: TextEdit[] = [{ range: rangeOf(start, end), newText: `_${number}` }];
    return [action(document, CodeActionKind.QuickFix, `Write “_${number}”`, edits, diagnostic)];
  }
  const notIs = message.startsWith("A level follows the word `is`, not");
  const notBrace = message.startsWith("A block begins with `{`, not with");
  if (notIs || notBrace) {
    const word = notIs ? "is" : "{";
    return fix(`Write “${word}”`, start, end, `${/\S/.test(text.charAt(start - 1)) ? " " : ""}${word}`);
  }
  if (message.startsWith("A label stands in quotes behind the step")) return labelFix(text, start, fix);
  const superfluous = /: take `([^`]+)` out\.$/.exec(message)?.[1];
  if (superfluous !== undefined && superfluous.length > 1) {
    return fix(`Take “${superfluous}” out`, text.slice(0, start).trimEnd().length, end, "");
  }
  const comma = /^Several names are parted by commas: `[^`]+, ([^`,]+)`/.exec(message)?.[1];
  if (comma !== undefined) {
    const before = text.slice(0, start).trimEnd().length;
    return fix(`Write “, ${comma}”`, before, end, `, ${comma}`);
  }
  if (/^An arrow (?:is written|points forward)/.test(message)) {
    const before = /[-–—=<>.]*$/.exec(text.slice(0, start))?.[0] ?? "";
    const signs = /^[-–—=<>→⟶⇒][-–—=.<>→⟶⇒ ]*(?<! )/.exec(text.slice(start))?.[0];
    const behind = signs ?? /^[a-z]+/.exec(text.slice(start))?.[0];
    // One that points back means the flow the other way round: which steps it joins is the author's to say.
    if (behind === undefined || `${before}${behind}`.startsWith("<")) return [];
    return fix("Write “->”", start - before.length, start + behind.length, "->");
  }
  const unopened = /^This text is not opened: a `("|')`/.exec(message)?.[1];
  if (unopened !== undefined) return fix("Open the text", start, start, unopened);
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
    const closing = /[^"']("{1,2}|')$/.exec(written)?.[1]?.length ?? 0;
    return fix("Close the text", end - closing, end, quotes);
  }
  if (message.startsWith("A text over several lines")) {
    const edits: TextEdit[] = [start, end - 1].map((at) => ({ range: rangeOf(at, at + 1), newText: '"""' }));
    return [action(document, CodeActionKind.QuickFix, 'Write “"""”', edits, diagnostic, true)];
  }
  if (
    /^(?:Nothing stands (?:at the end of a line|between two clauses)|This `[^`]` closes nothing|A comma wants another name|Values follow their word|A title follows its name|A block follows without|An invisible character|A line begins with its word)/.test(
      message,
    )
  )
    return fix(`Take “${text.slice(start, end)}” out`, start, end, isGlue(text, start, end) ? " " : "");
  return [];
}

/** `subgraph build` as `phase build {`, and the `end` that belongs to it as `}`. */
function subgraphEdits(text: string, start: number): readonly { from: number; to: number; newText: string }[] {
  const lineEnd = (at: number): number => at + (/^[^\n\r]*/.exec(text.slice(at))?.[0].trimEnd().length ?? 0);
  const head = lineEnd(start);
  const edits = [{ from: start, to: start + "subgraph".length, newText: "phase" }];
  if (text.charAt(head - 1) !== "{") edits.push({ from: head, to: head, newText: " {" });
  let depth = 1;
  for (const { 0: line, 1: blanks = "", index } of text
    .slice(head)
    .matchAll(/^([ \t]*)(?:subgraph\b.*|end[ \t]*)$/gm)) {
    depth += line.trim() === "end" ? -1 : 1;
    const from = head + index + blanks.length;
    if (depth === 0) return [...edits, { from, to: from + "end".length, newText: "}" }];
  }
  return edits;
}

/** Whether what stands in the marked place alone parts two words. */
function isGlue(text: string, start: number, end: number): boolean {
  return /[=:：＝]/.test(text.slice(start, end)) && /\S/.test(text.charAt(start - 1)) && /\S/.test(text.charAt(end));
}

/** `-->|yes| train`, `train: yes` and `train [label="yes"]` as `train "yes"`. */
function labelFix(
  text: string,
  start: number,
  fix: (title: string, from: number, to: number, newText: string) => readonly CodeAction[],
): readonly CodeAction[] {
  const line = /^[^\n\r]*/.exec(text.slice(start))?.[0] ?? "";
  const [bars, barred = "", step = ""] = /^-*>?\|([^|"]+)\|(?:-*>)?\s*([\w-]+)/.exec(line) ?? [];
  if (bars !== undefined)
    return fix(`Write “-> ${step} "${barred}"”`, start, start + bars.length, `-> ${step} "${barred}"`);
  const [behind, words] = /^(?::\s*|\[label\s*=\s*)"?([^"\]%]+?)"?\]?(?=\s*(?:[\d.]+%|->|,|$))/.exec(line) ?? [];
  if (behind === undefined || words === undefined) return [];
  const blank = /\s/.test(text.charAt(start - 1)) ? "" : " ";
  return fix(`Write “"${words}"”`, start, start + behind.length, `${blank}"${words}"`);
}

/** The offsets of the blanks before and behind a stretch of text. */
function blanksAround(text: string, start: number, end: number): readonly [number, number] {
  const behind = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return [text.slice(0, start).trimEnd().length, end + behind];
}
