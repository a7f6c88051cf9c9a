import { describe, expect, it } from "vitest";
import { chosenPlan } from "../../src/diagram/choice.ts";
import type { Block, Plan } from "../../src/diagram/plan.ts";

/** A phase of six steps, folded where it is said; then another shelf. */
function planOf(folds: readonly number[]): Plan {
  const cells = Array.from({ length: 6 }, (_, i) => {
    const stave = folds.filter((at) => at <= i).length;
    return { node: { id: `s${i}` }, column: i - (folds[stave - 1] ?? 0), row: stave, stave };
  });
  const block = { id: "s0", cells } as unknown as Block;
  const other = { id: "end", cells: [] } as unknown as Block;
  return { shelves: [{ blocks: [block] }, { blocks: [other] }], frames: [] };
}

describe("the choice among arrangements", () => {
  it("tells plans apart that differ in nothing but where a phase is folded", () => {
    const [long, folded] = [planOf([]), planOf([3])];
    const offered = [[long], [folded]];
    const sketch = (plan: Plan) => ({ plan, aspect: plan === folded ? 2 : 6 });
    expect(chosenPlan(() => offered.shift() ?? [], sketch, 2)).toBe(folded);
  });
});
