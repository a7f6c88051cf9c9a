/** What the values mean that clauses take: `right`, `actors`, `library`, `month`, `capture`, 🟡 … */
import type { AstNode } from "langium";
import { calendarOf, daysPerMonth, daysPerWeek, monthsPerQuarter, monthsPerYear } from "../../model/duration.ts";
import type { MapSettings } from "../../model/process-map.ts";
import * as ast from "../generated/ast.ts";

const direction = { right: "The flow runs from left to right.", down: "The flow runs from top to bottom." };
const lanes = {
  phases: "A band for each phase.",
  actors: "A band for each actor.",
  none: "No bands.",
};
const kinds = {
  ui: "People see it and click.",
  library: "Code calls it from within.",
  api: "Programs call it over the network.",
  cli: "People and scripts call it in a terminal.",
};
const layers = {
  data: "The data, with lines to what reads and writes them.",
  interfaces: "The interfaces of each step.",
};
const subjects = {
  discount: "By how much later money counts less, a year; 10 % if left out.",
  capture: "The share of the saved money that becomes cash; 50 % if left out.",
  ramp: "The time until all is saved, a little more each month; 6 months if left out.",
};
const good = "🟢 **good**: the platform does it; counts 1.";
const mixed = "🟡 **mixed**: it does so in part; counts ½.";
const bad = "🔴 **bad**: it does not; counts 0, and disqualifies where the question is `required`.";
const answers = { good, mixed, bad, "🟢": good, "🟡": mixed, "🔴": bad };
const current = { current: "The map as it is now, without any target." };

/** The values whose meaning does not hang on the map, by the clause that takes them. */
export const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  direction,
  lanes,
  kind: kinds,
  layers,
  assume: subjects,
  answer: answers,
  state: current,
};

/** A value's page, as Markdown; undefined where it is no value that the clause knows. */
export function valuePage(clause: string, value: string, settings: MapSettings): string | undefined {
  if (clause === "per") return periodPage(value, calendarOf(settings).hoursPerDay);
  if (clause === "currency") return `**${value}**: a currency. Amounts that name none are in that of the map's block.`;
  const pages = Object.hasOwn(valueWords, clause) ? valueWords[clause] : undefined;
  const says = pages && Object.hasOwn(pages, value) ? pages[value] : undefined;
  return says === undefined || /^\p{Emoji_Presentation}/u.test(says) ? says : `**${value}**: ${says}`;
}

function periodPage(period: string, hoursPerDay: number): string | undefined {
  const lengths: Readonly<Record<string, string>> = {
    hour: "an hour of work.",
    day: `a working day of ${hoursPerDay} hours.`,
    week: `${daysPerWeek} working days; a month holds ${daysPerMonth / daysPerWeek} weeks.`,
    month: `${daysPerMonth} working days.`,
    quarter: `${monthsPerQuarter} months.`,
    year: `${monthsPerYear} months.`,
  };
  const says = Object.hasOwn(lengths, period) ? lengths[period] : undefined;
  return says === undefined ? undefined : `**per ${period}**: ${says}`;
}

const subjectsOfView: Readonly<Record<string, string>> = {
  phase: "the steps of these phases.",
  actor: "the steps of these actors.",
  interface: "the steps that are done through these interfaces.",
  data: "the steps that read or write these data.",
  step: "these steps.",
  from: "these steps and all that follows them.",
  to: "these steps and all that leads to them.",
  level: "the steps of these levels; the word may be left out.",
};

/** What the word behind `show` or `hide` picks, as Markdown. */
export function subjectPage(word: string): string | undefined {
  const says = Object.hasOwn(subjectsOfView, word) ? subjectsOfView[word] : undefined;
  return says && `**${word}**, behind \`show\` or \`hide\`: ${says}`;
}

/** The clause whose value a word is, by the node and the property that hold it. */
export function clauseOfValue(node: AstNode, property: string | undefined): string | undefined {
  if (property === "period") return "per";
  if (property === "currency" || (property === "value" && ast.isCurrency(node))) return "currency";
  if (property === "subject") return "assume";
  if (property === "names" && ast.isLayers(node)) return "layers";
  if (property === "state" && ast.isStateShown(node)) return "state";
  if (property !== "value") return undefined;
  if (ast.isDirection(node)) return "direction";
  if (ast.isLanes(node)) return "lanes";
  if (ast.isKind(node)) return "kind";
  return ast.isAnswer(node) ? "answer" : undefined;
}
