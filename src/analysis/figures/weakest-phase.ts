import { basisOf, figure } from "../figure.ts";
import { mean, phaseFamily, processesOf, ratedOf } from "./processes.ts";

export interface PhaseScore {
  readonly phase: string;
  readonly title: string;
  readonly score: number;
}

export const weakestPhase = figure<PhaseScore>({
  id: "weakest-phase",
  title: "Weakest phase",
  unit: "0 to 1",
  formula: "The lowest automation score of a phase; a phase counts with the phases inside it.",
  source: "Shown beside the mean, which hides a model that nobody monitors.",
  example: {
    map: `phase build "Build" {
  process train is automated
}
phase run "Run" {
  process deploy is semi-automated
  process monitor is absent
}
`,
    workings: "Build scores 1, Run (2/3 + 0) ÷ 2 = 1/3.",
    value: { phase: "run", title: "Run", score: 1 / 3 },
  },
  compute({ state }) {
    const rated = ratedOf(state);
    const scores = state.phases.flatMap((phase) => {
      const family = phaseFamily(state, phase.id);
      const inside = rated.filter((r) => r.process.phase !== undefined && family.has(r.process.phase));
      const score = mean(inside.map((r) => r.score));
      return score === null ? [] : [{ phase: phase.id, title: phase.title, score }];
    });
    const [first, ...rest] = scores;
    if (!first) return null;
    const value = rest.reduce((low, next) => (next.score < low.score ? next : low), first);
    const ids = new Set(rated.map((r) => r.id));
    return { value, assumed: false, basis: basisOf(processesOf(state), (id) => ids.has(id)) };
  },
});
