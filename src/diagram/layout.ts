import { type ElkGraph, type ElkNode, loadElk } from "./elk.ts";
import type { Graph, Layout, PlacedArea, PlacedNode, Point } from "./layout-types.ts";

export interface LayoutStats {
  /** Runs of ELK since the layouter was made. */
  elkRuns: number;
}
export interface Layouter {
  /** Places for a graph. `previous`, the last picture's layout, keeps the breaks of its shelves. */
  layout(graph: Graph, previous?: Layout): Promise<Layout>;
  readonly stats: Readonly<LayoutStats>;
}

interface Section {
  startPoint: Point;
  endPoint: Point;
  bendPoints?: Point[];
}

/** Makes a layouter with a memory of its own. */
export function createLayouter(): Layouter {
  const stats: LayoutStats = { elkRuns: 0 };
  return {
    stats,
    async layout(graph) {
      const elk = await loadElk();
      const options = {
        "elk.algorithm": "layered",
        "elk.direction": graph.direction === "down" ? "DOWN" : "RIGHT",
        "elk.edgeRouting": "ORTHOGONAL",
        "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
        "elk.spacing.nodeNode": "28",
        "elk.layered.spacing.nodeNodeBetweenLayers": "44",
        "elk.padding": "[top=25,left=12,bottom=12,right=12]",
      };
      type Tree = ElkNode & { children?: Tree[]; layoutOptions?: Record<string, string> };
      const groups = new Map<string, Tree>();
      const top: Tree[] = [];
      for (const phase of graph.phases.filter((p) => !p.collapsed)) {
        groups.set(phase.id, { id: `area:${phase.id}`, width: 0, height: 0, children: [], layoutOptions: options });
      }
      for (const phase of graph.phases.filter((p) => !p.collapsed)) {
        const group = groups.get(phase.id);
        if (group) (groups.get(phase.parent ?? "")?.children ?? top).push(group);
      }
      for (const { id, phase, width, height } of graph.nodes) {
        (groups.get(phase ?? "")?.children ?? top).push({ id, width, height });
      }
      stats.elkRuns++;
      const root = elk({
        id: "root",
        layoutOptions: {
          ...options,
          "elk.hierarchyHandling": "INCLUDE_CHILDREN",
          "elk.json.shapeCoords": "ROOT",
          "elk.json.edgeCoords": "ROOT",
        },
        children: top,
        edges: graph.edges.map((edge) => ({
          id: edge.id,
          sources: [edge.from],
          targets: [edge.to],
          labels:
            edge.label === undefined
              ? []
              : [
                  {
                    text: edge.label,
                    width: (edge.labelWidth ?? 0) + 8,
                    height: 14,
                    layoutOptions: { "elk.edgeLabels.inline": "true", "elk.edgeLabels.placement": "CENTER" },
                  },
                ],
        })),
      } as ElkGraph) as ElkGraph & { width: number; height: number };
      const nodes: PlacedNode[] = [];
      const areas: PlacedArea[] = [];
      const walk = (list: readonly Tree[], depth: number) => {
        for (const item of list) {
          const rect = { x: item.x ?? 0, y: item.y ?? 0, width: item.width, height: item.height };
          if (item.id.startsWith("area:")) {
            areas.push({
              ...rect,
              id: item.id.slice(5),
              kind: "phase",
              depth,
              titleAt: { x: rect.x + 12, y: rect.y + 17 },
            });
            walk(item.children ?? [], depth + 1);
          } else nodes.push({ id: item.id, ...rect });
        }
      };
      walk((root.children ?? []) as Tree[], 0);
      return {
        width: root.width,
        height: root.height,
        nodes,
        areas,
        edges: (root.edges ?? []).map((edge) => {
          const { sections = [], labels = [] } = edge as unknown as {
            sections?: Section[];
            labels?: { x: number; y: number; width: number; height: number }[];
          };
          const label = labels[0];
          return {
            id: edge.id,
            points: sections
              .flatMap((s) => [s.startPoint, ...(s.bendPoints ?? []), s.endPoint])
              .map(({ x, y }) => ({ x, y })),
            ...(label && { label: { x: label.x, y: label.y, width: label.width, height: label.height } }),
          };
        }),
        breaks: [],
      };
    },
  };
}
