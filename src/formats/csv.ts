import { format } from "./format.ts";
import { type StepRow, shownState, stepRows } from "./step-table.ts";

/** Columns bear the words of the language, so that a table can be read by who knows the map. */
const columns: readonly (readonly [name: string, of: (row: StepRow) => string | readonly string[]])[] = [
  ["id", ({ step }) => step.id],
  ["title", ({ step }) => step.title],
  ["kind", ({ step }) => step.kind],
  ["phase", ({ phases }) => phases.join(" / ")],
  ["by", ({ actors }) => actors],
  ["via", ({ interfaces }) => interfaces],
  ["level", ({ step }) => (step.kind === "process" ? (step.level ?? "") : "")],
  ["why", ({ step }) => (step.kind === "process" ? (step.levelReason ?? "") : "")],
  ["effort", ({ effort }) => effort],
  ["wait", ({ wait }) => wait],
  ["runs", ({ runs }) => runs],
  ["rework", ({ rework }) => rework],
  ["reads", ({ reads }) => reads],
  ["writes", ({ writes }) => writes],
  ["purpose", ({ purpose }) => purpose],
  ["next", ({ next }) => next],
  ["notes", ({ step }) => step.notes.join("\n")],
];

/** A cell after RFC 4180. What a spreadsheet would run as a formula is made text by a leading apostrophe. */
function cell(value: string): string {
  const text = /^[=+@\t\r]|^-(?![\d.])/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row a step, for spreadsheets: UTF-8 with a byte order mark, which Excel asks for. */
export const csv = format({
  id: "csv",
  title: "CSV table of the steps",
  extension: ".csv",
  mediaType: "text/csv",
  kind: "data",
  async write(input) {
    const state = shownState(input);
    const rows = stepRows(input.map, state).map((row) =>
      columns.map(([, of]) => {
        const value = of(row);
        return cell(typeof value === "string" ? value : value.join("; "));
      }),
    );
    const lines = [columns.map(([name]) => name), ...rows].map((row) => row.join(","));
    const others = input.map.targets.length + input.map.platforms.length;
    return {
      content: `\ufeff${lines.join("\r\n")}\r\n`,
      losses: others > 0 ? [`The table holds the state “${state.title}” only; the map has ${others} more.`] : [],
    };
  },
});
