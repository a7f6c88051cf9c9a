import type { Elements, Step } from "./process-map.ts";

/**
 * Steps whose name differs though they are the same: old name → new name. A step that went and one that came are paired
 * when they are of one kind and either bear the same title, or stand in the same phase between the same neighbours.
 * What could be paired in two ways is left alone.
 */
export function pairRenamed(a: Elements, b: Elements): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const [before, after] = [new Set(a.steps.map((s) => s.id)), new Set(b.steps.map((s) => s.id))];
  const gone = (): Step[] => a.steps.filter((s) => !after.has(s.id) && !names.has(s.id));
  const taken = (id: string): boolean => [...names.values()].includes(id);
  const came = (): Step[] => b.steps.filter((s) => !before.has(s.id) && !taken(s.id));
  const pairBy = (key: (step: Step, elements: Elements, isOld: boolean) => string | undefined): boolean => {
    const [old, fresh] = [grouped(gone(), (s) => key(s, a, true)), grouped(came(), (s) => key(s, b, false))];
    let paired = false;
    for (const [name, steps] of old) {
      const [one, other] = [steps, fresh.get(name) ?? []];
      if (one.length !== 1 || other.length !== 1 || !one[0] || !other[0]) continue;
      names.set(one[0].id, other[0].id);
      paired = true;
    }
    return paired;
  };
  if (gone().length === 0 || came().length === 0) return names;
  pairBy((step) => (step.untitled ? undefined : `${step.kind} ${step.title.trim().toLowerCase()}`));
  // Each pair that is found may give its neighbours away.
  while (
    pairBy((step, elements, isOld) => {
      const known = (id: string): string => (isOld ? (names.get(id) ?? id) : id);
      const [ways, ends] = neighbours(step, elements, known);
      return ends === 0 ? undefined : `${step.kind} ${step.phase ?? ""} ${ways}`;
    })
  );
  return names;
}

function grouped(steps: readonly Step[], key: (step: Step) => string | undefined): ReadonlyMap<string, Step[]> {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const name = key(step);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), step]);
  }
  return groups;
}

function neighbours(step: Step, { flows }: Elements, known: (id: string) => string): readonly [string, number] {
  const into = flows.filter((f) => f.to === step.id).map((f) => known(f.from));
  const out = flows.filter((f) => f.from === step.id).map((f) => known(f.to));
  return [JSON.stringify([into.sort(), out.sort()]), into.length + out.length];
}
