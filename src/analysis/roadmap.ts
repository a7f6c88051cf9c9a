import type { ProcessMap, StateId } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { resolveStates } from "../model/state.ts";
import { figuresOf, type MoneyFigure } from "./figures-of.ts";
import { savedHoursOf, savingsBetween } from "./savings.ts";

/** One target on the way. */
export interface Stop {
  readonly id: StateId;
  readonly title: string;
  readonly score: number | null;
  /** Hours a month saved over the map as it is now, all stops so far together; null where no hours are stated. */
  readonly savedSoFar: Range | null;
  /** What this stop adds over the one before. */
  readonly savedHere: Range | null;
  readonly moneySoFar: MoneyFigure | null;
}

/** Each chain of targets from the first to the last, with cumulated savings. A map whose targets stand side by side has several. */
export function roadmapsOf(map: ProcessMap): readonly (readonly Stop[])[] {
  const { states } = resolveStates(map);
  const targets = states.filter((s) => s.kind === "target");
  const followed = new Set(targets.map((t) => t.base));
  return targets
    .filter((t) => !followed.has(t.id))
    .map((last) => {
      const chain = [last];
      for (let at = last; at.base !== undefined && at.base !== "current"; ) {
        const before = targets.find((t) => t.id === at.base);
        if (!before || chain.includes(before)) break;
        chain.unshift(before);
        at = before;
      }
      return chain.map((target): Stop => {
        const figures = figuresOf(map, target.id);
        const here = savingsBetween(map, target.base ?? "current", target.id);
        const hours = figures?.saved?.hoursPerMonth;
        return {
          id: target.id,
          title: target.title,
          score: figures?.score ?? null,
          savedSoFar: hours ? { min: hours.min, max: hours.max } : null,
          savedHere: (here && savedHoursOf(here)) ?? null,
          moneySoFar: figures?.saved?.costPerMonth ?? null,
        };
      });
    });
}
