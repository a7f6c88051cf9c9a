import type { LaneKind } from "../model/process-map.ts";
import { badnessOf } from "./badness.ts";
import type { Draft, Sketch } from "./drawing.ts";
import { foldsOf } from "./folds.ts";
import type { Block, Plan } from "./plan.ts";
import { withoutDetours } from "./swaps.ts";

/**
 * How many plans are drawn before one is chosen: the larger the map, the less there is to gain and the more it costs. Plans in
 * lanes are drawn faster, and differ more.
 */
export function drawnPlans(nodes: number, lanes: LaneKind): number {
  if (lanes === "actors") return nodes <= 60 ? 6 : nodes <= 120 ? 3 : 1;
  return nodes <= 80 ? 3 : 1;
}

/** In larger maps the shape of a picture is told from a sketch, and only one picture is drawn. */
export const sketchedFrom = 200;

/** Times that plans are made for another shape, since lines and labels took more room than was guessed. */
const rounds = 3;

/** Pictures as near as this to the wanted shape are not tried again (natural logarithm of the ratio), and sketches, which err by a tenth. */
const nearEnough = { drawn: 0.25, sketched: 0.3 } as const;

/** What is wanted of the picture, and how hard it is looked for. */
export interface Choice {
  /** Extent along the flow ÷ extent across it. */
  readonly aspect: number;
  /** How many plans of one shape are drawn. */
  readonly count: number;
  /** No plans for other shapes: the last picture's breaks are kept. */
  readonly once: boolean;
  /** Steps of a column stay in the order that they are in: so they were in the last picture. */
  readonly ordered?: boolean;
}

/** What `best` needs to know of a choice. */
interface Trying extends Choice {
  readonly near: number;
}

/**
 * Draws the first of the plans and takes the best picture, then tries other orders of the steps in its columns.
 *
 * @param plansFor plans for a shape, the most promising first
 */
export function chosenDraft(
  plansFor: (aspect: number) => readonly Plan[],
  draw: (plan: Plan) => Draft,
  choice: Choice,
): Draft {
  const { aspect, count } = choice;
  const badness = (draft: Draft) => (count > 1 ? badnessOf(draft, aspect) : offBy(draft, aspect));
  const chosen = best(plansFor, draw, badness, { ...choice, near: nearEnough.drawn });
  return choice.ordered || count === 1 ? chosen : withoutDetours(chosen, draw, badness);
}

/** Chooses like `chosenDraft`, one plan of each shape, by sketches alone: the one whose shape comes nearest to the wanted one. */
export function chosenPlan(
  plansFor: (aspect: number) => readonly Plan[],
  sketch: (plan: Plan) => Sketch,
  aspect: number,
): Plan {
  return best(plansFor, sketch, (made) => offBy(made, aspect), {
    aspect,
    count: 1,
    once: false,
    near: nearEnough.sketched,
  }).plan;
}

/** Natural logarithm of how far a shape is from the wanted one. */
const offBy = (made: Sketch, aspect: number): number => Math.abs(Math.log(made.aspect / aspect));

function best<S extends Sketch>(
  plansFor: (aspect: number) => readonly Plan[],
  draw: (plan: Plan) => S,
  badness: (made: S) => number,
  { aspect, count, once, near }: Trying,
): S {
  const seen = new Set<string>();
  let found: S | undefined;
  let aim = aspect;
  for (let round = 0; round < rounds; round++) {
    let first: S | undefined;
    for (const plan of plansFor(aim).slice(0, count)) {
      if (seen.has(keyOf(plan))) continue;
      seen.add(keyOf(plan));
      const made = draw(plan);
      first ??= made;
      if (!found || badness(made) < badness(found)) found = made;
    }
    if (!first || !found || once || first.plan.shelves.length === 1) break;
    if (offBy(found, aspect) < near) break;
    aim *= aspect / first.aspect;
  }
  if (!found) throw new Error("No arrangement was found.");
  return found;
}

/** What tells arrangements apart: what stands on each shelf, and where its phases are folded. */
function keyOf({ shelves, marks = [] }: Plan): string {
  const blockOf = (block: Block): string => [block.id, ...foldsOf(block)].join("/");
  return [...marks, ...shelves.map(({ blocks }) => blocks.map(blockOf).join(" "))].join("|");
}
