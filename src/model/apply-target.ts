import type {
  Change,
  ChangedClauses,
  Elements,
  Flow,
  Named,
  Phase,
  Problem,
  Process,
  Source,
  SourceRange,
  Step,
  Target,
} from "./process-map.ts";

/** What a target makes of its base: the elements then, and what it asked for that the base could not give. */
export interface AppliedTarget {
  readonly elements: Elements;
  readonly problems: readonly Problem[];
}

/** Where a problem is marked when its element carries no source (a map that was not read from a text). */
export function rangeOf(source: Source | undefined, uri: string, part?: string): SourceRange {
  const range = (part !== undefined ? source?.clauses?.[part] : undefined) ?? source?.name ?? source?.whole;
  return range ?? { uri, offset: 0, end: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
}

/**
 * The base with a target's changes. Whatever the order of its lines, a target is applied as: additions, changes,
 * removals of nodes (flows are joined through them), removals of flows, its own flows.
 * Phases stay in the result even when they were left empty, so that a later target can extend them again;
 * `withoutEmptied` drops them from what is shown.
 */
export function applyTarget(base: Elements, target: Target, uri: string): AppliedTarget {
  const problems: Problem[] = [];
  const report = (message: string, source: Source | undefined, part?: string): void => {
    problems.push({ rule: "not-in-base", severity: "error", message, range: rangeOf(source, uri, part) });
  };
  const where = `“${target.title}” starts from a state that has no`;

  let elements = withAdditions(base, target.adds);
  for (const change of target.changes) {
    if (change.do !== "change") continue;
    const changed = withChange(elements, change);
    if (changed) elements = changed;
    else
      report(
        `${where} ${change.kind} “${change.of}” to change: take the change out, or declare it in that state.`,
        change.source,
        change.of,
      );
  }

  const gone = new Set<string>();
  const gonePhases = new Set<string>();
  for (const change of target.changes) {
    if (change.do === "remove-steps") {
      for (const id of change.ids) {
        if (elements.steps.some((s) => s.id === id)) gone.add(id);
        else report(`${where} step “${id}” to remove: take it out of the list.`, change.source, id);
      }
    } else if (change.do === "remove-phase") {
      if (!elements.phases.some((p) => p.id === change.id)) {
        report(`${where} phase “${change.id}” to remove: take the line out.`, change.source, change.id);
        continue;
      }
      for (const id of phaseWithInner(elements.phases, change.id)) gonePhases.add(id);
      for (const step of elements.steps) if (step.phase && gonePhases.has(step.phase)) gone.add(step.id);
    }
  }

  const rewired = new Set(target.adds.flows.map((f) => f.from));
  const joined = joinedFlows(elements.flows, gone, rewired);
  const steps = elements.steps.filter((s) => !gone.has(s.id));
  const phases = elements.phases.filter((p) => !gonePhases.has(p.id));

  let flows = joined;
  for (const change of target.changes) {
    if (change.do !== "remove-flow") continue;
    const isIt = (f: Flow): boolean => f.from === change.from && f.to === change.to;
    if (!joined.some(isIt) && !base.flows.some(isIt)) {
      report(`${where} flow “${change.from} -> ${change.to}” to remove: take the line out.`, change.source);
    }
    flows = flows.filter((f) => !isIt(f));
  }

  const there = new Set(steps.map((s) => s.id));
  for (const flow of target.adds.flows) {
    const lost = [flow.from, flow.to].find((id) => !there.has(id));
    if (lost !== undefined) {
      const source = flow.source ? { whole: flow.source } : target.source;
      const why = gone.has(lost) ? `it removes “${lost}” itself` : `there is no step “${lost}” in it`;
      report(`“${target.title}” can't have the flow “${flow.from} -> ${flow.to}”: ${why}.`, source);
      continue;
    }
    flows = withFlow(flows, flow);
  }
  return { elements: { ...elements, steps, phases, flows }, problems };
}

/** The elements without the phases that hold no step now, though they held one in the map as written or were given one. */
export function withoutEmptied(elements: Elements, everHeldSteps: ReadonlySet<string>): Elements {
  const holding = new Set<string>();
  const parents = new Map(elements.phases.map((p) => [p.id, p.parent]));
  for (const step of elements.steps) {
    for (let id = step.phase; id !== undefined && !holding.has(id); id = parents.get(id)) holding.add(id);
  }
  const phases = elements.phases.filter((p) => holding.has(p.id) || !everHeldSteps.has(p.id));
  return phases.length === elements.phases.length ? elements : { ...elements, phases };
}

/** Ids of all phases that hold a step, directly or in a phase within. */
export function phasesWithSteps(elements: Elements): ReadonlySet<string> {
  const parents = new Map(elements.phases.map((p) => [p.id, p.parent]));
  const held = new Set<string>();
  for (const step of elements.steps) {
    for (let id = step.phase; id !== undefined && !held.has(id); id = parents.get(id)) held.add(id);
  }
  return held;
}

function withAdditions(base: Elements, adds: Elements): Elements {
  return {
    actors: joinNew(base.actors, adds.actors),
    interfaces: joinNew(base.interfaces, adds.interfaces),
    data: joinNew(base.data, adds.data),
    phases: joinNew(base.phases, adds.phases),
    steps: joinSteps(base.steps, adds.steps),
    flows: base.flows,
  };
}

/** The first declaration of a name wins; the second was reported where names are checked. */
function joinNew<T extends Named>(old: readonly T[], added: readonly T[]): readonly T[] {
  if (added.length === 0) return old;
  const known = new Set(old.map((e) => e.id));
  return [...old, ...added.filter((e) => !known.has(e.id))];
}

/** A new step stands behind the last step of its phase: the order of steps is the order in which people read the map. */
function joinSteps(old: readonly Step[], added: readonly Step[]): readonly Step[] {
  const known = new Set(old.map((s) => s.id));
  const steps = [...old];
  for (const step of added) {
    if (known.has(step.id)) continue;
    known.add(step.id);
    const last = step.phase === undefined ? -1 : steps.findLastIndex((s) => s.phase === step.phase);
    steps.splice(last < 0 ? steps.length : last + 1, 0, step);
  }
  return steps;
}

function withChange(elements: Elements, change: Change & { do: "change" }): Elements | undefined {
  const { of, clauses } = change;
  switch (change.kind) {
    case "process": {
      const steps = replaced(elements.steps, of, "process", (s) => changedProcess(s, clauses));
      return steps && { ...elements, steps };
    }
    case "decision": {
      const steps = replaced(elements.steps, of, "decision", (s) => {
        const next = described(s, clauses);
        return clauses.actors ? { ...next, actors: clauses.actors } : next;
      });
      return steps && { ...elements, steps };
    }
    case "actor": {
      const actors = replaced(elements.actors, of, "actor", (a) => ({
        ...described(a, clauses),
        ...(clauses.costPerHour && { costPerHour: clauses.costPerHour }),
        ...(clauses.people && { people: clauses.people }),
      }));
      return actors && { ...elements, actors };
    }
    case "interface": {
      const interfaces = replaced(elements.interfaces, of, "interface", (i) => ({
        ...described(i, clauses),
        ...(clauses.interfaceKind && { interfaceKind: clauses.interfaceKind }),
      }));
      return interfaces && { ...elements, interfaces };
    }
    case "data": {
      const data = replaced(elements.data, of, "data", (d) => ({
        ...described(d, clauses),
        ...(clauses.format !== undefined && { format: clauses.format }),
      }));
      return data && { ...elements, data };
    }
  }
}

/** The list with one element replaced; undefined when the list has no such element. */
function replaced<E extends Named & { kind: string }, K extends E["kind"]>(
  list: readonly E[],
  id: string,
  kind: K,
  change: (element: Extract<E, { kind: K }>) => E,
): readonly E[] | undefined {
  const at = list.findIndex((e) => e.id === id && e.kind === kind);
  return at < 0 ? undefined : list.with(at, change(list[at] as Extract<E, { kind: K }>));
}

function described<E extends Named>(element: E, clauses: ChangedClauses): E {
  const { untitled, ...titled } = element;
  return {
    ...(clauses.title === undefined ? element : { ...titled, title: clauses.title }),
    notes: clauses.notes.length > 0 ? [...element.notes, ...clauses.notes] : element.notes,
    links: clauses.links.length > 0 ? [...element.links, ...clauses.links] : element.links,
  } as E;
}

function changedProcess(process: Process, clauses: ChangedClauses): Process {
  const newNumber = clauses.effort ?? clauses.wait ?? clauses.runs ?? clauses.rework;
  const { evidence, levelReason, ...rest } = described(process, clauses);
  const keptEvidence = clauses.evidence ?? (newNumber === undefined ? evidence : undefined);
  // The old reason speaks of the old level.
  const reason = clauses.levelReason ?? (clauses.level === undefined ? levelReason : undefined);
  return {
    ...rest,
    ...(clauses.actors && { actors: clauses.actors }),
    ...(clauses.interfaces && { interfaces: clauses.interfaces }),
    ...(clauses.reads && { reads: clauses.reads }),
    ...(clauses.writes && { writes: clauses.writes }),
    ...(clauses.level && { level: clauses.level }),
    ...(reason !== undefined && { levelReason: reason }),
    ...(clauses.effort && { effort: clauses.effort }),
    ...(clauses.wait && { wait: clauses.wait }),
    ...(clauses.runs && { runs: clauses.runs }),
    ...(clauses.rework && { rework: clauses.rework }),
    ...(clauses.purpose !== undefined && { purpose: clauses.purpose }),
    ...(keptEvidence && { evidence: keptEvidence }),
  };
}

function phaseWithInner(phases: readonly Phase[], id: string): ReadonlySet<string> {
  const inner = new Set([id]);
  for (let grew = true; grew; ) {
    const before = inner.size;
    for (const p of phases) if (p.parent !== undefined && inner.has(p.parent)) inner.add(p.id);
    grew = inner.size > before;
  }
  return inner;
}

/**
 * Flows once the nodes in `gone` are out: a flow into them goes on to wherever they led, with its own label and share;
 * not out of a node in `rewired`, never from a node to itself, and not where such a flow exists.
 */
function joinedFlows(flows: readonly Flow[], gone: ReadonlySet<string>, rewired: ReadonlySet<string>): readonly Flow[] {
  if (gone.size === 0) return flows;
  const next = new Map<string, string[]>();
  for (const f of flows) next.set(f.from, [...(next.get(f.from) ?? []), f.to]);
  const pair = (from: string, to: string): string => JSON.stringify([from, to]);
  const there = new Set(flows.map((f) => pair(f.from, f.to)));

  const landings = (id: string): readonly string[] => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const walk = (at: string): void => {
      if (seen.has(at)) return;
      seen.add(at);
      if (gone.has(at)) for (const to of next.get(at) ?? []) walk(to);
      else found.add(at);
    };
    walk(id);
    return [...found];
  };

  return flows.flatMap((flow) => {
    if (gone.has(flow.from)) return [];
    if (!gone.has(flow.to)) return [flow];
    if (rewired.has(flow.from)) return [];
    return landings(flow.to).flatMap((to) => {
      if (to === flow.from || there.has(pair(flow.from, to))) return [];
      there.add(pair(flow.from, to));
      return [{ ...flow, to }];
    });
  });
}

/** A flow written again with the same ends and label replaces the old one: that is how a target changes a share. */
function withFlow(flows: readonly Flow[], flow: Flow): readonly Flow[] {
  const at = flows.findIndex((f) => f.from === flow.from && f.to === flow.to && f.label === flow.label);
  return at < 0 ? [...flows, flow] : flows.with(at, flow);
}
