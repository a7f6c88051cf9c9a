import { figuresOf, type StateFigures, simulate } from "../../analysis/index.ts";
import { stateIds } from "../../model/state.ts";
import { exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import { MapLoader } from "../maps.ts";
import { assumptionLines, measureLines, roadmapLines, sensitivityLines } from "../reports/figure-grounds.ts";
import { basisSentence, type FigureRow, figureRows } from "../reports/figure-rows.ts";
import { figuresJson } from "../reports/figures-json.ts";
import { csvTable, markdownTable, type Table, textTable } from "../reports/tables.ts";
import { deliver, stateIdOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format: "text" | "json" | "csv" | "md";
  readonly state?: string;
}

/** `mlmap figures`: the figures of each state, side by side. */
export async function figures({ io, paint }: Context, file: string, options: Options): Promise<number> {
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const { map, path } = loaded;
  const ids = options.state === undefined ? stateIds(map) : [stateIdOf(map, options.state)];
  const states = ids.flatMap((id) => figuresOf(map, id) ?? []);
  const simulations = new Map(
    states.flatMap(({ id }) => {
      const drawn = simulate(map, id);
      return drawn ? [[id, drawn] as const] : [];
    }),
  );
  const rows = figureRows(states, simulations);
  const told = [
    ...footer(states),
    ...roadmapLines(map, states),
    ...sensitivityLines(map, states),
    ...assumptionLines(map, states),
    ...measureLines(map, states),
  ];
  const text = {
    text: () => `${paint.bold(map.title)}\n\n${textTable(tableOf(rows, states))}${paragraphs(told, "\n")}`,
    md: () =>
      `# ${map.title}\n\n${markdownTable(tableOf(rows, states))}${paragraphs(told, "\n\n").replaceAll("*", "\\*")}`,
    csv: () => csvTable(longTable(rows, states)),
    json: () => figuresJson(map, states, simulations),
  }[options.format]();
  await deliver(io, options.output, text, [path]);
  return exit.fine;
}

/** A figure a line, a state a column. What can't be known is a dash. */
function tableOf(rows: readonly FigureRow[], states: readonly StateFigures[]): Table {
  return {
    head: ["", ...states.map((s) => s.title)],
    rows: rows.map((r) => [r.unit === "" ? r.title : `${r.title}, ${r.unit}`, ...r.cells.map((c) => c?.text ?? "–")]),
  };
}

/** A figure of a state a line, in numbers: what a spreadsheet can reckon with. Shares and scores are 0 to 1. */
function longTable(rows: readonly FigureRow[], states: readonly StateFigures[]): Table {
  const number = (n: number | undefined): string => (n === undefined || Number.isNaN(n) ? "" : String(n));
  return {
    head: ["state", "title", "figure", "unit", "min", "max", "assumed"],
    rows: states.flatMap((s, i) =>
      rows.flatMap((r) => {
        const cell = r.cells[i];
        if (!cell) return [];
        const unit = r.unit === "of 100" ? "of 1" : r.unit;
        return [[s.id, s.title, r.id, unit, number(cell.min), number(cell.max), cell.assumed ? "yes" : ""]];
      }),
    ),
  };
}

function footer(states: readonly StateFigures[]): readonly string[] {
  return [
    ...(states.some(hasAssumed) ? ["* A part of it is assumed, not stated."] : []),
    ...(states.some((s) => s.kind === "target" && s.case)
      ? ["The worth of a target is that of what it saves, without what it costs to get there."]
      : []),
    ...states.slice(0, 1).flatMap((s) => basisSentence(s) ?? []),
  ];
}

const paragraphs = (lines: readonly string[], between: string): string =>
  lines.length === 0 ? "" : `\n${lines.join(between)}\n`;

const hasAssumed = (s: StateFigures): boolean => figureRows([s]).some((r) => r.cells[0]?.assumed === true);
