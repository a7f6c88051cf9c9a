import { type Level, levelFacts } from "../../model/level.ts";
import type { Process, State } from "../../model/process-map.ts";

export function processesOf(state: State): readonly Process[] {
  return state.steps.filter((s) => s.kind === "process");
}

export interface Rated {
  readonly id: string;
  readonly process: Process;
  readonly level: Level;
  readonly score: number;
}

/** The processes that somebody has judged, with the score of their level. */
export function ratedOf(state: State): readonly Rated[] {
  return processesOf(state).flatMap((process) => {
    const { level } = process;
    const score = level && levelFacts[level].score;
    return level && typeof score === "number" ? [{ id: process.id, process, level, score }] : [];
  });
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

/** Ids of a phase and of all phases within it. */
export function phaseFamily(state: State, id: string): ReadonlySet<string> {
  const family = new Set([id]);
  for (let grew = true; grew; ) {
    const before = family.size;
    for (const p of state.phases) if (p.parent !== undefined && family.has(p.parent)) family.add(p.id);
    grew = family.size > before;
  }
  return family;
}
