import type { ProcessMap, State, Step } from "../model/process-map.ts";
import { dataBox, ghostText } from "./boxes.ts";
import type { GraphEdge, GraphNode } from "./layout-types.ts";
import type { Union } from "./state-union.ts";
import { oneLine } from "./text-lines.ts";

/** Id of the sheet that stands for a data set: data and steps have separate spaces of names. */
export function dataNodeId(data: string): string {
  return `data:${data}`;
}

/** The data set that a box stands for; undefined for other boxes. */
export function dataOfNode(id: string): string | undefined {
  return id.startsWith(dataNodeId("")) ? id.slice(dataNodeId("").length) : undefined;
}

/** What one box does with one data set. */
interface Use {
  readonly data: string;
  readonly box: string;
  reads: boolean;
  writes: boolean;
  /** Only in a state that is not shown. */
  ghost: boolean;
}

/** What the layer has to know of the picture that it is laid over. */
export interface DataLayerOn {
  readonly map: ProcessMap;
  /** All states as they are viewed, the shown one first. */
  readonly states: readonly State[];
  readonly union: Union;
  readonly nodes: readonly GraphNode[];
  /** Step → the box that shows it. */
  boxOf(step: string): string | undefined;
}

/**
 * The sheets of data with what reads and writes them. A sheet stands behind the first box that writes it, else before the
 * first that reads it, in that box's phase. What only a collapsed phase uses is as hidden as its steps.
 */
export function dataLayer(on: DataLayerOn): {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
} {
  const uses = usesOf(on);
  const nodes = [...on.nodes];
  const edges: GraphEdge[] = [];
  for (const [data, ofData] of uses) {
    const node = sheet(on, data, ofData);
    const boxes = nodes.map((box) => box.id);
    const writer = ofData.find((use) => use.writes);
    const at = boxes.indexOf((writer ?? ofData[0])?.box ?? "");
    const home = nodes[at];
    nodes.splice(writer ? at + 1 : at, 0, { ...node, ...(home?.phase !== undefined && { phase: home.phase }) });
    for (const { box, reads, writes, ghost } of ofData) {
      const [from, to] = writes ? [box, node.id] : [node.id, box];
      edges.push({
        id: `${from}->${to}`,
        from,
        to,
        data: reads && writes ? "both" : writes ? "writes" : "reads",
        ...(ghost && { ghost }),
      });
    }
  }
  return { nodes, edges };
}

/** Uses by data set, in the order of the steps. */
function usesOf({ union, nodes, boxOf }: DataLayerOn): ReadonlyMap<string, readonly Use[]> {
  const folded = new Set(nodes.filter((node) => node.kind === "collapsed").map((node) => node.id));
  const uses = new Map<string, Map<string, Use>>();
  const add = (form: Step, box: string, ghost: boolean): void => {
    if (form.kind !== "process") return;
    for (const [word, list] of [["reads", form.reads] as const, ["writes", form.writes] as const]) {
      for (const data of list) {
        const ofData = uses.get(data) ?? new Map<string, Use>();
        uses.set(data, ofData);
        const use = ofData.get(box) ?? { data, box, reads: false, writes: false, ghost };
        ofData.set(box, use);
        // The line is drawn as the shown state has it, and keeps its place in the others.
        if (use.ghost && !ghost) Object.assign(use, { reads: false, writes: false, ghost: false });
        if (use.ghost === ghost) use[word] = true;
      }
    }
  };
  for (const { step, forms, onlyIn } of union.steps) {
    const box = boxOf(step.id);
    if (box === undefined) continue;
    if (onlyIn === undefined) add(step, box, false);
    for (const form of forms) if (form !== step || onlyIn !== undefined) add(form, box, true);
  }
  const found = [...uses].map(([data, ofData]) => [data, [...ofData.values()]] as const);
  return new Map(found.filter(([, ofData]) => !ofData.every(({ box }) => folded.has(box)) || ofData.length > 1));
}

function sheet({ map, states }: DataLayerOn, data: string, uses: readonly Use[]): GraphNode {
  const holder = states.find((state) => usesData(state, data)) ?? states[0];
  const found = [holder, ...states].flatMap((state) => state?.data.find((d) => d.id === data) ?? [])[0];
  const title = oneLine(found?.title ?? data);
  const { width, height, title: text } = dataBox(title);
  const place = { id: dataNodeId(data), width, height, actors: [] };
  if (uses.every((use) => use.ghost)) {
    const note = `only in ${oneLine(holder?.title ?? map.title)}`;
    return {
      ...place,
      kind: "ghost",
      shape: "data",
      title: ghostText(note, width, height),
      tooltip: `${title}\n${note}`,
    };
  }
  return { ...place, kind: "data", title: text, tooltip: [title, found?.format].filter((line) => line).join("\n") };
}

function usesData(state: State, data: string): boolean {
  return state.steps.some((step) => step.kind === "process" && [...step.reads, ...step.writes].includes(data));
}
