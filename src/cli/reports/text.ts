import type { Paint } from "../colour.ts";
import { visible } from "../visible.ts";
import { type Counts, countsOf, countText, type Diagnostic, type FileReport, type Reports } from "./diagnostic.ts";

const signs: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "error",
  warning: "warning",
  info: "info",
  hint: "hint",
};

/**
 * For people: by file, each finding with its line of the map and a marker under what it is about. `leftOut` counts what was
 * found and is not shown.
 */
export function* textReport(reports: Reports, paint: Paint, leftOut: Counts): Generator<string> {
  let maps = 0;
  for (const report of reports) {
    maps++;
    if (report.told.length > 0) yield `${fileText(report, paint)}\n`;
  }
  const files = `${maps} ${maps === 1 ? "map" : "maps"}`;
  const count = countText(countsOf(reports));
  const rest = countText(leftOut);
  if (rest !== "") yield `${paint.bold(`${count === "" ? "None shown" : count} in ${files}; left out: ${rest}.`)}\n`;
  else yield `${count === "" ? paint.green(`No findings in ${files}.`) : paint.bold(`${count} in ${files}.`)}\n`;
}

function fileText({ file, told }: FileReport, paint: Paint): string {
  const blocks = told.map(({ diagnostic: d, line }) => {
    const place = paint.dim(`${visible(file).replaceAll("\n", "␊")}:${d.line}:${d.column}`);
    const head = `${place} ${painted(d, signs[d.severity], paint)} ${visible(d.message)} ${paint.dim(`(${d.rule})`)}`;
    return line.trim() === "" ? head : `${head}\n${excerpt(line, d, paint)}`;
  });
  return `${blocks.join("\n\n")}\n`;
}

function painted(d: Diagnostic, text: string, paint: Paint): string {
  if (d.severity === "error") return paint.bold(paint.red(text));
  if (d.severity === "warning") return paint.bold(paint.yellow(text));
  return paint.bold(paint.blue(text));
}

const maxShown = 110;

/** The line with `^^^` under the place. Tabs become blanks, what would steer a terminal is seen; a long line is shown around the place. */
function excerpt(source: string, d: Diagnostic, paint: Paint): string {
  const start = d.column - 1;
  const end = Math.max(start + 1, d.endLine === d.line ? d.endColumn - 1 : source.length);
  const indent = /^\s*/.exec(source)?.[0].length ?? 0;
  const from = end <= indent + maxShown ? Math.min(indent, start) : Math.max(0, start - 20);
  const cut = source.length > from + maxShown ? "…" : "";
  const shown =
    visible(source.slice(from, from + maxShown))
      .replaceAll("\t", " ")
      .trimEnd() + cut;
  const before = width(source.slice(from, start));
  const marked = Math.max(1, width(source.slice(start, Math.min(end, from + maxShown))));
  const number = String(d.line);
  const gutter = paint.dim(`  ${number} │ `);
  const empty = paint.dim(`  ${" ".repeat(number.length)} │ `);
  return `${gutter}${from > indent ? "…" : ""}${shown}\n${empty}${" ".repeat(before + (from > indent ? 1 : 0))}${painted(d, "^".repeat(marked), paint)}`;
}

/** Columns of a terminal: East Asian wide characters take two, combining marks none. */
function width(text: string): number {
  let columns = 0;
  for (const letter of text) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(letter)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        letter,
      )
        ? 2
        : 1;
  }
  return columns;
}
