import type { Elements, Flow, Named, Step } from "./process-map.ts";

type Names = ReadonlyMap<string, string>;

/** Names that differ between two files or revisions though they mean the same thing: old → new, one map a space of names. */
export interface Renaming {
  readonly steps: Names;
  readonly phases: Names;
  readonly actors: Names;
  readonly interfaces: Names;
  readonly data: Names;
}

const none: Names = new Map();
export const noRenaming: Renaming = { steps: none, phases: none, actors: none, interfaces: none, data: none };

/**
 * What only bears another name. One thing that went and one that came are paired when they bear the same title; a step
 * also when it is of the same kind and stands in the same phase between the same neighbours, a phase when it holds the
 * same steps, an actor, interface or data set when the same steps use it. What could be paired in two ways is left alone.
 */
export function renamingOf(a: Elements, b: Elements): Renaming {
  const phases = pairedNames(a.phases, b.phases, [titleOf, holdsIn(a, b)]);
  const [actors, interfaces, data] = [
    pairedNames(a.actors, b.actors, [titleOf, usedIn(a, b, (s) => ("actors" in s ? s.actors : []))]),
    pairedNames(a.interfaces, b.interfaces, [titleOf, usedIn(a, b, (s) => ("interfaces" in s ? s.interfaces : []))]),
    pairedNames(a.data, b.data, [titleOf, usedIn(a, b, (s) => ("reads" in s ? [...s.reads, ...s.writes] : []))]),
  ];
  return { steps: renamedSteps(a, b, phases), phases, actors, interfaces, data };
}

/** A step of the old state as it would be written with the new names. */
export function stepInNewNames<S extends Step>(step: S, names: Renaming): S {
  const list = (ids: readonly string[], by: Names): readonly string[] =>
    ids.some((id) => by.has(id)) ? ids.map((id) => by.get(id) ?? id) : ids;
  return {
    ...step,
    id: names.steps.get(step.id) ?? step.id,
    ...(step.phase !== undefined && { phase: names.phases.get(step.phase) ?? step.phase }),
    ...("actors" in step && { actors: list(step.actors, names.actors) }),
    ...("interfaces" in step && {
      interfaces: list(step.interfaces, names.interfaces),
      reads: list(step.reads, names.data),
      writes: list(step.writes, names.data),
    }),
  };
}

/** A flow of the old state between the new names of its steps. */
export function flowInNewNames(flow: Flow, { steps }: Renaming): Flow {
  const [from, to] = [steps.get(flow.from) ?? flow.from, steps.get(flow.to) ?? flow.to];
  return from === flow.from && to === flow.to ? flow : { ...flow, from, to };
}

type KeyOf<E> = (element: E, isOld: boolean) => string | undefined;

const titleOf = (element: Named): string | undefined =>
  element.untitled ? undefined : element.title.trim().toLowerCase();

/** Pairs by one key after the other; a key counts where exactly one that went and one that came have it. */
function pairedNames<E extends Named>(before: readonly E[], after: readonly E[], keys: readonly KeyOf<E>[]): Names {
  const names = new Map<string, string>();
  for (const key of keys) pairBy(before, after, names, key);
  return names;
}

function pairBy<E extends Named>(
  before: readonly E[],
  after: readonly E[],
  names: Map<string, string>,
  key: KeyOf<E>,
): boolean {
  const [then, now] = [new Set(before.map((e) => e.id)), new Set(after.map((e) => e.id))];
  const taken = new Set(names.values());
  const gone = before.filter((e) => !now.has(e.id) && !names.has(e.id));
  const came = after.filter((e) => !then.has(e.id) && !taken.has(e.id));
  if (gone.length === 0 || came.length === 0) return false;
  const [old, fresh] = [grouped(gone, (e) => key(e, true)), grouped(came, (e) => key(e, false))];
  let paired = false;
  for (const [name, elements] of old) {
    const [one, other] = [elements, fresh.get(name) ?? []];
    if (one.length !== 1 || other.length !== 1 || !one[0] || !other[0]) continue;
    names.set(one[0].id, other[0].id);
    paired = true;
  }
  return paired;
}

function renamedSteps(a: Elements, b: Elements, phases: Names): Names {
  const names = new Map<string, string>();
  pairBy(a.steps, b.steps, names, (step) => {
    const title = titleOf(step);
    return title === undefined ? undefined : `${step.kind} ${title}`;
  });
  const byNeighbours: KeyOf<Step> = (step, isOld) => {
    const known = (id: string): string => (isOld ? (names.get(id) ?? id) : id);
    const [ways, ends] = neighbours(step, isOld ? a : b, known);
    const phase = step.phase === undefined ? "" : isOld ? (phases.get(step.phase) ?? step.phase) : step.phase;
    return ends === 0 ? undefined : `${step.kind} ${phase} ${ways}`;
  };
  // Each pair that is found may give its neighbours away.
  while (pairBy(a.steps, b.steps, names, byNeighbours));
  return names;
}

function grouped<E>(elements: readonly E[], key: (element: E) => string | undefined): ReadonlyMap<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const element of elements) {
    const name = key(element);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), element]);
  }
  return groups;
}

function neighbours(step: Step, { flows }: Elements, known: (id: string) => string): readonly [string, number] {
  const into = flows.filter((f) => f.to === step.id).map((f) => known(f.from));
  const out = flows.filter((f) => f.from === step.id).map((f) => known(f.to));
  return [JSON.stringify([into.sort(), out.sort()]), into.length + out.length];
}

const holdsIn = (a: Elements, b: Elements): KeyOf<Named> =>
  usedIn(a, b, (s) => (s.phase === undefined ? [] : [s.phase]));

/** The steps that name an element, as a text; undefined where none does. */
function usedIn(a: Elements, b: Elements, namedBy: (step: Step) => readonly string[]): KeyOf<Named> {
  return ({ id }, isOld) => {
    const users = (isOld ? a : b).steps.filter((step) => namedBy(step).includes(id)).map((step) => step.id);
    return users.length === 0 ? undefined : JSON.stringify(users.sort());
  };
}
