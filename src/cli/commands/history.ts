import { resolve } from "node:path";
import { type DatedMap, type HistoryPoint, historyOf } from "../../analysis/index.ts";
import { numberText, rangeText } from "../../model/number-text.ts";
import { CallError, exit } from "../call-error.ts";
import { Repository, type Revision } from "../git.ts";
import type { Context } from "../program.ts";
import { startProgress } from "../progress.ts";
import { historyChart } from "../reports/history-chart.ts";
import { csvTable, type Table, textTable } from "../reports/tables.ts";
import { mapAt } from "../revisions.ts";
import { Configs } from "../settings.ts";
import { deliver } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format: "text" | "json" | "csv" | "svg";
  readonly state: string;
  readonly limit: number;
}

/** `mlmap history`: the figures of a map at each commit that touched it. Revisions with errors are left out, and told. */
export async function history({ io, paint }: Context, file: string, options: Options): Promise<number> {
  if (file === "-") throw new CallError("Standard input has no git history; name a file.");
  const path = resolve(io.cwd, file);
  const repository = await Repository.around(path, file);
  const revisions = await repository.revisionsOf(path, options.limit);
  if (revisions.length === 0) throw new CallError(`${file} was never committed, so it has no history.`);
  const configs = new Configs(io.cwd);
  const progress = startProgress(io, "read", revisions.length);
  const dated: DatedMap[] = [];
  let broken = 0;
  // Oldest first: commits of one second keep the order in which they were made.
  for (const { id, date, path: name } of revisions.toReversed()) {
    const past = await mapAt(repository, id, name, configs);
    if (past && past.errors.length === 0) dated.push({ revision: id, date, map: past.map });
    else broken++;
    progress.step();
  }
  progress.end();
  const points = historyOf(dated, options.state);
  if (points.length === 0)
    throw new CallError(
      `No revision of ${file} has a state ${options.state}${broken > 0 ? ` (${broken} had errors)` : ""}.`,
    );
  if (broken > 0) io.err(`mlmap: ${broken} of ${revisions.length} revisions had errors and are left out.\n`);
  const title = dated.at(-1)?.map.title ?? file;
  const text = {
    text: () => `${paint.bold(title)}\n\n${textTable(tableOf(points, revisions))}`,
    csv: () => csvTable(longTable(points)),
    json: () => `${JSON.stringify({ map: title, state: options.state, points }, null, 2)}\n`,
    svg: () => historyChart(title, points),
  }[options.format]();
  await deliver(io, options.output, text, [path]);
  return exit.fine;
}

const dash = "–";
const percent = (score: number | null): string => (score === null ? dash : String(Math.round(score * 100)));

function tableOf(points: readonly HistoryPoint[], revisions: readonly Revision[]): Table {
  return {
    head: ["Commit", "Date", "Steps", "Score, of 100", "By hours", "Hours a month", "Hand-offs", "What it says"],
    words: [1, 7],
    rows: points.map((p) => [
      p.revision.slice(0, 9),
      p.date.slice(0, 10),
      numberText(p.processes),
      percent(p.score),
      percent(p.weightedScore),
      p.hoursPerMonth === null ? dash : rangeText(p.hoursPerMonth) + (p.hoursPerMonth.assumed ? " *" : ""),
      p.handoffs === null ? dash : String(p.handoffs),
      short(revisions.find((r) => r.id === p.revision)?.subject ?? ""),
    ]),
  };
}

const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

function longTable(points: readonly HistoryPoint[]): Table {
  const cell = (value: number | null | undefined): string =>
    value === null || value === undefined ? "" : String(value);
  return {
    head: [
      "revision",
      "date",
      "processes",
      "rated",
      "score",
      "weighted_score",
      "hours_min",
      "hours_max",
      "cost_min",
      "cost_max",
      "lead_time_min",
      "lead_time_max",
      "handoffs",
      ...Object.keys(points[0]?.levels ?? {}),
    ],
    rows: points.map((p) => [
      p.revision,
      p.date,
      cell(p.processes),
      cell(p.rated),
      cell(p.score),
      cell(p.weightedScore),
      cell(p.hoursPerMonth?.min),
      cell(p.hoursPerMonth?.max),
      cell(p.costPerMonth?.min),
      cell(p.costPerMonth?.max),
      cell(p.leadTimeHours?.min),
      cell(p.leadTimeHours?.max),
      cell(p.handoffs),
      ...Object.values(p.levels).map(cell),
    ]),
  };
}
