import { useMemo, useRef } from "preact/hooks";
import { type Compared, changeList } from "../../analysis/index.ts";
import { belowTargetOf, type LevelsInView, levelsIn, type PictureMarks } from "../../diagram/index.ts";
import { type LegendNote, legendNotesOf } from "../../diagram/legend.ts";
import { outlineOf } from "../../diagram/outline.ts";
import type { State } from "../../model/process-map.ts";
import { same } from "../../model/same.ts";
import { stateOf } from "../../model/state.ts";
import { shownSteps, viewedState } from "../../model/views.ts";
import { cardOf, mostManualHours } from "../card-facts.ts";
import { comparedFigures } from "../compare/compared-figures.ts";
import { comparedIn } from "../compare/comparing.ts";
import type { Drawn } from "../drawing.ts";
import { earlierSideOf } from "../earlier-side.ts";
import { dimmedSteps, findingsIn, foundSteps, marksOf } from "../facts.ts";
import { lineFigures } from "../figure-words.ts";
import { marksOfRule, rulesThatFound } from "../rule-filter.ts";
import { inFullWords, setBackInComparison } from "../set-back.ts";
import type { ViewState } from "../state/view-state.ts";
import { storyOf } from "../travel.ts";
import { useWorkedOut } from "../use-later.ts";
import { dimmedBoxes } from "../viewing.ts";

/** All that is told of a picture, worked out anew only where what it hangs on is another. */
export type Facts = ReturnType<typeof useFacts>;

/** What the panel says of the picture that stands; `drawn` is undefined before the first one. */
export function useFacts(view: ViewState, drawn: Drawn | undefined) {
  const map = drawn?.map;
  const stateId = drawn?.options.state ?? view.state;
  const state = useMemo(() => map && (stateOf(map, stateId) ?? stateOf(map, "current")), [map, stateId]);
  const compared = useCompared(drawn);
  const changes = useMemo(() => (compared ? changeList(compared) : []), [compared]);
  const found = useFindings(view, drawn, state, compared);
  // What the picture was drawn with, not what is asked of the next one.
  const hiding = drawn?.options.rules;
  const seen = useMemo(() => state && viewedState(state, hiding ?? []), [state, hiding]);
  const isPart = seen !== state;
  const hits = useMemo(
    () => (seen && view.search.trim() !== "" ? foundSteps(seen, view.search) : undefined),
    [seen, view.search],
  );
  const { ruleMarks, marks, findings } = found;
  const looked = useMemo(
    () => ({ level: view.onlyLevel, search: view.search, filter: view.rest === "dimmed" ? view.filter : [] }),
    [view.onlyLevel, view.search, view.rest, view.filter],
  );
  const dimmed = useMemo(() => {
    if (!state || !drawn) return undefined;
    const meant = looked.filter.length > 0 ? shownSteps(state, looked.filter) : undefined;
    // In a comparison a step may have had the level, too.
    const level = compared ? undefined : looked.level;
    const back = dimmedSteps(state, level, hits, meant, ruleMarks && new Set(ruleMarks.keys()));
    const also = compared && setBackInComparison(compared, looked);
    if (!back && !also?.size) return undefined;
    return dimmedBoxes(drawn.picture.graph, state, new Set([...(back ?? []), ...(also ?? [])]));
  }, [drawn, state, compared, looked, hits, ruleMarks]);
  const inFull = useMemo(
    () => (dimmed && map && state ? inFullWords(map, state, { ...looked, rule: found.onlyRule?.id }) : undefined),
    [dimmed, map, state, looked, found.onlyRule],
  );
  const card = useMemo(
    () => (map && state && view.selected !== undefined ? cardOf(map, state, view.selected, findings) : undefined),
    [map, state, view.selected, findings],
  );
  // Figures are of the whole map: beside a part of it they would pass for the part's.
  const told = useMemo(
    () => (isPart || compared || !map ? undefined : { map, stateId }),
    [map, stateId, compared, isPart],
  );
  const figures = useWorkedOut(told, (of) => (of ? lineFigures(of.map, of.stateId) : []), []);
  const between = useWorkedOut(compared, (found) => (found ? comparedFigures(found) : []), []);
  const { legend, hours } = useLevels(drawn);
  const notes = useNotes(drawn, marks);
  const outline = useWorkedOut(drawn?.picture.graph, (graph) => (graph ? outlineOf(graph) : ""), "");
  // Told only to who asks for it: the order of a large map takes a while to find.
  const story = useMemo(() => once(() => (drawn ? storyOf(drawn.picture.graph, drawn.picture.layout) : [])), [drawn]);
  return {
    map,
    state,
    compared,
    changes,
    ...found,
    /** The part of the state that a filter leaves; the state itself where it leaves all. */
    seen,
    /** Steps that the search found; undefined where none is looked for. */
    hits,
    dimmed,
    /** What does not stand back, in words; undefined where nothing does. */
    inFull,
    card,
    figures: isPart ? [] : compared ? between : figures,
    legend,
    hours,
    notes,
    outline,
    story,
  };
}

/** The comparison that the picture shows: another place of its boxes or another way to show both sides changes nothing of it. */
function useCompared(drawn: Drawn | undefined): Compared | undefined {
  const { state, compareWith, compareMap, compareTitles } = drawn?.options ?? {};
  return useMemo(
    () => drawn && comparedIn(drawn.map, drawn.options),
    [drawn?.map, state, compareWith, compareMap, compareTitles?.before, compareTitles?.after],
  );
}

/** The levels of what is shown, as a file's legend says them: another arrangement of the picture changes nothing of them. */
function useLevels(drawn: Drawn | undefined): LevelsInView {
  const { state, compareWith, compareMap, compareTitles, rules } = drawn?.options ?? {};
  return useMemo(
    () => (drawn ? levelsIn(drawn.map, drawn.options) : { legend: [], hours: [] }),
    [drawn?.map, state, compareWith, compareMap, compareTitles?.before, compareTitles?.after, rules],
  );
}

/** The marks that the picture bears, of two that are drawn apart those of both. */
function useNotes(drawn: Drawn | undefined, { belowTarget }: PictureMarks): readonly LegendNote[] {
  const apart = drawn?.options.compareSide === undefined ? undefined : drawn;
  const earlier = useWorkedOut(apart, (of) => of && earlierSideOf(of), undefined);
  return useMemo(() => {
    if (!drawn) return [];
    const sides = [drawn.picture.graph, ...(apart && earlier ? [earlier] : [])];
    return legendNotesOf(
      { nodes: sides.flatMap(({ nodes }) => nodes), edges: sides.flatMap(({ edges }) => edges) },
      { ...(belowTarget && { belowTarget }) },
    );
  }, [drawn, earlier, belowTarget]);
}

/** What the rules found in the state that is shown, and the marks that the picture bears for it. */
function useFindings(
  view: ViewState,
  drawn: Drawn | undefined,
  state: State | undefined,
  compared: Compared | undefined,
) {
  const map = drawn?.map;
  const stateId = drawn?.options.state ?? view.state;
  const comparing = compared !== undefined;
  const findings = useMemo(() => findingsIn(view.published, stateId), [view.published, stateId]);
  const foundBy = useMemo(() => rulesThatFound(findings), [findings]);
  // What the rule found may be mended since, or stand in another state: then all is shown again.
  const onlyRule = comparing ? undefined : foundBy.find((rule) => rule.id === view.onlyRule);
  const ruleMarks = useMemo(() => onlyRule && marksOfRule(onlyRule), [onlyRule]);
  const found = useMemo<PictureMarks>(
    () =>
      map
        ? {
            // In a comparison the corner of a box says what changed.
            ...(!comparing && {
              findings: ruleMarks ?? marksOf(findings, mostManualHours(map, stateId), state?.steps.length ?? 0),
            }),
            belowTarget: belowTargetOf(map, stateId),
          }
        : {},
    [findings, ruleMarks, map, state, stateId, comparing],
  );
  // Findings come after each key; where they are the same as before, nothing of the picture has to be looked at again.
  const kept = useRef(found);
  if (!same(kept.current, found)) kept.current = found;
  const marks = kept.current;
  return { findings, foundBy, onlyRule, ruleMarks, marks };
}

/** Computes a value when it is first asked for. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
