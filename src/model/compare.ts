import { type LevelOrUnrated, levelFacts } from "./level.ts";
import type { Actor, DataSet, Elements, Flow, Interface, Named, Phase, State, Step } from "./process-map.ts";
import { flowInNewNames, noRenaming, type Renaming, renamingOf, stepInNewNames } from "./renamed.ts";

/** What became of one element. `clauses` names what changed (`title`, `level`, `actors`, `effort`, `phase` …). */
export type ElementChange<E> =
  | { readonly change: "added"; readonly after: E }
  | { readonly change: "removed"; readonly before: E }
  | { readonly change: "changed"; readonly before: E; readonly after: E; readonly clauses: readonly string[] }
  | { readonly change: "same"; readonly before: E; readonly after: E };

/** What became of a step; `id` is its name in the second state, or in the first where it was removed. */
export type StepChange = ElementChange<Step> & {
  readonly id: string;
  /** Levels up (positive) or down, where both states rate it and they differ. */
  readonly levelBy?: number;
  /** The phase it stood in before, where it moved; null for outside of all phases. */
  readonly movedFrom?: string | null;
};

export type FlowChange =
  | { readonly change: "added"; readonly after: Flow }
  | { readonly change: "removed"; readonly before: Flow }
  /** Label or share changed. */
  | { readonly change: "changed"; readonly before: Flow; readonly after: Flow }
  | { readonly change: "same"; readonly before: Flow; readonly after: Flow };

/** The difference of two states, every element of both once, in the order in which people read the second one. */
export interface Comparison {
  readonly steps: readonly StepChange[];
  readonly flows: readonly FlowChange[];
  readonly phases: readonly ElementChange<Phase>[];
  readonly actors: readonly ElementChange<Actor>[];
  readonly interfaces: readonly ElementChange<Interface>[];
  readonly data: readonly ElementChange<DataSet>[];
  /** Names that changed between two files or revisions: old → new. */
  readonly renamed: Renaming;
  /** True when nothing differs. */
  readonly same: boolean;
}

/** What two states of one map have, lack and changed. An element is the same when it bears the same name. */
export function compare(a: State, b: State): Comparison {
  return compared(a, b, noRenaming);
}

/**
 * What two revisions of a map (or two files) have, lack and changed. An element is also the same when only its name
 * changed (see `renamingOf`), so that a renaming is one change, and nothing that merely names it is changed by it.
 */
export function compareRevisions(a: State, b: State): Comparison {
  return compared(a, b, renamingOf(a, b));
}

function compared(a: State, b: State, renamed: Renaming): Comparison {
  const steps = pairs(a.steps, b.steps, renamed.steps).map((pair) => stepChange(pair, renamed));
  const flows = flowChanges(a, b, renamed);
  const elements = <E extends Named & { readonly kind: string }>(
    before: readonly E[],
    after: readonly E[],
    names: ReadonlyMap<string, string>,
  ): readonly ElementChange<E>[] => pairs(before, after, names).map((pair) => elementChange(pair, (e) => e));
  const phases = pairs(a.phases, b.phases, renamed.phases).map((pair) =>
    elementChange(pair, (phase) =>
      phase.parent === undefined ? phase : { ...phase, parent: renamed.phases.get(phase.parent) ?? phase.parent },
    ),
  );
  const actors = elements(a.actors, b.actors, renamed.actors);
  const interfaces = elements(a.interfaces, b.interfaces, renamed.interfaces);
  const data = elements(a.data, b.data, renamed.data);
  const all = [...steps, ...flows, ...phases, ...actors, ...interfaces, ...data];
  return { steps, flows, phases, actors, interfaces, data, renamed, same: all.every((c) => c.change === "same") };
}

/** Levels between two, as people count them: from absent as far as from manual, and one step between those two. */
export function levelsBetween(before: LevelOrUnrated, after: LevelOrUnrated): number | undefined {
  const [from, to] = [levelFacts[before], levelFacts[after]];
  if (from.score === null || to.score === null || from.rank === to.rank) return undefined;
  const steps = Math.max(1, Math.round(Math.abs(to.score - from.score) * 3));
  return to.rank > from.rank ? steps : -steps;
}

type Pair<E> = { readonly in: "both"; readonly before: E; readonly after: E } | OneSided<E>;
type OneSided<E> = { readonly in: "first"; readonly before: E } | { readonly in: "second"; readonly after: E };

/** Every element once: those of the second list in its order, each removed one behind what stood before it. */
function pairs<E extends Named & { readonly kind: string }>(
  before: readonly E[],
  after: readonly E[],
  names: ReadonlyMap<string, string>,
): readonly Pair<E>[] {
  const then = new Map<string, E>(after.map((e) => [`${e.kind} ${e.id}`, e]));
  const old = new Map<string, E>();
  const removedBehind = new Map<string | undefined, E[]>();
  let last: string | undefined;
  for (const element of before) {
    const key = `${element.kind} ${names.get(element.id) ?? element.id}`;
    if (then.has(key)) {
      old.set(key, element);
      last = key;
    } else removedBehind.set(last, [...(removedBehind.get(last) ?? []), element]);
  }
  const gone = (behind: string | undefined): Pair<E>[] =>
    (removedBehind.get(behind) ?? []).map((element) => ({ in: "first", before: element }));
  return [
    ...gone(undefined),
    ...after.flatMap((element): Pair<E>[] => {
      const key = `${element.kind} ${element.id}`;
      const was = old.get(key);
      const here: Pair<E> = was ? { in: "both", before: was, after: element } : { in: "second", after: element };
      return [here, ...gone(key)];
    }),
  ];
}

function stepChange(pair: Pair<Step>, renamed: Renaming): StepChange {
  const { id } = pair.in === "first" ? pair.before : pair.after;
  const change = elementChange(pair, (step) => stepInNewNames(step, renamed));
  if (pair.in !== "both") return { ...change, id };
  const { before, after } = pair;
  const levelBy =
    before.kind === "process" && after.kind === "process"
      ? levelsBetween(before.level ?? "unrated", after.level ?? "unrated")
      : undefined;
  return {
    ...change,
    id,
    ...(levelBy !== undefined && { levelBy }),
    ...(stepInNewNames(before, renamed).phase !== after.phase && { movedFrom: before.phase ?? null }),
  };
}

/** `inNewNames`: the element before as it would be written now, so that a new name elsewhere is no change here. */
function elementChange<E extends Named>(pair: Pair<E>, inNewNames: (element: E) => E): ElementChange<E> {
  if (pair.in === "second") return { change: "added", after: pair.after };
  if (pair.in === "first") return { change: "removed", before: pair.before };
  const { before, after } = pair;
  const clauses = changedClauses(inNewNames(before), after);
  // A name is worth a word only where nothing else says that this is another one.
  const said = clauses.length === 0 && before.id !== after.id ? ["name"] : clauses;
  return said.length > 0 ? { change: "changed", before, after, clauses: said } : { change: "same", before, after };
}

/** Not what the author changed: where it stands, what it is called inside, whether it has a title of its own. */
const notClauses = new Set(["source", "id", "kind", "untitled", "imported"]);

function changedClauses(before: Named, after: Named): readonly string[] {
  const [old, now] = [before as unknown as Record<string, unknown>, after as unknown as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => !notClauses.has(key));
  return keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
}

function flowChanges(a: Elements, b: Elements, renamed: Renaming): readonly FlowChange[] {
  const left = a.flows.map((flow) => ({ ...flowInNewNames(flow, renamed), flow }));
  const take = (flow: Flow, sameLabel: boolean): Flow | undefined => {
    const at = left.findIndex(
      (l) => l.from === flow.from && l.to === flow.to && (!sameLabel || l.flow.label === flow.label),
    );
    return at < 0 ? undefined : left.splice(at, 1)[0]?.flow;
  };
  const exact = new Map(b.flows.map((flow) => [flow, take(flow, true)] as const));
  const changes = b.flows.map((after): FlowChange => {
    const before = exact.get(after) ?? take(after, false);
    if (!before) return { change: "added", after };
    const same = before.label === after.label && JSON.stringify(before.share) === JSON.stringify(after.share);
    return { change: same ? "same" : "changed", before, after };
  });
  return [...changes, ...left.map(({ flow }): FlowChange => ({ change: "removed", before: flow }))];
}
