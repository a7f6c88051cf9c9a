import { type Level, type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../model/level.ts";
import type { Graph } from "./layout-types.ts";

/** One level in the legend. */
export interface LegendEntry {
  readonly level: LevelOrUnrated;
  readonly words: string;
  readonly steps: number;
  /** Share of the hours, 0 to 1; absent where no step of the level states hours. */
  readonly share?: number;
}

export interface LegendFacts {
  /** Own or translated words of the map: `level manual "Von Hand"`. */
  readonly titles?: Partial<Readonly<Record<Level, string>>>;
  /** Share of the hours by level, 0 to 1. */
  readonly shares?: Partial<Readonly<Record<LevelOrUnrated, number>>>;
}

/** The five levels, always all of them so that nothing jumps between states; "not rated" only where there is one. */
export function legendOf(graph: Graph, { titles = {}, shares = {} }: LegendFacts = {}): readonly LegendEntry[] {
  const count = new Map<LevelOrUnrated, number>();
  for (const node of graph.nodes) {
    if (node.kind !== "process" || node.change?.kind === "removed") continue;
    const level = node.level ?? "unrated";
    count.set(level, (count.get(level) ?? 0) + 1);
  }
  return levelsAndUnrated
    .filter((level) => level !== "unrated" || count.has(level))
    .map((level) => {
      const share = shares[level];
      const words = (level === "unrated" ? undefined : titles[level]) ?? levelFacts[level].legend;
      return { level, words, steps: count.get(level) ?? 0, ...(share === undefined ? {} : { share }) };
    });
}

/** "24 %", "under 1 %", "–". */
export function shareWords(share: number | undefined): string {
  if (share === undefined) return "–";
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? "under 1\u00a0%" : `${percent}\u00a0%`;
}
