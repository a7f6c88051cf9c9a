import { type Level, type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../model/level.ts";
import type { Step } from "../model/process-map.ts";
import { idOnBothSides } from "./compare/side-ids.ts";
import type { Graph, GraphEdge, GraphNode } from "./layout-types.ts";
import type { PictureMarks } from "./marks.ts";

/** Lines that are drawn otherwise than a plain flow. */
export type LineMark = "through" | "data" | "flow-added" | "flow-removed";

/** A mark that the picture bears beside its levels, for the legend to explain. */
export interface LegendNote {
  readonly mark: "below-target" | "better" | "worse" | "added" | "removed" | "changed" | "same" | LineMark | "set-back";
  readonly words: string;
  /** How many boxes or lines bear it. */
  readonly count: number;
}

/** One level in the legend. */
export interface LegendEntry {
  readonly level: LevelOrUnrated;
  readonly words: string;
  readonly steps: number;
  /** In a comparison: the number of steps before. */
  readonly before?: number;
  /** Share of the hours, 0 to 1; absent where no step of the level states hours. */
  readonly share?: number;
}

/** The hours of one side of a comparison, as a bar cut by level. */
export interface LegendHours {
  readonly title: string;
  /** "48–96 h * a month". */
  readonly words: string;
  /** Length of the bar, 0 to 1: both sides are drawn to one scale. */
  readonly part: number;
  /** Share of these hours by level, 0 to 1. */
  readonly shares: Partial<Readonly<Record<LevelOrUnrated, number>>>;
}

export interface LegendFacts {
  /** Own or translated words of the map: `level manual "Von Hand"`. */
  readonly titles?: Partial<Readonly<Record<Level, string>>>;
  /** Share of the hours by level, 0 to 1. */
  readonly shares?: Partial<Readonly<Record<LevelOrUnrated, number>>>;
  /** Number of steps by level where the picture does not show all of them: a collapsed phase hides its own. */
  readonly steps?: Partial<Readonly<Record<LevelOrUnrated, number>>>;
  /** In a comparison: the same of the state before. */
  readonly before?: Partial<Readonly<Record<LevelOrUnrated, number>>>;
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
  graph: Pick<Graph, "nodes">,
  { titles = {}, shares = {}, steps = shownSteps(graph), before }: LegendFacts = {},
): readonly LegendEntry[] {
  return levelsAndUnrated
    .filter((level) => level !== "unrated" || steps.unrated || before?.unrated)
    .map((level) => {
      const share = shares[level];
      const words = (level === "unrated" ? undefined : titles[level]) ?? levelFacts[level].legend;
      return {
        level,
        words,
        steps: steps[level] ?? 0,
        ...(before && { before: before[level] ?? 0 }),
        ...(share === undefined ? {} : { share }),
      };
    });
}

function shownSteps(graph: Pick<Graph, "nodes">): Partial<Readonly<Record<LevelOrUnrated, number>>> {
  const counts: Partial<Record<LevelOrUnrated, number>> = {};
  for (const node of graph.nodes) {
    if (node.kind !== "process" || (node.change?.kind === "removed" && !node.change.tagOnly)) continue;
    const level = node.level ?? "unrated";
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

/** "9"; in a comparison "1 → 9" where the number is another one. */
export function stepsWords({ steps, before = steps }: LegendEntry): string {
  return before === steps ? String(steps) : `${before} → ${steps}`;
}

/** What the numbers behind the levels are: "steps, share of hours · * partly worked out from levels". */
export function numbersWords(entries: readonly LegendEntry[], assumed: boolean): string {
  const steps = entries.some(({ before }) => before !== undefined) ? "steps before → after" : "steps";
  const shares = entries.some(({ share }) => share !== undefined) ? ", share of hours" : "";
  return `${steps}${shares}${assumed ? " · * partly worked out from levels" : ""}`;
}

/** "24 %", "under 1 %", "–". */
export function shareWords(share: number | undefined): string {
  if (share === undefined) return "–";
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? "under 1\u00a0%" : `${percent}\u00a0%`;
}

/** "Current: 48–96 h a month of human work. 81 % Exceptionally manual". */
export function hoursTitle({ title, words, shares }: LegendHours): string {
  const levels = levelsAndUnrated.flatMap((level) =>
    shares[level] ? [`${shareWords(shares[level])} ${levelFacts[level].legend}`] : [],
  );
  return `${title}: ${words} of human work. ${levels.join(", ")}`;
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

/** Number of things that bear a mark: what lies on both sides of a comparison is one. */
const countOf = (ids: readonly string[]): number => new Set(ids.map(idOnBothSides)).size;

/** What broken, dotted and heavy lines mean; only those that are there. */
function lineNotesOf(edges: readonly GraphEdge[]): readonly LegendNote[] {
  return (Object.keys(lineWords) as LineMark[]).flatMap((mark) => {
    const count = countOf(edges.filter((edge) => !edge.ghost && lineMarkOf(edge) === mark).map(({ id }) => id));
    return count > 0 ? [{ mark, words: lineWords[mark], count }] : [];
  });
}

/** What else the picture's marks mean; only of marks that are there. */
export function legendNotesOf(
  { nodes, edges }: Pick<Graph, "nodes" | "edges">,
  { belowTarget = new Set(), dimmed, inFull }: Pick<PictureMarks, "belowTarget" | "dimmed" | "inFull"> = {},
): readonly LegendNote[] {
  const steps = nodes.filter((node) => node.kind === "process");
  const note = (mark: LegendNote["mark"], words: string, bear: readonly GraphNode[]): readonly LegendNote[] => {
    const count = countOf(bear.map(({ id }) => id));
    return count > 0 ? [{ mark, words, count }] : [];
  };
  const changes = Object.keys(changeWords) as (keyof typeof changeWords)[];
  return [
    ...note(
      "below-target",
      "Below the target",
      steps.filter(({ id }) => belowTarget.has(id)),
    ),
    // Decisions, starts and ends have no colour that could pale: their marks alone are counted.
    ...changes.flatMap((mark) =>
      note(
        mark,
        changeWords[mark],
        (mark === "same" ? steps : nodes).filter(({ change }) => change?.kind === mark),
      ),
    ),
    ...lineNotesOf(edges),
    ...(dimmed && inFull !== undefined
      ? note(
          "set-back",
          `set back: all but ${inFull}`,
          steps.filter(({ id }) => dimmed.has(id)),
        )
      : []),
  ];
}
