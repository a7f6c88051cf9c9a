import { useMemo, useRef } from "preact/hooks";
import type { ProcessMap, State } from "../../model/process-map.ts";
import { shownSteps } from "../../model/views.ts";
import { levelName } from "../facts.ts";
import type { ViewState } from "../state/view-state.ts";
import type { Panel } from "./panel.ts";
import type { Facts } from "./use-facts.ts";

/** What to do while a flow is drawn by hand. */
export const connectHint =
  "Click the step that comes next, or go there with the arrow keys and press Enter. Escape leaves it as it is.";

/**
 * What a screen reader is told when something else is shown: another state, a part of it, a comparison; and what an edit
 * has done, or its undoing. The first picture is not told; the outline of the page says it.
 */
export function Spoken({ panel, facts }: { readonly panel: Panel; readonly facts: Facts }) {
  const { map, state, shown, drawn } = panel;
  const { compared, seen, changes } = facts;
  const done = useDoneWords(map, state);
  const meant = shown.rest === "dimmed" && shown.filter.length > 0 ? shownSteps(state, shown.filter) : undefined;
  const from = state.steps.find(({ id }) => id === shown.connecting);
  const words = [
    compared
      ? `${compared.before.title} compared with ${compared.after.title}: ${changes.length} changes`
      : state.title,
    ...(drawn.options.viewTitle === undefined ? [] : [drawn.options.viewTitle]),
    ...(seen && seen !== state ? [`${seen.steps.length} of ${state.steps.length} steps shown`] : []),
    ...(meant ? [`${meant.size} of ${state.steps.length} steps stand out`] : []),
    ...(shown.onlyLevel === undefined ? [] : [`${levelName(map, shown.onlyLevel)} alone stands out`]),
    ...(from ? [`A flow from ${from.title}. ${connectHint}`] : done),
    ...hitWords(state, shown, facts.hits),
  ].join(". ");
  const first = useRef<string | undefined>(words);
  if (words !== first.current) first.current = undefined;
  return (
    <p class="visually-hidden" role="status">
      {first.current === undefined ? words : ""}
    </p>
  );
}

/** "Label, one of 5 found": the hit that Enter has led to, while the keyboard stays in the field. */
function hitWords({ steps }: State, { selected }: ViewState, hits: ReadonlySet<string> | undefined): readonly string[] {
  const hit = hits?.has(selected ?? "") ? steps.find(({ id }) => id === selected) : undefined;
  return hit && hits ? [`${hit.title}, one of ${hits.size} found`] : [];
}

const mostNamed = 3;

/**
 * What is other than in the last text. While somebody writes there, only levels are told: the editor reads out what is
 * typed, and each letter of a title would be another one.
 */
function useDoneWords(map: ProcessMap, state: State): readonly string[] {
  const last = useRef<State | undefined>(undefined);
  return useMemo(() => {
    const before = last.current;
    last.current = state;
    if (before?.id !== state.id) return [];
    const levels = levelWords(map, before, state);
    if (!document.hasFocus()) return levels.length <= mostNamed ? levels : [];
    const all = [...stepWords(before, state), ...levels, ...flowWords(before, state)];
    return all.length <= mostNamed ? all : [`${all.length} things in the map are different`];
  }, [state]);
}

/** "Label: Automated". */
function levelWords(map: ProcessMap, before: State, state: State): readonly string[] {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  return state.steps.flatMap((step) => {
    const was = old.get(step.id);
    if (step.kind !== "process" || was?.kind !== "process" || was.level === step.level) return [];
    return [`${step.title}: ${step.level === undefined ? "not rated" : levelName(map, step.level)}`];
  });
}

/** "Label added", "Label removed", "Label is now Label entities". */
function stepWords(before: State, state: State): readonly string[] {
  const old = new Map(before.steps.map(({ id, title }) => [id, title]));
  const now = new Set(state.steps.map(({ id }) => id));
  return [
    ...before.steps.filter(({ id }) => !now.has(id)).map(({ title }) => `${title} removed`),
    ...state.steps.flatMap(({ id, title }) => {
      const was = old.get(id);
      if (was === undefined) return [`${title} added`];
      return was === title ? [] : [`${was} is now ${title}`];
    }),
  ];
}

/** "Flow from Label to Train added": between steps that were there before, since a step that comes or goes takes its own along. */
function flowWords(before: State, state: State): readonly string[] {
  const titles = new Map(state.steps.map(({ id, title }) => [id, title]));
  const sameSteps = before.steps.length === titles.size && before.steps.every(({ id }) => titles.has(id));
  if (!sameSteps) return [];
  const ways = ({ flows }: State): ReadonlySet<string> => new Set(flows.map(({ from, to }) => `${from} ${to}`));
  const [old, now] = [ways(before), ways(state)];
  const words = (flows: State["flows"], known: ReadonlySet<string>, what: string): readonly string[] =>
    flows
      .filter(({ from, to }) => !known.has(`${from} ${to}`))
      .map(({ from, to }) => `Flow from ${titles.get(from)} to ${titles.get(to)} ${what}`);
  return [...words(before.flows, now, "removed"), ...words(state.flows, old, "added")];
}
