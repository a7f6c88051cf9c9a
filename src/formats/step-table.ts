import { durationText, rateText } from "../model/duration.ts";
import { type LevelOrUnrated, levelFacts } from "../model/level.ts";
import { shareText } from "../model/number-text.ts";
import type { Flow, ProcessMap, State, Step } from "../model/process-map.ts";
import { stateOf } from "../model/state.ts";
import type { FormatInput } from "./format.ts";

/** A step with its names resolved to titles: what tables show. Texts as people read them, empty where nothing is said. */
export interface StepRow {
  readonly step: Step;
  /** From the outermost phase inwards. */
  readonly phases: readonly string[];
  readonly actors: readonly string[];
  readonly interfaces: readonly string[];
  readonly level: string;
  readonly effort: string;
  readonly wait: string;
  readonly runs: string;
  readonly rework: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly purpose: string;
  /** `Train [yes, 80 %]` */
  readonly next: readonly string[];
}

/** The state that is asked for; the current one where the map has no such. */
export function shownState({ map, view }: FormatInput): State {
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  if (!state) throw new Error("A map always has its current state.");
  return state;
}

/** What people call a level in this map. */
export function levelWords(map: ProcessMap, level: LevelOrUnrated): string {
  return (level === "unrated" ? undefined : map.settings.levelTitles[level]) ?? levelFacts[level].legend;
}

/** "yes, 80 %" */
export function flowWords(flow: Flow): string {
  const share = flow.share && shareText(flow.share);
  return [flow.label, share].filter((part) => part).join(", ");
}

/** All steps of a state in the order of the file. */
export function stepRows(map: ProcessMap, state: State): readonly StepRow[] {
  const titles = (named: readonly { readonly id: string; readonly title: string }[]): ((id: string) => string) => {
    const byId = new Map(named.map(({ id, title }) => [id, title]));
    return (id) => byId.get(id) ?? id;
  };
  const [actor, screen, data, step] = [
    titles(state.actors),
    titles(state.interfaces),
    titles(state.data),
    titles(state.steps),
  ];
  return state.steps.map((one) => {
    const process = one.kind === "process" ? one : undefined;
    return {
      step: one,
      phases: phasePath(state, one.phase),
      actors: "actors" in one ? one.actors.map(actor) : [],
      interfaces: process?.interfaces.map(screen) ?? [],
      level: process ? levelWords(map, process.level ?? "unrated") : "",
      effort: process?.effort ? durationText(process.effort) : "",
      wait: process?.wait ? durationText(process.wait) : "",
      runs: process?.runs ? rateText(process.runs) : "",
      rework: process?.rework ? shareText(process.rework) : "",
      reads: process?.reads.map(data) ?? [],
      writes: process?.writes.map(data) ?? [],
      purpose: process?.purpose ?? "",
      next: state.flows
        .filter((flow) => flow.from === one.id)
        .map((flow) => step(flow.to) + (flowWords(flow) ? ` [${flowWords(flow)}]` : "")),
    };
  });
}

/** Titles of a phase and of those around it, the outermost first. */
function phasePath(state: State, id: string | undefined): readonly string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const phase = state.phases.find((one) => one.id === at);
    if (!phase) break;
    path.unshift(phase.title);
    at = phase.parent;
  }
  return path;
}
