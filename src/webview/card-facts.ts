import { monthlyCost } from "../analysis/figures/money.ts";
import { monthlyHours, numbersOf, valueOf } from "../analysis/step-numbers.ts";
import { dataNodeId } from "../diagram/data-layer.ts";
import { collapsedId } from "../diagram/graph.ts";
import { durationText, hoursText, rateText } from "../model/duration.ts";
import { levelFacts } from "../model/level.ts";
import { moneyText } from "../model/money.ts";
import { noBreak, percentText, rangeText } from "../model/number-text.ts";
import type { Process, ProcessMap, State, StateId, Step } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { midpoint } from "../model/range.ts";
import { stateOf } from "../model/state.ts";
import { gravestFirst, levelName, type MapFinding } from "./facts.ts";
import type { CardFacts, CardRow } from "./panels/DetailsCard.tsx";

/** True where some of a state's hours were worked out from a change of level. */
export function hoursAssumed(map: ProcessMap, stateId: StateId): boolean {
  return [...numbersOf(map, stateId).values()].some((numbers) => numbers.assumed);
}

/** The manual step that takes the most hours: where to begin. */
export function mostManualHours(map: ProcessMap, stateId: StateId): string | undefined {
  let most: { readonly id: string; readonly hours: number } | undefined;
  for (const [id, numbers] of numbersOf(map, stateId)) {
    const monthly = numbers.process.level === "manual" ? monthlyHours(numbers) : undefined;
    if (monthly && midpoint(monthly) > (most?.hours ?? 0)) most = { id, hours: midpoint(monthly) };
  }
  return most?.id;
}

const kindWords: Readonly<Record<Step["kind"], string>> = {
  process: "Step",
  decision: "Decision",
  start: "Start of the process",
  end: "End of the process",
};

/** What the card says of a box; undefined for one that the state does not have. */
export function cardOf(
  map: ProcessMap,
  state: State,
  id: string,
  findings: readonly MapFinding[],
): CardFacts | undefined {
  const step = state.steps.find((s) => s.id === id);
  if (!step) return phaseCard(state, id) ?? dataCard(state, id);
  const compared = comparedState(map, state);
  const then = compared?.steps.find((s) => s.id === id && s.kind === "process") as Process | undefined;
  const title = (list: readonly { readonly id: string; readonly title: string }[]) => (of: string) =>
    list.find((e) => e.id === of)?.title ?? of;
  const base = {
    id,
    kind: kindWords[step.kind],
    title: step.title,
    notes: step.notes,
    links: step.links,
    findings: gravestFirst(findings.filter((finding) => finding.step === id)),
    actors: "actors" in step ? step.actors.map(title(state.actors)) : [],
  };
  if (step.kind !== "process") {
    return { ...base, interfaces: [], reads: [], writes: [], nowTitle: state.title, rows: [] };
  }
  const level = step.level ?? "unrated";
  // In a target, what was comes first; in the map as it is, what a target makes of it comes second.
  const earlier = state.kind !== "current" && then ? then : undefined;
  const [first, second] = earlier ? [earlier, step] : [step, then];
  const [firstState, secondState] = earlier && compared ? [compared, state] : [state, compared];
  return {
    ...base,
    level,
    levelName: levelName(map, level),
    interfaces: step.interfaces.map(title(state.interfaces)),
    reads: step.reads.map(title(state.data)),
    writes: step.writes.map(title(state.data)),
    ...(step.levelReason !== undefined && { levelReason: step.levelReason }),
    ...(step.purpose !== undefined && { purpose: step.purpose }),
    nowTitle: firstState.id === "current" ? "Now" : firstState.title,
    ...(second && secondState && { thenTitle: secondState.title }),
    rows: rowsOf(map, first, firstState, second, secondState),
    ...(step.evidence && { evidence: evidenceText(step.evidence) }),
  };
}

/** What the card says of a data set: who makes it, who needs it. */
function dataCard(state: State, id: string): CardFacts | undefined {
  const data = state.data.find((d) => dataNodeId(d.id) === id);
  if (!data) return undefined;
  const steps = (pick: (step: Process) => readonly string[]): string =>
    state.steps.flatMap((s) => (s.kind === "process" && pick(s).includes(data.id) ? [s.title] : [])).join(", ");
  const [made, needed] = [steps((s) => s.writes), steps((s) => s.reads)];
  const says = [
    data.format === undefined ? "" : `Format: ${data.format}.`,
    made === "" ? "" : `Written by ${made}.`,
    needed === "" ? "" : `Read by ${needed}.`,
  ].filter((sentence) => sentence !== "");
  return {
    id,
    kind: "Data",
    title: data.title,
    ...(says.length > 0 && { purpose: says.join(" ") }),
    actors: [],
    interfaces: [],
    reads: [],
    writes: [],
    notes: data.notes,
    links: data.links,
    nowTitle: state.title,
    rows: [],
    findings: [],
  };
}

function phaseCard(state: State, id: string): CardFacts | undefined {
  const phase = state.phases.find((p) => collapsedId(p.id) === id);
  if (!phase) return undefined;
  return {
    id,
    kind: "Phase",
    title: phase.title,
    ...(phase.purpose !== undefined && { purpose: phase.purpose }),
    actors: [],
    interfaces: [],
    reads: [],
    writes: [],
    notes: phase.notes,
    links: phase.links,
    nowTitle: state.title,
    rows: [],
    findings: [],
  };
}

/** Now is held against the first target, every other state against now. */
function comparedState(map: ProcessMap, state: State): State | undefined {
  if (state.kind !== "current") return stateOf(map, "current");
  const first = map.targets[0];
  return first && stateOf(map, first.id);
}

/** `measured "Time sheets" on 2026-06-30` → `Measured: Time sheets (30 June 2026)`. */
export function evidenceText(evidence: NonNullable<Process["evidence"]>): string {
  const kind = evidence.kind === "measured" ? "Measured" : "Estimated";
  return `${kind}: ${evidence.text}${evidence.on === undefined ? "" : ` (${dateText(evidence.on)})`}`;
}

const months = "January February March April May June July August September October November December".split(" ");

/** `2026-06-30` → `30 June 2026`. */
function dateText(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return month && months[month - 1] ? `${day}${noBreak}${months[month - 1]} ${year}` : iso;
}

function rowsOf(
  map: ProcessMap,
  now: Process,
  nowState: State,
  then: Process | undefined,
  thenState: State | undefined,
): readonly CardRow[] {
  const numbers = [nowState, thenState].map((state) => state && numbersOf(map, state.id));
  const [a, b] = [numbers[0]?.get(now.id), then && numbers[1]?.get(then.id)];
  const star = (assumed: boolean | undefined): string => (assumed ? `${noBreak}*` : "");
  const rows: CardRow[] = [];
  const row = (name: string, first: string | undefined, second: string | undefined, better = false): void => {
    if (first === undefined && second === undefined) return;
    rows.push({ name, now: first ?? "–", ...(then && { then: second ?? "–" }), ...(better && { better }) });
  };
  const [was, is] = [now.level ?? "unrated", then?.level ?? "unrated"] as const;
  if (then || was !== "unrated") {
    const better = then !== undefined && levelFacts[is].rank > levelFacts[was].rank;
    rows.push({ name: "Level", now: { level: was }, ...(then && { then: { level: is } }), ...(better && { better }) });
  }
  const effort = (process: Process | undefined, of: typeof a): string | undefined =>
    process?.effort && !of?.assumed
      ? durationText(process.effort)
      : of?.effort && `${hoursText(valueOf(of.effort))}${star(of.assumed)}`;
  const runs = now.runs ? `Effort, ${rateText(now.runs).replace(/ per /, " a ")}` : "Effort a run";
  const once = now.runs?.count.min === 1 && now.runs.count.max === 1;
  row(now.runs ? runs.replace(/^(Effort, \S+)/, `$1 ${once ? "run" : "runs"}`) : runs, effort(now, a), effort(then, b));
  const hours = [monthlyHours(a), monthlyHours(b)];
  row(
    "Hours a month",
    hours[0] && `${rangeText(hours[0])}${star(a?.assumed)}`,
    hours[1] && `${rangeText(hours[1])}${star(b?.assumed)}`,
    hours[0] && hours[1] && midpoint(hours[1]) < midpoint(hours[0]),
  );
  const cost = (state: State | undefined, of: typeof a): string | undefined => {
    const monthly = state && monthlyCost(map, state, of);
    return monthly && `${moneyText(monthly)}${star(monthly.assumed)}`;
  };
  row("Money a month", cost(nowState, a), cost(thenState, b));
  row("Waiting", now.wait && durationText(now.wait), then?.wait && durationText(then.wait));
  row("Done again", a?.rework && percentRange(valueOf(a.rework)), b?.rework && percentRange(valueOf(b.rework)));
  return rows;
}

function percentRange(range: Range): string {
  return range.min === range.max
    ? percentText(range.min)
    : `${rangeText({ min: range.min * 100, max: range.max * 100 })}${noBreak}%`;
}
