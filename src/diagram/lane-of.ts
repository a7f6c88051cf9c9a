import type { ProcessMap, State, Step } from "../model/process-map.ts";
import type { GraphEdge, GraphLane, GraphNode } from "./layout-types.ts";
import { oneLine } from "./text-lines.ts";

/** Lane of work that needs people and names none, and of what hangs on nothing but such work. No actor has a colon in its id. */
const nobody: GraphLane = { id: "lane:nobody", title: "Nobody" };

/**
 * In whose lane each step stands, where an actor says so: by the id of the step.
 *
 * @param shared as in `lanesOf`
 */
export function laneActors(map: ProcessMap, state: State, shared: boolean): ReadonlyMap<string, string> {
  const firstActor = new Map<string, string>();
  for (const step of stepsOf(map, state, shared)) {
    const actor = "actors" in step ? step.actors[0] : undefined;
    if (actor !== undefined) firstActor.set(step.id, actor);
  }
  return firstActor;
}

/** All that the map says of its steps; of the same step what counts comes last. */
function stepsOf(map: ProcessMap, state: State, shared: boolean): readonly Step[] {
  return [...map.targets.flatMap((target) => target.adds.steps), ...map.steps, ...(shared ? [] : state.steps)];
}

/** Work that lands on somebody who is not named: it would be a lie to draw it in the lane of whoever stands before it. */
function lacksPeople(step: Step): boolean {
  return step.kind === "process" && step.actors.length === 0 && step.level !== "automated" && step.level !== "absent";
}

/**
 * Gives each node the lane of its first actor. A node that needs none (an event, an automated or absent step) stands in the
 * lane of the node before it, or else of the one after it; a step that needs people and names none in a lane of its own.
 *
 * @param shared one layout for all states: a step then stands in the lane of who does it now, whichever state is shown
 */
export function lanesOf(
  map: ProcessMap,
  state: State,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  shared: boolean,
): { nodes: readonly GraphNode[]; actorLanes: readonly GraphLane[] } {
  const firstActor = laneActors(map, state, shared);
  const lacking = new Map(stepsOf(map, state, shared).map((step) => [step.id, lacksPeople(step)]));
  const lane = new Map<string, string>();
  for (const { id } of nodes) {
    const own = firstActor.get(id) ?? (lacking.get(id) ? nobody.id : undefined);
    if (own !== undefined) lane.set(id, own);
  }
  const spread = (from: "from" | "to", to: "from" | "to") => {
    for (let changed = true; changed; ) {
      changed = false;
      for (const edge of edges) {
        const known = lane.get(edge[from]);
        if (known === undefined || lane.has(edge[to])) continue;
        lane.set(edge[to], known);
        changed = true;
      }
    }
  };
  spread("from", "to");
  spread("to", "from");
  const actors = shared ? map.targets.flatMap((target) => target.adds.actors) : state.actors;
  const titles = new Map([...map.actors, ...actors].map((actor) => [actor.id, oneLine(actor.title)]));
  const used = new Set(nodes.map((node) => lane.get(node.id) ?? nobody.id));
  const known = [...titles].filter(([id]) => used.has(id)).map(([id, title]) => ({ id, title }));
  const unknown = [...used].filter((id) => id !== nobody.id && !titles.has(id)).map((id) => ({ id, title: id }));
  return {
    nodes: nodes.map((node) => ({ ...node, lane: lane.get(node.id) ?? nobody.id })),
    actorLanes: [...known, ...unknown, ...(used.has(nobody.id) ? [nobody] : [])],
  };
}
