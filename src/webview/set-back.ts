import type { Compared } from "../analysis/index.ts";
import type { LevelOrUnrated } from "../model/level.ts";
import type { ProcessMap, State, Step, ViewRule } from "../model/process-map.ts";
import { shownSteps } from "../model/views.ts";
import { foundSteps, levelName, levelOf } from "./facts.ts";
import { facetsOf } from "./viewing.ts";

/** What is looked at while the rest stands back. */
export interface LookedFor {
  readonly level?: LevelOrUnrated | undefined;
  readonly search: string;
  /** Of a filter that dims what it does not mean; empty where none does. */
  readonly filter: readonly ViewRule[];
  /** The rule whose findings are looked at. */
  readonly rule?: string | undefined;
}

/** What does not stand back, for the legend of a file, which shows no switches: "Exceptionally manual · “model”". Undefined where all is in full. */
export function inFullWords(map: ProcessMap, state: State, looked: LookedFor): string | undefined {
  const facets = facetsOf(map, state, looked.filter);
  const filters = looked.filter.flatMap((rule) => {
    const facet = facets.find(({ subject }) => subject === rule.subject);
    const titles = rule.of.map((id) => facet?.choices.find((choice) => choice.id === id)?.title ?? id);
    if (titles.length === 0) return [];
    return [`${rule.do === "hide" ? "not " : ""}${facet ? `${facet.title}: ` : ""}${titles.join(" or ")}`];
  });
  const all = [
    ...(looked.level === undefined ? [] : [levelName(map, looked.level)]),
    ...filters,
    ...(looked.search.trim() === "" ? [] : [`“${looked.search.trim()}”`]),
    ...(looked.rule === undefined ? [] : [`what ${looked.rule} found`]),
  ];
  return all.length > 0 ? all.join(" · ") : undefined;
}

/**
 * Ids of the steps that stand back in a comparison beside those that the later state says: a step that had the level or has it
 * is looked at, and what is gone is looked for as what is there.
 */
export function setBackInComparison({ before, changes }: Compared, looked: LookedFor): ReadonlySet<string> {
  const found = looked.search.trim() === "" ? undefined : foundSteps(before.state, looked.search);
  const meant = looked.filter.length > 0 ? shownSteps(before.state, looked.filter) : undefined;
  const isOf = (step: Step): boolean => step.kind === "process" && levelOf(step) === looked.level;
  return new Set(
    changes.steps.flatMap((change) => {
      const forms = [...("before" in change ? [change.before] : []), ...("after" in change ? [change.after] : [])];
      const otherLevel = looked.level !== undefined && !forms.some(isOf);
      const goneAside =
        change.change === "removed" &&
        (found?.has(change.before.id) === false || meant?.has(change.before.id) === false);
      return otherLevel || goneAside ? [change.id] : [];
    }),
  );
}
