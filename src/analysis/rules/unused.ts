import type { Named } from "../../model/process-map.ts";
import { rule } from "../rule.ts";
import { mayMean } from "./slips.ts";

export const unused = rule({
  id: "unused",
  severity: "hint",
  title: "Nothing names this",
  why: "An actor, interface or data set that no step, target or platform names is left over, or a step forgot it.",
  wrong: `actor ds  "Data scientist"
actor mle "ML engineer"

process train "Train" by ds is automated
`,
  right: `actor ds  "Data scientist"
actor mle "ML engineer"

process train  "Train"  by ds is automated
process deploy "Deploy" by mle is automated
`,
  *check({ map, states }) {
    const named = { actor: new Set<string>(), interface: new Set<string>(), data: new Set<string>() };
    for (const step of states.flatMap((s) => s.steps)) {
      if (step.kind === "process" || step.kind === "decision") for (const id of step.actors) named.actor.add(id);
      if (step.kind !== "process") continue;
      for (const id of step.interfaces) named.interface.add(id);
      for (const id of [...step.reads, ...step.writes]) named.data.add(id);
    }
    for (const { setup, upkeep } of map.platforms) {
      const setupActors = setup && "actors" in setup ? setup.actors : [];
      for (const id of [...setupActors, ...(upkeep?.actors ?? [])]) named.actor.add(id);
    }
    const declared = [map, ...map.targets.map((t) => t.adds)].flatMap((e) => [...e.actors, ...e.interfaces, ...e.data]);
    const words = {
      actor: "Nobody names the actor",
      interface: "Nothing goes through",
      data: "Nothing reads or writes",
    };
    for (const element of declared) {
      if (isImported(element) || named[element.kind].has(element.id)) continue;
      const ids = declared.flatMap(({ kind, id }) => (kind === element.kind ? [id] : []));
      if (mayMean(map, element.kind, element.id, ids)) continue;
      yield {
        message: `${words[element.kind]} “${element.title}”. Name it where it belongs, or take it out.`,
        ...(element.source && { source: element.source }),
      };
    }
  },
});

function isImported(element: Named): boolean {
  return element.imported === true;
}
