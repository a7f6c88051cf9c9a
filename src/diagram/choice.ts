import type { LaneKind } from "../model/process-map.ts";
import { badnessOf } from "./badness.ts";
import type { Draft } from "./drawing.ts";
import type { Plan } from "./plan.ts";

/**
 * How many plans are drawn before one is chosen: the larger the map, the less there is to gain and the more it costs. Plans in
 * lanes are drawn faster, and differ more.
 */
export function drawnPlans(nodes: number, lanes: LaneKind): number {
  if (lanes === "actors") return nodes <= 60 ? 6 : nodes <= 120 ? 3 : 1;
  return nodes <= 80 ? 3 : 1;
}

/** Times that plans are made for another shape, since lines and labels took more room than was guessed. */
const rounds = 3;

/** Pictures as near as this to the wanted shape are not tried again (natural logarithm of the ratio). */
const nearEnough = 0.25;

/**
 * Draws the first of the plans and takes the best picture.
 *
 * @param plansFor plans for a shape, the most promising first
 * @param wanted extent along the flow ÷ extent across it
 * @param count how many plans are drawn
 * @param once no plans for other shapes: the last picture's breaks are kept
 */
export function chosenDraft(
  plansFor: (aspect: number) => readonly Plan[],
  draw: (plan: Plan) => Draft,
  wanted: number,
  count: number,
  once: boolean,
): Draft {
  const badness = (draft: Draft) => (count > 1 ? badnessOf(draft, wanted) : Math.abs(Math.log(draft.aspect / wanted)));
  const seen = new Set<string>();
  let best: Draft | undefined;
  let aim = wanted;
  for (let round = 0; round < rounds; round++) {
    let first: Draft | undefined;
    for (const plan of plansFor(aim).slice(0, count)) {
      if (seen.has(keyOf(plan))) continue;
      seen.add(keyOf(plan));
      const draft = draw(plan);
      first ??= draft;
      if (!best || badness(draft) < badness(best)) best = draft;
    }
    if (!first || !best || once || first.plan.shelves.length === 1) break;
    if (Math.abs(Math.log(best.aspect / wanted)) < nearEnough) break;
    aim *= wanted / first.aspect;
  }
  if (!best) throw new Error("No arrangement was found.");
  return best;
}

function keyOf({ shelves, marks = [] }: Plan): string {
  return [...marks, ...shelves.map(({ blocks }) => blocks.map((block) => block.id).join(" "))].join("|");
}
