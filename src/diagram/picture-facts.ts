import { figureInput } from "../analysis/figure.ts";
import { automationScore } from "../analysis/figures/automation-score.ts";
import { distribution } from "../analysis/figures/distribution.ts";
import { humanHours } from "../analysis/figures/human-hours.ts";
import { money } from "../analysis/figures/money.ts";
import { savedHours } from "../analysis/figures/saved-hours.ts";
import { hoursText } from "../model/duration.ts";
import { type LevelOrUnrated, levelsAndUnrated } from "../model/level.ts";
import { moneyText } from "../model/money.ts";
import { noBreak, numberText } from "../model/number-text.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { stateOf } from "../model/state.ts";
import type { Graph, ViewOptions } from "./layout-types.ts";
import { legendOf, stepsByLevel } from "./legend.ts";
import { belowTargetOf } from "./marks.ts";
import type { HeaderFact } from "./parts/Header.tsx";
import type { SvgOptions } from "./to-svg.tsx";

/** What of a view says which states are shown. */
type Shown = Pick<ViewOptions, "state" | "compareWith">;

export type StateOptions = Required<Pick<SvgOptions, "title" | "state" | "facts" | "legend" | "marks">>;

/** What a file says of a state, wherever it is made: titles, figures, legend with hours, marks of a platform. */
export function svgOptionsOf(map: ProcessMap, view: Shown, graph: Graph): StateOptions {
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  const id = state?.id ?? "current";
  const before = view.compareWith === undefined ? undefined : stateOf(map, view.compareWith);
  return {
    title: map.title,
    state: [before?.title, state?.title].filter((title) => title).join(" → "),
    facts: before ? changedFacts(map, before.id, id) : factsOf(map, id),
    legend: legendOf(graph, {
      titles: map.settings.levelTitles,
      shares: sharesOf(map, id),
      steps: stepsByLevel(state?.steps ?? []),
    }),
    marks: { belowTarget: belowTargetOf(map, id) },
  };
}

/** What a file says beside its title: the figures of the state that can be known, `*` on what rests on assumptions. */
export function factsOf(map: ProcessMap, stateId: StateId): readonly HeaderFact[] {
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

/** What a comparison says beside its titles: the score before and after, and what the change saves. */
function changedFacts(map: ProcessMap, before: StateId, after: StateId): readonly HeaderFact[] {
  const [then, now] = [factsOf(map, before), factsOf(map, after)];
  const both = now.flatMap((fact) => {
    // Savings are reckoned from the map as it is now; between other states they would mean something else.
    if (fact.label === "Saves") return before === "current" ? [fact] : [];
    const was = then.find((other) => other.label === fact.label && other.unit === fact.unit);
    return fact.label === "Score" && was ? [{ ...fact, value: `${was.value} → ${fact.value}` }] : [];
  });
  return both;
}

/** Share of the human hours by level, middles of ranges; a level without stated hours is left out. */
export function sharesOf(map: ProcessMap, stateId: StateId): Partial<Readonly<Record<LevelOrUnrated, number>>> {
  const input = figureInput(map, stateId);
  const levels = input && distribution.compute(input)?.value.levels;
  if (!levels) return {};
  const hours = levelsAndUnrated.flatMap((level) => {
    const stated = levels[level].hours;
    return stated ? [[level, midpoint(stated)] as const] : [];
  });
  const all = hours.reduce((sum, [, value]) => sum + value, 0);
  return all > 0 ? Object.fromEntries(hours.map(([level, value]) => [level, value / all])) : {};
}
