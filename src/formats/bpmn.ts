import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import { graphOf } from "../diagram/index.ts";
import type { Layout, PlacedEdge, PlacedNode, Point, Rect } from "../diagram/layout-types.ts";
import { type Theme, themeWith } from "../diagram/theme.ts";
import type { Flow, State, Step } from "../model/process-map.ts";
import {
  besideEvent,
  besideGateway,
  besideLine,
  gatewayGround,
  type LooseLabel,
  putLabels,
  sizeOf,
} from "./bpmn-labels.ts";
import { linesOf } from "./flow-lines.ts";
import { type FormatInput, format } from "./format.ts";
import { flowWords, type StepRow, shownState, stepRows } from "./step-table.ts";

/** For modelers of BPMN 2.0, with the places of our picture; level and numbers stand in attributes of our own. */
export const bpmn = format({
  id: "bpmn",
  title: "BPMN 2.0 model",
  extension: ".bpmn",
  mediaType: "application/bpmn+xml",
  kind: "data",
  async write(input) {
    const others = input.map.targets.length + input.map.platforms.length;
    return {
      content: await model(input),
      losses: [
        "Phases are drawn as groups; levels and numbers stand in attributes (`mlmap:level` …) that other tools keep but do not show.",
        ...(others > 0 ? [`It holds one state; the map has ${others} more.`] : []),
      ],
    };
  },
});

/** Our own attributes: kept by every modeler, read back by `mlmap import`. */
const ownNamespace = "https://ml-process-maps.dev/bpmn";
const colourNamespaces = {
  "xmlns:mlmap": ownNamespace,
  "xmlns:color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
  "xmlns:bioc": "http://bpmn.io/schema/bpmn/biocolor/1.0",
};

async function model(input: FormatInput): Promise<string> {
  const { map, view, look = {}, layouter } = input;
  const state = shownState(input);
  const layout = await layouter.layout(graphOf(map, { ...view, state: state.id, lanes: "phases", collapsed: [] }));
  const theme = themeWith(look.theme ?? "light", map.settings.palette);
  const writer = new Writer(state, layout, theme);
  for (const row of stepRows(map, state)) writer.step(row);
  const lines = linesOf(layout, state.flows);
  state.flows.forEach((flow, i) => writer.flow(flow, i, lines[i]));
  writer.data();
  writer.phases();
  const { xml } = await writer.moddle.toXML(writer.definitions(map.title), { format: true });
  return xml;
}

const elementTypes = {
  process: "bpmn:Task",
  decision: "bpmn:ExclusiveGateway",
  start: "bpmn:StartEvent",
  end: "bpmn:EndEvent",
} as const;

/** Sides of events and gateways in px: modelers draw them at one size, whatever their title. */
const eventSize = 36;
const gatewaySize = 50;

class Writer {
  readonly moddle = new BpmnModdle();
  private readonly state: State;
  private readonly places: ReadonlyMap<string, PlacedNode>;
  private readonly layout: Layout;
  private readonly theme: Theme;
  private readonly elements = new Map<string, ModdleElement>();
  private readonly flowElements: ModdleElement[] = [];
  private readonly artifacts: ModdleElement[] = [];
  private readonly categories: ModdleElement[] = [];
  private readonly drawn: ModdleElement[] = [];
  private readonly rows: StepRow[] = [];
  private readonly labels: LooseLabel[] = [];
  private readonly boxes: Rect[] = [];
  private readonly lines: (readonly Point[])[] = [];
  private readonly frames: Rect[] = [];

  constructor(state: State, layout: Layout, theme: Theme) {
    this.state = state;
    this.layout = layout;
    this.theme = theme;
    this.places = new Map(layout.nodes.map((node) => [node.id, node]));
  }

  step(row: StepRow): void {
    const { step, actors } = row;
    const element = this.moddle.create(elementTypes[step.kind], {
      id: xmlId("step", step.id),
      name: step.title,
      ...(step.notes.length > 0 && {
        documentation: step.notes.map((text) => this.moddle.create("bpmn:Documentation", { text })),
      }),
      ...ownAttributes(row),
    });
    if (actors.length > 0 && step.kind === "process")
      element.set(
        "resources",
        actors.map((name) => this.moddle.create("bpmn:Performer", { name })),
      );
    this.elements.set(step.id, element);
    this.flowElements.push(element);
    this.rows.push(row);
    const bounds = this.boundsOf(step.id);
    if (!bounds) return;
    this.boxes.push(...(step.kind === "decision" ? gatewayGround(bounds) : [bounds]));
    if (step.kind === "process") {
      this.shape(element, bounds, this.colours(step.level ?? "unrated"));
      return;
    }
    const label = this.shape(element, bounds, {});
    const beside = step.kind === "decision" ? besideGateway : besideEvent;
    this.loose(label, beside(bounds, step.title));
  }

  flow(flow: Flow, index: number, edge: PlacedEdge | undefined): void {
    const [sourceRef, targetRef] = [this.elements.get(flow.from), this.elements.get(flow.to)];
    if (!sourceRef || !targetRef) return;
    const words = flowWords(flow);
    const element = this.moddle.create("bpmn:SequenceFlow", {
      id: `flow_${index + 1}`,
      sourceRef,
      targetRef,
      ...(words && { name: words }),
    });
    for (const [end, way] of [
      [sourceRef, "outgoing"],
      [targetRef, "incoming"],
    ] as const)
      (end.get(way) as ModdleElement[]).push(element);
    this.flowElements.push(element);
    if (edge) this.line(element, flow, edge, words);
  }

  /** Data that steps read and write, where the picture has no place for it: the model alone. */
  data(): void {
    const references = new Map(
      this.state.data.map((sheet) => {
        const object = this.moddle.create("bpmn:DataObject", { id: xmlId("data", sheet.id) });
        const reference = this.moddle.create("bpmn:DataObjectReference", {
          id: xmlId("data-reference", sheet.id),
          name: sheet.title,
          dataObjectRef: object,
        });
        this.flowElements.push(object, reference);
        return [sheet.id, reference] as const;
      }),
    );
    for (const { step } of this.rows) {
      const element = this.elements.get(step.id);
      if (step.kind !== "process" || !element) continue;
      const known = (ids: readonly string[]): ModdleElement[] => ids.flatMap((id) => references.get(id) ?? []);
      const [reads, writes] = [known(step.reads), known(step.writes)];
      if (reads.length > 0)
        element.set(
          "dataInputAssociations",
          reads.map((sheet, i) =>
            this.moddle.create("bpmn:DataInputAssociation", {
              id: `${xmlId("reads", step.id)}_${i + 1}`,
              sourceRef: [sheet],
            }),
          ),
        );
      if (writes.length > 0)
        element.set(
          "dataOutputAssociations",
          writes.map((sheet, i) =>
            this.moddle.create("bpmn:DataOutputAssociation", {
              id: `${xmlId("writes", step.id)}_${i + 1}`,
              targetRef: sheet,
            }),
          ),
        );
    }
  }

  phases(): void {
    for (const area of this.layout.areas) {
      const phase = area.kind === "phase" ? this.state.phases.find(({ id }) => id === area.id) : undefined;
      if (!phase) continue;
      const value = this.moddle.create("bpmn:CategoryValue", {
        id: xmlId("phase-value", phase.id),
        value: phase.title,
      });
      this.categories.push(
        this.moddle.create("bpmn:Category", { id: xmlId("phase-category", phase.id), categoryValue: [value] }),
      );
      const group = this.moddle.create("bpmn:Group", { id: xmlId("phase", phase.id), categoryValueRef: value });
      this.artifacts.push(group);
      const label = { x: area.titleAt.x, y: area.y + 6, ...sizeOf(phase.title, Math.max(60, area.width - 24)) };
      this.boxes.push(label);
      this.frames.push(area);
      this.shape(group, area, {}, label);
    }
  }

  definitions(title: string): ModdleElement {
    putLabels(this.labels, { boxes: this.boxes, lines: this.lines, frames: this.frames });
    const process = this.moddle.create("bpmn:Process", {
      id: "process",
      name: title,
      isExecutable: false,
      flowElements: this.flowElements,
      artifacts: this.artifacts,
    });
    const plane = this.moddle.create("bpmndi:BPMNPlane", {
      id: "plane",
      bpmnElement: process,
      planeElement: this.drawn,
    });
    return this.moddle.create("bpmn:Definitions", {
      id: "definitions",
      targetNamespace: ownNamespace,
      ...colourNamespaces,
      rootElements: [...this.categories, process],
      diagrams: [this.moddle.create("bpmndi:BPMNDiagram", { id: "diagram", plane })],
    });
  }

  private shape(
    element: ModdleElement,
    box: Rect,
    colours: Readonly<Record<string, string>>,
    label?: Rect,
  ): ModdleElement {
    const shape = this.moddle.create("bpmndi:BPMNShape", {
      id: `${String(element.get("id"))}_shape`,
      bpmnElement: element,
      bounds: this.bounds(box),
      ...colours,
    });
    const text = this.moddle.create("bpmndi:BPMNLabel", {
      "color:color": this.theme.text,
      ...(label && { bounds: this.bounds(label) }),
    });
    shape.set("label", text);
    this.drawn.push(shape);
    return text;
  }

  /** A label that gets its place once all else has its own. */
  private loose(label: ModdleElement, places: readonly Rect[]): void {
    this.labels.push({ places, put: (place) => label.set("bounds", this.bounds(place)) });
  }

  private line(element: ModdleElement, flow: Flow, edge: PlacedEdge, words: string): void {
    const points = this.docked(flow, edge.points);
    const shape = this.moddle.create("bpmndi:BPMNEdge", {
      id: `${String(element.get("id"))}_line`,
      bpmnElement: element,
      waypoint: points.map(({ x, y }) => this.moddle.create("dc:Point", { x: Math.round(x), y: Math.round(y) })),
    });
    this.lines.push(points);
    if (edge.label && words) {
      // Modelers do not interrupt a line for its label, so that it stands beside.
      const label = this.moddle.create("bpmndi:BPMNLabel", {});
      shape.set("label", label);
      this.loose(label, besideLine(points, words, edge.label));
    }
    this.drawn.push(shape);
  }

  /** Lines end at our pills and hexagons; events and gateways are smaller, so the ends are led on to them. */
  private docked(flow: Flow, points: readonly Point[]): readonly Point[] {
    const start = this.reach(flow.from, points[0], points[1]);
    const end = this.reach(flow.to, points.at(-1), points.at(-2));
    return [...(start ? [...start].reverse() : []), ...points, ...(end ?? [])];
  }

  /** The points from where a line ends at our box to the shape within it; undefined where they are the same. */
  private reach(id: string, at: Point | undefined, before: Point | undefined): readonly Point[] | undefined {
    const bounds = this.boundsOf(id);
    const kind = this.kindOf(id);
    if (!bounds || !at || !before || kind === "process") return undefined;
    const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    const radius = bounds.width / 2;
    const sideways = at.y === before.y;
    const off = sideways ? at.y - middle.y : at.x - middle.x;
    const towards = Math.sign(sideways ? at.x - middle.x : at.y - middle.y);
    if (Math.abs(off) < radius) {
      // Straight on, to the edge of a circle or of a square on its tip.
      const inward = kind === "decision" ? radius - Math.abs(off) : Math.sqrt(radius ** 2 - off ** 2);
      return [sideways ? { x: middle.x + towards * inward, y: at.y } : { x: at.x, y: middle.y + towards * inward }];
    }
    // Beside it: round a bend to the nearest tip.
    const side = Math.sign(off) * radius;
    return sideways
      ? [
          { x: middle.x, y: at.y },
          { x: middle.x, y: middle.y + side },
        ]
      : [
          { x: at.x, y: middle.y },
          { x: middle.x + side, y: middle.y },
        ];
  }

  /** Where a step's shape stands: a box as it is, events and gateways in the middle of ours. */
  private boundsOf(id: string): Rect | undefined {
    const place = this.places.get(id);
    const kind = this.kindOf(id);
    if (!place || kind === "process") return place;
    const size = kind === "decision" ? gatewaySize : eventSize;
    return { x: place.x + (place.width - size) / 2, y: place.y + (place.height - size) / 2, width: size, height: size };
  }

  private kindOf(id: string): Step["kind"] {
    return this.state.steps.find((step) => step.id === id)?.kind ?? "process";
  }

  private bounds({ x, y, width, height }: Rect): ModdleElement {
    return this.moddle.create("dc:Bounds", {
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
    });
  }

  private colours(level: keyof Theme["levels"]): Readonly<Record<string, string>> {
    const { fill, border } = this.theme.levels[level];
    return {
      "color:border-color": border,
      "bioc:stroke": border,
      ...(fill !== "transparent" && { "color:background-color": fill, "bioc:fill": fill }),
    };
  }
}

/** What BPMN has no word for. */
function ownAttributes({
  step,
  actors,
  interfaces,
  effort,
  wait,
  runs,
  rework,
  purpose,
}: StepRow): Readonly<Record<string, string>> {
  if (step.kind === "decision") return actors.length > 0 ? { "mlmap:by": actors.join("; ") } : {};
  if (step.kind !== "process") return {};
  const words = {
    level: step.level,
    why: step.levelReason,
    via: interfaces.join("; "),
    effort,
    wait,
    runs,
    rework,
    purpose,
  };
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, value]) => (value ? [[`mlmap:${name}`, value]] : [])),
  );
}

/** Ids of XML are plain words; other letters become their numbers. */
function xmlId(kind: string, id: string): string {
  return `${kind}_${id.replaceAll(/[^A-Za-z0-9-]/g, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}_`)}`;
}
