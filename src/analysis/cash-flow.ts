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

export function cashFlow({ setup, saved, running, capture, rampMonths, discount }: CaseNumbers): CashFlow {
  const factors = presentValueFactors(rampMonths, discount);
  const costs = setup + running * factors.cost;
  const npv = saved * capture * factors.saving - costs;
  const cumulated = [-setup];
  let paybackMonth: number | null = null;
  for (let month = 1; month <= horizonMonths; month++) {
    const cash = (cumulated[month - 1] ?? 0) + rampAt(month, rampMonths) * capture * saved - running;
    cumulated.push(cash);
    if (paybackMonth === null && cash >= 0) paybackMonth = month;
  }
  return { npv, roi: costs === 0 ? null : npv / costs, paybackMonth, cumulated };
}
