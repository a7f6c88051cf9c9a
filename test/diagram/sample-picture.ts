import type { Graph, GraphNode, Layout, Picture, Point, Rect, TextBlock } from "../../src/diagram/layout-types.ts";
import type { LevelOrUnrated } from "../../src/model/level.ts";
import type { InterfaceKind } from "../../src/model/process-map.ts";

/** A picture placed by hand, so that drawing can be looked at and tested apart from the layout. */

const box = { width: 140, height: 52 };

interface StepWords {
  readonly id: string;
  readonly at: Point;
  readonly title: readonly string[];
  readonly phase?: string;
  readonly by?: readonly string[];
}

function lines(words: readonly string[], x: number, y: number, anchor: TextBlock["anchor"]): TextBlock {
  return { lines: words, x, y, lineHeight: 15, anchor };
}

type Placed = { readonly node: GraphNode; readonly rect: Rect };

function process(words: StepWords, level?: LevelOrUnrated, interfaceKind?: InterfaceKind): Placed {
  const actors = words.by ?? [];
  const two = words.title.length > 1;
  const more = actors.length > 1 ? ` +${actors.length - 1}` : "";
  return {
    node: {
      id: words.id,
      kind: "process",
      ...(words.phase ? { phase: words.phase } : {}),
      ...box,
      title: lines(words.title, 28, two ? 17 : 23, "start"),
      ...(actors[0] ? { subtitle: lines([actors[0] + more], 9, two ? 46 : 41, "start") } : {}),
      ...(level ? { level } : {}),
      ...(interfaceKind ? { interfaceKind } : {}),
      actors,
      tooltip: words.title.join(" "),
    },
    rect: { ...words.at, ...box },
  };
}

function other(kind: "decision" | "start" | "end" | "ghost", words: StepWords, size: Partial<typeof box> = {}): Placed {
  const { width, height } = { ...box, ...size };
  const actors = words.by ?? [];
  const two = words.title.length > 1;
  return {
    node: {
      id: words.id,
      kind,
      ...(words.phase ? { phase: words.phase } : {}),
      width,
      height,
      title: lines(words.title, width / 2, kind === "decision" ? (two ? 17 : 24) : height / 2 + 4.5, "middle"),
      ...(actors[0] ? { subtitle: lines([actors[0]], width / 2, two ? 46 : 42, "middle") } : {}),
      actors,
      tooltip: words.title.join(" "),
    },
    rect: { ...words.at, width, height },
  };
}

const curator = "Data curator";
const scientist = "Data scientist";
const engineer = "ML engineer";
const columns = [26, 194, 362, 530, 698] as const;
const rows = [27, 142, 257, 372] as const;
const at = (column: 0 | 1 | 2 | 3 | 4, row: 0 | 1 | 2 | 3): Point => ({ x: columns[column], y: rows[row] });

const steps: readonly Placed[] = [
  other("start", { id: "brief", at: { x: 50, y: 34 }, title: ["Customer brief"] }, { width: 116, height: 38 }),
  process(
    { id: "collect", at: at(1, 0), title: ["Collect", "documents"], phase: "prepare", by: [curator] },
    "semi-automated",
  ),
  process(
    { id: "clean", at: at(2, 0), title: ["Remove", "personal data"], phase: "prepare", by: [curator] },
    "non-repeatable",
  ),
  process(
    { id: "label", at: at(3, 0), title: ["Label entities"], phase: "prepare", by: [curator, scientist] },
    "manual",
    "ui",
  ),
  other("decision", { id: "agree", at: at(4, 0), title: ["Annotators", "agree?"], phase: "prepare", by: [scientist] }),
  process({ id: "train", at: at(0, 1), title: ["Train"], phase: "build", by: [scientist] }, "non-repeatable", "ui"),
  process({ id: "tune", at: at(1, 1), title: ["Tune settings"], phase: "build", by: [scientist] }, "manual", "ui"),
  process(
    { id: "evaluate", at: at(2, 1), title: ["Evaluate"], phase: "build", by: [scientist] },
    "semi-automated",
    "library",
  ),
  process({ id: "report", at: at(3, 1), title: ["Report results"], phase: "build", by: [scientist] }, "manual"),
  other("decision", { id: "good", at: at(4, 1), title: ["Good enough?"], phase: "build", by: [scientist] }),
  other("ghost", { id: "register", at: at(0, 2), title: ["new in the target"], phase: "release" }),
  process({ id: "package", at: at(1, 2), title: ["Package the", "model"], phase: "release", by: [engineer] }, "manual"),
  process(
    { id: "review", at: at(2, 2), title: ["Security review"], phase: "release", by: [engineer] },
    "automated",
    "api",
  ),
  process({ id: "deploy", at: at(3, 2), title: ["Deploy"], phase: "release", by: [engineer] }, "semi-automated", "cli"),
  other("end", { id: "live", at: { x: 698, y: 264 }, title: ["In production"] }, { width: 116, height: 38 }),
  process(
    { id: "serve", at: at(0, 3), title: ["Serve", "predictions"], phase: "run", by: [engineer] },
    "semi-automated",
    "api",
  ),
  process({ id: "monitor", at: at(1, 3), title: ["Monitor drift"], phase: "run", by: [engineer] }, "absent"),
  process({ id: "cases", at: at(2, 3), title: ["Collect error", "cases"], phase: "run", by: [curator] }),
];

interface Line {
  readonly from: string;
  readonly to: string;
  readonly points: readonly (readonly [number, number])[];
  readonly label?: { readonly text: string; readonly width: number; readonly at: Point };
}

const straight = (from: string, to: string, x: number, toX: number, y: number): Line => ({
  from,
  to,
  points: [
    [x, y],
    [toX, y],
  ],
});

const flows: readonly Line[] = [
  straight("brief", "collect", 166, 194, 53),
  straight("collect", "clean", 334, 362, 53),
  straight("clean", "label", 502, 530, 53),
  straight("label", "agree", 670, 698, 53),
  {
    from: "agree",
    to: "label",
    points: [
      [788, 28],
      [788, 14],
      [620, 14],
      [620, 27],
    ],
    label: { text: "no 20 %", width: 44, at: { x: 682, y: 6 } },
  },
  {
    from: "agree",
    to: "train",
    points: [
      [768, 78],
      [768, 109],
      [140, 109],
      [140, 142],
    ],
    label: { text: "yes", width: 18, at: { x: 719, y: 101 } },
  },
  straight("train", "tune", 166, 194, 168),
  straight("tune", "evaluate", 334, 362, 168),
  straight("evaluate", "report", 502, 530, 168),
  straight("report", "good", 670, 698, 168),
  {
    from: "good",
    to: "tune",
    points: [
      [788, 143],
      [788, 129],
      [284, 129],
      [284, 142],
    ],
    label: { text: "no 45 %", width: 44, at: { x: 682, y: 121 } },
  },
  {
    from: "good",
    to: "package",
    points: [
      [768, 193],
      [768, 219],
      [264, 219],
      [264, 257],
    ],
    label: { text: "yes", width: 18, at: { x: 719, y: 211 } },
  },
  straight("package", "review", 334, 362, 283),
  straight("review", "deploy", 502, 530, 283),
  straight("deploy", "live", 670, 698, 283),
  {
    from: "deploy",
    to: "serve",
    points: [
      [600, 309],
      [600, 333],
      [96, 333],
      [96, 372],
    ],
  },
  straight("serve", "monitor", 166, 194, 398),
  straight("monitor", "cases", 334, 362, 398),
  {
    from: "cases",
    to: "collect",
    points: [
      [432, 424],
      [432, 446],
      [0, 446],
      [0, 98],
      [264, 98],
      [264, 79],
    ],
    label: { text: "drift", width: 22, at: { x: 155, y: 438 } },
  },
];

const phases = [
  { id: "prepare", title: "Prepare data", rect: { x: 182, y: 2, width: 668, height: 87 } },
  { id: "build", title: "Build the model", rect: { x: 14, y: 117, width: 836, height: 87 } },
  { id: "release", title: "Release", rect: { x: 14, y: 232, width: 668, height: 87 } },
  { id: "run", title: "Run", rect: { x: 14, y: 347, width: 500, height: 87 } },
];

const graph: Graph = {
  nodes: steps.map((step) => step.node),
  edges: flows.map(({ from, to, label }) => ({
    id: `${from}-${to}`,
    from,
    to,
    ...(label ? { label: [label.text], labelWidth: label.width } : {}),
  })),
  phases: phases.map(({ id, title }) => ({ id, title })),
  direction: "right",
  lanes: "phases",
  aspect: 1.7,
};

const layout: Layout = {
  width: 852,
  height: 450,
  nodes: steps.map((step) => ({ id: step.node.id, ...step.rect })),
  edges: flows.map(({ from, to, points, label }) => ({
    id: `${from}-${to}`,
    points: points.map(([x, y]) => ({ x, y })),
    ...(label ? { label: { x: label.at.x - 4, y: label.at.y, width: label.width + 8, height: 16 } } : {}),
  })),
  areas: phases.map(({ id, rect }) => ({
    id,
    kind: "phase",
    ...rect,
    titleAt: { x: rect.x + 12, y: rect.y + 16 },
    depth: 0,
  })),
  breaks: phases.map((phase) => phase.id),
};

/** The current state of a language company's map: every shape, every level, loops and labels. */
export const samplePicture: Picture = { graph, layout };
