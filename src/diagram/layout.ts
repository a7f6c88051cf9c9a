import { badnessOf } from "./badness.ts";
import { itemsOf, type LooseBlock } from "./blocks.ts";
import { cutsOf } from "./breaks.ts";
import { cellsOf, elkGraphOf, type Pair, type Places, placesFrom } from "./cells.ts";
import { chosenDraft, chosenPlan, drawnPlans, sketchedFrom } from "./choice.ts";
import { draftOf, drawingOf, type Remembered, sketchOf } from "./drawing.ts";
import { type Elk, loadElk } from "./elk.ts";
import { finished } from "./finished.ts";
import { flowOrder } from "./flow-order.ts";
import { KnownBlocks } from "./known-blocks.ts";
import { knownPlaces } from "./known-shapes.ts";
import { lanePlans } from "./lanes.ts";
import type { Graph, GraphNode, Layout } from "./layout-types.ts";
import { withRoomMade } from "./made-room.ts";
import type { Block, Cell, FlowEdge, FlowNode, Plan } from "./plan.ts";
import { placesInSegments } from "./segments.ts";
import { shapeKey } from "./shape-key.ts";
import { type Piece, piecesOf, shelved } from "./shelves.ts";
import { areaFont, areaPadding, box, labelHeight, labelPadding } from "./sizes.ts";
import { swappedAgain } from "./swaps.ts";
import { textWidth } from "./text-width.ts";

export interface LayoutStats {
  /** Runs of ELK since the layouter was made. */
  elkRuns: number;
  /** Layouts that were reckoned anew, ELK or not. */
  layouts: number;
}
export interface Layouter {
  /** Places for a graph. `previous`, the last picture's layout, keeps the breaks of its shelves. */
  layout(graph: Graph, previous?: Layout): Promise<Layout>;
  readonly stats: Readonly<LayoutStats>;
}

/** Shapes of blocks that are kept: more than a big map and its states have. */
const memory = 400;

/** Whole layouts that are kept: a few states in both directions, and back again by undo. */
const picturesKept = 24;

/** Pictures whose lines are kept: the last one, and the other states of a map between which people switch. */
const memoriesKept = 4;

interface Memory {
  readonly layout: Layout;
  readonly remembered: Remembered & { readonly blocks: KnownBlocks };
}

/** True for a copy too: pictures come back from another thread. */
function isSame(a: Layout, b: Layout): boolean {
  return (
    a === b ||
    (a.width === b.width &&
      a.height === b.height &&
      a.nodes.length === b.nodes.length &&
      a.edges.length === b.edges.length &&
      a.nodes.every(({ id, x, y }, at) => {
        const other = b.nodes[at];
        return other?.id === id && other.x === x && other.y === y;
      }))
  );
}

/** Thrown where a shape is met that ELK has to lay out, and ELK is not loaded yet. */
const elkIsMissing = new Error("ELK is not loaded.");

/** Makes a layouter with a memory of its own. */
export function createLayouter(): Layouter {
  const stats: LayoutStats = { elkRuns: 0, layouts: 0 };
  const known = new Map<string, Places>();
  const pictures = new Map<string, Layout>();
  const memories: Memory[] = [];
  const names = new Names();
  let elk: Elk | undefined;
  return {
    stats,
    async layout(graph, previous) {
      const shape = shapeKey(graph);
      const same = pictures.get(shape);
      if (same) return same;
      stats.layouts++;
      const places: PlacesOf = (count, pairs) => {
        const key = `${count}: ${pairs.join(" ")}`;
        const kept = known.get(key);
        if (kept) {
          known.delete(key);
          known.set(key, kept);
          return kept;
        }
        const small = knownPlaces(count, pairs);
        if (small) return small;
        if (!elk) throw elkIsMissing;
        stats.elkRuns++;
        const fresh = placesFrom(elk, elkGraphOf(count, pairs));
        known.set(key, fresh);
        if (known.size > memory) known.delete(known.keys().next().value ?? "");
        return fresh;
      };
      const last = previous && memories.find(({ layout }) => isSame(layout, previous));
      const work = () => laidOut(graph, names, places, previous, last?.remembered);
      let made: ReturnType<typeof work>;
      try {
        made = work();
      } catch (error) {
        if (error !== elkIsMissing) throw error;
        // Most maps do without. All shapes are asked for before a line is led, so that little is done twice.
        elk = await loadElk();
        made = work();
      }
      const { layout, remembered } = made;
      pictures.set(shape, layout);
      if (remembered) memories.unshift({ layout, remembered });
      if (memories.length > memoriesKept) memories.pop();
      if (pictures.size > picturesKept) pictures.delete(pictures.keys().next().value ?? "");
      return layout;
    },
  };
}

/**
 * One copy of each name. Pictures come from another thread, each with copies of its own, and comparing them letter by letter with those of the
 * last picture takes a tenth of what an edit takes.
 */
class Names {
  readonly #known = new Map<string, string>();

  /** The copy that is known, this one from now on where none is. */
  one(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#known.size === namesKept) this.#known.clear();
    this.#known.set(name, name);
    return name;
  }
}

/** Many times what a large map has. */
const namesKept = 20_000;

type PlacesOf = (count: number, pairs: readonly Pair[]) => Places;

function laidOut(
  graph: Graph,
  names: Names,
  places: PlacesOf,
  previous: Layout | undefined,
  last: Memory["remembered"] | undefined,
): { readonly layout: Layout; readonly remembered?: Memory["remembered"] | undefined } {
  const down = graph.direction === "down";
  const nodes = graph.nodes.map(
    (node, index): FlowNode => ({
      id: names.one(node.id),
      index,
      kind: node.shape ?? node.kind,
      length: down ? node.height : node.width,
      breadth: down ? node.width : node.height,
      endRoom: down ? flatHalf(node) : sideHalf(node),
      flankRoom: down ? sideHalf(node) : flatHalf(node),
    }),
  );
  if (nodes.length === 0) return { layout: { width: 0, height: 0, nodes: [], edges: [], areas: [], breaks: [] } };
  const order = flowOrder(
    nodes.map((node) => node.id),
    graph.edges,
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = graph.edges.flatMap((edge, index): FlowEdge[] => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (!from || !to) return [];
    const width = (edge.labelWidth ?? 0) + 2 * labelPadding;
    const height = edge.labelHeight ?? labelHeight;
    return [
      {
        index,
        id: edge.id,
        from,
        to,
        back: order.back.has(index),
        ...((edge.labelWidth ?? 0) > 0 && {
          label: down ? { length: height, breadth: width, across: true } : { length: width, breadth: height },
        }),
      },
    ];
  });
  const columnLength = down ? box.height : box.width;
  const edgesAt = nodes.map((): FlowEdge[] => []);
  for (const edge of edges) {
    edgesAt[edge.from.index]?.push(edge);
    if (edge.to !== edge.from) edgesAt[edge.to.index]?.push(edge);
  }
  const drawn = drawnPlans(nodes.length, graph.lanes);
  const blocks = new KnownBlocks(last?.blocks);
  const blockOf = (loose: LooseBlock): Block => {
    const known = blocks.of(loose.nodes, edgesAt, order.rank, (count, pairs) => placesInSegments(count, pairs, places));
    const cells = cellsOf(known.ordered, known.places);
    return {
      id: known.ordered[0]?.id ?? "",
      frames: loose.frames,
      cells,
      columns: 1 + Math.max(...cells.map((cell) => cell.column)),
      rows: 1 + Math.max(...cells.map((cell) => cell.row)),
      align: loose.align,
      columnLength,
      ...(drawn > 1 && { cuts: cutsIn(cells, edgesAt) }),
    };
  };
  const breaks = previous?.breaks ?? [];
  const arranged = (aspect: number): readonly Plan[] => {
    if (graph.lanes === "actors" && graph.actorLanes) {
      const laneOf = new Map(graph.nodes.map((node) => [node.id, node.lane ?? ""]));
      const lanes = new Map(graph.actorLanes.map((lane) => [lane.id, textLength(lane.title)]));
      return lanePlans(nodes, edges, order.rank, graph.actorLanes, (id) => laneOf.get(id) ?? "", {
        aspect,
        breaks,
        columnLength,
        titleBreadth: (lane) => (lanes.get(lane) ?? 0) + areaPadding,
      });
    }
    const plans = shelved(pieces(), {
      aspect,
      breaks,
      columnLength,
      length: (down ? previous?.height : previous?.width) ?? 0,
    });
    return plans.map((plan) => swappedAgain(plan, breaks));
  };
  const titles = new Map(graph.phases.map((phase) => [phase.id, titleLength(phase.title)]));
  let made: readonly Piece[] | undefined;
  const pieces = () => {
    made ??= piecesOf(itemsOf(graph, nodes, edges), blockOf, (phase) => ({
      titleLength: titles.get(phase) ?? 0,
      titleBehind: down,
    }));
    return made;
  };
  const wanted = down ? 1 / graph.aspect : graph.aspect;
  const draw = (plan: Plan) => draftOf(plan, nodes, edges, last);
  const once = breaks.length > 0;
  const best =
    nodes.length > sketchedFrom && !once
      ? draw(chosenPlan(arranged, (plan) => sketchOf(plan, nodes, edges), wanted))
      : chosenDraft(arranged, draw, { aspect: wanted, count: drawn, once, ordered: previous !== undefined });
  const tidy = drawn > 1 ? withRoomMade(best, nodes, (draft) => badnessOf(draft, wanted)) : best;
  const drawing = drawingOf(tidy, nodes);
  return {
    layout: finished(graph, nodes, drawing),
    remembered: drawing.remembered && { ...drawing.remembered, blocks },
  };
}

function cutsIn(cells: readonly Cell[], edgesAt: readonly (readonly FlowEdge[])[]): readonly number[] {
  const columnOf = new Map(cells.map(({ node, column }) => [node.id, column]));
  const own = new Set(cells.flatMap(({ node }) => edgesAt[node.index] ?? []));
  return cutsOf([...own], columnOf, 1 + Math.max(...columnOf.values()));
}

/** Half of the part of a box's upper or lower side at which a flow can end: slopes and curves are no place for arrows. */
function flatHalf({ kind: drawn, shape: kind = drawn, width, height }: GraphNode): number {
  if (kind === "decision" || kind === "collapsed") return Math.max(0, width / 2 - 24);
  if (kind === "start" || kind === "end") return Math.max(0, (width - height) / 2 - 2);
  return width / 2 - 12;
}

/** The same of its left or right side. */
function sideHalf({ kind: drawn, shape: kind = drawn, height }: GraphNode): number {
  return kind === "process" || kind === "ghost" || kind === "data" ? height / 2 - 10 : 0;
}

/** Longest title that a phase is widened for; longer ones are cut. */
const longestTitle = 420;

const titleLength = (title: string): number => Math.min(longestTitle, textLength(title));

const textLength = (title: string): number => Math.ceil(textWidth(title, areaFont.size, areaFont.weight));
