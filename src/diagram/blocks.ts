import type { Graph, GraphPhase } from "./layout-types.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";

/** Nodes that ELK lays out together, before they have places. */
export interface LooseBlock {
  readonly kind: "block";
  readonly frames: readonly string[];
  readonly nodes: readonly FlowNode[];
  readonly align: "start" | "middle" | "end";
  /** Stays on the shelf of the block before or after it. */
  readonly sticks?: "to-next" | "to-previous";
  /** Node beside which its first node stands. */
  readonly beside?: string;
}
/** A phase and what it holds. */
export interface Group {
  readonly kind: "group";
  readonly phase: GraphPhase;
  readonly items: readonly Item[];
}
export type Item = LooseBlock | Group;

/**
 * Blocks and phases in the order of the file. A start outside of the phases is moved before the block to which it leads, an
 * end behind the block from which it is reached; wherever they are declared, they stand beside their neighbour.
 */
export function itemsOf(graph: Graph, nodes: readonly FlowNode[], edges: readonly FlowEdge[]): readonly Item[] {
  const phaseOf = new Map(graph.nodes.map((node) => [node.id, node.phase]));
  const byId = new Map(graph.phases.map((phase) => [phase.id, phase]));
  const known = (id: string | undefined) =>
    id !== undefined && byId.has(id) && !byId.get(id)?.collapsed ? id : undefined;
  const events = new Map<string, { node: FlowNode; beside: FlowNode }>();
  const anyPhase = graph.phases.some((phase) => !phase.collapsed);
  for (const node of anyPhase ? nodes : []) {
    if (known(phaseOf.get(node.id)) !== undefined || (node.kind !== "start" && node.kind !== "end")) continue;
    const beside = neighbourOf(node, edges);
    if (beside) events.set(node.id, { node, beside });
  }
  const tree = grown(graph, nodes, (id) => known(phaseOf.get(id)), events);
  return withEvents(tree, [...events.values()]);
}

/** The step beside which an event stands: the first that a start leads to, the last that leads to an end. */
function neighbourOf(event: FlowNode, edges: readonly FlowEdge[]): FlowNode | undefined {
  const isPill = (node: FlowNode) => node.kind === "start" || node.kind === "end";
  if (event.kind === "start") return edges.find((edge) => edge.from === event && !isPill(edge.to))?.to;
  return edges.findLast((edge) => edge.to === event && !isPill(edge.from))?.from;
}

interface Draft {
  readonly phase?: GraphPhase;
  readonly items: (FlowNode[] | Draft)[];
}

function grown(
  graph: Graph,
  nodes: readonly FlowNode[],
  phaseOf: (id: string) => string | undefined,
  events: ReadonlyMap<string, unknown>,
): readonly Item[] {
  const parents = new Map(graph.phases.map((phase) => [phase.id, phase]));
  const root: Draft = { items: [] };
  const drafts = new Map<string, Draft>();
  const draftOf = (id: string | undefined): Draft => {
    const phase = id === undefined ? undefined : parents.get(id);
    if (!phase) return root;
    const made = drafts.get(phase.id);
    if (made) return made;
    const draft: Draft = { phase, items: [] };
    drafts.set(phase.id, draft);
    draftOf(phase.parent).items.push(draft);
    return draft;
  };
  const place = (node: FlowNode) => {
    const { items } = draftOf(phaseOf(node.id));
    const last = items[items.length - 1];
    if (Array.isArray(last)) last.push(node);
    else items.push([node]);
  };
  for (const node of nodes) if (!events.has(node.id)) place(node);
  return frozen(root, []);
}

function frozen(draft: Draft, frames: readonly string[]): readonly Item[] {
  return draft.items.flatMap((item): Item[] => {
    if (Array.isArray(item)) return [{ kind: "block", frames, nodes: item, align: "middle" }];
    if (!item.phase) return [];
    const items = frozen(item, [...frames, item.phase.id]);
    return items.length > 0 ? [{ kind: "group", phase: item.phase, items }] : [];
  });
}

function holds(item: Item, id: string): boolean {
  return item.kind === "block"
    ? item.nodes.some((node) => node.id === id)
    : item.items.some((inner) => holds(inner, id));
}

/** Puts each event beside the outermost item that holds its neighbour. */
function withEvents(items: readonly Item[], events: readonly { node: FlowNode; beside: FlowNode }[]): readonly Item[] {
  const before = new Map<Item, { nodes: FlowNode[]; beside: string }>();
  const after = new Map<Item, { nodes: FlowNode[]; beside: string }>();
  for (const { node, beside } of events) {
    const item = items.find((candidate) => holds(candidate, beside.id));
    if (!item) continue;
    const side = node.kind === "start" ? before : after;
    side.set(item, { beside: beside.id, ...side.get(item), nodes: [...(side.get(item)?.nodes ?? []), node] });
  }
  return items.flatMap((item): Item[] => {
    const starts = before.get(item);
    const ends = after.get(item);
    return [
      ...(starts ? [{ kind: "block", frames: [], ...starts, align: "end", sticks: "to-next" } as const] : []),
      item,
      ...(ends ? [{ kind: "block", frames: [], ...ends, align: "start", sticks: "to-previous" } as const] : []),
    ];
  });
}
