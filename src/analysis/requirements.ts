import { hoursSentence } from "../model/duration.ts";
import type { Level } from "../model/level.ts";
import { moneyText } from "../model/money.ts";
import { numberText, rangeText } from "../model/number-text.ts";
import type { ProcessMap, Source } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { exactly, midpoint, sum } from "../model/range.ts";
import { resolveStates } from "../model/state.ts";
import { figuresOf, type StateFigures } from "./figures-of.ts";
import { nearestWord } from "./nearest-word.ts";
import { monthlyHours, numbersOf } from "./step-numbers.ts";

/** What a configuration demands of a state's figure: `score` at least 0.6. */
export interface Requirement {
  readonly figure: RequiredFigure;
  readonly operator: Operator;
  /** In the figure's unit: a share as 0 to 1, hours, money, a number of steps. */
  readonly bound: number;
  readonly state: string;
}

export const operators = [">=", "<=", ">", "<", "="] as const;
export type Operator = (typeof operators)[number];

/** A figure as a demand sees it: what it is, how it reads, and where most of it comes from. */
interface Measured {
  readonly value: Range;
  readonly text: string;
  readonly next?: string;
}

interface Demandable {
  /** What it is, as the beginning of a sentence. */
  readonly title: string;
  readonly unit: "share" | "number";
  /** Undefined where it can't be known. */
  readonly of: (figures: StateFigures, map: ProcessMap) => Measured | undefined;
  /** What the map lacks where it can't be known. */
  readonly lacking: string;
}

const plain = (value: number | null | undefined): Measured | undefined =>
  value === null || value === undefined ? undefined : { value: exactly(value), text: numberText(value) };

const inHours = (value: Range | null | undefined, next?: string): Measured | undefined =>
  value ? { value, text: hoursSentence(value), ...(next && { next }) } : undefined;

const steps = (level: Level | "unrated", title: string): Demandable => ({
  title,
  unit: "number",
  lacking: "",
  of: (figures) => plain(figures.levels[level]),
});

const rate = "No process has a level: say how automated each is with “is”.";
const state = "State “effort” and “runs”.";

const weakest = ({ weakestPhase: phase }: StateFigures): string | undefined =>
  phase ? `“${phase.title}” is lowest with ${numberText(phase.score)}.` : undefined;

/** Every figure that a configuration can make demands of. */
export const demandable = {
  score: {
    title: "The automation score",
    unit: "share",
    lacking: rate,
    of: (figures) => withNext(plain(figures.score), weakest(figures)),
  },
  weightedScore: {
    title: "The automation score weighted by hours",
    unit: "share",
    lacking: `${state} A process without both has no weight.`,
    of: (figures, map) => withNext(plain(figures.weightedScore), dearest(figures, map)),
  },
  automationRate: {
    title: "The share of runs that are automated",
    unit: "share",
    lacking: state,
    of: (figures) => plain(figures.automationRate),
  },
  weakestPhaseScore: {
    title: "The lowest score of a phase",
    unit: "share",
    lacking: "No phase holds a process with a level.",
    of: (figures) => withNext(plain(figures.weakestPhase?.score), weakest(figures)),
  },
  hoursPerMonth: {
    title: "Human work a month",
    unit: "number",
    lacking: state,
    of: (figures, map) => inHours(figures.hoursPerMonth, dearest(figures, map)),
  },
  manualHoursPerMonth: {
    title: "Manual work a month",
    unit: "number",
    lacking: "No manual process states both “effort” and “runs”.",
    of: (figures, map) => manualHours(figures, map),
  },
  costPerMonth: {
    title: "The cost of human work a month",
    unit: "number",
    lacking: "State “effort” and “runs” of processes and the “cost” of actors.",
    of: ({ costPerMonth: cost }) =>
      cost ? { value: cost, text: moneyText({ value: cost, currency: cost.currency }) } : undefined,
  },
  leadTimeHours: {
    title: "The lead time of one pass",
    unit: "number",
    lacking: "State “effort” or “wait” along the way.",
    of: (figures) => inHours(figures.leadTimeHours),
  },
  handoffs: {
    title: "The number of hand-offs",
    unit: "number",
    lacking: "No process names an actor.",
    of: (figures) => plain(figures.handoffs),
  },
  manualSteps: steps("manual", "The number of manual processes"),
  nonRepeatableSteps: steps("non-repeatable", "The number of non-repeatable processes"),
  absentSteps: steps("absent", "The number of processes that nobody does"),
  unratedSteps: steps("unrated", "The number of processes without a level"),
} as const satisfies Record<string, Demandable>;

export type RequiredFigure = keyof typeof demandable;
export const requiredFigures = Object.keys(demandable) as readonly RequiredFigure[];

/** A demand that a map misses. */
export interface Missed {
  readonly requirement: Requirement;
  readonly message: string;
  /** The map's or the target's own declaration. */
  readonly source?: Source;
}

/**
 * Which demands a map misses. A range counts with its middle. A figure that can't be known misses its demand, since a
 * demand that is silently not judged holds nothing; a map without any process is a library for others and is not judged.
 */
export function missedBy(map: ProcessMap, requirements: readonly Requirement[]): readonly Missed[] {
  if (requirements.length === 0) return [];
  const { states } = resolveStates(map);
  return requirements.flatMap((requirement): Missed[] => {
    const found = states.find((s) => s.id === requirement.state);
    const at = (message: string, source?: Source): Missed[] => [{ requirement, message, ...(source && { source }) }];
    if (!found) {
      // Other maps of the team have that state; a slip of the pen would end the demand in silence.
      const meant = nearestWord(
        requirement.state,
        states.map((s) => s.id),
      );
      return meant === undefined
        ? []
        : at(
            `The configuration makes demands of the state “${requirement.state}”; did you mean “${meant}”?`,
            headOf(map),
          );
    }
    const figures = figuresOf(map, found.id);
    if (!figures || figures.processes === 0) return [];
    const { title, unit, of, lacking }: Demandable = demandable[requirement.figure];
    const measured = of(figures, map);
    const source = found.kind === "current" ? headOf(map) : sourceOfState(map, found.id);
    const where = found.kind === "current" ? "" : `In “${found.title}”: `;
    const asked = `“${requirement.figure}” ${requirement.operator} ${boundText(requirement.bound, unit)}`;
    if (!measured) return at(`${where}${title} is not known, but ${asked} is required. ${lacking}`, source);
    const middle = midpoint(measured.value);
    if (holds(unit === "share" ? asShown(middle, requirement.bound) : middle, requirement)) return [];
    const counted = measured.value.min === measured.value.max ? "" : ` (its middle, ${numberText(middle)}, counts)`;
    return at(
      `${where}${title} is ${measured.text}${counted}, but ${asked} is required.${measured.next ? ` ${measured.next}` : ""}`,
      source,
    );
  });
}

const boundText = (bound: number, unit: "share" | "number"): string =>
  unit === "share" ? String(Number(bound.toFixed(4))) : String(bound);

/** The map's title, or the place where it begins: never the whole text. */
export function headOf({ source }: ProcessMap): Source | undefined {
  const title = source?.clauses?.["title"];
  if (!source || title) return title && { whole: title };
  const { whole } = source;
  return { whole: { ...whole, end: whole.offset, endLine: whole.startLine, endColumn: whole.startColumn } };
}

function sourceOfState(map: ProcessMap, id: string): Source | undefined {
  return [...map.targets, ...map.platforms].find((s) => s.id === id)?.source;
}

/**
 * A share as people see it, in hundredths, where the bound is written so: one that was copied from a report must hold, and
 * nobody is told that 0.29 is below 0.29.
 */
function asShown(share: number, bound: number): number {
  const inHundredths = (value: number): number => Math.round(value * 100) / 100;
  return inHundredths(bound) === bound ? inHundredths(share) : share;
}

/** The smallest differences, of figures that were added up, do not count. */
function holds(value: number, { operator, bound }: Requirement): boolean {
  const near = Math.abs(value - bound) <= 1e-9 * Math.max(1, Math.abs(bound));
  if (operator === ">=") return near || value > bound;
  if (operator === "<=") return near || value < bound;
  if (operator === ">") return !near && value > bound;
  if (operator === "<") return !near && value < bound;
  return near;
}

function withNext(measured: Measured | undefined, next: string | undefined): Measured | undefined {
  return measured && { ...measured, ...(next && { next }) };
}

/** The process that costs the most hours of those that are not automated: where to begin. */
function dearest(figures: StateFigures, map: ProcessMap, only?: Level): string | undefined {
  const all = [...numbersOf(map, figures.id).values()].flatMap((numbers) => {
    const hours = monthlyHours(numbers);
    const { level } = numbers.process;
    return hours && level !== "automated" && (only === undefined || level === only)
      ? [{ title: numbers.process.title, hours }]
      : [];
  });
  const [most] = all.sort((a, b) => midpoint(b.hours) - midpoint(a.hours));
  return most && `Most of it is “${most.title}”: ${hoursSentence(most.hours)}.`;
}

function manualHours(figures: StateFigures, map: ProcessMap): Measured | undefined {
  if (figures.levels.manual === 0) return { value: exactly(0), text: `${rangeText(exactly(0))} hours` };
  const hours = [...numbersOf(map, figures.id).values()].flatMap((numbers) => {
    const monthly = numbers.process.level === "manual" ? monthlyHours(numbers) : undefined;
    return monthly ? [monthly] : [];
  });
  return hours.length === 0 ? undefined : inHours(sum(hours), dearest(figures, map, "manual"));
}
