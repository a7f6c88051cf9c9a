import { hoursText } from "../model/duration.ts";
import { moneyText } from "../model/money.ts";
import { noBreak, numberText } from "../model/number-text.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { figureInput } from "./figure.ts";
import { automationScore } from "./figures/automation-score.ts";
import { humanHours } from "./figures/human-hours.ts";
import { money } from "./figures/money.ts";
import { savedHours } from "./figures/saved-hours.ts";

/** One of the few figures that stand beside a title: `Score` **26** `of 100`. */
export interface HeadFigure {
  readonly label?: string;
  readonly value: string;
  readonly unit?: string;
}

/** What is said of a state beside its title: the figures that can be known, `*` on what rests on assumptions. */
export function headFiguresOf(map: ProcessMap, stateId: StateId): readonly HeadFigure[] {
  const input = figureInput(map, stateId);
  if (!input) return [];
  const star = (assumed: boolean): string => (assumed ? `${noBreak}*` : "");
  const score = automationScore.compute(input);
  const hours = humanHours.compute(input);
  const cost = money.compute(input);
  const saved = savedHours.compute(input);
  return [
    ...(score ? [{ label: "Score", value: numberText(Math.round(score.value * 100)), unit: "of 100" }] : []),
    ...(hours ? [{ value: `${hoursText(hours.value)}${star(hours.assumed)}`, unit: "a month" }] : []),
    ...(cost ? [{ value: `${moneyText(cost.value)}${star(cost.assumed)}`, unit: "a month" }] : []),
    ...(saved ? [{ label: "Saves", value: `${hoursText(saved.value)}${star(saved.assumed)}`, unit: "a month" }] : []),
  ];
}
