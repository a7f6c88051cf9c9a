import { levels } from "../../src/model/level.ts";
import type { Change, Flow, ProcessMap, Step } from "../../src/model/process-map.ts";
import { numbersFrom } from "./map-generator.ts";

/** The map with a target, `later`, in which about a third of the processes is removed, changed or followed by a new one. */
export function withTarget(map: ProcessMap, seed: number): ProcessMap {
  const random = numbersFrom(seed * 104_729 + map.steps.length);
  const changes: Change[] = [];
  const steps: Step[] = [];
  const flows: Flow[] = [];
  const gone = new Set<string>();
  for (const step of map.steps) {
    if (step.kind !== "process") continue;
    const chance = random();
    if (chance < 0.08) {
      gone.add(step.id);
      changes.push({ do: "remove-steps", ids: [step.id] });
    } else if (chance < 0.18) {
      const out = map.flows.find((flow) => flow.from === step.id && flow.to !== step.id && !gone.has(flow.to));
      if (!out) continue;
      const id = `new-${step.id}`;
      steps.push({
        kind: "process",
        id,
        title: `Check ${step.title}`,
        notes: [],
        links: [],
        actors: step.actors,
        interfaces: [],
        reads: [],
        writes: [],
        level: "automated",
        ...(step.phase !== undefined && { phase: step.phase }),
      });
      flows.push({ from: step.id, to: id }, { from: id, to: out.to });
      changes.push({ do: "remove-flow", from: out.from, to: out.to });
    } else if (chance < 0.4) {
      const level = levels[Math.floor(random() * levels.length)];
      const actor = map.actors[Math.floor(random() * map.actors.length)];
      changes.push({
        do: "change",
        of: step.id,
        kind: "process",
        clauses: {
          notes: [],
          links: [],
          ...(level && { level }),
          ...(random() < 0.3 && actor && { actors: [actor.id] }),
          ...(random() < 0.3 && { title: `${step.title}, in one go for every customer` }),
        },
      });
    }
  }
  const kept = (flow: Flow) => !gone.has(flow.from) && !gone.has(flow.to);
  return {
    ...map,
    targets: [
      {
        kind: "target",
        id: "later",
        title: "Later",
        notes: [],
        links: [],
        adds: { actors: [], interfaces: [], data: [], phases: [], steps, flows: flows.filter(kept) },
        changes,
      },
    ],
  };
}
