import { calendarOf, hoursPerMonth } from "../../model/duration.ts";
import type { Range } from "../../model/quantity.ts";
import { midpoint, scaled, sum } from "../../model/range.ts";
import { basisOf, figure } from "../figure.ts";
import { monthlyHours } from "../step-numbers.ts";
import { processesOf } from "./processes.ts";

export interface ActorLoad {
  readonly actor: string;
  readonly title: string;
  /** Human hours a month. */
  readonly hours: Range;
  /** Share of the working time of all people in the role; null where `people` is missing. */
  readonly load: Range | null;
  /** Above 80 %: no room is left for anything unforeseen. */
  readonly high: boolean;
}

const highFrom = 0.8;

export const load = figure<readonly ActorLoad[]>({
  id: "load",
  title: "Load of the actors",
  unit: "share of working time",
  formula:
    "Hours a month of an actor (the effort of a process shared equally among its actors) ÷ (people × 21 × hours per day). Above 80 % it is marked.",
  source: "Queueing: above about 80 % waiting grows steeply.",
  example: {
    map: `actor curator "Data curator" { people 1 }
actor ds "Data scientist"
process label by curator, ds is manual { effort 100h  runs 2 per month }
process collect by curator is manual { effort 42h  runs 1 per month }
`,
    workings: "Curator: 200 ÷ 2 + 42 = 142 h of 168 h. Data scientist: 100 h, how many people is not stated.",
    value: [
      {
        actor: "curator",
        title: "Data curator",
        hours: { min: 142, max: 142 },
        load: { min: 142 / 168, max: 142 / 168 },
        high: true,
      },
      { actor: "ds", title: "Data scientist", hours: { min: 100, max: 100 }, load: null, high: false },
    ],
  },
  compute({ map, state, numbers }) {
    const done = processesOf(state).flatMap((p) => {
      const step = numbers.get(p.id);
      return step?.done && step.process.actors.length > 0 ? [step.process] : [];
    });
    const month = hoursPerMonth(calendarOf(map.settings));
    const value = state.actors.flatMap(({ id, title, people }): ActorLoad[] => {
      const parts = done.flatMap((p) => {
        const hours = p.actors.includes(id) ? monthlyHours(numbers.get(p.id)) : undefined;
        return hours ? [scaled(hours, 1 / p.actors.length)] : [];
      });
      if (parts.length === 0) return [];
      const hours = sum(parts);
      const share =
        people && people.min > 0
          ? { min: hours.min / (people.max * month), max: hours.max / (people.min * month) }
          : null;
      return [{ actor: id, title, hours, load: share, high: share !== null && midpoint(share) > highFrom }];
    });
    if (value.length === 0) return null;
    return {
      value,
      assumed: done.some((p) => numbers.get(p.id)?.assumed),
      basis: basisOf(done, (id) => monthlyHours(numbers.get(id)) !== undefined),
    };
  },
});
