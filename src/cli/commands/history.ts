import { dirname, resolve } from "node:path";
import { Repository } from "../../git/repository.ts";
import type { HistoryPoint, SkippedRevision } from "../../model/history.ts";
import { numberText, rangeText } from "../../model/number-text.ts";
import { historyOfFile } from "../../server/history.ts";
import { inThreads } from "../../server/past-threads.ts";
import { CallError, exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import { startProgress } from "../progress.ts";
import { historyChart } from "../reports/history-chart.ts";
import { csvTable, type Table, textTable } from "../reports/tables.ts";
import { Configs } from "../settings.ts";
import { deliver } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format: "text" | "json" | "csv" | "svg";
  readonly state: string;
  readonly limit: number;
}

/** `mlmap history`: the figures of a map at each commit that touched it. Revisions with errors are left out, and named. */
export async function history({ io, paint }: Context, file: string, options: Options): Promise<number> {
  if (file === "-") throw new CallError("Standard input has no git history; name a file.");
  const path = resolve(io.cwd, file);
  const { state, limit } = options;
  const repository = await Repository.around(path, file);
  const { config } = await new Configs(io.cwd).for(dirname(path));
  let progress: ReturnType<typeof startProgress> | undefined;
  const step = (of: number): void => {
    progress ??= startProgress(io, "read", of);
    progress.step();
  };
  const found = await historyOfFile({
    repository,
    path,
    state,
    limit,
    config,
    step,
    readAll: inThreads(readerScript()),
  });
  progress?.end();
  const { map: title, points, skipped, more } = found;
  if (points.length + skipped.length === 0) throw new CallError(`${file} was never committed, so it has no history.`);
  if (points.length === 0)
    throw new CallError(
      `No revision of ${file} has figures for ${state}; the latest: ${skipped.at(-1)?.reason ?? "unknown"}.`,
    );
  for (const line of skippedLines(skipped, points.length + skipped.length)) io.err(`mlmap: ${line}\n`);
  if (more) io.err(`mlmap: There are older commits; --limit ${limit * 10} looks further back.\n`);
  const text = {
    text: () => `${paint.bold(title)}\n\n${textTable(tableOf(points))}`,
    csv: () => csvTable(longTable(points)),
    // `schemas/history.json`: additions are fine, renames are breaking.
    json: () => `${JSON.stringify(found, null, 2)}\n`,
    svg: () => historyChart(title, points),
  }[options.format]();
  await deliver(io, options.output, text, [path]);
  return exit.fine;
}

/** In the sources as in the bundle, where all scripts stand side by side. */
const readerScript = (): URL =>
  new URL(import.meta.url.endsWith(".ts") ? "../../server/past-worker.ts" : "./past-worker.js", import.meta.url);

const mostNamed = 5;

/** `1 of 4 revisions is left out: 1f3c2a9 (line 4: …).` */
function skippedLines(skipped: readonly SkippedRevision[], of: number): readonly string[] {
  if (skipped.length === 0) return [];
  const rest = skipped.length - mostNamed;
  return [
    `${skipped.length} of ${of} revisions ${skipped.length === 1 ? "is" : "are"} left out:`,
    ...skipped
      .slice(-mostNamed)
      .map(
        (s) => `  ${s.revision.slice(0, 9)} ${s.date.slice(0, 10)}, ${s.reason}${/[.?!]$/.test(s.reason) ? "" : "."}`,
      ),
    ...(rest > 0 ? [`  and ${rest} older ${rest === 1 ? "one" : "ones"}; --format json names them all.`] : []),
  ];
}

const dash = "–";
const percent = (score: number | null): string => (score === null ? dash : String(Math.round(score * 100)));

function tableOf(points: readonly HistoryPoint[]): Table {
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
      short(p.subject),
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
