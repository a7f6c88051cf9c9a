import { levelsBetween } from "../model/compare.ts";
import { hoursText } from "../model/duration.ts";
import { levelFacts } from "../model/level.ts";
import type { Process, ProcessMap, State, StateId } from "../model/process-map.ts";
import { stateOf } from "../model/state.ts";
import { savingsBetween } from "./savings.ts";
import { monthlyHours, numbersOf } from "./step-numbers.ts";

/** One number worth finding out. */
export interface NextMeasure {
  readonly step: string;
  readonly title: string;
  /** Clauses to write or to narrow. */
  readonly clauses: readonly ("effort" | "runs")[];
  /** Why this one, in a sentence. */
  readonly reason: string;
}

/**
 * What to measure next so that the saving of a target is better known: first the steps that it improves most and that state
 * no hours, then the widest saving. For the map as it is now: the worst levels that state no hours, then the widest hours.
 * At most `count`.
 */
export function measureNext(map: ProcessMap, targetId: StateId, count = 3): readonly NextMeasure[] {
  const [now, then] = [stateOf(map, "current"), stateOf(map, targetId)];
  if (now && then?.kind === "current") return measureFirst(map, now, count);
  const savings = savingsBetween(map, "current", targetId);
  if (!now || !then || !savings) return [];
  const processes = new Map(now.steps.flatMap((s): [string, Process][] => (s.kind === "process" ? [[s.id, s]] : [])));
  const numbers = numbersOf(map, "current");
  const gain = (process: Process): number => {
    const after = then.steps.find((s) => s.id === process.id);
    if (after?.kind !== "process") return Number.POSITIVE_INFINITY;
    return levelsBetween(process.level ?? "unrated", after.level ?? "unrated") ?? 0;
  };
  const unknown = savings.unknown
    .flatMap((id) => processes.get(id) ?? [])
    .map((process) => ({ process, gain: gain(process) }))
    .filter((u) => u.gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.process.id < b.process.id ? -1 : 1))
    .map(({ process, gain: by }): NextMeasure => {
      const stated = numbers.get(process.id);
      const clauses = (["effort", "runs"] as const).filter((clause) => !stated?.[clause]);
      const what = Number.isFinite(by)
        ? `“${then.title}” raises it by ${by === 1 ? "one level" : `${by} levels`}`
        : `“${then.title}” takes it out`;
      return {
        step: process.id,
        title: process.title,
        clauses,
        reason: `${what}, and nobody knows what that saves: no ${clauses.join(" and no ")} is stated.`,
      };
    });
  const wide = savings.steps
    .map((s) => ({ ...s, width: s.saved.max - s.saved.min }))
    .filter((s) => s.width > 0)
    .sort((a, b) => b.width - a.width || (a.id < b.id ? -1 : 1))
    .map(
      (s, place): NextMeasure => ({
        step: s.id,
        title: s.title,
        clauses: ["effort"],
        reason: `It saves ${hoursText(s.saved)} a month: ${place === 0 ? "the widest range of all" : "a wide range"}${s.ground === "assumed" ? ", and assumed" : ""}.`,
      }),
    );
  return [...unknown, ...wide].slice(0, count);
}

/** Nobody has said yet where the map is to go: what weighs most today is what people lead by hand. */
function measureFirst(map: ProcessMap, now: State, count: number): readonly NextMeasure[] {
  const all = [...numbersOf(map, now.id).values()].filter((n) => n.done);
  const rank = ({ level }: Process): number => levelFacts[level ?? "unrated"].rank;
  const known = all.length - all.filter((n) => !n.effort || !n.runs).length;
  const unknown = all
    .filter((n) => !n.effort || !n.runs)
    .sort((a, b) => rank(a.process) - rank(b.process) || (a.process.id < b.process.id ? -1 : 1))
    .map(({ process, effort, runs }): NextMeasure => {
      const clauses = [...(effort ? [] : ["effort" as const]), ...(runs ? [] : ["runs" as const])];
      const led = process.level === undefined ? "It is not rated" : `It is ${process.level}`;
      return {
        step: process.id,
        title: process.title,
        clauses,
        reason: `${led}, and states no ${clauses.join(" and no ")}; ${known} of ${all.length} steps do.`,
      };
    });
  const wide = all
    .flatMap((n) => {
      const hours = monthlyHours(n);
      return hours && hours.max > hours.min ? [{ process: n.process, hours }] : [];
    })
    .sort((a, b) => b.hours.max - b.hours.min - (a.hours.max - a.hours.min) || (a.process.id < b.process.id ? -1 : 1))
    .map(
      ({ process, hours }): NextMeasure => ({
        step: process.id,
        title: process.title,
        clauses: ["effort"],
        reason: `It takes ${hoursText(hours)} a month: a wide range.`,
      }),
    );
  return [...unknown, ...wide].slice(0, count);
}
