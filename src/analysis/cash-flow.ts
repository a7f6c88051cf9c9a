/** What a case is made of, each a single number: the ranges stand one level up. */
export interface CaseNumbers {
  /** Once, at the start. */
  readonly setup: number;
  /** Money saved a month when everything runs. */
  readonly saved: number;
  /** Cost and upkeep a month. */
  readonly running: number;
  /** Share of the saving that becomes cash. */
  readonly capture: number;
  /** Months until the full saving is there. */
  readonly rampMonths: number;
  /** Discount a year. */
  readonly discount: number;
}

export interface CashFlow {
  /** Net present value over the horizon. */
  readonly npv: number;
  /** Present value of the net benefit ÷ of the costs; null where nothing costs anything. */
  readonly roi: number | null;
  /** First month with cumulated cash ≥ 0; null where that never happens within the horizon. */
  readonly paybackMonth: number | null;
  /** Cumulated cash at the start and after each month, not discounted. */
  readonly cumulated: readonly number[];
}

/** Three years. */
export const horizonMonths = 36;

/** Share of the full saving that is there in a month: it grows evenly over the ramp. */
export function rampAt(month: number, rampMonths: number): number {
  return rampMonths <= 0 ? 1 : Math.min(1, month / rampMonths);
}

/** Factors by which a monthly saving (with its ramp) and a monthly cost turn into present values over the horizon. */
export function presentValueFactors(rampMonths: number, discount: number): { saving: number; cost: number } {
  let [saving, cost] = [0, 0];
  for (let month = 1; month <= horizonMonths; month++) {
    const today = (1 + discount) ** (-month / 12);
    saving += rampAt(month, rampMonths) * today;
    cost += today;
  }
  return { saving, cost };
}

/** First month with cumulated cash ≥ 0; null where that never happens within the horizon. */
export function paybackMonthOf({ setup, saved, running, capture, rampMonths }: CaseNumbers): number | null {
  let cash = -setup;
  for (let month = 1; month <= horizonMonths; month++) {
    cash += rampAt(month, rampMonths) * capture * saved - running;
    if (cash >= 0) return month;
  }
  return null;
}

export function cashFlow(numbers: CaseNumbers): CashFlow {
  const { setup, saved, running, capture, rampMonths, discount } = numbers;
  const factors = presentValueFactors(rampMonths, discount);
  const costs = setup + running * factors.cost;
  const npv = saved * capture * factors.saving - costs;
  const cumulated = [-setup];
  for (let month = 1; month <= horizonMonths; month++) {
    cumulated.push((cumulated[month - 1] ?? 0) + rampAt(month, rampMonths) * capture * saved - running);
  }
  return { npv, roi: costs === 0 ? null : npv / costs, paybackMonth: paybackMonthOf(numbers), cumulated };
}
