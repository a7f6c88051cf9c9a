/** Edits of a platform: its answers and its ratings, one line each, so that two people's edits merge. */
import type { Level } from "../../model/level.ts";
import type { AnswerValue } from "../../model/process-map.ts";
import type { Lexeme } from "../features/formatting/lexemes.ts";
import type { Statement } from "../features/formatting/statements.ts";
import { writtenName } from "../features/name-text.ts";
import { textValue } from "../text-literal.ts";
import { literal, type Manuscript } from "./manuscript.ts";

const platforms: ReadonlySet<string> = new Set(["platform"]);

/** The sign that an answer is written with. */
const answerSigns: Readonly<Record<AnswerValue, string>> = { good: "🟢", mixed: "🟡", bad: "🔴" };

export interface WrittenAnswer {
  readonly platform: string;
  readonly group: string;
  readonly question: string;
  readonly value: AnswerValue;
  readonly why?: string;
}

/** Writes an answer, or replaces its value and its remark; a remark of `undefined` stays, an empty one goes. */
export function setAnswer(m: Manuscript, edit: WrittenAnswer): string | undefined {
  const platform = m.find(platforms, edit.platform)?.statement;
  if (!platform) return elsewhere(edit.platform);
  const answers = (platform.block?.statements ?? []).filter((s) => s.keyword === "answer");
  const here = (s: Statement): boolean =>
    m.nameAt(s.first + 1) === edit.group && m.nameAt(s.first + 3) === edit.question;
  const old = answers.find(here);
  if (old) {
    const value = old.rest ?? old.last;
    if (meaningOf(m.at(value).text) !== edit.value)
      m.replace(m.at(value).start, m.at(value).end, answerSigns[edit.value]);
    setRemark(m, value, old.last, edit.why);
    return undefined;
  }
  const remark = edit.why ? ` ${literal(edit.why)}` : "";
  const line = `answer ${writtenName(edit.group)}.${writtenName(edit.question)} ${answerSigns[edit.value]}${remark}`;
  const awaited = outlined(m, platform).find(({ name }) => name === `${edit.group}.${edit.question}`);
  if (awaited) {
    m.replace(awaited.start, awaited.end, line);
    return undefined;
  }
  const neighbour = answers.findLast((s) => m.nameAt(s.first + 1) === edit.group) ?? answers.at(-1);
  if (neighbour) m.insertLineAfter(neighbour, line);
  else m.appendToBlock(platform, line);
  return undefined;
}

/** Takes an answer out again: the question is open. */
export function removeAnswer(m: Manuscript, platformId: string, group: string, question: string): string | undefined {
  const platform = m.find(platforms, platformId)?.statement;
  if (!platform) return elsewhere(platformId);
  const old = (platform.block?.statements ?? []).find(
    (s) => s.keyword === "answer" && m.nameAt(s.first + 1) === group && m.nameAt(s.first + 3) === question,
  );
  if (old) removeFromBlock(m, platform, old);
  return undefined;
}

/**
 * Rates a process, or replaces its level and its remark; a remark of `undefined` stays, an empty one goes. One of several
 * in a line leaves that line for one of its own.
 */
export function setRating(
  m: Manuscript,
  platformId: string,
  process: string,
  level: Level,
  why?: string,
): string | undefined {
  const platform = m.find(platforms, platformId)?.statement;
  if (!platform) return elsewhere(platformId);
  const remark = why ? ` ${literal(why)}` : "";
  const line = `rate ${writtenName(process)} is ${level}${remark}`;
  const ratings = (platform.block?.statements ?? []).filter((s) => s.keyword === "rate");
  for (const statement of ratings) {
    const rated = ratedNames(m, statement);
    const at = rated.find((i) => m.nameAt(i) === process);
    if (at === undefined) continue;
    const levelAt = (rated.at(-1) ?? statement.first) + 2;
    if (rated.length === 1) {
      m.replace(m.at(levelAt).start, m.at(levelAt).end, level);
      setRemark(m, levelAt, statement.last, why);
      return undefined;
    }
    if (m.at(levelAt).text === level && (why === undefined || why === remarkAt(m, levelAt, statement.last)))
      return undefined;
    takeFromList(m, rated, at);
    m.insertLineAfter(statement, line);
    return undefined;
  }
  const last = ratings.at(-1);
  if (last) m.insertLineAfter(last, line);
  else m.appendToBlock(platform, line);
  return undefined;
}

/** Takes a rating back: nobody has looked at the process. Others in its line stay. */
export function removeRating(m: Manuscript, platformId: string, process: string): string | undefined {
  const platform = m.find(platforms, platformId)?.statement;
  if (!platform) return elsewhere(platformId);
  for (const statement of (platform.block?.statements ?? []).filter((s) => s.keyword === "rate")) {
    const rated = ratedNames(m, statement);
    const at = rated.find((i) => m.nameAt(i) === process);
    if (at === undefined) continue;
    if (rated.length === 1) removeFromBlock(m, platform, statement);
    else takeFromList(m, rated, at);
  }
  return undefined;
}

/** Takes the word `required` from a question. */
export function waive(m: Manuscript, group: string, question: string): string | undefined {
  for (const { statement, around } of m.all()) {
    if (statement.keyword !== "question" || m.nameAt(statement.name) !== question) continue;
    const holder = around.at(-1);
    if (holder?.keyword !== "group" || m.nameAt(holder.name) !== group) continue;
    const headEnd = statement.block ? statement.block.open - 1 : statement.last;
    for (let i = statement.rest ?? headEnd + 1; i <= headEnd; i++)
      if (m.at(i).text === "required") m.replace(m.at(i - 1).end, m.at(i).end, "");
    return undefined;
  }
  return `This file has no question “${group}.${question}”, or its line has an error; it is changed in the file that asks it.`;
}

/**
 * Lists open questions as comments that await their colour. No colour is made up: nobody has asked yet, and a comment
 * counts as no answer. An empty line stands between the groups, so that what two groups of people write side by side
 * merges: git takes changes of neighbouring lines for a conflict.
 */
export function outlineAnswers(
  m: Manuscript,
  platformId: string,
  open: readonly { readonly group: string; readonly question: string; readonly title: string }[],
): string | undefined {
  const platform = m.find(platforms, platformId)?.statement;
  if (!platform) return elsewhere(platformId);
  const listed = new Set(outlined(m, platform).map(({ name }) => name));
  const missing = open.filter(({ group, question }) => !listed.has(`${group}.${question}`));
  const lines = missing.flatMap(({ group, question, title }, i) => {
    const name = `${writtenName(group)}.${writtenName(question)}`;
    const line = `// answer ${name} 🟢|🟡|🔴 ${literal(title.replace(/\s+/g, " "))}`;
    const before = missing[i - 1];
    return before && before.group !== group ? ["", line] : [line];
  });
  if (lines.length === 0) return undefined;
  // No blanks on the empty lines between groups.
  const joined = (indent: string): string =>
    lines.join(`${m.lineEnd}${indent}`).replaceAll(`${m.lineEnd}${indent}${m.lineEnd}`, `${m.lineEnd}${m.lineEnd}`);
  const last = platform.block?.statements.at(-1);
  if (last) m.insertLineAfter(last, joined(m.indentOf(last)));
  else m.appendToBlock(platform, joined(`${m.indentOf(platform)}  `));
  return undefined;
}

/** The comments in a platform's block that await an answer, as `outlineAnswers` writes them. */
function outlined(m: Manuscript, platform: Statement): readonly { name: string; start: number; end: number }[] {
  const { block } = platform;
  if (!block) return [];
  return m.lexemes.slice(block.open + 1, block.close + 1).flatMap(({ comments }) =>
    comments.flatMap(({ text, start, end }) => {
      const name = /^\/\/ answer (\S+) 🟢\|🟡\|🔴/u.exec(text)?.[1];
      return name === undefined ? [] : [{ name: name.replaceAll("^", "").normalize("NFC"), start, end }];
    }),
  );
}

function elsewhere(platform: string): string {
  return `This file declares no platform “${platform}”, or its line has an error; it is changed in the file that declares it.`;
}

function meaningOf(sign: string): AnswerValue | undefined {
  for (const [value, written] of Object.entries(answerSigns) as [AnswerValue, string][])
    if (sign === value || sign === written) return value;
  return undefined;
}

function setRemark(m: Manuscript, value: number, last: number, why: string | undefined): void {
  if (why === undefined || why === remarkAt(m, value, last)) return;
  const end = m.at(value).end;
  if (last > value) {
    if (why === "") m.replace(end, m.at(last).end, "");
    else m.replace(m.at(last).start, m.at(last).end, literal(why));
  } else if (why !== "") m.insert(end, ` ${literal(why)}`);
}

function remarkAt(m: Manuscript, value: number, last: number): string {
  return last > value ? textValue(m.at(last).text) : "";
}

/** Indices of the names that a `rate` lists. */
function ratedNames(m: Manuscript, statement: Statement): readonly number[] {
  const names = [statement.first + 1];
  while (m.at((names.at(-1) as number) + 1).text === ",") names.push((names.at(-1) as number) + 2);
  return names;
}

/** Takes one of several names out of a list, with the comma that it needs no more. */
function takeFromList(m: Manuscript, names: readonly number[], at: number): void {
  if (at === names[0]) m.replace(m.at(at).start, m.at(at + 2).start, "");
  else m.replace(m.at(at - 2).end, m.at(at).end, "");
}

/** Takes a statement out of a block; a block that holds nothing else goes with it. */
function removeFromBlock(m: Manuscript, owner: Statement, statement: Statement): void {
  const { block } = owner;
  if (!block || block.statements.length > 1 || m.lexemes.slice(block.open + 1, block.close + 1).some(commented))
    m.removeStatement(statement);
  else m.replace(m.at(block.open - 1).end, m.at(block.close).end, "");
}

const commented = ({ comments }: Lexeme): boolean => comments.length > 0;
