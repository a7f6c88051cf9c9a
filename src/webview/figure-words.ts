import { type Basis, figureInput } from "../analysis/figure.ts";
import { automationScore } from "../analysis/figures/automation-score.ts";
import { humanHours } from "../analysis/figures/human-hours.ts";
import { money } from "../analysis/figures/money.ts";
import { savedHours } from "../analysis/figures/saved-hours.ts";
import { weakestPhase } from "../analysis/figures/weakest-phase.ts";
import { hoursText } from "../model/duration.ts";
import { moneyText } from "../model/money.ts";
import { noBreak, numberText } from "../model/number-text.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { closed } from "../model/writing-direction.ts";
import type { LineFigure } from "./panels/FiguresLine.tsx";

/** The figures that stand beside the map's title; those that can't be known are left out. */
export function lineFigures(map: ProcessMap, stateId: StateId): readonly LineFigure[] {
  const input = figureInput(map, stateId);
  if (!input) return [];
  const star = (assumed: boolean): string => (assumed ? `${noBreak}*` : "");
  const figures: LineFigure[] = [];
  const score = automationScore.compute(input);
  if (score) {
    figures.push({
      id: "score",
      before: "Score",
      value: numberText(Math.round(score.value * 100)),
      after: "of 100",
      ground: groundText(automationScore.formula, score.basis, score.assumed),
    });
  }
  const hours = humanHours.compute(input);
  if (hours) {
    figures.push({
      id: "hours",
      value: `${hoursText(hours.value)}${star(hours.assumed)}`,
      after: "a month",
      ground: groundText(humanHours.formula, hours.basis, hours.assumed),
    });
  }
  const cost = money.compute(input);
  if (cost) {
    figures.push({
      id: "money",
      value: `${moneyText(cost.value)}${star(cost.assumed)}`,
      after: "a month",
      ground: groundText(money.formula, cost.basis, cost.assumed),
    });
  }
  const saved = savedHours.compute(input);
  if (saved) {
    figures.push({
      id: "saved",
      before: "Saves",
      value: `${hoursText(saved.value)}${star(saved.assumed)}`,
      after: "a month",
      ground: groundText(savedHours.formula, saved.basis, saved.assumed),
    });
  }
  const weakest = weakestPhase.compute(input);
  if (weakest && input.state.phases.length > 1) {
    figures.push({
      id: "weakest",
      value: `Weakest: ${closed(weakest.value.title)}, ${numberText(Math.round(weakest.value.score * 100))}`,
      ground: groundText(weakestPhase.formula, weakest.basis, weakest.assumed),
      muted: true,
    });
  }
  return figures;
}

/** How a figure was worked out and on how much of the map it rests. */
function groundText(formula: string, basis: Basis, assumed: boolean): string {
  const rests =
    basis.used < basis.of ? `Rests on ${basis.used} of ${basis.of} steps.` : `Rests on all ${basis.of} steps.`;
  return [formula, rests, assumed ? "* A part of it is assumed." : ""].filter(Boolean).join("\n");
}
