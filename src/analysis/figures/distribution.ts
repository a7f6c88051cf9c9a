import { type LevelOrUnrated, levelsAndUnrated } from "../../model/level.ts";
import type { Process } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";
import { midpoint, scaled, sum } from "../../model/range.ts";
import { basisOf, type FigureInput, figure } from "../figure.ts";
import { monthlyHours, valueOf, workersOf } from "../step-numbers.ts";
import { mean, phaseFamily, processesOf, ratedOf } from "./processes.ts";

/** What stands on one level: how many processes, how many runs and human hours a month (null where none is stated). */
export interface LevelShare {
  readonly processes: number;
  readonly runs: number | null;
  readonly hours: Range | null;
}
export type ByLevel = Readonly<Record<LevelOrUnrated, LevelShare>>;

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly score: number | null;
  readonly levels: ByLevel;
}

export interface Distribution {
  readonly levels: ByLevel;
  readonly phases: readonly Part[];
  /** A process that several actors do counts for each of them, its runs and hours in equal parts. */
  readonly actors: readonly Part[];
}

/** Counts of one process on a level with nothing stated, for short examples. */
const none: LevelShare = { processes: 0, runs: null, hours: null };

export const distribution = figure<Distribution>({
  id: "distribution",
  title: "Distribution over the levels",
  unit: "processes, runs a month, hours a month",
  formula:
    "Processes, runs (middle of a range) and human hours on each level; of the map, of each phase and of each actor.",
  source: "Counting.",
  example: {
    map: `actor ds "Data scientist"
phase build "Build" {
  process train by ds is manual { effort 2h  runs 3 per month }
}
`,
    workings: "One manual process: 3 runs, 3 × 2 h = 6 h a month.",
    value: (() => {
      const levels: ByLevel = {
        automated: none,
        "semi-automated": none,
        "non-repeatable": none,
        manual: { processes: 1, runs: 3, hours: { min: 6, max: 6 } },
        absent: none,
        unrated: none,
      };
      return {
        levels,
        phases: [{ id: "build", title: "Build", score: 0, levels }],
        actors: [{ id: "ds", title: "Data scientist", score: 0, levels }],
      };
    })(),
  },
  compute(input) {
    const { state } = input;
    const all = processesOf(state);
    if (all.length === 0) return null;
    const scores = new Map(ratedOf(state).map((r) => [r.id, r.score]));
    const part = (
      named: { id: string; title: string },
      inside: readonly Process[],
      share: (p: Process) => number,
    ): Part => ({
      id: named.id,
      title: named.title,
      score: mean(inside.flatMap((p) => scores.get(p.id) ?? [])),
      levels: byLevel(input, inside, share),
    });
    return {
      value: {
        levels: byLevel(input, all, () => 1),
        phases: state.phases.map((phase) => {
          const family = phaseFamily(state, phase.id);
          const inside = all.filter((p) => p.phase !== undefined && family.has(p.phase));
          return part(phase, inside, () => 1);
        }),
        actors: state.actors
          .map((actor) => {
            const own = all.filter((p) => workersOf(input.numbers, p).includes(actor.id));
            return part(actor, own, (p) => 1 / workersOf(input.numbers, p).length);
          })
          .filter((p) => Object.values(p.levels).some((share) => share.processes > 0)),
      },
      assumed: all.some((p) => input.numbers.get(p.id)?.assumed),
      basis: basisOf(all, (id) => scores.has(id)),
    };
  },
});

/** The levels of a state alone: what the legend needs at each key that is typed. */
export function levelsOf(input: FigureInput): ByLevel {
  return byLevel(input, processesOf(input.state), () => 1);
}

function byLevel(input: FigureInput, processes: readonly Process[], share: (p: Process) => number): ByLevel {
  const of = (level: LevelOrUnrated): LevelShare => {
    const here = processes.filter((p) => (p.level ?? "unrated") === level);
    const runs = here.flatMap((p) => {
      const numbers = input.numbers.get(p.id);
      return numbers?.done && numbers.runs ? [midpoint(valueOf(numbers.runs)) * share(p)] : [];
    });
    const hours = here.flatMap((p) => {
      const monthly = monthlyHours(input.numbers.get(p.id));
      return monthly ? [scaled(monthly, share(p))] : [];
    });
    return {
      processes: here.length,
      runs: runs.length === 0 ? null : runs.reduce((a, b) => a + b, 0),
      hours: hours.length === 0 ? null : sum(hours),
    };
  };
  return Object.fromEntries(levelsAndUnrated.map((level) => [level, of(level)])) as Record<LevelOrUnrated, LevelShare>;
}
