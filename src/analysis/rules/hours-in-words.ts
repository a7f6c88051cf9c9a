import { hoursSentence } from "../../model/duration.ts";
import { type Level, levelFacts } from "../../model/level.ts";
import { moneyText } from "../../model/money.ts";
import type { Process } from "../../model/process-map.ts";
import { monthlyCost } from "../figures/money.ts";
import type { RuleInput } from "../rule.ts";
import { monthlyHours, numbersOf } from "../step-numbers.ts";
import { lastTargets, processIn } from "./walk.ts";

/** `: 48–96 hours a month, 3,120–6,240 EUR`; nothing where effort or runs are missing, no money where a cost is assumed. */
export function hoursInWords({ map, states }: RuleInput, process: Process, stateId = "current"): string {
  const numbers = numbersOf(map, stateId).get(process.id);
  const hours = monthlyHours(numbers);
  if (!hours) return "";
  const state = states.find((s) => s.id === stateId);
  const cost = state && monthlyCost(map, state, numbers);
  const money = cost && !cost.assumed && cost.currency !== null ? `, ${moneyText(cost)}` : "";
  return `: ${hoursSentence(hours)} a month${money}`;
}

/** What is planned for a step: `“ML platform” makes it automated.`, or the advice given where nothing is. */
export function planInWords(input: RuleInput, process: Process, advice: string): string {
  const rank = (level: Level | undefined): number => levelFacts[level ?? "unrated"].rank;
  for (const target of lastTargets(input)) {
    const then = processIn(target, process.id);
    if (!then) return `“${target.title}” takes it out.`;
    if (rank(then.level) > rank(process.level)) return `“${target.title}” makes it ${then.level}.`;
  }
  return advice;
}
