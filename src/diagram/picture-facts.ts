import { comparedFacts, comparedSides } from "../analysis/compared.ts";
import { figureInput } from "../analysis/figure.ts";
import { levelsOf } from "../analysis/figures/distribution.ts";
import { humanHours } from "../analysis/figures/human-hours.ts";
import { headFiguresOf } from "../analysis/head-figures.ts";
import { hoursText } from "../model/duration.ts";
import { type LevelOrUnrated, levelsAndUnrated } from "../model/level.ts";
import { noBreak } from "../model/number-text.ts";
import type { ProcessMap, State, StateId } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { stateOf } from "../model/state.ts";
import { viewedState } from "../model/views.ts";
import { comparedStatesOf } from "./comparison.ts";
import type { ViewOptions } from "./layout-types.ts";
import { type LegendEntry, type LegendHours, legendOf, stepsByLevel } from "./legend.ts";
import { belowTargetOf } from "./marks.ts";
import type { SvgOptions } from "./to-svg.tsx";

/** What of a view says which states are shown. */
type Shown = Pick<
  ViewOptions,
  "state" | "compareWith" | "compareMap" | "compareTitles" | "compareSide" | "rules" | "viewTitle"
>;

export type StateOptions = Required<Pick<SvgOptions, "title" | "state" | "facts" | "legend" | "hours" | "marks">>;

/** What a file says of a state, wherever it is made: titles, figures, legend with hours, marks of a platform. */
export function svgOptionsOf(map: ProcessMap, view: Shown): StateOptions {
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  const id = state?.id ?? "current";
  const compared = comparedStatesOf(map, view);
  const titles = compared && {
    before: view.compareTitles?.before ?? compared.before.state.title,
    after: view.compareTitles?.after ?? compared.after.state.title,
  };
  if (compared && titles && view.compareSide !== undefined) {
    const side = compared[view.compareSide];
    const alone = svgOptionsOf(side.map, { state: side.state.id });
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
    ...levelsIn(map, view),
    marks: { belowTarget: belowTargetOf(map, id) },
  };
}

/** The levels of what a view shows, for its legend: counts, and hours where they are known. */
export interface LevelsInView {
  readonly legend: readonly LegendEntry[];
  /** In a comparison: the hours then and now; none where one side does not state any. */
  readonly hours: readonly LegendHours[];
}

/**
 * What the legend says of the levels, in the preview as in a file: the number of steps, and the share of hours; in a comparison the
 * number then and now, and the hours of both sides to one scale, since shares of unlike wholes cannot be compared.
 */
export function levelsIn(
  map: ProcessMap,
  view: Pick<ViewOptions, "state" | "compareWith" | "compareMap" | "compareTitles" | "rules">,
): LevelsInView {
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  const compared = comparedStatesOf(map, view);
  const viewed = <S extends State>(one: S): S => viewedState(one, view.rules ?? []);
  const shown = state && viewed(state);
  // Hours are of the whole map: beside a part of it they would pass for the part's.
  const isPart = shown !== state || (compared && viewed(compared.before.state) !== compared.before.state);
  return {
    legend: legendOf(
      { nodes: [] },
      {
        titles: map.settings.levelTitles,
        ...(!isPart && !compared && { shares: sharesOf(map, state?.id ?? "current") }),
        steps: stepsByLevel(shown?.steps ?? []),
        ...(compared && { before: stepsByLevel(viewed(compared.before.state).steps) }),
      },
    ),
    hours: isPart || !compared ? [] : hoursOf(compared, view.compareTitles),
  };
}

/** The hours of both sides, to one scale. */
function hoursOf(
  { before, after }: NonNullable<ReturnType<typeof comparedStatesOf>>,
  titles: ViewOptions["compareTitles"],
): readonly LegendHours[] {
  const sides = [
    { ...before, title: titles?.before ?? before.state.title },
    { ...after, title: titles?.after ?? after.state.title },
  ].flatMap(({ map, state, title }) => {
    const input = figureInput(map, state.id);
    const hours = input && humanHours.compute(input);
    return hours ? [{ title, hours, shares: sharesOf(map, state.id) }] : [];
  });
  const most = Math.max(...sides.map(({ hours }) => midpoint(hours.value)));
  if (sides.length < 2 || !(most > 0)) return [];
  return sides.map(({ title, hours: { value, assumed }, shares }) => ({
    title,
    words: `${hoursText(value)}${assumed ? `${noBreak}*` : ""} a month`,
    part: midpoint(value) / most,
    shares,
  }));
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
