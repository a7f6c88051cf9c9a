import { onFront, type Ranking } from "../../analysis/index.ts";
import { numberText } from "../../model/number-text.ts";
import type { TradeOffPoint } from "./TradeOffs.tsx";

/** The candidates of a ranking as points; those of which coverage or fit is not known can't stand in the picture. */
export function tradeOffPoints(
  { platforms }: Ranking,
  costText: (cost: number, currency: string | null) => string = (cost, currency) =>
    `${numberText(cost)}${currency === null ? "" : ` ${currency}`}`,
): readonly TradeOffPoint[] {
  return platforms.flatMap((p) => {
    if (p.coverage === null || p.fit === null) return [];
    return [
      {
        id: p.id,
        mark: String(p.rank),
        title: p.title,
        coverage: p.coverage,
        fit: p.fit,
        ...(p.costPerMonth !== null && { cost: costText(p.costPerMonth, p.currency) }),
        kind: p.disqualified ? "out" : onFront(p) ? "front" : "beaten",
      },
    ];
  });
}
