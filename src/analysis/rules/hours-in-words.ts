import { hoursSentence } from "../../model/duration.ts";
import { type Level, levelFacts } from "../../model/level.ts";
import type { Process } from "../../model/process-map.ts";
import type { RuleInput } from "../rule.ts";
import { monthlyHours, numbersOf } from "../step-numbers.ts";
import { lastTargets, processIn } from "./walk.ts";

/** `: 48–96 hours a month`, or nothing where effort or runs are missing. */
export function hoursInWords({ map }: RuleInput, process: Process, state = "current"): string {
  const hours = monthlyHours(numbersOf(map, state).get(process.id));
  return hours ? `: ${hoursSentence(hours)} a month` : "";
}

/** What is planned for a step: ` “ML platform” makes it automated.`, or the advice given where nothing is. */
export function planInWords(input: RuleInput, process: Process, advice: string): string {
  const rank = (level: Level | undefined): number => levelFacts[level ?? "unrated"].rank;
  for (const target of lastTargets(input)) {
    const then = processIn(target, process.id);
    if (!then) return `“${target.title}” takes it out.`;
    if (rank(then.level) > rank(process.level)) return `“${target.title}” makes it ${then.level}.`;
  }
  return advice;
}
