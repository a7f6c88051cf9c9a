import { crossingsOf, straysOf } from "./badness.ts";
import { type Draft, fewFlows, redrawn } from "./drawing.ts";
import { lengthOf } from "./geometry.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";

/** How many other ways are looked for; of one stray, two. */
const tries = { strays: 4, crossings: 3 } as const;

/** How many times as long all lines together may be: a crossing is not worth every way round. */
const longest = 1.03;

/** By less than this a picture is not better. */
const gain = 0.001;

/**
 * The drawing with flows that make room for one another. One by one, each has found the cheapest way beside the others: two that cross may
 * both lie where the other lets them, and what goes round its boxes has found the way between them taken. So the flow is led anew with all that
 * touch its way, it first. That stays where fewer flows cross or stray, of neither more, and the picture as a whole gets better. In maps of few flows, where each edit leads all anew, crossings stay.
 */
export function withRoomMade(draft: Draft, nodes: readonly FlowNode[], badness: (draft: Draft) => number): Draft {
  const direct = fewerStray(draft, nodes, badness);
  return draft.edges.length > fewFlows ? fewerCross(direct, nodes, badness) : direct;
}

/** First the stray goes alone, then together with the flows on the way that it takes then. */
function fewerStray(draft: Draft, nodes: readonly FlowNode[], badness: (draft: Draft) => number): Draft {
  let best = draft;
  let left: number = tries.strays;
  for (const { edge } of straysOf(draft.placed)) {
    for (let crowd: readonly FlowEdge[] = [edge]; crowd.length > 0 && left > 0; left--) {
      const { router } = best;
      const ways = [...router.ways];
      const routes = router.ledAnew(crowd, edge);
      const other = routes && redrawn(best, routes, nodes);
      if (other && isBetter(other, best, badness)) {
        best = other;
        break;
      }
      const direct = router.ways[edge.index] ?? [];
      router.ledBack(crowd, ways, edge);
      crowd = crowd.length === 1 ? crowdOn(direct, edge, best) : [];
    }
  }
  return best;
}

function fewerCross(draft: Draft, nodes: readonly FlowNode[], badness: (draft: Draft) => number): Draft {
  let best = draft;
  let left: number = tries.crossings;
  let found = true;
  while (found) {
    found = false;
    const { router } = best;
    for (const edge of router.crossedMost()) {
      if (left-- === 0) return best;
      const ways = [...router.ways];
      const crowd = crowdOn(ways[edge.index] ?? [], edge, best);
      const routes = router.ledAnew(crowd);
      const other = routes && redrawn(best, routes, nodes);
      if (other && isBetter(other, best, badness)) {
        best = other;
        found = true;
        break;
      }
      router.ledBack(crowd, ways);
      router.inVain.add(edge.id);
    }
  }
  return best;
}

function isBetter(other: Draft, best: Draft, badness: (draft: Draft) => number): boolean {
  return (
    crossingsOf(other.placed.lines) <= crossingsOf(best.placed.lines) &&
    straysOf(other.placed).length <= straysOf(best.placed).length &&
    lengthOfAll(other) <= longest * lengthOfAll(best) &&
    badness(other) < badness(best) - gain
  );
}

const lengthOfAll = ({ placed }: Draft) => placed.lines.reduce((sum, line) => sum + lengthOf(line), 0);

/** A flow and all that touch a way that it has or may take; none where it is alone there. */
function crowdOn(way: readonly number[], edge: FlowEdge, { edges, router }: Draft): readonly FlowEdge[] {
  const there = new Set(way);
  const others = edges.filter(
    (other) => other !== edge && router.ways[other.index]?.some((vertex) => there.has(vertex)),
  );
  return others.length > 0 ? [edge, ...others] : [];
}
