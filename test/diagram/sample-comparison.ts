import type { GraphEdge, GraphNode, NodeChange, Picture } from "../../src/diagram/layout-types.ts";
import type { LevelOrUnrated } from "../../src/model/level.ts";

/** One step of each kind of change, placed by hand: what a comparison of two states may show. */

const box = { width: 152, height: 52 };
const strip = 29;

interface Words {
  readonly title: string;
  readonly second?: string;
  readonly level?: LevelOrUnrated;
  readonly change?: NodeChange;
}

const steps: Readonly<Record<string, Words>> = {
  better: {
    title: "Train",
    second: "−39 h",
    level: "automated",
    change: { kind: "better", before: "non-repeatable", by: 2 },
  },
  worse: {
    title: "Review",
    second: "+6 h",
    level: "manual",
    change: { kind: "worse", before: "semi-automated", by: 2 },
  },
  added: { title: "Register", level: "automated", change: { kind: "added" } },
  gone: { title: "Report results", second: "−24 h", change: { kind: "removed", before: "manual" } },
  changed: { title: "Deploy", second: "Product engineers", level: "automated", change: { kind: "changed" } },
  same: { title: "Collect", level: "semi-automated", change: { kind: "same" } },
  started: {
    title: "Monitor drift",
    second: "+2 h new",
    level: "automated",
    change: { kind: "better", before: "absent", by: 4 },
  },
  unrated: { title: "Archive", level: "manual", change: { kind: "changed", before: "unrated" } },
};

const nodes = Object.entries(steps).map(([id, { title, second, level, change }]): GraphNode => {
  const x = change?.before !== undefined && change.kind !== "changed" ? strip : 0;
  return {
    id,
    kind: "process",
    ...box,
    title: { lines: [title], x: x + (change?.kind === "removed" ? 9 : 28), y: 23, lineHeight: 15, anchor: "start" },
    ...(second ? { subtitle: { lines: [second], x: x + 9, y: 41, lineHeight: 14, anchor: "start" } } : {}),
    ...(level ? { level } : {}),
    ...(id === "better" || id === "added" ? { interfaceKind: "library" as const } : {}),
    ...(change ? { change } : {}),
    actors: [],
    tooltip: title,
  };
});

const place = (i: number) => ({ x: (i % 4) * 190, y: 14 + Math.floor(i / 4) * 90 });
const rects = nodes.map((node, i) => ({ id: node.id, ...place(i), ...box }));
const edges: readonly GraphEdge[] = [
  { id: "f1", from: "better", to: "worse" },
  { id: "f2", from: "worse", to: "added", change: "added" },
  { id: "f3", from: "added", to: "gone", change: "removed" },
];

export const sampleComparison: Picture = {
  graph: { nodes, edges, phases: [], direction: "right", lanes: "phases", aspect: 1.7 },
  layout: {
    width: 722,
    height: 156,
    nodes: rects,
    edges: edges.map((edge, i) => ({
      id: edge.id,
      points: [
        { x: i * 190 + 152, y: 40 },
        { x: (i + 1) * 190, y: 40 },
      ],
    })),
    areas: [],
    breaks: [],
  },
};
