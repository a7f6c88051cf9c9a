/** The closed, ordered set of automation levels, from best to worst. `undefined` on a process means "not rated". */
export const levels = ["automated", "semi-automated", "non-repeatable", "manual", "absent"] as const;
export type Level = (typeof levels)[number];

/** A level, or the fact that nobody has judged the process yet. */
export type LevelOrUnrated = Level | "unrated";
export const levelsAndUnrated: readonly LevelOrUnrated[] = [...levels, "unrated"];

export interface LevelFacts {
  /** Words of the legend; a map may replace them (`level manual "Von Hand"`). */
  readonly legend: string;
  /** One sentence: what the level means for the people who do the step. */
  readonly meaning: string;
  /** Share of the work that runs by itself, 0 to 1; null where nothing was judged. */
  readonly score: number | null;
  /** Higher is better; `absent` is below `manual` so that starting to do a step counts as better. */
  readonly rank: number;
}

export const levelFacts: Readonly<Record<LevelOrUnrated, LevelFacts>> = {
  automated: {
    legend: "Automated",
    meaning: "Runs by itself; people only start it (a button, a line of code).",
    score: 1,
    rank: 4,
  },
  "semi-automated": {
    legend: "Semi-automated",
    meaning: "People analyse results, improve them or look something up.",
    score: 2 / 3,
    rank: 3,
  },
  "non-repeatable": {
    legend: "Non-repeatable",
    meaning: "Done many times, each time figured out anew: no defined way.",
    score: 1 / 3,
    rank: 2,
  },
  manual: {
    legend: "Exceptionally manual",
    meaning: "People lead it from start to end with little or no tooling.",
    score: 0,
    rank: 1,
  },
  absent: {
    legend: "Process is absent",
    meaning: "Nobody does it, yet it would be worth doing.",
    score: 0,
    rank: 0,
  },
  unrated: { legend: "Not rated", meaning: "Nobody has judged it yet.", score: null, rank: -1 },
};

/** True when `text` is a level keyword, or `unrated`, as views may say. */
export function isLevelOrUnrated(text: string): text is LevelOrUnrated {
  return (levelsAndUnrated as readonly string[]).includes(text);
}

/** True when `text` is one of the five level keywords. */
export function isLevel(text: string): text is Level {
  return (levels as readonly string[]).includes(text);
}
