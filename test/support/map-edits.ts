import type { ProcessMap, Step } from "../../src/model/process-map.ts";

/** The map with a step put into the first flow that leaves the step at a place, or one after it. */
export function withStepAfter(map: ProcessMap, at: number, id = "added"): ProcessMap {
  const before = map.steps.slice(at).find((step) => map.flows.some((flow) => flow.from === step.id));
  const flow = map.flows.find((candidate) => candidate.from === before?.id);
  if (!before || !flow) throw new Error("The map ends here.");
  const added: Step = {
    kind: "process",
    id,
    title: "Added step",
    notes: [],
    links: [],
    actors: [],
    interfaces: [],
    reads: [],
    writes: [],
    ...(before.phase !== undefined && { phase: before.phase }),
  };
  return {
    ...map,
    steps: map.steps.flatMap((step) => (step === before ? [step, added] : [step])),
    flows: map.flows.flatMap((each) =>
      each === flow
        ? [
            { ...flow, to: id },
            { from: id, to: flow.to },
          ]
        : [each],
    ),
  };
}

/** The map without the first step from a place on that one flow leaves; flows that led to it go on to the next one. */
export function withoutStepAt(map: ProcessMap, at: number): ProcessMap {
  const gone = map.steps.slice(at).find((step) => map.flows.filter((flow) => flow.from === step.id).length === 1);
  const next = map.flows.find((flow) => flow.from === gone?.id)?.to;
  if (!gone || next === undefined || next === gone.id) return map;
  const seen = new Set<string>();
  const flows = map.flows.flatMap((flow) => {
    const led = flow.to === gone.id ? { ...flow, to: next } : flow;
    const key = `${led.from} ${led.to}`;
    if (flow.from === gone.id || led.from === led.to || seen.has(key)) return [];
    seen.add(key);
    return [led];
  });
  return { ...map, steps: map.steps.filter((step) => step !== gone), flows };
}

/** The map with one title, of the first process from a place on, that takes more lines. */
export function withLongerTitleAt(map: ProcessMap, at: number): ProcessMap {
  const retitled = map.steps.slice(at).find((step) => step.kind === "process");
  return {
    ...map,
    steps: map.steps.map((step) =>
      step === retitled ? { ...step, title: `${step.title} for every single customer` } : step,
    ),
  };
}
