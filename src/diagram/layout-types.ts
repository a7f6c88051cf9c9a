import type { LevelOrUnrated } from "../model/level.ts";
import type { Direction, InterfaceKind, LaneKind, Layer, ProcessMap, StateId, ViewRule } from "../model/process-map.ts";

/** CSS pixels at scale 1, the origin at the top left, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Text broken into lines, as it will be drawn. Nothing is measured after the layout. */
export interface TextBlock {
  readonly lines: readonly string[];
  /** Where the first line's baseline starts (or its middle or right end, by `anchor`), relative to the box. */
  readonly x: number;
  readonly y: number;
  readonly lineHeight: number;
  readonly anchor: "start" | "middle" | "end";
}

/** What the picture is asked to show. */
export interface ViewOptions {
  readonly state: StateId;
  readonly lanes?: LaneKind;
  readonly direction?: Direction;
  /** Ids of phases drawn as one box. */
  readonly collapsed?: readonly string[];
  /** Draw how the state came out of this one: changes marked, what is gone in its place. */
  readonly compareWith?: StateId;
  /** The map of `compareWith`, where that is another revision or file. */
  readonly compareMap?: ProcessMap;
  /** What people call both sides; the states' titles when left out. */
  readonly compareTitles?: { readonly before: string; readonly after: string };
  /** Of a comparison, draw this side alone, in the place that it has beside the other: both sides share one layout. */
  readonly compareSide?: "before" | "after";
  /** Draw places for steps that another state adds (dotted), so that all states share one layout. */
  readonly ghosts?: boolean;
  /** Draw only the steps that these rules of a view show. */
  readonly rules?: readonly ViewRule[];
  /** Title of the view that the rules are of, for the header of a file. */
  readonly viewTitle?: string;
  /** What is drawn over the flow. */
  readonly layers?: readonly Layer[];
  /** Width ÷ height that the picture should come near to; about 1.7 when left out. */
  readonly aspect?: number;
}

export type BoxKind = "process" | "decision" | "start" | "end" | "data" | "ghost" | "collapsed";

/** An interface that a step is done through, as a line at the foot of its box. */
export interface InterfaceLine {
  /** Absent on the line that says how many more there are. */
  readonly id?: string;
  readonly kind?: InterfaceKind;
  /** One line, cut to the box. */
  readonly text: string;
}

/**
 * How a step of a comparison differs from the state before. Paint only, but for the room that the strip with the old
 * level takes: `comparisonStrip` px at the left, which the text has to leave free.
 */
export interface NodeChange {
  /** `changed`: same level, but other actors, interfaces, effort … */
  readonly kind: "better" | "worse" | "added" | "removed" | "changed" | "same";
  /** Level before; drawn as a strip where it differs from now, and on removed steps. */
  readonly before?: LevelOrUnrated;
  /** Levels gained or lost, above 0; only for `better` and `worse`. */
  readonly by?: number;
  /** A side that stands alone: only the tag says what changed, the box looks as it does in its state. */
  readonly tagOnly?: true;
}
/** Width of the strip that shows the old level in a comparison. */
export const comparisonStrip = 26;

/** What layout sees of a node, before it has a place. */
export interface GraphNode {
  readonly id: string;
  readonly kind: BoxKind;
  /** What a ghost is in the states that have it: places must not depend on the state that is shown. */
  readonly shape?: BoxKind;
  readonly phase?: string;
  readonly width: number;
  readonly height: number;
  readonly title: TextBlock;
  /** Second line: "Data curator +1". */
  readonly subtitle?: TextBlock;
  readonly level?: LevelOrUnrated;
  readonly interfaceKind?: InterfaceKind;
  /** With the layer of interfaces: lines at the foot of the box, which then bears no icon. */
  readonly interfaces?: readonly InterfaceLine[];
  /** Id of the lane in `lanes actors`: the first actor's, or the one that the flow suggests. */
  readonly lane?: string;
  /** Of a collapsed phase: how many of its processes are on each level. */
  readonly levels?: Partial<Readonly<Record<LevelOrUnrated, number>>>;
  /** All actors' titles, for titles and readers. */
  readonly actors: readonly string[];
  readonly tooltip: string;
  /** Where a click leads in a file: the first web address among the step's links. */
  readonly href?: string;
  /** Only in a comparison of two states. */
  readonly change?: NodeChange;
}

/** What a flow says: words, and the share of those that go this way; both may be empty. */
export interface LabelParts {
  readonly words: string;
  readonly share: string;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** "no 20 %": lines of text, most often one. */
  readonly label?: readonly string[];
  /** What `label` was made of: where its place is smaller than its box, it is broken anew. */
  readonly said?: LabelParts;
  /** Of the text, px; the greatest of all states that share the layout. */
  readonly labelWidth?: number;
  /** Of the label's box, px, where it has more than one line in any of these states. */
  readonly labelHeight?: number;
  /** The whole label where `label` had to be cut. */
  readonly tooltip?: string;
  /** Titles of the hidden steps between its ends, where a view hides some: drawn broken. */
  readonly through?: readonly string[];
  /** No flow but what a step does with data: drawn dotted, with a head at either end for `both`. */
  readonly data?: "reads" | "writes" | "both";
  /** Belongs to another state: keeps its place, is not drawn. */
  readonly ghost?: true;
  /** Only in a comparison of two states. */
  readonly change?: "added" | "removed";
}

/** A band across the picture, one an actor (`lanes actors`). */
export interface GraphLane {
  readonly id: string;
  readonly title: string;
}

export interface GraphPhase {
  readonly id: string;
  readonly title: string;
  readonly parent?: string;
  readonly collapsed?: boolean;
  /** Purpose, notes and links. */
  readonly tooltip?: string;
  /** Where a click on the title leads in a file. */
  readonly href?: string;
}

/** State → boxes, edges, phases: everything sized, nothing placed. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly phases: readonly GraphPhase[];
  /** In the order of the file; only those with a node. Absent unless `lanes` is `actors`. */
  readonly actorLanes?: readonly GraphLane[];
  readonly direction: Direction;
  readonly lanes: LaneKind;
  readonly aspect: number;
}

/** A small arrowhead on a line, by its tip: `dx` and `dy` say where it points, one of them 0, the other 1 or -1. */
export interface Midway extends Point {
  readonly dx: number;
  readonly dy: number;
}

export interface PlacedNode extends Rect {
  readonly id: string;
}

export interface PlacedEdge {
  readonly id: string;
  /** Corners of an orthogonal line, first at the source's border, last at the target's. At least two. */
  readonly points: readonly Point[];
  /** Box of the label, in which the line is interrupted; smaller than was asked for where nothing else is free. */
  readonly label?: Rect;
  /** Goes back against the order of the file. */
  readonly back?: boolean;
  /** Arrowheads on the way of a long flow back. */
  readonly midways?: readonly Midway[];
}

export interface PlacedArea extends Rect {
  readonly id: string;
  readonly kind: "phase" | "lane";
  /** Title of a lane; a phase's stands in the graph. */
  readonly title?: string;
  /** Where the title's baseline starts; written upwards from there when `upright`. */
  readonly titleAt: Point;
  readonly upright?: boolean;
  /** Nesting depth, 0 outermost. */
  readonly depth: number;
}

/** Places for a `Graph`. Paint (levels, titles of the same size) is not in it, so a repaint needs no layout. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly areas: readonly PlacedArea[];
  /** Which phase begins each shelf: kept from the last picture so that an edit moves little. */
  readonly breaks: readonly string[];
}

/** Graph and places together: all that a picture needs. */
export interface Picture {
  readonly graph: Graph;
  readonly layout: Layout;
}
