import { applyTarget, phasesWithSteps, rangeOf, withoutEmptied } from "./apply-target.ts";
import { evaluated } from "./combination.ts";
import type { Elements, Evidence, Platform, Problem, ProcessMap, State, StateId, Step, Target } from "./process-map.ts";

/** All states of a map, `current` first, and what its targets and platforms ask for that their base cannot give. */
export interface ResolvedStates {
  readonly states: readonly State[];
  readonly problems: readonly Problem[];
}

/** The states of a map in the order people switch through them: current, targets, platforms. */
export function stateIds(map: ProcessMap): readonly StateId[] {
  return ["current", ...map.targets.map((t) => t.id), ...map.platforms.map((p) => p.id)];
}

/** The resolved state of a map: `current`, or the id of a target or a platform. Unknown ids give `undefined`. */
export function stateOf(map: ProcessMap, id: StateId): State | undefined {
  return resolveStates(map).states.find((s) => s.id === id);
}

/** Resolving is pure, so one map is resolved once, however many figures and rules ask for it. */
const resolved = new WeakMap<ProcessMap, ResolvedStates>();

/**
 * Every state of a map. A target's base is the target that it comes after, or the map as it is now; a target that comes
 * after itself is reported and then starts from the map as it is now, so that there is always something to show.
 * A platform's state is its target (without one: the map as it is now) with each process at the level that the platform
 * reaches; a process of which it says nothing is unrated.
 */
export function resolveStates(map: ProcessMap): ResolvedStates {
  const known = resolved.get(map);
  if (known) return known;
  const result = freshlyResolved(map);
  resolved.set(map, result);
  return result;
}

function freshlyResolved(map: ProcessMap): ResolvedStates {
  const problems: Problem[] = [];
  const current = currentElements(map);
  const everHeldSteps = new Set(phasesWithSteps(current));
  const byId = new Map(map.targets.map((t) => [t.id, t] as const));
  const done = new Map<string, { base: StateId; elements: Elements }>();

  const resolve = (target: Target, waiting: readonly string[]): Elements => {
    const before = done.get(target.id);
    if (before) return before.elements;
    let after = target.after === undefined ? undefined : byId.get(target.after);
    const path = [...waiting, target.id];
    if (after && path.includes(after.id)) {
      problems.push({
        rule: "target-cycle",
        severity: "error",
        message: `Target “${target.id}” comes after itself: ${cycleText(path, after.id)}. Take one “after” out.`,
        range: rangeOf(target.source, map.uri, "after"),
      });
      after = undefined;
    }
    const base = after ? resolve(after, path) : current;
    const applied = applyTarget(base, withMapEvidence(target, map.settings.evidence), map.uri);
    problems.push(...applied.problems);
    for (const id of phasesWithSteps(applied.elements)) everHeldSteps.add(id);
    done.set(target.id, { base: after?.id ?? "current", elements: applied.elements });
    return applied.elements;
  };
  for (const target of map.targets) resolve(target, []);

  const shown = (elements: Elements): Elements => withoutEmptied(elements, everHeldSteps);
  const states: State[] = [{ id: "current", kind: "current", title: "Current", ...pick(current) }];
  for (const target of map.targets) {
    const result = done.get(target.id);
    if (!result || states.some((s) => s.id === target.id)) continue;
    states.push({
      id: target.id,
      kind: "target",
      title: target.title,
      base: result.base,
      ...pick(shown(result.elements)),
    });
  }
  for (const platform of evaluated(map)) {
    const base = states.find((s) => s.kind === "target" && s.id === platform.target) ?? states[0];
    if (!base || states.some((s) => s.id === platform.id)) continue;
    problems.push(...strayRatings(platform, base, map.uri));
    states.push({
      id: platform.id,
      kind: "platform",
      title: platform.title,
      base: base.id,
      ...pick(base),
      steps: base.steps.map((s) => reached(s, platform)),
    });
  }
  return { states, problems };
}

function currentElements(map: ProcessMap): Elements {
  return { ...pick(map), steps: withEvidence(map.steps, map.settings.evidence) };
}

function withMapEvidence(target: Target, evidence: Evidence | undefined): Target {
  return evidence ? { ...target, adds: { ...target.adds, steps: withEvidence(target.adds.steps, evidence) } } : target;
}

/** `measured` or `estimated` in the `map` block holds for every step that has none of its own. */
function withEvidence(steps: readonly Step[], evidence: Evidence | undefined): readonly Step[] {
  if (!evidence) return steps;
  return steps.map((s) => (s.kind === "process" && !s.evidence ? { ...s, evidence } : s));
}

function pick({ actors, interfaces, data, phases, steps, flows }: Elements): Elements {
  return { actors, interfaces, data, phases, steps, flows };
}

function cycleText(path: readonly string[], closing: string): string {
  return [...path.slice(path.indexOf(closing)), closing].join(" after ");
}

function reached(step: Step, platform: Platform): Step {
  if (step.kind !== "process") return step;
  const { level, levelReason, ...rest } = step;
  const rating = platform.ratings.find((r) => r.process === step.id);
  if (!rating) return rest;
  return { ...rest, level: rating.level, ...(rating.why !== undefined && { levelReason: rating.why }) };
}

function strayRatings(platform: Platform, base: State, uri: string): readonly Problem[] {
  const rateable = new Set(base.steps.filter((s) => s.kind === "process").map((s) => s.id));
  return platform.ratings
    .filter((r) => !rateable.has(r.process))
    .map((r) => ({
      rule: "not-in-base",
      severity: "error",
      message: `“${platform.title}” rates “${r.process}”, which is no process of “${base.title}”: take it out of the list.`,
      range: rangeOf(r.source ?? platform.source, uri),
    }));
}
