import { calendarOf, hoursOf, perMonth } from "../model/duration.ts";
import { type Level, levelFacts } from "../model/level.ts";
import type { Process, ProcessMap, State, StateId, Step } from "../model/process-map.ts";
import type { Duration, Range, Rate } from "../model/quantity.ts";
import { exactly, plus, scaled, times } from "../model/range.ts";
import { resolveStates } from "../model/state.ts";
import { assumptionsOf } from "./assumptions.ts";

/**
 * An uncertain number. Two states that use the number under one `key` mean the same number, whatever it turns out to be,
 * so it cancels in a difference; `factor` is what a state makes of it.
 */
export interface Input {
  readonly key: string;
  readonly range: Range;
  readonly factor: number;
}

/** What a state says of one process in numbers. Working hours, runs a month, shares. */
export interface StepNumbers {
  readonly process: Process;
  /** False for a process that nobody does (`absent`). */
  readonly done: boolean;
  /** Hands-on hours for one run, everybody together. */
  readonly effort?: Input;
  /** True when the effort was worked out from the change of level. */
  readonly assumed: boolean;
  readonly wait?: Input;
  readonly runs?: Input;
  readonly rework?: Input;
}

export type NumbersOfState = ReadonlyMap<string, StepNumbers>;

/** The range that an input stands for. */
export function valueOf(input: Input): Range {
  return scaled(input.range, input.factor);
}

/** Hands-on hours of one run with the share that is done again. */
export function hoursPerRun(numbers: StepNumbers): Range | undefined {
  if (!numbers.effort) return undefined;
  const again = plus(exactly(1), numbers.rework ? valueOf(numbers.rework) : exactly(0));
  return times(valueOf(numbers.effort), again);
}

/** Human hours a month of one process: runs × effort × (1 + rework). Undefined where it is absent or a number is missing. */
export function monthlyHours(numbers: StepNumbers | undefined): Range | undefined {
  const once = numbers?.done ? hoursPerRun(numbers) : undefined;
  return once && numbers?.runs && times(valueOf(numbers.runs), once);
}

const remembered = new WeakMap<ProcessMap, Map<StateId, NumbersOfState>>();

/** The numbers of every process of a state. Pure, so they are worked out once for each map and state. */
export function numbersOf(map: ProcessMap, stateId: StateId): NumbersOfState {
  let states = remembered.get(map);
  if (!states) remembered.set(map, (states = new Map()));
  let numbers = states.get(stateId);
  if (!numbers) states.set(stateId, (numbers = workedOut(map, stateId)));
  return numbers;
}

function workedOut(map: ProcessMap, stateId: StateId): NumbersOfState {
  const { states } = resolveStates(map);
  const state = states.find((s) => s.id === stateId);
  if (!state) return new Map();
  if (state.base === undefined) return new Map(processes(state).map((p) => [p.id, stated(map, p, "")]));
  const base = states.find((s) => s.id === state.base);
  const before = numbersOf(map, state.base);
  if (state.kind === "target") {
    return new Map(processes(state).map((p) => [p.id, inTarget(map, p, before.get(p.id), `@${state.id}`)]));
  }
  const now = numbersOf(map, "current");
  return new Map(processes(state).map((p) => [p.id, withPlatform(map, p, before.get(p.id), now.get(p.id), base)]));
}

/** Who does a step: in a platform's state the people of today where it brings nothing, whoever the target names. */
export function workersOf(numbers: NumbersOfState, step: Step): readonly string[] {
  if (step.kind === "process") return numbers.get(step.id)?.process.actors ?? step.actors;
  return step.kind === "decision" ? step.actors : [];
}

function processes(state: State): readonly Process[] {
  return state.steps.filter((s) => s.kind === "process");
}

function stated(map: ProcessMap, process: Process, where: string): StepNumbers {
  const calendar = calendarOf(map.settings);
  const input = (clause: string, range: Range): Input => ({ key: `${process.id}.${clause}${where}`, range, factor: 1 });
  const ofDuration = (clause: string, d: Duration): Input => input(clause, hoursOf(d, calendar));
  const ofRate = (rate: Rate): Input => input("runs", perMonth(rate));
  return {
    process,
    done: process.level !== "absent",
    assumed: false,
    ...(process.effort && { effort: ofDuration("effort", process.effort) }),
    ...(process.wait && { wait: ofDuration("wait", process.wait) }),
    ...(process.runs && { runs: ofRate(process.runs) }),
    ...(process.rework && { rework: input("rework", process.rework) }),
  };
}

/** A clause that the target does not write anew keeps the base's input; an effort follows the change of level. */
function inTarget(map: ProcessMap, process: Process, before: StepNumbers | undefined, where: string): StepNumbers {
  const own = stated(map, process, where);
  if (!before) return own;
  const was = before.process;
  const kept = <K extends "wait" | "runs" | "rework">(clause: K): Input | undefined =>
    process[clause] === was[clause] ? before[clause] : own[clause];
  const [wait, runs, rework] = [kept("wait"), kept("runs"), kept("rework")];
  const effort =
    process.effort === was.effort ? effortAtLevel(map, before, process.level) : { effort: own.effort, assumed: false };
  return numbers(process, own.done, effort, { wait, runs, rework });
}

/**
 * What a platform leaves to people: the target's numbers where it reaches the target's level, today's where it brings
 * nothing, and today's effort at the platform's level in between.
 */
function withPlatform(
  map: ProcessMap,
  process: Process,
  target: StepNumbers | undefined,
  now: StepNumbers | undefined,
  base: State | undefined,
): StepNumbers {
  const rank = (level: Level | undefined): number => levelFacts[level ?? "unrated"].rank;
  const asked = base?.steps.find((s) => s.kind === "process" && s.id === process.id) as Process | undefined;
  const reaches = process.level !== undefined && rank(process.level) >= rank(asked?.level);
  if (reaches && target) return { ...target, process, done: process.level !== "absent" };
  if (!now) return { process, done: false, assumed: false };
  // Where it brings nothing, the people of today go on.
  const asToday = { ...process, actors: now.process.actors };
  if (rank(process.level) <= rank(now.process.level)) return { ...now, process: asToday };
  const { wait, runs, rework } = now;
  return numbers(process, true, effortAtLevel(map, now, process.level), { wait, runs, rework });
}

/** Old effort × residual(new level) ÷ residual(old level), marked assumed; without a change of level the old effort. */
function effortAtLevel(
  map: ProcessMap,
  before: StepNumbers,
  level: Level | undefined,
): { effort: Input | undefined; assumed: boolean } {
  const was = before.process.level;
  if (!before.effort || was === level) return { effort: before.effort, assumed: before.assumed };
  const { residual } = assumptionsOf(map);
  const [stays, stayed] = [level && residual[level], was && residual[was]];
  // From or to a level of which nothing is known (absent, unrated), the old effort is the best guess there is.
  const ratio = stays !== undefined && stayed ? stays / stayed : 1;
  return { effort: { ...before.effort, factor: before.effort.factor * ratio }, assumed: true };
}

function numbers(
  process: Process,
  done: boolean,
  { effort, assumed }: { effort: Input | undefined; assumed: boolean },
  rest: Readonly<Record<"wait" | "runs" | "rework", Input | undefined>>,
): StepNumbers {
  const { wait, runs, rework } = rest;
  return {
    process,
    done,
    assumed: assumed && effort !== undefined,
    ...(effort && { effort }),
    ...(wait && { wait }),
    ...(runs && { runs }),
    ...(rework && { rework }),
  };
}
