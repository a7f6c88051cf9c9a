import { midpoint } from "../../model/range.ts";
import { figure } from "../figure.ts";
import type { Ground } from "../savings.ts";
import { savingsOf } from "./saved-hours.ts";

export type EvidenceShares = Readonly<Record<Ground, number>>;

export const evidence = figure<EvidenceShares>({
  id: "evidence",
  title: "What the saving rests on",
  unit: "share of the saved hours",
  formula:
    "Share of the saved hours (middle of a range, gains and losses alike) by what each rests on: measured, estimated, neither said (unsourced), or assumed because the hours then were worked out from the new level.",
  source: "A reader must be able to tell a time sheet from a guess.",
  example: {
    map: `process a is manual {
  effort 6h
  runs 1 per month
  measured "Time sheets"
}
process b is manual { effort 4h  runs 1 per month }
process c is manual { effort 10h  runs 1 per month }
target t {
  change a is automated { effort 1h }
  change c is semi-automated
  remove b
}
`,
    state: "t",
    workings: "a saves 5 h, measured; b 4 h, no source; c 5 h, assumed: 5, 4 and 5 of 14.",
    value: { measured: 5 / 14, estimated: 0, unsourced: 4 / 14, assumed: 5 / 14 },
  },
  compute(input) {
    const savings = savingsOf(input);
    if (!savings) return null;
    const shares: Record<Ground, number> = { measured: 0, estimated: 0, unsourced: 0, assumed: 0 };
    let total = 0;
    for (const { saved, ground } of savings.steps) {
      const size = Math.abs(midpoint(saved));
      shares[ground] += size;
      total += size;
    }
    if (total === 0) return null;
    for (const ground of Object.keys(shares) as Ground[]) shares[ground] /= total;
    const { steps, unknown } = savings;
    return {
      value: shares,
      assumed: shares.assumed > 0,
      basis: { used: steps.length, of: steps.length + unknown.length, missing: unknown },
    };
  },
});
