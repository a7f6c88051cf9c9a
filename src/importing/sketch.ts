import { nameFor } from "../language/index.ts";
import type { Level } from "../model/level.ts";
import type { Flow, ProcessMap, Step } from "../model/process-map.ts";
import type { Duration, Range, Rate } from "../model/quantity.ts";

/** A step as another tool wrote it: things are named by the titles that people gave them. */
export interface SketchStep {
  /** How the other file names it; flows refer to it. */
  readonly key: string;
  readonly kind: Step["kind"];
  readonly title: string;
  /** Key of the phase that holds it. */
  readonly phase?: string;
  /** Titles. */
  readonly actors?: readonly string[];
  readonly interfaces?: readonly string[];
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly level?: Level;
  readonly levelReason?: string;
  readonly effort?: Duration;
  readonly wait?: Duration;
  readonly runs?: Rate;
  readonly rework?: Range;
  readonly purpose?: string;
  readonly notes?: readonly string[];
}

export interface SketchPhase {
  readonly key: string;
  readonly title: string;
  /** Key of the phase that holds this one. */
  readonly parent?: string;
}

/** Keys at both ends. */
export type SketchFlow = Pick<Flow, "from" | "to" | "label" | "share">;

/** What was understood of another tool's file, before its things have names of the language. */
export interface Sketch {
  readonly title?: string;
  readonly direction?: "right" | "down";
  readonly phases: readonly SketchPhase[];
  readonly steps: readonly SketchStep[];
  readonly flows: readonly SketchFlow[];
  /** What could not be carried over, a sentence each, with its place where that helps. */
  readonly losses: readonly string[];
}

/** The map that a sketch means. Names are made from titles: `"Train the model"` becomes `train-the-model`. */
export function mapOfSketch(sketch: Sketch, uri: string, fallbackTitle: string): ProcessMap {
  const phaseIds = namesFor(sketch.phases);
  const stepIds = namesFor(sketch.steps);
  const actors = new Things();
  const interfaces = new Things();
  const data = new Things();
  const steps = sketch.steps.map((step): Step => {
    const phase = step.phase === undefined ? undefined : phaseIds.get(step.phase);
    const common = {
      id: stepIds.get(step.key) ?? "",
      title: step.title,
      notes: step.notes ?? [],
      links: [],
      ...(phase !== undefined && { phase }),
    };
    if (step.kind === "start" || step.kind === "end") return { ...common, kind: step.kind };
    const by = { actors: actors.ids(step.actors) };
    if (step.kind === "decision") return { ...common, kind: "decision", ...by };
    const { level, levelReason, effort, wait, runs, rework, purpose } = step;
    return {
      ...common,
      kind: "process",
      ...by,
      interfaces: interfaces.ids(step.interfaces),
      reads: data.ids(step.reads),
      writes: data.ids(step.writes),
      ...(level && { level }),
      ...(level && levelReason && { levelReason }),
      ...(effort && { effort }),
      ...(wait && { wait }),
      ...(runs && { runs }),
      ...(rework && { rework }),
      ...(purpose && { purpose }),
    };
  });
  const plain = { notes: [], links: [] };
  return {
    uri,
    title: sketch.title?.trim() || fallbackTitle,
    ...plain,
    settings: { assume: { residual: {} }, levelTitles: {}, ...(sketch.direction && { direction: sketch.direction }) },
    actors: actors.all.map((thing) => ({ kind: "actor", ...thing, ...plain })),
    interfaces: interfaces.all.map((thing) => ({ kind: "interface", ...thing, ...plain })),
    data: data.all.map((thing) => ({ kind: "data", ...thing, ...plain })),
    phases: sketch.phases.map((phase) => {
      const parent = phase.parent === undefined ? undefined : phaseIds.get(phase.parent);
      return {
        kind: "phase",
        id: phaseIds.get(phase.key) ?? "",
        title: phase.title,
        ...plain,
        ...(parent !== undefined && { parent }),
      };
    }),
    steps,
    flows: flowsOf(sketch.flows, stepIds),
    targets: [],
    views: [],
    platforms: [],
    questionnaires: [],
  };
}

/** Key → name, unique among its like. */
function namesFor(things: readonly { readonly key: string; readonly title: string }[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    things.map(({ key, title }) => {
      const name = nameFor(title, taken);
      taken.add(name);
      return [key, name];
    }),
  );
}

/** Flows between steps that are there; the same arrow drawn twice is one. */
function flowsOf(flows: readonly SketchFlow[], ids: ReadonlyMap<string, string>): readonly Flow[] {
  const seen = new Set<string>();
  return flows.flatMap(({ from, to, label, share }) => {
    const [start, end] = [ids.get(from), ids.get(to)];
    const key = JSON.stringify([start, end, label ?? ""]);
    if (start === undefined || end === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ from: start, to: end, ...(label && { label }), ...(share && { share }) }];
  });
}

/** Actors, interfaces or data, each once however often they are mentioned and in whatever case. */
class Things {
  readonly all: { readonly id: string; readonly title: string }[] = [];
  private readonly byTitle = new Map<string, string>();
  private readonly taken = new Set<string>();

  ids(titles: readonly string[] = []): readonly string[] {
    return [...new Set(titles.map((title) => this.id(title)))];
  }

  private id(title: string): string {
    const key = title.trim().toLowerCase();
    const known = this.byTitle.get(key);
    if (known !== undefined) return known;
    const id = nameFor(title, this.taken);
    this.taken.add(id);
    this.byTitle.set(key, id);
    this.all.push({ id, title: title.trim() });
    return id;
  }
}
