import { type Comparison, compare, compareRevisions, type StepChange } from "../model/compare.ts";
import { hoursText } from "../model/duration.ts";
import { moneyText } from "../model/money.ts";
import { noBreak, numberText } from "../model/number-text.ts";
import { sum } from "../model/range.ts";
import { figureInput } from "./figure.ts";
import { automationScore } from "./figures/automation-score.ts";
import { handOffs } from "./figures/hand-offs.ts";
import { humanHours } from "./figures/human-hours.ts";
import { leadTime } from "./figures/lead-time.ts";
import { money } from "./figures/money.ts";
import { type Savings, type StateOfMap, savedHoursOf, savedMoneyOf, savingsAcross } from "./savings.ts";

/** One side of a comparison: a state, in the map that it belongs to, and what people call it. */
export interface ComparedSide extends StateOfMap {
  readonly title: string;
}

/** Two states, of one map or of two revisions or files, what differs between them and what that saves. */
export interface Compared {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly changes: Comparison;
  readonly savings: Savings;
}

/** Compares two sides; names may differ where the sides belong to two maps. */
export function comparedSides(before: ComparedSide, after: ComparedSide): Compared {
  const changes =
    before.map === after.map ? compare(before.state, after.state) : compareRevisions(before.state, after.state);
  return { before, after, changes, savings: savingsAcross(before, after, changes.renamed.steps) };
}

/** How a change is told: a gain or loss of level goes before every other change. */
export type Verdict = "better" | "worse" | "added" | "removed" | "changed";

/** Undefined for a step that is the same on both sides. */
export function verdictOf({ change, levelBy }: StepChange): Verdict | undefined {
  if (change === "same") return undefined;
  if (change === "changed" && levelBy !== undefined) return levelBy > 0 ? "better" : "worse";
  return change;
}

/** A figure then and now, for people; null where it can't be known. */
export interface FigureThenAndNow {
  readonly id: "score" | "hours" | "money" | "lead-time" | "hand-offs";
  readonly label: string;
  readonly unit: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The figures that people ask for first, on both sides; one that neither side knows is left out. `*`: partly assumed. */
export function figuresThenAndNow({ before, after }: Compared): readonly FigureThenAndNow[] {
  const [was, is] = [firstFigures(before), firstFigures(after)];
  return rows.flatMap(({ id, label, unit }) => {
    const [then, now] = [was[id] ?? null, is[id] ?? null];
    return then === null && now === null ? [] : [{ id, label, unit, before: then, after: now }];
  });
}

const rows = [
  { id: "score", label: "Score", unit: "of 100" },
  { id: "hours", label: "Human work", unit: "a month" },
  { id: "money", label: "Cost of human work", unit: "a month" },
  { id: "lead-time", label: "Lead time, one pass", unit: "" },
  { id: "hand-offs", label: "Hand-offs", unit: "" },
] as const;

function firstFigures({ map, state }: StateOfMap): Partial<Record<FigureThenAndNow["id"], string>> {
  const input = figureInput(map, state.id);
  if (!input) return {};
  const [score, hours, cost] = [automationScore.compute(input), humanHours.compute(input), money.compute(input)];
  const [lead, hands] = [leadTime.compute(input), handOffs.compute(input)];
  return {
    ...(score && { score: numberText(Math.round(score.value * 100)) }),
    ...(hours && { hours: `${hoursText(hours.value)}${star(hours.assumed)}` }),
    ...(cost && { money: `${moneyText(cost.value)}${star(cost.assumed)}` }),
    ...(lead && { "lead-time": `${hoursText(lead.value)}${star(lead.assumed)}` }),
    ...(hands && { "hand-offs": String(hands.value.length) }),
  };
}

/** One figure of a comparison in words: `Saves` **93–323 h** `a month`. */
export interface ComparedFact {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
}

/** What a comparison comes to: the score then and now, hours and money saved, new work. Nothing that can't be known. */
export function comparedFacts(compared: Compared): readonly ComparedFact[] {
  const [score] = figuresThenAndNow(compared).filter((f) => f.id === "score");
  const { savings } = compared;
  const hours = savedHoursOf(savings);
  const worth = savedMoneyOf(savings);
  const assumed = savings.steps.some((step) => step.ground === "assumed");
  const changes = hours && (hours.min !== 0 || hours.max !== 0);
  const costs = changes && hours.max <= 0;
  const turned = costs ? { min: 0 - hours.max, max: 0 - hours.min } : hours;
  const fresh = savings.newWork.flatMap((work) => work.hours ?? []);
  return [
    ...(score ? [{ label: "Score", value: `${score.before ?? "–"} → ${score.after ?? "–"}`, unit: score.unit }] : []),
    ...(changes && turned
      ? [
          {
            label: costs ? "Costs" : "Saves",
            value: `${hoursText(turned)}${star(assumed)}`,
            unit: costs ? "more a month" : "a month",
          },
        ]
      : []),
    ...(changes && worth && worth.value.max > 0
      ? [{ label: "Worth", value: `${moneyText(worth)}${star(worth.assumed)}`, unit: "a month" }]
      : []),
    ...(fresh.length > 0 ? [{ label: "New work", value: hoursText(sum(fresh)), unit: "a month" }] : []),
  ];
}

/** The same as sentences: "Score 26 → 85 of 100. Saves 93–323 h * a month." */
export function comparedInShort(compared: Compared): string {
  if (compared.changes.same) return "Nothing differs.";
  return comparedFacts(compared)
    .map(({ label, value, unit }) => `${label} ${value}${unit ? ` ${unit}` : ""}.`)
    .join(" ");
}

const star = (assumed: boolean): string => (assumed ? `${noBreak}*` : "");
