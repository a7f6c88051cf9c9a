import {
  frontInWords,
  languageOf,
  opennessInWords,
  type Ranking,
  type RankingLanguage,
  rankedTargets,
  rankingHeadline,
  rankingLabels,
  rankingOf,
  settleInWords,
  turnsInWords,
} from "../../analysis/index.ts";
import { createLayouter, graphOf } from "../../diagram/index.ts";
import type { Layout } from "../../diagram/layout-types.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { CallError, exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import { MapLoader } from "../maps.ts";
import { rankingPage } from "../reports/ranking-page.ts";
import { answerTables, longTable, ratingTables, tableOf } from "../reports/ranking-tables.ts";
import { csvTable, markdownTable, type Table, textTable } from "../reports/tables.ts";
import { deliver, stateIdOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format: "text" | "json" | "md" | "csv" | "html";
  readonly target?: string;
  readonly language?: RankingLanguage;
}

/** `mlmap rank`: the platforms of a target side by side, and how firm the first place is. */
export async function rank({ io, paint }: Context, file: string, options: Options): Promise<number> {
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const { map, path } = loaded;
  const ranking = rankingOf(
    map,
    targetOf(map, options.target),
    options.language ?? (options.format === "html" ? languageOf(map) : "en"),
  );
  if (!ranking || ranking.platforms.length === 0)
    throw new CallError(
      `No platform is evaluated against ${options.target}; write \`platform … for ${options.target}\`.`,
    );
  const title = map.targets.find((t) => t.id === ranking.target)?.title ?? ranking.target;
  const text = {
    text: () =>
      `${paint.bold(rankingLabels[ranking.language].platformsFor(title))}\n\n${textTable(tableOf(ranking))}\n${proseOf(map, ranking, (t) => paint.bold(t), "")}`,
    md: () => markdownOf(map, ranking, title),
    csv: () => csvTable(longTable(map, ranking)),
    html: async () => rankingPage(map, ranking, title, await sharedLayout(map, ranking.target)),
    json: () => `${JSON.stringify(ranking, null, 2)}\n`,
  }[options.format]();
  await deliver(io, options.output, await text, [path]);
  return exit.fine;
}

/** Where the steps stand in the maps of all states. */
async function sharedLayout(map: ProcessMap, state: string): Promise<Layout> {
  return createLayouter().layout(graphOf(map, { state, ghosts: true }));
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

/** The ranking, why, and then every answer and rating. */
function markdownOf(map: ProcessMap, ranking: Ranking, title: string): string {
  const section = ({ title: heading, table }: { title: string; table: Table }): string =>
    `\n### ${heading}\n\n${markdownTable(table)}`;
  const labels = rankingLabels[ranking.language];
  const answers = answerTables(map, ranking);
  const ratings = ratingTables(map, ranking);
  return [
    `# ${labels.platformsFor(title)}\n\n${rankingHeadline(map, ranking)}.\n\n`,
    `${markdownTable(tableOf(ranking))}\n${proseOf(map, ranking, (t) => `**${t}**`, "\n")}`,
    ...(answers.length > 0 ? [`\n## ${labels.answers}\n`, ...answers.map(section)] : []),
    `\n## ${labels.steps}\n`,
    ...ratings.map(section),
  ].join("");
}

/** Why each stands where it stands, and what would turn the order. */
function proseOf(map: ProcessMap, ranking: Ranking, strong: (text: string) => string, gap: string): string {
  const { platforms, robustness } = ranking;
  const reasons = platforms.map((p) => `${strong(p.title)}: ${p.reasons.join(" ")}\n${gap}`);
  if (platforms.length < 2 || robustness.winner === null) return reasons.join("");
  const firm = [...turnsInWords(map, ranking), opennessInWords(ranking), frontInWords(ranking)].filter(Boolean);
  const settle = settleInWords(ranking);
  const next =
    settle.length === 0
      ? ""
      : `\n${strong(rankingLabels[ranking.language].settle)}\n${gap}${settle.map((s, i) => `${i + 1}. ${s}\n`).join("")}`;
  return `${reasons.join("")}\n${firm.join(`\n${gap}`)}\n${next}`;
}
