import { levelFacts } from "../model/level.ts";
import type { Graph, GraphNode } from "./layout-types.ts";

/** One step in words: "Label entities (Exceptionally manual; Data curator, Data scientist)". */
function stepWords(node: GraphNode, ways: Graph["edges"], titles: ReadonlyMap<string, string>): string {
  const title = node.title.lines.join(" ");
  const facts = [kindWords(node), node.actors.join(", "), interfaceWords(node)].filter(Boolean);
  const next = ways.map((way) => `${titles.get(way.to) ?? way.to}${wayWords(way)}`);
  return `${title}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}${next.length > 0 ? ` → ${next.join(", ")}` : ""}`;
}

/** In brackets: a label, what happens to data, what is passed on the way. */
function wayWords({ label, data, through }: Graph["edges"][number]): string {
  const words = [label, data === "both" ? "reads and writes" : data, through && `through ${through.join(", ")}`];
  const said = words.filter((word) => word !== undefined && word !== "");
  return said.length > 0 ? ` [${said.join("; ")}]` : "";
}

function interfaceWords({ interfaces }: GraphNode): string {
  return interfaces ? `via ${interfaces.map((line) => line.text).join(", ")}` : "";
}

/** What a step is, and in a comparison what becomes of it. */
function kindWords({ kind, level, change }: GraphNode): string {
  if (change?.kind === "removed") return "gone";
  const now =
    kind === "process"
      ? levelFacts[level ?? "unrated"].legend
      : kind === "decision"
        ? "Decision"
        : kind === "data"
          ? "Data"
          : "";
  if (change?.kind === "added") return [now, "new"].filter(Boolean).join(", ");
  if (change?.before === undefined || change.kind === "same" || change.kind === "changed") return now;
  return `${now}, was: ${levelFacts[change.before].legend}`;
}

/** The map as an outline in reading order, a line a step: what a screen reader says of the picture. */
export function outlineOf(graph: Graph): string {
  const titles = new Map(graph.nodes.map((node) => [node.id, node.title.lines.join(" ")]));
  const ways = new Map<string, Graph["edges"][number][]>();
  for (const edge of graph.edges) ways.set(edge.from, [...(ways.get(edge.from) ?? []), edge]);
  const phases = new Map(graph.phases.map((phase) => [phase.id, phase.title]));
  const lines: string[] = [];
  let current: string | undefined;
  for (const node of graph.nodes) {
    if (node.kind === "ghost") continue;
    if (node.phase !== current && node.phase !== undefined) lines.push(`${phases.get(node.phase) ?? node.phase}:`);
    current = node.phase;
    lines.push(`${node.phase === undefined ? "" : "  "}${stepWords(node, ways.get(node.id) ?? [], titles)}`);
  }
  return lines.join("\n");
}
