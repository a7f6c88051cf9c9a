import type { ProcessMap, StateId } from "../model/process-map.ts";
import { type CaseModel, type CaseOutcome, caseModel } from "./case-model.ts";
import { paybackMonthOf, presentValueFactors } from "./cash-flow.ts";
import { drawCount, drawsOf, type Percentiles, percentilesOf, usualSeed } from "./draws.ts";

/** What 10,000 seeded draws say of the case of a target or platform. */
export interface Simulation {
  readonly state: StateId;
  readonly currency: string | null;
  readonly assumed: boolean;
  readonly draws: number;
  readonly savedHours: Percentiles;
  readonly savedMoney: Percentiles;
  readonly npv: Percentiles;
  /** Share of the draws in which it is worth more than it costs. */
  readonly chanceOfProfit: number;
  /** Percentiles of the payback month; null where that many draws never pay back within three years. */
  readonly paybackMonth: { readonly p10: number | null; readonly p50: number | null; readonly p90: number | null };
}

interface Outcomes {
  readonly savedHours: Float64Array;
  readonly savedMoney: Float64Array;
  readonly npv: Float64Array;
  /** Infinite where it never pays back. */
  readonly payback: Float64Array;
}

const never = Number.POSITIVE_INFINITY;

/** P10, P50 and P90 of saved hours, money and NPV. Undefined where no money is known to be saved. */
export function simulate(map: ProcessMap, stateId: StateId, seed = usualSeed): Simulation | undefined {
  const model = caseModel(map, stateId);
  if (!model) return undefined;
  const { savedHours, savedMoney, npv, payback } = outcomesOf(map, stateId, model, seed);
  const months = percentilesOf(payback);
  const known = (month: number): number | null => (Number.isFinite(month) ? Math.ceil(month) : null);
  return {
    state: stateId,
    currency: model.currency,
    assumed: model.assumed,
    draws: drawCount,
    savedHours: percentilesOf(savedHours),
    savedMoney: percentilesOf(savedMoney),
    npv: percentilesOf(npv),
    chanceOfProfit: npv.filter((v) => v > 0).length / drawCount,
    paybackMonth: { p10: known(months.p10), p50: known(months.p50), p90: known(months.p90) },
  };
}

/** Share of the draws in which one is worth more than the other; both see the same draws. */
export function chanceOfBeating(map: ProcessMap, one: StateId, other: StateId, seed = usualSeed): number | undefined {
  return chancesOfBeating(map, [one, other], seed).get(one)?.[other];
}

/**
 * For each of several states, by id, the share of the draws in which it is worth more than each other one. All see the same
 * draws. States of which no money is known, or whose money is of another currency than the first's, are left out.
 */
export function chancesOfBeating(
  map: ProcessMap,
  stateIds: readonly StateId[],
  seed = usualSeed,
): ReadonlyMap<StateId, Readonly<Record<StateId, number>>> {
  const models = stateIds.flatMap((id) => {
    const model = caseModel(map, id);
    return model ? [{ id, model }] : [];
  });
  const worth = models
    .filter(({ model }) => model.currency === models[0]?.model.currency)
    .map(({ id, model }) => ({ id, npv: outcomesOf(map, id, model, seed).npv }));
  return new Map(
    worth.map(({ id, npv }) => [
      id,
      Object.fromEntries(
        worth
          .filter((other) => other.id !== id)
          .map((other) => [other.id, npv.filter((v, i) => v > (other.npv[i] ?? 0)).length / drawCount]),
      ),
    ]),
  );
}

/** A ranking asks for one case alone and against the others; models are made anew each time, so the map is the key. */
const remembered = new WeakMap<ProcessMap, Map<string, Outcomes>>();

function outcomesOf(map: ProcessMap, stateId: StateId, model: CaseModel, seed: number): Outcomes {
  let ofMap = remembered.get(map);
  if (!ofMap) remembered.set(map, (ofMap = new Map()));
  const name = `${seed} ${stateId}`;
  let outcomes = ofMap.get(name);
  if (!outcomes) ofMap.set(name, (outcomes = drawnOutcomes(model, seed)));
  return outcomes;
}

function drawnOutcomes(model: CaseModel, seed: number): Outcomes {
  const draws = model.inputs.map((input) => drawsOf(input.key, input.range, seed));
  const values = new Float64Array(draws.length);
  const empty = (): Float64Array => new Float64Array(drawCount);
  const outcomes = { savedHours: empty(), savedMoney: empty(), npv: empty(), payback: empty() };
  const factorsOf = rememberedFactors();
  for (let i = 0; i < drawCount; i++) {
    for (let k = 0; k < draws.length; k++) values[k] = draws[k]?.[i] ?? 0;
    const outcome = model.evaluate(values);
    outcomes.savedHours[i] = outcome.savedHours;
    outcomes.savedMoney[i] = outcome.saved;
    outcomes.npv[i] = npvOf(outcome, factorsOf(outcome.rampMonths, outcome.discount));
    outcomes.payback[i] = paybackMonthOf(outcome) ?? never;
  }
  return outcomes;
}

function npvOf({ saved, capture, setup, running }: CaseOutcome, factors: { saving: number; cost: number }): number {
  return saved * capture * factors.saving - setup - running * factors.cost;
}

/** Discount and ramp are mostly exact: their factors are then worked out once. */
function rememberedFactors(): (ramp: number, discount: number) => { saving: number; cost: number } {
  let last: { ramp: number; discount: number; factors: { saving: number; cost: number } } | undefined;
  return (ramp, discount) => {
    if (last?.ramp !== ramp || last.discount !== discount) {
      last = { ramp, discount, factors: presentValueFactors(ramp, discount) };
    }
    return last.factors;
  };
}
