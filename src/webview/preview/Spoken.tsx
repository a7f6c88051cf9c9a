import { useMemo, useRef } from "preact/hooks";
import type { ProcessMap, State } from "../../model/process-map.ts";
import { levelName } from "../facts.ts";
import type { Panel } from "./panel.ts";
import type { Facts } from "./use-facts.ts";

/**
 * What a screen reader is told when something else is shown: another state, a part of it, a comparison, another level of a
 * step. The first picture is not told; the outline of the page says it.
 */
export function Spoken({ panel, facts }: { readonly panel: Panel; readonly facts: Facts }) {
  const { map, state, shown, drawn } = panel;
  const { compared, seen, changes } = facts;
  const changed = useLevelWords(map, state);
  const words = [
    compared
      ? `${compared.before.title} compared with ${compared.after.title}: ${changes.length} changes`
      : state.title,
    ...(drawn.options.viewTitle === undefined ? [] : [drawn.options.viewTitle]),
    ...(seen && seen !== state ? [`${seen.steps.length} of ${state.steps.length} steps shown`] : []),
    ...(shown.onlyLevel === undefined ? [] : [`${levelName(map, shown.onlyLevel)} alone stands out`]),
    ...changed,
  ].join(". ");
  const first = useRef<string | undefined>(words);
  if (words !== first.current) first.current = undefined;
  return (
    <p class="visually-hidden" role="status">
      {first.current === undefined ? words : ""}
    </p>
  );
}

const mostNamed = 3;

/** "Label: Automated" for the steps whose level is another than in the last text, while few are. */
function useLevelWords(map: ProcessMap, state: State): readonly string[] {
  const last = useRef<State | undefined>(undefined);
  return useMemo(() => {
    const before = last.current;
    last.current = state;
    if (before?.id !== state.id) return [];
    const old = new Map(before.steps.map((step) => [step.id, step]));
    const others = state.steps.flatMap((step) => {
      const was = old.get(step.id);
      if (step.kind !== "process" || was?.kind !== "process" || was.level === step.level) return [];
      return [`${step.title}: ${step.level === undefined ? "not rated" : levelName(map, step.level)}`];
    });
    return others.length <= mostNamed ? others : [];
  }, [state]);
}
