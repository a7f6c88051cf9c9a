/** Filled-in forms back into answers. What can't be read is named with its line, never guessed. */
import { nearestWord } from "../../analysis/index.ts";
import { evaluatedPlatform } from "../../model/combination.ts";
import type { AnswerValue, ProcessMap } from "../../model/process-map.ts";
import { type FormColumn, formWords } from "./words.ts";
import { formSigns } from "./written.ts";

export interface FilledAnswer {
  readonly platform: string;
  readonly group: string;
  readonly question: string;
  readonly value: AnswerValue;
  /** Empty where the form says nothing. */
  readonly why: string;
  /** Where it was read: `legal.csv:12`. */
  readonly place: string;
}

export interface Filled {
  readonly answers: readonly FilledAnswer[];
  /** A sentence each, with its place. */
  readonly problems: readonly string[];
}

interface Row {
  readonly platform: string;
  readonly name: string;
  readonly answer: string;
  readonly remark: string;
  readonly line: number;
}

const values: Readonly<Record<string, AnswerValue>> = {
  ...Object.fromEntries(Object.entries(formSigns).map(([value, sign]) => [sign, value as AnswerValue])),
  ...formWords.en.answers,
  ...formWords.de.answers,
};

/** The answers of one form; rows without an answer are open and say nothing. */
export function filledForm(map: ProcessMap, text: string, shown: string): Filled {
  const rows = /^\s*\uFEFF?#|^\|/m.test(text.slice(0, 2000)) ? markdownRows(text) : csvRows(text);
  if (!rows)
    return {
      answers: [],
      problems: [
        `${shown}:1: This is no form of mlmap: its first line names ${Object.values(formWords.en.columns).join(", ")}.`,
      ],
    };
  const names = map.questionnaires.flatMap((q) => q.groups.flatMap((g) => g.questions.map((x) => `${g.id}.${x.id}`)));
  const platforms = map.platforms.map((p) => p.id);
  const answers: FilledAnswer[] = [];
  const problems: string[] = [];
  for (const row of rows) {
    const place = `${shown}:${row.line}`;
    if (row.answer === "" && row.remark === "") continue;
    const value = values[row.answer.toLowerCase()];
    const unknown = (what: string, word: string, known: readonly string[]): string => {
      const near = nearestWord(word, known);
      return `${place}: The map has no ${what} ${word}${near ? `; did you mean ${near}?` : "."}`;
    };
    if (!platforms.includes(row.platform)) problems.push(unknown("platform", row.platform, platforms));
    else if (!names.includes(row.name)) problems.push(unknown("question", row.name, names));
    else if (!value)
      problems.push(
        row.answer === ""
          ? `${place}: ${row.name} has a remark but no answer; write 🟢, 🟡 or 🔴.`
          : `${place}: “${row.answer}” is no answer; write 🟢, 🟡 or 🔴 (or good, mixed, bad).`,
      );
    else {
      const [group = "", question = ""] = row.name.split(".");
      answers.push({ platform: row.platform, group, question, value, why: row.remark, place });
    }
  }
  return { answers, problems };
}

/** RFC 4180 with a comma or, as spreadsheets of many countries write, a semicolon. Undefined where the columns are missing. */
function csvRows(text: string): readonly Row[] | undefined {
  const source = text.replace(/^\uFEFF/, "");
  const firstLine = /^[^\r\n]*/.exec(source)?.[0] ?? "";
  const lines = cellsOf(source, firstLine.split(";").length > firstLine.split(",").length ? ";" : ",");
  const head = lines[0]?.cells.map((c) => c.trim().toLowerCase()) ?? [];
  const at = (column: FormColumn): number =>
    head.findIndex((word) => Object.values(formWords).some((words) => words.columns[column] === word));
  if (at("platform") < 0 || at("name") < 0 || at("answer") < 0) return undefined;
  return lines.slice(1).map(({ cells, line }) => {
    const cell = (column: FormColumn): string =>
      // The apostrophe with which a form keeps a text from being a formula.
      (cells[at(column)] ?? "").trim().replace(/^'(?=[=+@-])/, "");
    return { platform: cell("platform"), name: cell("name"), answer: cell("answer"), remark: cell("remark"), line };
  });
}

function cellsOf(text: string, comma: string): readonly { cells: readonly string[]; line: number }[] {
  const lines: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let began = 1;
  const endLine = (): void => {
    cells.push(cell);
    if (cells.some((c) => c !== "")) lines.push({ cells, line: began });
    cells = [];
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === "\n") line += 1;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === comma) {
      cells.push(cell);
      cell = "";
    } else if (c === "\n") {
      endLine();
      began = line;
    } else if (c !== "\r") cell += c;
  }
  endLine();
  return lines;
}

/** Rows of the tables whose first cell is the name of a question in backticks. */
function markdownRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  let platform = "";
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    platform = /^Platt?form:\s*`([^`]+)`/.exec(line)?.[1] ?? platform;
    if (!/^\s*\|\s*`/.test(line)) continue;
    const cells = line
      .trim()
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((c) =>
        c
          .trim()
          .replace(/\\([\\|*])/g, "$1")
          .replaceAll("&lt;", "<"),
      );
    rows.push({
      platform,
      name: (cells[0] ?? "").replaceAll("`", ""),
      answer: cells[3] ?? "",
      remark: cells[4] ?? "",
      line: index + 1,
    });
  }
  return rows;
}

/** What the forms add to the map, and what contradicts: the map's own answer, or two forms that disagree. */
export function settled(
  map: ProcessMap,
  answers: readonly FilledAnswer[],
  replace: boolean,
): { readonly taken: readonly FilledAnswer[]; readonly conflicts: readonly string[] } {
  const byQuestion = new Map<string, FilledAnswer[]>();
  for (const answer of answers) {
    const key = `${answer.platform} ${answer.group}.${answer.question}`;
    byQuestion.set(key, [...(byQuestion.get(key) ?? []), answer]);
  }
  const taken: FilledAnswer[] = [];
  const conflicts: string[] = [];
  for (const [, given] of byQuestion) {
    const [first, ...others] = given;
    if (!first) continue;
    const name = `${first.group}.${first.question} of ${first.platform}`;
    const other = others.find(
      (o) => o.value !== first.value || (o.why !== "" && first.why !== "" && o.why !== first.why),
    );
    if (other) {
      conflicts.push(`${name}: ${first.place} says ${words(first)}, ${other.place} says ${words(other)}.`);
      continue;
    }
    const chosen = given.find((g) => g.why !== "") ?? first;
    const old = evaluatedPlatform(map, first.platform)?.answers.find(
      (a) => a.group === first.group && a.question === first.question,
    );
    if (old && old.value === chosen.value && (chosen.why === "" || (old.why ?? "") === chosen.why)) continue;
    if (old && !replace && (old.value !== chosen.value || old.why))
      conflicts.push(
        `${name}: the map says ${words({ value: old.value, why: old.why ?? "" })}, ${chosen.place} says ${words(chosen)}.`,
      );
    else taken.push(chosen);
  }
  return { taken, conflicts };
}

const words = ({ value, why }: { readonly value: AnswerValue; readonly why: string }): string =>
  why === "" ? formSigns[value] : `${formSigns[value]} “${why}”`;
