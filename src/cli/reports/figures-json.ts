import {
  assumptionsOf,
  breakEvenFor,
  chanceOfBeating,
  changesInOrder,
  figures,
  inputWords,
  measureNext,
  roadmapsOf,
  type Simulation,
  type StateFigures,
  sensitivityOf,
} from "../../analysis/index.ts";
import { calendarOf } from "../../model/duration.ts";
import type { ProcessMap } from "../../model/process-map.ts";

/** The figures for scripts: `schemas/figures.json`. Additions are fine, renames are breaking. */
export function figuresJson(
  map: ProcessMap,
  states: readonly StateFigures[],
  simulations: ReadonlyMap<string, Simulation>,
): string {
  const platforms = map.platforms.map((p) => p.id);
  const data = {
    map: map.title,
    states: states.map((figuresOfState) => {
      const { id, kind } = figuresOfState;
      const next = { measureNext: measureNext(map, id) };
      if (kind === "current") return { ...figuresOfState, ...next };
      return {
        ...figuresOfState,
        simulation: simulationData(simulations.get(id)),
        sensitivity: sensitivityData(map, id),
        ...(kind === "platform" && { chanceOfBeating: chances(map, id, platforms) }),
        changesInOrder: changesInOrder(map, id),
        ...next,
      };
    }),
    roadmaps: roadmapsOf(map),
    assumptions: { ...assumptionsOf(map), hoursPerDay: calendarOf(map.settings).hoursPerDay },
    definitions: figures.map(({ id, title, unit, formula, source }) => ({ id, title, unit, formula, source })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function simulationData(drawn: Simulation | undefined) {
  if (!drawn) return null;
  const { draws, currency, assumed, savedHours, savedMoney, npv, chanceOfProfit, paybackMonth } = drawn;
  return {
    draws,
    savedHoursPerMonth: savedHours,
    savedCostPerMonth: { ...savedMoney, currency },
    npv: { ...npv, currency },
    chanceOfProfit,
    paybackMonth,
    assumed,
  };
}

function sensitivityData(map: ProcessMap, stateId: string) {
  const found = sensitivityOf(map, stateId);
  if (!found) return null;
  return {
    npv: found.npv,
    influences: found.influences.map((influence) => ({ ...influence, title: inputWords(map, influence.key) })),
    breakEvenCapture: breakEvenFor(map, stateId, "capture"),
  };
}

function chances(map: ProcessMap, one: string, all: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    all.flatMap((other) => {
      const chance = other === one ? undefined : chanceOfBeating(map, one, other);
      return chance === undefined ? [] : [[other, chance]];
    }),
  );
}
