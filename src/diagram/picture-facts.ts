import { comparedFacts, comparedSides } from "../analysis/compared.ts";
import { figureInput } from "../analysis/figure.ts";
import { levelsOf } from "../analysis/figures/distribution.ts";
import { headFiguresOf } from "../analysis/head-figures.ts";
import { type LevelOrUnrated, levelsAndUnrated } from "../model/level.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { stateOf } from "../model/state.ts";
import { viewedState } from "../model/views.ts";
import { comparedStatesOf } from "./comparison.ts";
import type { Graph, ViewOptions } from "./layout-types.ts";
import { legendOf, stepsByLevel } from "./legend.ts";
import { belowTargetOf } from "./marks.ts";
import type { SvgOptions } from "./to-svg.tsx";

/** What of a view says which states are shown. */
type Shown = Pick<
  ViewOptions,
  "state" | "compareWith" | "compareMap" | "compareTitles" | "compareSide" | "rules" | "viewTitle"
>;

export type StateOptions = Required<Pick<SvgOptions, "title" | "state" | "facts" | "legend" | "marks">>;

/** What a file says of a state, wherever it is made: titles, figures, legend with hours, marks of a platform. */
export function svgOptionsOf(map: ProcessMap, view: Shown, graph: Graph): StateOptions {
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  const id = state?.id ?? "current";
  const compared = comparedStatesOf(map, view);
  const titles = compared && {
    before: view.compareTitles?.before ?? compared.before.state.title,
    after: view.compareTitles?.after ?? compared.after.state.title,
  };
  if (compared && titles && view.compareSide !== undefined) {
    const side = compared[view.compareSide];
    const alone = svgOptionsOf(side.map, { state: side.state.id }, graph);
    return { ...alone, state: titles[view.compareSide] };
  }
  const states = titles ? `${titles.before} → ${titles.after}` : (state?.title ?? "");
  const shown = state && viewedState(state, view.rules ?? []);
  const isPart = shown !== state;
  return {
    title: map.title,
    state: [states, ...viewWords(view.viewTitle, shown?.steps.length ?? 0, state?.steps.length ?? 0)].join(" · "),
    // Figures are of the whole map: beside a part of it they would pass for the part's.
    facts: isPart
      ? []
      : compared && titles
        ? comparedFacts(
            comparedSides({ ...compared.before, title: titles.before }, { ...compared.after, title: titles.after }),
          )
        : headFiguresOf(map, id),
    legend: legendOf(graph, {
      titles: map.settings.levelTitles,
      ...(!isPart && { shares: sharesOf(map, id) }),
      steps: stepsByLevel(shown?.steps ?? []),
    }),
    marks: { belowTarget: belowTargetOf(map, id) },
  };
}

/** "Labelling only", "3 of 13 steps": that a picture is a part of the map must be said on it. */
function viewWords(title: string | undefined, shown: number, all: number): readonly string[] {
  return [...(title === undefined ? [] : [title]), ...(shown === all ? [] : [`${shown} of ${all} steps`])];
}

/** Share of the human hours by level, middles of ranges; a level without stated hours is left out. */
export function sharesOf(map: ProcessMap, stateId: StateId): Partial<Readonly<Record<LevelOrUnrated, number>>> {
  const input = figureInput(map, stateId);
  if (!input) return {};
  const levels = levelsOf(input);
  const hours = levelsAndUnrated.flatMap((level) => {
    const stated = levels[level].hours;
    return stated ? [[level, midpoint(stated)] as const] : [];
  });
  const all = hours.reduce((sum, [, value]) => sum + value, 0);
  return all > 0 ? Object.fromEntries(hours.map(([level, value]) => [level, value / all])) : {};
}
