import { withBandsAround } from "./bands.ts";
import { type Area, extentOf, type Placed } from "./geometry.ts";
import { carriedWays } from "./kept-ways.ts";
import { labelAreas } from "./labels.ts";
import type { Lattice } from "./lattice.ts";
import { latticeOf } from "./lattice-lines.ts";
import { Placer } from "./place.ts";
import type { FlowEdge, FlowNode, Plan } from "./plan.ts";
import { type Route, Router } from "./routes.ts";

/** What the next picture of nearly the same map can go on from. */
export interface Remembered {
  readonly lattice: Lattice;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly router: Router;
  readonly placer: Placer;
  /** How often the label of each flow found no place. */
  readonly misplaced: ReadonlyMap<number, number>;
}

/** A plan, and what its picture looks like from afar. */
export interface Sketch {
  readonly plan: Plan;
  /** Extent along the flow ÷ extent across it. */
  readonly aspect: number;
}

/** A plan with its lines, before labels have made room for themselves: enough to know the shape of the picture. */
export interface Draft extends Sketch {
  readonly lattice: Lattice;
  readonly router: Router;
  readonly placer: Placer;
  readonly placed: Placed;
  readonly edges: readonly FlowEdge[];
  readonly misplaced: ReadonlyMap<number, number>;
}

export interface Drawing {
  readonly plan: Plan;
  readonly placed: Placed;
  readonly labels: ReadonlyMap<number, Area>;
  /** Absent when a label had to become smaller: the next picture shall look for its place anew. */
  readonly remembered?: Remembered;
}

/** In larger maps a second try of each flow costs more than it gains: there only those that cross others have one. */
const triedTwice = 200;

/**
 * So few flows are led anew: where all have to do with all, going on from kept ways makes more of them cross. After an edit, only those
 * that cross others have a second try.
 */
export const fewFlows = 25;

/** Leads all flows of a plan and gives everything its place; `last` is what the last picture knew. */
export function draftOf(
  plan: Plan,
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  last: Remembered | undefined,
): Draft {
  const lattice = latticeOf(plan, nodes);
  const few = edges.length <= fewFlows;
  const router = new Router(lattice, nodes.length, last?.router.inVain);
  const carried = last && !few ? carriedWays(last, lattice, nodes, edges) : undefined;
  const again = nodes.length > triedTwice ? "contested" : last && few ? "crossing" : "all";
  const routes = router.routes(edges, again, carried);
  const placer = new Placer(lattice, routes, nodes, last && carried && { placer: last.placer, before: carried.before });
  const misplaced = new Map<number, number>();
  if (carried && last && last.misplaced.size > 0) {
    carried.before.forEach((old, edge) => {
      const tries = old && last.misplaced.get(old.index);
      if (tries !== undefined) misplaced.set(edge, tries);
    });
  }
  return placedDraft({ plan, lattice, router, placer, edges, misplaced });
}

function placedDraft(draft: Omit<Draft, "placed" | "aspect">): Draft {
  const placed = draft.placer.placed(draft.misplaced);
  return {
    ...draft,
    placed,
    // After an edit nobody asks.
    get aspect() {
      return aspectOf(placed);
    },
  };
}

/** The same plan with some flows led elsewhere. */
export function redrawn(draft: Draft, routes: readonly Route[], nodes: readonly FlowNode[]): Draft {
  const { plan, lattice, router, edges, misplaced } = draft;
  return placedDraft({ plan, lattice, router, edges, misplaced, placer: new Placer(lattice, routes, nodes) });
}

/**
 * Shape of a picture ÷ shape of its sketch: a sketch had 0.96 of it in the mean of 58, of 250 to 1,000 steps in every arrangement (0.84 to
 * 1.04).
 */
const beyondSketch = 1.04;

/** About what shape the picture of a plan would have, found in a small part of the time that the picture takes. */
export function sketchOf(plan: Plan, nodes: readonly FlowNode[], edges: readonly FlowEdge[]): Sketch {
  const lattice = latticeOf(plan, nodes);
  const routes = new Router(lattice, nodes.length).routes(edges, "roughly");
  return { plan, aspect: beyondSketch * aspectOf(new Placer(lattice, routes, nodes).placed(new Map(), 1)) };
}

/** Most maps need no second round for labels; eight are enough for nearly all of the rest. */
const labelRounds = 8;

/**
 * Finds room for the labels: those without a free place get room on their line, or their flow leads elsewhere. What has found none
 * in the end becomes smaller, so that nothing is ever on top of anything.
 */
export function drawingOf(draft: Draft, nodes: readonly FlowNode[]): Drawing {
  const { plan, lattice, router, edges } = draft;
  const misplaced = new Map(draft.misplaced);
  let { placer, placed } = draft;
  let best: Drawing | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round++) {
    const labels = labelAreas(placed, placed.titles);
    if (labels.misplaced.length < fewest) {
      fewest = labels.misplaced.length;
      best = { plan, placed: withBandsAround(placed, labels.areas), labels: labels.areas };
    }
    if (best && fewest === 0) return { ...best, remembered: { lattice, nodes, edges, router, placer, misplaced } };
    if (best && round === labelRounds) {
      const { areas } = labelAreas(best.placed, best.placed.titles, true);
      return { ...best, placed: withBandsAround(best.placed, areas), labels: areas };
    }
    for (const edge of labels.misplaced) misplaced.set(edge, (misplaced.get(edge) ?? 0) + 1);
    if (round % 2 === 0) {
      const awkward = new Set([...misplaced].flatMap(([edge, tries]) => (tries >= 2 ? [edge] : [])));
      placer = new Placer(lattice, router.without(awkward), nodes);
    }
    placed = placer.placed(misplaced);
  }
}

function aspectOf(placed: Placed): number {
  const { u0, v0, u1, v1 } = extentOf(placed);
  return (u1 - u0) / (v1 - v0);
}
