import type { ProcessMap } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import type { CaseInputs, CostTerm } from "./case-inputs.ts";
import { caseInputs } from "./case-inputs.ts";
import type { CaseNumbers } from "./cash-flow.ts";
import type { StepSaving } from "./savings.ts";
import type { Input, StepNumbers } from "./step-numbers.ts";

/** Outcome of a case for one set of numbers. */
export interface CaseOutcome extends CaseNumbers {
  readonly savedHours: number;
}

/** One uncertain (or exact) number that a case rests on. */
export interface CaseInput {
  readonly key: string;
  readonly range: Range;
}

/**
 * A case as a function of its inputs: the same inputs, by key, for every platform, so that two can be compared draw by
 * draw. `evaluate` takes one value for each of `inputs`, in their order.
 */
export interface CaseModel {
  readonly inputs: readonly CaseInput[];
  readonly currency: string | null;
  readonly assumed: boolean;
  evaluate(values: ArrayLike<number>): CaseOutcome;
}

/** The case of a target or platform; undefined where nothing is known that it could save in money. */
export function caseModel(map: ProcessMap, stateId: string): CaseModel | undefined {
  const made = caseInputs(map, stateId);
  return made && modelOf(made);
}

type Term = (values: ArrayLike<number>) => number;

function modelOf(made: CaseInputs): CaseModel {
  const inputs: CaseInput[] = [];
  const places = new Map<string, number>();
  const read = (input: Input): Term => {
    let place = places.get(input.key);
    if (place === undefined) {
      place = inputs.length;
      places.set(input.key, place);
      inputs.push({ key: input.key, range: input.range });
    }
    const [at, { factor }] = [place, input];
    return (values) => (values[at] ?? 0) * factor;
  };
  const sumOf = (terms: readonly Term[]): Term => {
    return (values) => {
      let sum = 0;
      for (const term of terms) sum += term(values);
      return sum;
    };
  };
  const costOf = ({ factors, rate }: CostTerm): Term => {
    const [parts, perHour] = [factors.map(read), rate && sumOf(rate.map(read))];
    return (values) => parts.reduce((product, part) => product * part(values), perHour ? perHour(values) : 1);
  };
  const hoursOf = (numbers: StepNumbers | undefined): Term => {
    if (!numbers?.done || !numbers.effort || !numbers.runs) return () => 0;
    const [effort, runs, rework] = [read(numbers.effort), read(numbers.runs), numbers.rework && read(numbers.rework)];
    return (values) => effort(values) * runs(values) * (1 + (rework ? rework(values) : 0));
  };
  const saving = ({ terms }: StepSaving): { hours: Term; money: Term | undefined } => {
    const [now, then] = [hoursOf(terms.now), hoursOf(terms.then)];
    const hours: Term = (values) => now(values) - then(values);
    if (!terms.rates) return { hours, money: undefined };
    const rateNow = sumOf(terms.rates.now.inputs.map(read));
    const rateThen = terms.rates.then ? sumOf(terms.rates.then.inputs.map(read)) : rateNow;
    return { hours, money: (values) => now(values) * rateNow(values) - then(values) * rateThen(values) };
  };

  const savings = made.savings.steps.map(saving);
  const savedHours = sumOf(savings.map((s) => s.hours));
  const saved = sumOf(savings.flatMap((s) => s.money ?? []));
  const [setup, running] = [sumOf(made.setup.map(costOf)), sumOf(made.running.map(costOf))];
  const [capture, rampMonths, discount] = [read(made.capture), read(made.rampMonths), read(made.discount)];
  return {
    inputs,
    currency: made.currency,
    assumed: made.assumed || made.savings.steps.some((s) => s.money?.assumed),
    evaluate: (values) => ({
      savedHours: savedHours(values),
      saved: saved(values),
      setup: setup(values),
      running: running(values),
      capture: capture(values),
      rampMonths: rampMonths(values),
      discount: discount(values),
    }),
  };
}
