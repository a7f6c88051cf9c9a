import { type Pair, type Places, pairsOf } from "./cells.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";

/** What the places of a block's steps depend on, and the places. */
interface KnownBlock {
  /** In the order of the flow. */
  readonly ordered: readonly FlowNode[];
  /** Flows of each step. */
  readonly edges: readonly (readonly FlowEdge[])[];
  readonly places: Places;
}

/** Places of steps, block by block: those of the last picture are taken over where the block is the same. */
export class KnownBlocks {
  readonly #last: ReadonlyMap<string, KnownBlock> | undefined;
  readonly #blocks = new Map<string, KnownBlock>();

  constructor(last?: KnownBlocks) {
    // Not the last picture itself: it would keep the one before it, and so on.
    this.#last = last && last.#blocks;
  }

  /**
   * @param edgesAt flows of each step, by its index, in the order of the map
   * @param rank places in the order of the flow
   */
  of(
    nodes: readonly FlowNode[],
    edgesAt: readonly (readonly FlowEdge[])[],
    rank: ReadonlyMap<string, number>,
    places: (count: number, pairs: readonly Pair[]) => Places,
  ): { readonly ordered: readonly FlowNode[]; readonly places: Places } {
    const ordered = nodes
      .map((node) => ({ node, at: rank.get(node.id) ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ node }) => node);
    const edges = ordered.map((node) => edgesAt[node.index] ?? []);
    const first = ordered[0]?.id ?? "";
    const known = this.#last?.get(first);
    const fresh = (): KnownBlock => {
      const own = [...new Set(edges.flat())].sort((a, b) => a.index - b.index);
      return { ordered, edges, places: places(ordered.length, pairsOf(ordered, own)) };
    };
    const block = known && isSame(known, ordered, edges) ? known : fresh();
    this.#blocks.set(first, block);
    return { ordered, places: block.places };
  }
}

function isSame(known: KnownBlock, ordered: readonly FlowNode[], edges: readonly (readonly FlowEdge[])[]): boolean {
  return (
    known.ordered.length === ordered.length &&
    ordered.every((node, at) => {
      if (known.ordered[at]?.id !== node.id) return false;
      const [mates, own] = [known.edges[at] ?? [], edges[at] ?? []];
      return (
        mates.length === own.length &&
        own.every((edge, k) => {
          const mate = mates[k];
          return mate?.from.id === edge.from.id && mate.to.id === edge.to.id && mate.back === edge.back;
        })
      );
    })
  );
}
