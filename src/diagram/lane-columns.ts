import type { FlowEdge, FlowNode } from "./plan.ts";

/** Of each node: what stands at the other ends of its flows, but for those that go back. */
export type Neighbours = ReadonlyMap<string, readonly string[]>;

export function neighbours(edges: readonly FlowEdge[], own: "from" | "to", other: "from" | "to"): Neighbours {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    if (edge.back) continue;
    const list = found.get(edge[own].id);
    if (list) list.push(edge[other].id);
    else found.set(edge[own].id, [edge[other].id]);
  }
  return found;
}

/**
 * Columns by the longest way to each node; flows that go back do not count. A step handed over to another lane stands in the
 * column of the step that hands over, as long as nothing stands between the two.
 *
 * @param ordered nodes in an order in which all flows go on that do not go back
 * @param laneOf place of the node's lane among the lanes
 * @param reach how many lanes off a step may stand in the column of the one before it; 0: each step has a column of its own
 */
export function laneColumns(
  ordered: readonly FlowNode[],
  into: Neighbours,
  outOf: Neighbours,
  laneOf: (id: string) => number,
  reach: number,
): ReadonlyMap<string, number> {
  const column = new Map<string, number>();
  const cells = new Cells();
  for (const { id } of ordered) {
    const lane = laneOf(id);
    const from = into.get(id) ?? [];
    const least = Math.max(0, ...from.map((other) => (column.get(other) ?? 0) + (laneOf(other) === lane ? 1 : 0)));
    const beside = from.filter((other) => column.get(other) === least);
    const [over] = beside;
    const together =
      over === undefined ||
      (beside.length === 1 && Math.abs(laneOf(over) - lane) <= reach && cells.isOpen(least, laneOf(over), lane));
    const at = together ? least : least + 1;
    if (together && over !== undefined) cells.lead(at, laneOf(over), lane);
    cells.stand(at, lane);
    column.set(id, at);
  }
  // What nothing leads to stands right before what it leads to.
  for (const { id } of ordered) {
    if (into.has(id)) continue;
    const next = (outOf.get(id) ?? []).map((to) => column.get(to) ?? 0);
    if (next.length > 0) column.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return column;
}

/** Which cells of columns and lanes are taken, by steps or by flows that lead through them. */
class Cells {
  readonly #taken = new Set<string>();
  readonly #steps = new Map<string, number>();

  stand(column: number, lane: number): void {
    const key = `${column} ${lane}`;
    this.#taken.add(key);
    this.#steps.set(key, (this.#steps.get(key) ?? 0) + 1);
  }

  /** Takes the cells of a flow from one lane to another. */
  lead(column: number, from: number, to: number): void {
    for (let lane = Math.min(from, to); lane <= Math.max(from, to); lane++) this.#taken.add(`${column} ${lane}`);
  }

  /** True where a flow can go straight from the one step in a lane to another lane, and end in a free cell. */
  isOpen(column: number, from: number, to: number): boolean {
    if ((this.#steps.get(`${column} ${from}`) ?? 0) > 1) return false;
    const step = Math.sign(to - from);
    for (let lane = from + step; lane !== to + step; lane += step)
      if (this.#taken.has(`${column} ${lane}`)) return false;
    return true;
  }
}
