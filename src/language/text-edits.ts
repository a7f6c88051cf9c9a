/** MapEdit → minimal text edits: besides the formatter the only writer of the author's text. */
import type { MapEdit } from "../model/edit.ts";
import type { SourceRange } from "../model/process-map.ts";

import { setAssumption } from "./edits/assume.ts";
import { addClause, addRemark, setTitle } from "./edits/clauses.ts";
import { setLevel } from "./edits/level.ts";
import { Manuscript, type TextChange } from "./edits/manuscript.ts";
import { outlineAnswers, removeAnswer, removeRating, setAnswer, setRating, waive } from "./edits/platforms.ts";
import { silence } from "./edits/silence.ts";
import { addStep, addStepAfter, connect, removeStep } from "./edits/steps.ts";
import { addView } from "./edits/views.ts";

/** The edits of one text, in its order, or why there are none, as a sentence with its remedy. */
export type TextEdits =
  | { readonly edits: readonly { readonly range: SourceRange; readonly newText: string }[] }
  | { readonly problem: string };

/**
 * What to change in a text so that the map becomes what the edit asks for. Everything else stays byte for byte. No edits
 * where the text says so already. What stands in another file is refused with a sentence.
 */
export function textEditsOf(text: string, uri: string, edit: MapEdit): TextEdits {
  const manuscript = Manuscript.of(text);
  if (!manuscript) return { problem: "A brace, a text or a comment is not closed; close it first." };
  const problem = perform(manuscript, edit);
  if (problem !== undefined) return { problem };
  const place = placer(text, uri);
  return { edits: manuscript.changes.map(({ start, end, newText }) => ({ range: place(start, end), newText })) };
}

/** The text after an edit; the text itself where there is a problem. */
export function edited(text: string, edit: MapEdit): string {
  const result = textEditsOf(text, "", edit);
  if ("problem" in result) return text;
  return applyChanges(
    text,
    result.edits.map(({ range, newText }) => ({ start: range.offset, end: range.end, newText })),
  );
}

/** A text with changes made to it; they must be in order and not overlap. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, newText } of changes) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

const anything: ReadonlySet<string> = new Set(
  "process decision start end phase actor interface data target platform questionnaire group question view".split(" "),
);
/** A bare id means the first kind of these that has it, as in the picture. */
const kinds: readonly ReadonlySet<string>[] = [
  new Set(["process", "decision", "start", "end"]),
  new Set(["phase"]),
  anything,
];

function perform(m: Manuscript, edit: MapEdit): string | undefined {
  switch (edit.do) {
    case "set-level":
      return setLevel(m, edit.process, edit.level, edit.state ?? "current");
    case "rename-title":
      return withDeclaration(m, edit.id, (statement) => setTitle(m, statement, edit.title));
    case "add-clause":
      return withDeclaration(m, edit.of, (statement) => {
        addClause(m, statement, edit.clause, edit.text);
        return undefined;
      });
    case "add-remark":
      return withDeclaration(m, edit.of, (statement) => addRemark(m, statement, edit.text));
    case "add-step":
      return addStep(m, edit.title, edit.phase);
    case "add-step-after":
      return addStepAfter(m, edit.after, edit.title);
    case "connect":
      return connect(m, edit.from, edit.to);
    case "remove-step":
      return removeStep(m, edit.id);
    case "assume":
      return setAssumption(m, edit.subject, edit.text, edit.title);
    case "add-view":
      return addView(m, edit.view);
    case "silence":
      return silence(m, edit.rule, edit.line, edit.reason);
    case "answer":
      if (edit.value === null) return removeAnswer(m, edit.platform, edit.group, edit.question);
      return setAnswer(m, { ...edit, value: edit.value });
    case "rate":
      if (edit.level === null) return removeRating(m, edit.platform, edit.process);
      return setRating(m, edit.platform, edit.process, edit.level, edit.why);
    case "waive":
      return waive(m, edit.group, edit.question);
    case "outline-answers":
      return outlineAnswers(m, edit.platform, edit.open);
  }
}

function withDeclaration(
  m: Manuscript,
  id: string,
  change: (statement: Manuscript["statements"][number]) => string | undefined,
): string | undefined {
  for (const kind of kinds) {
    const found = m.find(kind, id);
    if (found) return change(found.statement);
  }
  return `This file declares nothing named “${id}”, or its line has an error; mend that first.`;
}

function placer(text: string, uri: string): (start: number, end: number) => SourceRange {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  const position = (offset: number) => {
    let line = starts.length - 1;
    while (line > 0 && (starts[line] as number) > offset) line -= 1;
    return { line, column: offset - (starts[line] as number) };
  };
  return (start, end) => {
    const [from, to] = [position(start), position(end)];
    return {
      uri,
      offset: start,
      end,
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}
