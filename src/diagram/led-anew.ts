import { crossingsOf, straysOf } from "./badness.ts";
import { type Draft, redrawn } from "./drawing.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";

/** How many other drawings are tried: of one flow, two. */
const tries = 4;

/** By less than this a picture is not better. */
const gain = 0.001;

/**
 * The drawing with strays led between the rows of their boxes, where no more flows cross for it and the picture as a whole gets better. First
 * the stray goes alone, then together with the flows that cross it there: one by one, each has found the cheapest way beside the others,
 * and no one makes room.
 */
export function withoutStrays(draft: Draft, nodes: readonly FlowNode[], badness: (draft: Draft) => number): Draft {
  let best = draft;
  let left = tries;
  for (const { edge } of straysOf(draft.placed)) {
    for (let crowd: readonly FlowEdge[] = [edge]; crowd.length > 0 && left > 0; left--) {
      const { router } = best;
      const ways = [...router.ways];
      const routes = router.ledAnew(crowd);
      const other = routes && redrawn(best, routes, nodes);
      if (other && isBetter(other, best, badness)) {
        best = other;
        break;
      }
      const direct = new Set(router.ways[edge.index]);
      router.ledBack(crowd, ways);
      crowd = crowd.length === 1 ? crowdAt(direct, edge, best) : [];
    }
  }
  return best;
}

function isBetter(other: Draft, best: Draft, badness: (draft: Draft) => number): boolean {
  return crossingsOf(other.placed.lines) <= crossingsOf(best.placed.lines) && badness(other) < badness(best) - gain;
}

/** A flow and all that touch the way that it would take; none where it is alone there. */
function crowdAt(way: ReadonlySet<number>, edge: FlowEdge, { edges, router }: Draft): readonly FlowEdge[] {
  const others = edges.filter((other) => other !== edge && router.ways[other.index]?.some((vertex) => way.has(vertex)));
  return others.length > 0 ? [edge, ...others] : [];
}
