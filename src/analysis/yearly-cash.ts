import type { CaseNumbers } from "./cash-flow.ts";
import { horizonMonths, rampAt } from "./cash-flow.ts";

/** A year of a case, month by month added up: what a finance department lays beside its own sheet. Year 0 is the set-up. */
export interface CashYear {
  readonly year: number;
  /** Saved money that counts as cash, with the ramp. */
  readonly saved: number;
  readonly costs: number;
  readonly net: number;
  /** The net of each month ÷ (1 + discount)^(month ÷ 12). */
  readonly presentValue: number;
  /** Net so far, not discounted. */
  readonly cumulated: number;
}

export function yearlyCash({ setup, saved, running, capture, rampMonths, discount }: CaseNumbers): readonly CashYear[] {
  const years: CashYear[] = [{ year: 0, saved: 0, costs: setup, net: -setup, presentValue: -setup, cumulated: -setup }];
  for (let year = 1; year <= horizonMonths / 12; year++) {
    let [gain, costs, presentValue] = [0, 0, 0];
    for (let month = 12 * (year - 1) + 1; month <= 12 * year; month++) {
      const cash = rampAt(month, rampMonths) * capture * saved;
      gain += cash;
      costs += running;
      presentValue += (cash - running) * (1 + discount) ** (-month / 12);
    }
    const net = gain - costs;
    years.push({ year, saved: gain, costs, net, presentValue, cumulated: (years.at(-1)?.cumulated ?? 0) + net });
  }
  return years;
}
