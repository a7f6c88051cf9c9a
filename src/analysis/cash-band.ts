import type { ProcessMap, StateId } from "../model/process-map.ts";
import { caseModel } from "./case-model.ts";
import { horizonMonths, rampAt } from "./cash-flow.ts";
import { drawCount, drawsOf, type Percentiles, percentilesOf, usualSeed } from "./draws.ts";

/**
 * P10, P50 and P90 of the cumulated cash at the start and after each of the 36 months, not discounted; undefined where no
 * money is known to be saved. The same draws as in `simulate`.
 */
export function cashBand(map: ProcessMap, stateId: StateId, seed = usualSeed): readonly Percentiles[] | undefined {
  const model = caseModel(map, stateId);
  if (!model) return undefined;
  const draws = model.inputs.map((input) => drawsOf(input.key, input.range, seed));
  const values = new Float64Array(draws.length);
  const months = Array.from({ length: horizonMonths + 1 }, () => new Float64Array(drawCount));
  for (let i = 0; i < drawCount; i++) {
    for (let k = 0; k < draws.length; k++) values[k] = draws[k]?.[i] ?? 0;
    const { setup, saved, running, capture, rampMonths } = model.evaluate(values);
    let cash = -setup;
    for (const [month, outcomes] of months.entries()) {
      if (month > 0) cash += rampAt(month, rampMonths) * capture * saved - running;
      outcomes[i] = cash;
    }
  }
  return months.map(percentilesOf);
}
