import { type LevelOrUnrated, levelFacts } from "../model/level.ts";
import type { Problem, Process, ProcessMap, State, StateId, Step } from "../model/process-map.ts";
import { stateIds, stateOf } from "../model/state.ts";
import type { MapPublished } from "../protocol.ts";

export type MapFinding = NonNullable<MapPublished["findings"]>[number];

/** A state as the switch shows it. */
export interface StateTitle {
  readonly id: StateId;
  readonly title: string;
  readonly kind: State["kind"];
}

export function statesOf(map: ProcessMap): readonly StateTitle[] {
  return stateIds(map).flatMap((id) => {
    const state = stateOf(map, id);
    return state ? [{ id, title: state.title, kind: state.kind }] : [];
  });
}

/** Findings that hold in a state; those that name none hold in the map as it is now. */
export function findingsIn(published: MapPublished | undefined, state: StateId): readonly MapFinding[] {
  return (published?.findings ?? []).filter((finding) => (finding.state ?? "current") === state);
}

const gravity: Readonly<Record<Problem["severity"], number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** The gravest first; of equally grave ones the first in the file. */
export function gravestFirst(findings: readonly MapFinding[]): readonly MapFinding[] {
  return [...findings].sort((a, b) => gravity[b.severity] - gravity[a.severity] || a.range.offset - b.range.offset);
}

/** Rules that say in words what the fill says already. */
const saidByColour: ReadonlySet<string> = new Set([
  "manual-step",
  "non-repeatable-step",
  "absent-step",
  "unrated-process",
]);

/**
 * The mark of each step: its gravest finding. What the colour says already bears no mark, but for the manual step that
 * takes the most hours: that is where to begin. A remark that would stand on a third of the steps says nothing about any
 * of them; the cards still have it.
 */
export function marksOf(
  findings: readonly MapFinding[],
  mostHours: string | undefined,
  steps: number,
): ReadonlyMap<string, { readonly severity: MapFinding["severity"]; readonly message: string }> {
  const counts = new Map<string, number>();
  for (const { rule, step } of findings) if (step !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const marks = new Map<string, { readonly severity: MapFinding["severity"]; readonly message: string }>();
  for (const { rule, severity, step, message } of gravestFirst(findings)) {
    if (step === undefined || severity === "hint" || marks.has(step)) continue;
    if (saidByColour.has(rule) && !(rule === "manual-step" && step === mostHours)) continue;
    if (severity === "info" && (counts.get(rule) ?? 0) > Math.max(3, steps / 3)) continue;
    marks.set(step, { severity, message });
  }
  return marks;
}

/** Words of the legend, the map's own where it has some. */
export function levelName(map: ProcessMap, level: LevelOrUnrated): string {
  return (level === "unrated" ? undefined : map.settings.levelTitles[level]) ?? levelFacts[level].legend;
}

/** Steps whose title, actors, interfaces or notes hold every word. Case and accents do not matter. */
export function foundSteps(state: State, text: string): ReadonlySet<string> {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const titles = new Map<string, string>(
    [...state.actors, ...state.interfaces, ...state.data].map((e) => [`${e.kind} ${e.id}`, e.title]),
  );
  const haystack = (step: Step): string => {
    const named =
      step.kind === "process"
        ? [
            ...step.interfaces.map((id) => titles.get(`interface ${id}`)),
            ...[...step.reads, ...step.writes].map((id) => titles.get(`data ${id}`)),
          ]
        : [];
    const actors = "actors" in step ? step.actors.map((id) => titles.get(`actor ${id}`)) : [];
    return plain([step.id, step.title, ...actors, ...named].join(" "));
  };
  return new Set(state.steps.filter((step) => words.every((word) => haystack(step).includes(word))).map((s) => s.id));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
}

/**
 * Steps that stand back: of another level than the one looked at, not found by the search or by the rule looked at, or not
 * meant by a filter.
 */
export function dimmedSteps(
  state: State,
  onlyLevel: LevelOrUnrated | undefined,
  found: ReadonlySet<string> | undefined,
  meant?: ReadonlySet<string>,
  ofRule?: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  if (onlyLevel === undefined && !found && !meant && !ofRule) return undefined;
  const back = state.steps.filter(
    (step) =>
      (found && !found.has(step.id)) ||
      (meant && !meant.has(step.id)) ||
      (ofRule && !ofRule.has(step.id)) ||
      (onlyLevel !== undefined && (step.kind !== "process" || levelOf(step) !== onlyLevel)),
  );
  return new Set(back.map((step) => step.id));
}

export function levelOf(step: Process): LevelOrUnrated {
  return step.level ?? "unrated";
}
