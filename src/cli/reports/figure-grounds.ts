import { assumptionsOf } from "../../analysis/assumptions.ts";
import { measureNext, type StateFigures } from "../../analysis/index.ts";
import { calendarOf } from "../../model/duration.ts";
import { levels } from "../../model/level.ts";
import { percentText, rangeText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";

/** What the figures take for granted, as far as some state uses it, and which steps it stands for. */
export function assumptionLines(map: ProcessMap, states: readonly StateFigures[]): readonly string[] {
  const { residual, capture, rampMonths, discount } = assumptionsOf(map);
  const steps = new Map(
    states
      .flatMap((s) => s.saved?.steps ?? [])
      .flatMap((s) => (s.ground === "assumed" ? [[s.id, s.title] as const] : [])),
  );
  const left = levels.flatMap((level) => {
    const share = residual[level];
    return share === undefined || share === 1 ? [] : [`${percentText(share)} when it becomes ${level}`];
  });
  const of = (range: Range): string => `${rangeText({ min: range.min * 100, max: range.max * 100 })}\u00a0%`;
  const assumed = [
    ...(steps.size > 0
      ? [
          `Assumed effort of ${[...steps.values()].map((title) => `“${title}”`).join(", ")}: of what a step takes now, ${left.join(", ")}.`,
        ]
      : []),
    ...(states.some((s) => s.kind === "platform" && s.case)
      ? [
          `Assumed in the worth: ${of(capture)} of the saved money becomes cash, the full saving after ${rangeText(rampMonths)} months, discount ${of(discount)} a year, months of 21 days of ${rangeText({ min: calendarOf(map.settings).hoursPerDay, max: calendarOf(map.settings).hoursPerDay })} h.`,
        ]
      : []),
  ];
  return assumed.length === 0 ? [] : [...assumed, "Change an assumption by assume in the map block."];
}

/** Which numbers to find out next, for each target that is told. */
export function measureLines(map: ProcessMap, states: readonly StateFigures[]): readonly string[] {
  return states
    .filter((s) => s.kind === "target")
    .flatMap(({ id, title }) => {
      const next = measureNext(map, id);
      if (next.length === 0) return [];
      return [
        `Measure next for “${title}”:`,
        ...next.map((m, i) => `${i + 1}. “${m.title}”, ${m.clauses.join(" and ")}. ${m.reason}`),
      ];
    });
}
