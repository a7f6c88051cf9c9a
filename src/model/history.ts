import type { LevelOrUnrated } from "./level.ts";
import type { Range } from "./quantity.ts";

/** The figures of one revision of a map, those that a chart over time needs. One that can't be known is null. */
export interface HistoryPoint {
  readonly revision: string;
  /** ISO date and time of the commit. */
  readonly date: string;
  /** First line of the commit's message. */
  readonly subject: string;
  /** Path of the file then, from the top of the repository: renames are followed. */
  readonly path: string;
  readonly processes: number;
  readonly rated: number;
  readonly score: number | null;
  readonly weightedScore: number | null;
  readonly levels: Readonly<Record<LevelOrUnrated, number>>;
  readonly hoursPerMonth: (Range & { readonly assumed: boolean }) | null;
  readonly costPerMonth: (Range & { readonly currency: string | null; readonly assumed: boolean }) | null;
  readonly leadTimeHours: (Range & { readonly assumed: boolean }) | null;
  readonly handoffs: number | null;
}

/** A revision that has no figures, and why. */
export interface SkippedRevision {
  readonly revision: string;
  readonly date: string;
  readonly subject: string;
  readonly path: string;
  /** In words, without a full stop: `line 4: …`, `it has no state y2027`. */
  readonly reason: string;
}

/** The figures of a map over the commits of its file, oldest first. */
export interface MapHistory {
  readonly map: string;
  readonly state: string;
  readonly points: readonly HistoryPoint[];
  readonly skipped: readonly SkippedRevision[];
  /** True when there are older commits that were not asked for. */
  readonly more: boolean;
}
