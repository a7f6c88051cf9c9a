import type { Level } from "../../src/model/level.ts";
import type {
  Actor,
  Change,
  ChangedClauses,
  Elements,
  Flow,
  MapSettings,
  Phase,
  Platform,
  Process,
  ProcessMap,
  Step,
  Target,
} from "../../src/model/process-map.ts";
import { type Duration, type DurationUnit, durationUnits, type Period, type Rate } from "../../src/model/quantity.ts";

/** Maps as plain data, for tests that need no text: `aMap({ steps: [step("a", "manual")], flows: ["a -> b"] })`. */
export function aMap(parts: Partial<Omit<ProcessMap, "flows">> & { flows?: readonly string[] } = {}): ProcessMap {
  const { flows = [], ...rest } = parts;
  return {
    uri: "memory:///test.mlflow",
    title: "Test",
    notes: [],
    links: [],
    actors: [],
    interfaces: [],
    data: [],
    phases: [],
    steps: [],
    settings: someSettings(),
    targets: [],
    platforms: [],
    questionnaires: [],
    views: [],
    ...rest,
    flows: flowsOf(...flows),
  };
}

export function someSettings(parts: Partial<MapSettings> = {}): MapSettings {
  return { assume: { residual: {} }, levelTitles: {}, ...parts };
}

type ProcessParts = Partial<Omit<Process, "id" | "kind" | "effort" | "wait" | "runs">> & {
  effort?: string;
  wait?: string;
  runs?: string;
};

const plain = { notes: [], links: [] } as const;

export function step(id: string, level?: Level, parts: ProcessParts = {}): Process {
  const { effort, wait, runs, ...rest } = parts;
  return {
    ...plain,
    kind: "process",
    id,
    title: id,
    actors: [],
    interfaces: [],
    reads: [],
    writes: [],
    ...(level && { level }),
    ...(effort && { effort: duration(effort) }),
    ...(wait && { wait: duration(wait) }),
    ...(runs && { runs: rate(runs) }),
    ...rest,
  };
}

export const decision = (id: string, actors: readonly string[] = [], phase?: string): Step => ({
  ...plain,
  kind: "decision",
  id,
  title: id,
  actors,
  ...(phase && { phase }),
});
export const start = (id = "start"): Step => ({ ...plain, kind: "start", id, title: id });
export const end = (id = "end"): Step => ({ ...plain, kind: "end", id, title: id });
export const phase = (id: string, parent?: string): Phase => ({
  ...plain,
  kind: "phase",
  id,
  title: id,
  ...(parent && { parent }),
});
export const actor = (id: string, cost?: number, people?: number): Actor => ({
  ...plain,
  kind: "actor",
  id,
  title: id,
  ...(cost !== undefined && { costPerHour: { value: { min: cost, max: cost }, currency: "EUR" } }),
  ...(people !== undefined && { people: { min: people, max: people } }),
});

export function target(
  id: string,
  parts: Partial<Omit<Target, "adds">> & { adds?: Partial<Omit<Elements, "flows">>; flows?: readonly string[] } = {},
): Target {
  const { adds = {}, flows = [], ...rest } = parts;
  return {
    ...plain,
    kind: "target",
    id,
    title: id,
    changes: [],
    ...rest,
    adds: {
      actors: [],
      interfaces: [],
      data: [],
      phases: [],
      steps: [],
      ...adds,
      flows: flowsOf(...flows),
    },
  };
}

export function change(
  of: string,
  clauses: Partial<Omit<ChangedClauses, "effort" | "wait" | "runs">> & Pick<ProcessParts, "effort" | "wait" | "runs">,
  kind: (Change & { do: "change" })["kind"] = "process",
): Change {
  const { effort, wait, runs, ...rest } = clauses;
  return {
    do: "change",
    of,
    kind,
    clauses: {
      ...plain,
      ...rest,
      ...(effort && { effort: duration(effort) }),
      ...(wait && { wait: duration(wait) }),
      ...(runs && { runs: rate(runs) }),
    },
  };
}
export const remove = (...ids: string[]): Change => ({ do: "remove-steps", ids });
export const removePhase = (id: string): Change => ({ do: "remove-phase", id });
export const removeFlow = (from: string, to: string): Change => ({ do: "remove-flow", from, to });

export function platform(id: string, parts: Partial<Platform> = {}): Platform {
  return { ...plain, kind: "platform", id, title: id, ratings: [], answers: [], ...parts };
}

/** `2d..4d`, `90min`. */
export function duration(text: string): Duration {
  const one = (part: string): Duration["min"] => {
    const match = /^([\d.]+)(\w+)$/.exec(part);
    const unit = durationUnits.find((u) => u === match?.[2]);
    if (!match || !unit) throw new Error(`not a duration: ${part}`);
    return { value: Number(match[1]), unit: unit satisfies DurationUnit };
  };
  const [low = "", high = low] = text.split("..");
  return { min: one(low), max: one(high) };
}

/** `2 per month`, `2..3 per week`. */
export function rate(text: string): Rate {
  const [numbers = "", per] = text.split(" per ");
  const [low = "", high = low] = numbers.split("..");
  return { count: { min: Number(low), max: Number(high) }, per: per as Period };
}

/** Chains and fans in the language's words: `a -> b "no" 20%, c -> d`. */
export function flowsOf(...chains: readonly string[]): Flow[] {
  return chains.flatMap((chain) => {
    const parts = chain.split("->").map((part) =>
      part.split(",").map((way) => {
        const match = /^\s*([\w-]+)(?:\s+"([^"]*)")?(?:\s+(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?%)?\s*$/.exec(way);
        if (!match) throw new Error(`not a flow: ${way}`);
        const [, id = "", label, low, high = low] = match;
        return {
          id,
          ...(label !== undefined && { label }),
          ...(low !== undefined && { share: { min: Number(low) / 100, max: Number(high) / 100 } }),
        };
      }),
    );
    return parts
      .slice(1)
      .flatMap((tos, i) =>
        (parts[i] ?? []).flatMap(({ id: from }) => tos.map(({ id, ...rest }) => ({ from, to: id, ...rest }))),
      );
  });
}

/** Flows as text, for short expectations: `a -> b "no" 20%`. */
export function flowTexts(flows: readonly Flow[]): string[] {
  return flows.map((f) => {
    const label = f.label === undefined ? "" : ` "${f.label}"`;
    const share = f.share === undefined ? "" : ` ${Math.round(f.share.min * 1000) / 10}%`;
    return `${f.from} -> ${f.to}${label}${share}`;
  });
}
