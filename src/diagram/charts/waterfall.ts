import type { SavedFigures } from "../../analysis/index.ts";
import type { Range } from "../../model/quantity.ts";
import { midpoint } from "../../model/range.ts";

/** One row between the hours now and the hours then. */
export interface WaterfallRow {
  /** Id of the step; absent where several small ones are told as one. */
  readonly id?: string;
  readonly title: string;
  /** How many steps the row stands for. */
  readonly steps: number;
  /** Hours saved a month, the middle of their range; negative where the step takes more. */
  readonly saved: number;
  readonly range?: Range;
  /** `fresh`: work that is new or that nobody did before. */
  readonly kind: "stated" | "assumed" | "more" | "fresh";
  /** Where the row's bar begins and ends, in hours. */
  readonly from: number;
  readonly to: number;
}

/** Rows from the hours now down to the hours then, the largest saving first, new work last; at most about `most`. */
export function waterfallRows(now: Range, saved: SavedFigures, most = 14): readonly WaterfallRow[] {
  const steps = saved.steps.filter((s) => Math.abs(midpoint(s.saved)) >= 0.05);
  const shown = steps.length > most ? steps.slice(0, most - 1) : steps;
  const rest = steps.slice(shown.length);
  const restSaved = rest.reduce((sum, s) => sum + midpoint(s.saved), 0);
  const kindOf = (hours: number, assumed: boolean): WaterfallRow["kind"] =>
    hours < 0 ? "more" : assumed ? "assumed" : "stated";
  const rows: readonly Omit<WaterfallRow, "from" | "to">[] = [
    ...shown.map((s) => ({
      id: s.id,
      title: s.title,
      steps: 1,
      saved: midpoint(s.saved),
      range: s.saved,
      kind: kindOf(midpoint(s.saved), s.ground === "assumed"),
    })),
    ...(rest.length > 0
      ? [
          {
            title: "",
            steps: rest.length,
            saved: restSaved,
            kind: kindOf(
              restSaved,
              rest.some((s) => s.ground === "assumed"),
            ),
          },
        ]
      : []),
    ...saved.newWork.flatMap((work) =>
      work.hours && midpoint(work.hours) > 0
        ? [
            {
              id: work.id,
              title: work.title,
              steps: 1,
              saved: -midpoint(work.hours),
              range: work.hours,
              kind: "fresh" as const,
            },
          ]
        : [],
    ),
  ];
  let at = midpoint(now);
  return rows.map((row) => {
    const from = at;
    at -= row.saved;
    return { ...row, from, to: at };
  });
}
