import { type Level, type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../model/level.ts";
import type { Step } from "../model/process-map.ts";
import type { Graph, GraphEdge } from "./layout-types.ts";

/** Lines that are drawn otherwise than a plain flow. */
export type LineMark = "through" | "data" | "flow-added" | "flow-removed";

/** A mark that the picture bears beside its levels, for the legend to explain. */
export interface LegendNote {
  readonly mark: "below-target" | "better" | "worse" | "added" | "removed" | "changed" | "same" | LineMark;
  readonly words: string;
  /** How many boxes or lines bear it. */
  readonly count: number;
}

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
  /** Number of steps by level where the picture does not show all of them: a collapsed phase hides its own. */
  readonly steps?: Partial<Readonly<Record<LevelOrUnrated, number>>>;
}

/** Number of processes by level. */
export function stepsByLevel(steps: readonly Step[]): Partial<Readonly<Record<LevelOrUnrated, number>>> {
  const counts: Partial<Record<LevelOrUnrated, number>> = {};
  for (const step of steps) {
    if (step.kind !== "process") continue;
    const level = step.level ?? "unrated";
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

/** The five levels, always all of them so that nothing jumps between states; "not rated" only where there is one. */
export function legendOf(
  graph: Graph,
  { titles = {}, shares = {}, steps = shownSteps(graph) }: LegendFacts = {},
): readonly LegendEntry[] {
  return levelsAndUnrated
    .filter((level) => level !== "unrated" || steps.unrated)
    .map((level) => {
      const share = shares[level];
      const words = (level === "unrated" ? undefined : titles[level]) ?? levelFacts[level].legend;
      return { level, words, steps: steps[level] ?? 0, ...(share === undefined ? {} : { share }) };
    });
}

function shownSteps(graph: Graph): Partial<Readonly<Record<LevelOrUnrated, number>>> {
  const counts: Partial<Record<LevelOrUnrated, number>> = {};
  for (const node of graph.nodes) {
    if (node.kind !== "process" || (node.change?.kind === "removed" && !node.change.tagOnly)) continue;
    const level = node.level ?? "unrated";
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

/** "24 %", "under 1 %", "–". */
export function shareWords(share: number | undefined): string {
  if (share === undefined) return "–";
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? "under 1\u00a0%" : `${percent}\u00a0%`;
}

/** What the marks of a comparison mean, in the picture's legend and beside it. */
export const changeWords = {
  better: "better, was at the left",
  worse: "worse, was at the left",
  added: "new",
  removed: "gone",
  changed: "changed, same level",
  same: "unchanged",
} as const;

/** What a line that is not the plain one means. */
export const lineWords: Readonly<Record<LineMark, string>> = {
  through: "way through hidden steps",
  data: "data read or written",
  "flow-added": "new flow",
  "flow-removed": "flow that goes",
};

/** How the line of a flow is drawn, where it is not the plain one; what a comparison says of it comes first. */
export function lineMarkOf(edge: GraphEdge): LineMark | undefined {
  if (edge.change) return edge.change === "added" ? "flow-added" : "flow-removed";
  if (edge.data) return "data";
  return edge.through ? "through" : undefined;
}

/** True where the legend explains a line, not a box. */
export function isLineMark(mark: LegendNote["mark"]): mark is LineMark {
  return mark in lineWords;
}

/** What broken, dotted and heavy lines mean; only those that are there. */
export function lineNotesOf(graph: Graph): readonly LegendNote[] {
  const marks = graph.edges.flatMap((edge) => (edge.ghost ? [] : (lineMarkOf(edge) ?? [])));
  return (Object.keys(lineWords) as LineMark[]).flatMap((mark) => {
    const count = marks.filter((found) => found === mark).length;
    return count > 0 ? [{ mark, words: lineWords[mark], count }] : [];
  });
}

/** What else the picture's marks mean; only of marks that are there. */
export function legendNotesOf(graph: Graph, belowTarget: ReadonlySet<string> = new Set()): readonly LegendNote[] {
  const steps = graph.nodes.filter((node) => node.kind === "process");
  const below = steps.filter((node) => belowTarget.has(node.id)).length;
  const notes: LegendNote[] = below > 0 ? [{ mark: "below-target", words: "Below the target", count: below }] : [];
  for (const mark of Object.keys(changeWords) as (keyof typeof changeWords)[]) {
    // Decisions, starts and ends have no colour that could pale: their marks alone are counted.
    const count = (mark === "same" ? steps : graph.nodes).filter((node) => node.change?.kind === mark).length;
    if (count > 0) notes.push({ mark, words: changeWords[mark], count });
  }
  return [...notes, ...lineNotesOf(graph)];
}
