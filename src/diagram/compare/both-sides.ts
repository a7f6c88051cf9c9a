import type { Graph, Layout, Picture, PlacedArea, Point, ViewOptions } from "../layout-types.ts";
import { moved } from "../moved.ts";
import { onEarlierSide } from "./side-ids.ts";

/** Around each side, and above it for its title, px. */
const [frame, head, apart] = [16, 30, 24] as const;
/** Baseline and beginning of a side's title in its frame, px. */
const titleAt: Point = { x: 16, y: 21 };
/** What pages and screens are about: width ÷ height. */
const pageShape = 1.5;

/**
 * Two states as one picture: each in a frame with its title, in the places that they share, beside each other or one below
 * the other, whichever is more like a page. A picture that leaves the preview has no edge that could be dragged: both are there.
 */
export function bothSides(
  before: Graph,
  after: Picture,
  titles: Readonly<Record<"before" | "after", string>>,
): Picture {
  const { layout } = after;
  const [width, height] = [layout.width + 2 * frame, layout.height + head + frame];
  const offPage = (shape: number): number => Math.abs(Math.log(shape / pageShape));
  const beside = offPage((2 * width + apart) / height) < offPage(width / (2 * height + apart));
  const second: Point = beside ? { x: width + apart, y: 0 } : { x: 0, y: height + apart };
  const first: Point = { x: 0, y: 0 };
  const sides = [
    sideOf("before", titles.before, named(before, layout), first, { width, height }),
    sideOf("after", titles.after, after, second, { width, height }),
  ];
  return {
    graph: {
      ...after.graph,
      nodes: sides.flatMap(({ graph }) => graph.nodes),
      edges: sides.flatMap(({ graph }) => graph.edges),
      phases: sides.flatMap(({ graph }) => graph.phases),
    },
    layout: {
      ...layout,
      width: second.x + width,
      height: second.y + height,
      nodes: sides.flatMap((side) => side.layout.nodes),
      edges: sides.flatMap((side) => side.layout.edges),
      areas: sides.flatMap((side) => side.layout.areas),
    },
  };
}

/**
 * What a view shows as one picture: two states that are shown apart are both in it, any other picture is as it is.
 *
 * @param earlier makes the graph of the earlier side, where there is one
 */
export function wholeOf(
  picture: Picture,
  { compareSide, compareTitles }: Pick<ViewOptions, "compareSide" | "compareTitles">,
  earlier: () => Graph,
): Picture {
  if (compareSide === undefined || compareTitles === undefined) return picture;
  return bothSides(earlier(), picture, compareTitles);
}

/** One side in its frame, whose ground is that of the page: phases in it look as they do without. */
function sideOf(
  id: "before" | "after",
  title: string,
  { graph, layout }: Picture,
  at: Point,
  size: { readonly width: number; readonly height: number },
): Picture {
  const around: PlacedArea = {
    ...at,
    ...size,
    id: `side/${id}`,
    kind: "phase",
    title,
    depth: 1,
    titleAt: { x: at.x + titleAt.x, y: at.y + titleAt.y },
  };
  const inner = moved(layout, { x: at.x + frame, y: at.y + head });
  return { graph, layout: { ...inner, areas: [around, ...inner.areas] } };
}

/** The earlier side with ids of its own. */
function named(graph: Graph, layout: Layout): Picture {
  const own = <Thing extends { readonly id: string }>(thing: Thing): Thing => ({
    ...thing,
    id: onEarlierSide(thing.id),
  });
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => ({
        ...own(node),
        ...(node.phase !== undefined && { phase: onEarlierSide(node.phase) }),
        ...(node.lane !== undefined && { lane: onEarlierSide(node.lane) }),
      })),
      edges: graph.edges.map((edge) => ({ ...own(edge), from: onEarlierSide(edge.from), to: onEarlierSide(edge.to) })),
      phases: graph.phases.map((phase) => ({
        ...own(phase),
        ...(phase.parent !== undefined && { parent: onEarlierSide(phase.parent) }),
      })),
    },
    layout: { ...layout, nodes: layout.nodes.map(own), edges: layout.edges.map(own), areas: layout.areas.map(own) },
  };
}
