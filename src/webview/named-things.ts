import type { Named, ProcessMap } from "../model/process-map.ts";

/** Things of one kind that a map names, the first of them by title. */
export interface NamedThings {
  /** Plural, as a heading: "Actors". */
  readonly kind: string;
  readonly shown: readonly Named[];
  /** How many are left out. */
  readonly more: number;
}

const mostShown = 6;

/** What a map names beside steps: kinds that have something, in the order in which a map is written. */
export function namedThings(map: ProcessMap): readonly NamedThings[] {
  const kinds: readonly (readonly [string, readonly Named[]])[] = [
    ["Actors", map.actors],
    ["Interfaces", map.interfaces],
    ["Data", map.data],
    ["Phases", map.phases],
    ["Targets", map.targets],
    ["Platforms", map.platforms],
    ["Questionnaires", map.questionnaires],
    ["Views", map.views],
  ];
  return kinds
    .filter(([, all]) => all.length > 0)
    .map(([kind, all]) => ({ kind, shown: all.slice(0, mostShown), more: Math.max(0, all.length - mostShown) }));
}

/** True where all that a map names is its own and could be imported by others: it may be a file for just that. */
export function isForOthers(map: ProcessMap): boolean {
  const own = [...map.actors, ...map.interfaces, ...map.data, ...map.questionnaires, ...map.platforms];
  return own.length > 0 && own.every((one) => !one.imported) && map.phases.length === 0 && map.targets.length === 0;
}
