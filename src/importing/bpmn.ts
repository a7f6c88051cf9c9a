import { BpmnModdle } from "bpmn-moddle";
import { levelIn } from "./level-words.ts";
import { durationIn, rateIn, shareIn } from "./loose-quantities.ts";
import type { Sketch, SketchFlow, SketchPhase, SketchStep } from "./sketch.ts";

/** What we look at of the meta-model's elements; a reference that the file leaves open is absent. */
interface Element {
  readonly $type: string;
  readonly $attrs: Readonly<Record<string, unknown>>;
  readonly id?: string;
  readonly name?: string;
  readonly documentation?: readonly { readonly text?: string }[];
  readonly flowElements?: readonly Element[];
  readonly artifacts?: readonly Element[];
  readonly laneSets?: readonly LaneSet[];
  readonly resources?: readonly Element[];
  readonly sourceRef?: Element | readonly Element[];
  readonly targetRef?: Element;
  readonly attachedToRef?: Element;
  readonly dataInputAssociations?: readonly Element[];
  readonly dataOutputAssociations?: readonly Element[];
  readonly dataObjectRef?: Element;
  readonly participants?: readonly (Element & { readonly processRef?: Element })[];
  readonly messageFlows?: readonly Element[];
  readonly text?: string;
  readonly categoryValueRef?: { readonly value?: string };
}
interface Shape {
  readonly bpmnElement?: Element;
  readonly bounds?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}
interface LaneSet {
  readonly lanes?: readonly (Element & {
    readonly flowNodeRef?: readonly Element[];
    readonly childLaneSet?: LaneSet;
  })[];
}

/**
 * A model in BPMN 2.0: tasks, gateways, events, sub-processes as phases, lanes and performers as actors, data. Gateways that
 * only split or join without a question are left out and their flows joined.
 * @throws {Error} One sentence where the text is no BPMN, or has no process.
 */
export async function readBpmn(text: string): Promise<Sketch> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(text).catch((error: unknown) => {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new Error(`This is no BPMN 2.0: ${reason}.`);
  });
  const { rootElements: roots = [], diagrams = [] } = rootElement as {
    readonly rootElements?: readonly Element[];
    readonly diagrams?: readonly { readonly plane?: { readonly planeElement?: readonly Shape[] } }[];
  };
  const model = new Model(warnings.map(({ message }) => lossOf(message)));
  const participants = roots.flatMap((root) => root.participants ?? []);
  const processes = roots.filter(({ $type }) => $type === "bpmn:Process");
  if (processes.length === 0) throw new Error("There is no process in this BPMN model.");
  for (const process of processes) {
    const pool = participants.find(({ processRef }) => processRef === process)?.name;
    model.process(process, processes.length > 1 ? pool : undefined);
  }
  for (const flow of roots.flatMap((root) => root.messageFlows ?? [])) model.flow(flow);
  model.groups(diagrams.flatMap(({ plane }) => plane?.planeElement ?? []));
  const name = processes.length === 1 ? (participants[0]?.name ?? processes[0]?.name) : undefined;
  return { ...model.sketch(), ...(name && { title: oneLine(name) }) };
}

class Model {
  private readonly phases: SketchPhase[] = [];
  private readonly steps = new Map<string, SketchStep>();
  private flows: SketchFlow[] = [];
  /** Gateways without a question of their own, and what else flows pass through. */
  private readonly passed = new Set<string>();
  private readonly actors = new Map<string, string[]>();
  private readonly entries = new Map<string, string>();
  private readonly losses: string[];

  constructor(losses: string[]) {
    this.losses = losses;
  }

  process(process: Element, pool: string | undefined): void {
    for (const set of process.laneSets ?? []) this.lanes(set);
    this.elements(process, undefined, pool);
    this.annotations(process);
  }

  /** Groups with a name are phases: they only say by their place what is in them, the smallest counts. */
  groups(shapes: readonly Shape[]): void {
    const named = shapes
      .flatMap(({ bpmnElement: element, bounds }) => {
        const title = element?.$type === "bpmn:Group" ? element.categoryValueRef?.value : undefined;
        return title && bounds && element?.id ? [{ key: element.id, title: oneLine(title), bounds }] : [];
      })
      .sort((a, b) => b.bounds.width * b.bounds.height - a.bounds.width * a.bounds.height);
    const around = ({ x, y, width, height }: NonNullable<Shape["bounds"]>, own?: string): string | undefined =>
      named.findLast(({ key, bounds: b }) => {
        const [midX, midY] = [x + width / 2, y + height / 2];
        const larger = b.width * b.height > width * height;
        return key !== own && larger && b.x <= midX && midX <= b.x + b.width && b.y <= midY && midY <= b.y + b.height;
      })?.key;
    for (const { key, title, bounds } of named) {
      const parent = around(bounds, key);
      this.phases.push({ key, title, ...(parent !== undefined && { parent }) });
    }
    for (const { bpmnElement: element, bounds } of shapes) {
      const step = this.steps.get(element?.id ?? "");
      const phase = bounds && around(bounds);
      if (step && step.phase === undefined && phase !== undefined) this.steps.set(step.key, { ...step, phase });
    }
  }

  sketch(): Sketch {
    for (const key of this.passed) this.joinThrough(key);
    const flows = this.flows.filter(({ from, to }) => this.steps.has(from) && this.steps.has(to));
    return { phases: this.phases, steps: [...this.steps.values()], flows, losses: this.losses };
  }

  private lanes(set: LaneSet): void {
    for (const lane of set.lanes ?? []) {
      if (lane.childLaneSet) this.lanes(lane.childLaneSet);
      for (const node of lane.flowNodeRef ?? []) {
        if (!node.id || !lane.name) continue;
        const actors = this.actors.get(node.id) ?? [];
        if (actors.length === 0) this.actors.set(node.id, [oneLine(lane.name)]);
      }
    }
  }

  private elements(holder: Element, phase: string | undefined, pool: string | undefined): void {
    for (const element of holder.flowElements ?? []) {
      if (element.$type === "bpmn:SequenceFlow") this.flow(element);
      else if (/SubProcess$|:Transaction$/.test(element.$type) && element.flowElements?.length)
        this.subProcess(element, phase, pool);
      else this.node(element, phase, pool);
    }
  }

  /** A phase; flows to it go to its start, flows from it leave from its ends. */
  private subProcess(element: Element, parent: string | undefined, pool: string | undefined): void {
    const key = element.id ?? "";
    this.phases.push({ key, title: oneLine(element.name ?? "Sub-process"), ...(parent !== undefined && { parent }) });
    this.elements(element, key, pool);
    this.annotations(element);
    const inside = element.flowElements ?? [];
    const first = inside.find(({ $type }) => $type === "bpmn:StartEvent") ?? inside.find(isNode);
    const ends = inside.filter(({ $type }) => $type === "bpmn:EndEvent");
    const last = ends.length > 0 ? ends : inside.filter(isNode).slice(-1);
    if (first?.id) this.entries.set(key, first.id);
    // The flow runs through: what begins and ends only inside is no start and no end of the whole.
    this.passed.add(key);
    if (first?.id) this.flows.push({ from: key, to: first.id });
    for (const end of last) if (end.id) this.flows.push({ from: end.id, to: `${key} out` });
    this.passed.add(`${key} out`);
    for (const event of [first, ...last])
      if (event?.id && /(?:Start|End)Event$/.test(event.$type)) {
        this.steps.delete(event.id);
        this.passed.add(event.id);
      }
  }

  flow(flow: Element): void {
    const source = Array.isArray(flow.sourceRef) ? flow.sourceRef[0] : (flow.sourceRef as Element | undefined);
    if (!source?.id || !flow.targetRef?.id) return;
    const from = source.$type === "bpmn:BoundaryEvent" ? (source.attachedToRef?.id ?? source.id) : source.id;
    const words = oneLine(flow.name ?? (source.$type === "bpmn:BoundaryEvent" ? (source.name ?? "") : ""));
    const [, label = "", last = ""] = /^(.*?)[\s,]*(\d[\d.,–-]*\s*%)?$/su.exec(words) ?? [];
    const share = shareIn(last);
    const said = share ? label : words;
    const out = /SubProcess$|:Transaction$/.test(source.$type) && source.flowElements?.length ? `${from} out` : from;
    this.flows.push({ from: out, to: flow.targetRef.id, ...(said && { label: said }), ...(share && { share }) });
  }

  private node(element: Element, phase: string | undefined, pool: string | undefined): void {
    const { $type: type, id: key } = element;
    if (key === undefined || !isNode(element)) return;
    if (type === "bpmn:BoundaryEvent") return;
    const place = phase === undefined ? {} : { phase };
    const lane = this.actors.get(key) ?? (pool ? [oneLine(pool)] : []);
    const performers = (element.resources ?? []).flatMap(({ name }) => (name ? [oneLine(name)] : []));
    const said = element.$attrs["mlmap:by"];
    const ours = typeof said === "string" ? said.split("; ") : performers;
    const actors = ours.length > 0 ? ours : lane;
    const notes = (element.documentation ?? []).flatMap(({ text }) => (text?.trim() ? [text.trim()] : []));
    const base = { key, actors, notes, ...place };
    if (type === "bpmn:StartEvent" || type === "bpmn:EndEvent") {
      const kind = type === "bpmn:StartEvent" ? "start" : "end";
      this.steps.set(key, { ...base, kind, title: oneLine(element.name ?? (kind === "start" ? "Start" : "End")) });
    } else if (type.endsWith("Gateway")) {
      const asks =
        type === "bpmn:ExclusiveGateway" || type === "bpmn:InclusiveGateway" || type === "bpmn:EventBasedGateway";
      this.gateway(element, base, asks);
    } else
      this.steps.set(key, { ...base, kind: "process", title: oneLine(element.name ?? "Untitled"), ...own(element) });
  }

  private gateway(element: Element, base: Omit<SketchStep, "kind" | "title">, asks: boolean): void {
    const ways = (element as { readonly outgoing?: readonly Element[] }).outgoing?.length ?? 0;
    if (!asks || (ways < 2 && !element.name)) {
      this.passed.add(base.key);
      return;
    }
    if (element.$type === "bpmn:InclusiveGateway")
      this.losses.push(`“${oneLine(element.name ?? base.key)}” may take several ways at once; a decision takes one.`);
    if (!element.name) this.losses.push(`The gateway \`${base.key}\` has no question; it is called “Which way?”.`);
    this.steps.set(base.key, { ...base, kind: "decision", title: oneLine(element.name ?? "Which way?") });
  }

  /** Takes out what has no place in a map and joins the flows through it. */
  private joinThrough(key: string): void {
    const into = this.flows.filter(({ from, to }) => to === key && from !== key);
    const out = this.flows.filter(({ from, to }) => from === key && to !== key);
    this.flows = this.flows.filter(({ from, to }) => from !== key && to !== key);
    for (const { from, ...before } of into)
      for (const { to, ...after } of out) {
        const label = before.label ?? after.label;
        const share = before.share ?? after.share;
        this.flows.push({ from, to, ...(label && { label }), ...(share && { share }) });
      }
  }

  /** Text annotations become notes of the step that they hang on; data associations what it reads and writes. */
  private annotations(holder: Element): void {
    for (const association of holder.artifacts ?? []) {
      if (association.$type !== "bpmn:Association") continue;
      const ends = [association.sourceRef as Element | undefined, association.targetRef];
      const text = ends.find((end) => end?.$type === "bpmn:TextAnnotation")?.text?.trim();
      const step = ends.map((end) => this.steps.get(end?.id ?? "")).find((found) => found !== undefined);
      if (text && step) this.steps.set(step.key, { ...step, notes: [...(step.notes ?? []), text] });
    }
    for (const element of holder.flowElements ?? []) {
      const step = this.steps.get(element.id ?? "");
      if (!step) continue;
      const reads = (element.dataInputAssociations ?? []).flatMap(({ sourceRef }) =>
        (Array.isArray(sourceRef) ? sourceRef : [sourceRef]).flatMap((data: Element | undefined) => titleOfData(data)),
      );
      const writes = (element.dataOutputAssociations ?? []).flatMap(({ targetRef }) => titleOfData(targetRef));
      if (reads.length + writes.length > 0) this.steps.set(step.key, { ...step, reads, writes });
    }
  }
}

/** What a map's own export wrote beside the model. */
function own(element: Element): Partial<SketchStep> {
  const word = (name: string): string => {
    const value = element.$attrs[`mlmap:${name}`];
    return typeof value === "string" ? value : "";
  };
  const [level, effort, wait] = [levelIn(word("level")), durationIn(word("effort")), durationIn(word("wait"))];
  const [runs, rework, purpose, why] = [rateIn(word("runs")), shareIn(word("rework")), word("purpose"), word("why")];
  const via = word("via");
  return {
    ...(level && { level }),
    ...(level && why && { levelReason: why }),
    ...(effort && { effort }),
    ...(wait && { wait }),
    ...(runs && { runs }),
    ...(rework && { rework }),
    ...(purpose && { purpose }),
    ...(via && { interfaces: via.split("; ") }),
  };
}

/** The reader's warnings: what, then indented the line, the column and why. */
function lossOf(warning: string): string {
  const [what = "", ...details] = warning.split("\n").map((line) => line.trim());
  const detail = (name: string): string | undefined =>
    details.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const line = detail("line");
  const why = detail("nested error");
  return `${line === undefined ? "" : `Line ${Number(line) + 1}: `}${what}${why ? `, ${why}` : ""}.`;
}

const isNode = ({ $type }: Element): boolean => /(?:Task|Event|Gateway|Activity|SubProcess|Transaction)$/.test($type);

function titleOfData(data: Element | undefined): readonly string[] {
  const name = data?.name ?? data?.dataObjectRef?.name;
  return name ? [oneLine(name)] : [];
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
