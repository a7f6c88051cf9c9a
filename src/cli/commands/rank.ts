import { rankedTargets, rankingOf, type Ranking, turnsInWords } from "../../analysis/index.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { numberText, percentText } from "../../model/number-text.ts";
import { CallError, exit } from "../call-error.ts";
import { MapLoader } from "../maps.ts";
import type { Context } from "../program.ts";
import { csvTable, markdownTable, type Table, textTable } from "../reports/tables.ts";
import { deliver, stateIdOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format: "text" | "json" | "md" | "csv";
  readonly target?: string;
}

/** `mlmap rank`: the platforms of a target side by side, and how firm the first place is. */
export async function rank({ io, paint }: Context, file: string, options: Options): Promise<number> {
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const { map, path } = loaded;
  const ranking = rankingOf(map, targetOf(map, options.target));
  if (!ranking || ranking.platforms.length === 0)
    throw new CallError(
      `No platform is evaluated against ${options.target}; write \`platform … for ${options.target}\`.`,
    );
  const title = map.targets.find((t) => t.id === ranking.target)?.title ?? ranking.target;
  const text = {
    text: () =>
      `${paint.bold(`Platforms for ${title}`)}\n\n${textTable(tableOf(ranking))}\n${proseOf(map, ranking, (t) => paint.bold(t), "")}`,
    md: () =>
      `# Platforms for ${title}\n\n${markdownTable(tableOf(ranking))}\n${proseOf(map, ranking, (t) => `**${t}**`, "\n")}`,
    csv: () => csvTable(longTable(ranking)),
    json: () => `${JSON.stringify(ranking, null, 2)}\n`,
  }[options.format]();
  await deliver(io, options.output, text, [path]);
  return exit.fine;
}

/** The target that is asked for, or the only one that has platforms. */
function targetOf(map: ProcessMap, asked: string | undefined): string {
  if (asked !== undefined) return stateIdOf(map, asked);
  const targets = rankedTargets(map);
  const [first] = targets;
  if (first === undefined) throw new CallError("The map has no platform to rank; write `platform … for TARGET { … }`.");
  if (targets.length > 1)
    throw new CallError(`Platforms stand against ${targets.join(", ")}; choose one with --target.`);
  return first;
}

const dash = "–";
const money = (value: number | null, currency: string | null): string =>
  value === null ? dash : `${numberText(value)}${currency ? ` ${currency}` : ""}`;

function tableOf({ platforms }: Ranking): Table {
  return {
    head: ["Platform", "Place", "Reaches target", "Fit, of 100", "Cost a month", "Worth, 3 years", "Pays back"],
    rows: platforms.map((p) => [
      p.title,
      p.disqualified ? "out" : String(p.rank),
      p.coverage === null ? dash : percentText(p.coverage),
      p.fit === null ? dash : String(Math.round(p.fit * 100)),
      money(p.costPerMonth, p.currency),
      money(p.npv, p.currency),
      p.paybackMonths === null ? (p.npv === null ? dash : "never") : `month ${p.paybackMonths}`,
    ]),
  };
}

function longTable({ platforms }: Ranking): Table {
  const cell = (value: number | null): string => (value === null ? "" : String(value));
  const groups = [...new Set(platforms.flatMap((p) => Object.keys(p.groups)))];
  return {
    head: [
      "platform",
      "title",
      "rank",
      "disqualified",
      "coverage",
      "fit",
      "cost_per_month",
      "npv",
      "currency",
      "payback_months",
      ...groups.map((g) => `fit.${g}`),
    ],
    rows: platforms.map((p) => [
      p.id,
      p.title,
      String(p.rank),
      p.disqualified ? "yes" : "",
      cell(p.coverage),
      cell(p.fit),
      cell(p.costPerMonth),
      cell(p.npv),
      p.currency ?? "",
      cell(p.paybackMonths),
      ...groups.map((g) => cell(p.groups[g]?.score ?? null)),
    ]),
  };
}

/** Why each stands where it stands, and what would turn the order. */
function proseOf(map: ProcessMap, ranking: Ranking, strong: (text: string) => string, gap: string): string {
  const { platforms, robustness } = ranking;
  const reasons = platforms.map((p) => `${strong(p.title)}: ${p.reasons.join(" ")}\n${gap}`);
  if (platforms.length < 2 || robustness.winner === null) return reasons.join("");
  const firm = turnsInWords(map, ranking);
  return `${reasons.join("")}\n${firm.join(`\n${gap}`)}\n`;
}
