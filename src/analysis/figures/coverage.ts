import { type Level, levelFacts } from "../../model/level.ts";
import { resolveStates } from "../../model/state.ts";
import { figure } from "../figure.ts";
import { processesOf } from "./processes.ts";

export const coverage = figure<number>({
  id: "coverage",
  title: "Coverage of a platform",
  unit: "0 to 1",
  formula: "Share of the target's rated processes that the platform rates at or above the target's level.",
  source: "Level by level against what the target asks for.",
  example: {
    map: `process a is manual
process b is manual
process c is manual
process d is manual
target t {
  change a is automated
  change b is semi-automated
  change c is automated
}
platform acme for t {
  rate a is semi-automated
  rate b is automated
  rate d is manual
}
`,
    state: "acme",
    workings: "b and d are reached, a is below, of c nothing is said: 2 of 4.",
    value: 0.5,
  },
  compute({ map, state }) {
    if (state.kind !== "platform") return null;
    const target = resolveStates(map).states.find((s) => s.id === state.base);
    const asked = target ? processesOf(target).filter((p) => p.level !== undefined) : [];
    if (asked.length === 0) return null;
    const rank = (level: Level | undefined): number => levelFacts[level ?? "unrated"].rank;
    const reached = new Map(processesOf(state).map((p) => [p.id, p.level]));
    const covered = asked.filter((p) => rank(reached.get(p.id)) >= rank(p.level));
    const missing = asked.filter((p) => reached.get(p.id) === undefined).map((p) => p.id);
    return {
      value: covered.length / asked.length,
      assumed: false,
      basis: { used: asked.length - missing.length, of: asked.length, missing },
    };
  },
});
