import type { ElementChange, FlowChange, StepChange } from "../model/compare.ts";
import type { LevelOrUnrated } from "../model/level.ts";
import { shareText } from "../model/number-text.ts";
import type { Flow, Named, SourceRange, Step } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { midpoint } from "../model/range.ts";
import { flowInNewNames, stepInNewNames } from "../model/renamed.ts";
import { clauseChange } from "./clause-words.ts";
import { type Compared, type ComparedSide, type Verdict, verdictOf } from "./compared.ts";
import { type WholeMapChange, wholeMapChanges } from "./whole-map-changes.ts";

/** One thing that differs between two states, as a list shows it. */
export interface ListedChange {
  /** Unique in its list. */
  readonly key: string;
  readonly kind: Step["kind"] | "flow" | "phase" | "actor" | "interface" | "data" | WholeMapChange["kind"];
  /** Box of the picture that shows it: the step itself, or where a flow begins. */
  readonly box?: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Levels gained or lost, above 0. */
  readonly by?: number;
  readonly levelBefore?: LevelOrUnrated;
  readonly levelAfter?: LevelOrUnrated;
  /** What else differs, a few words each: "effort 2–4 d → 1 h". */
  readonly told: readonly string[];
  /** Hours a month that it saves; below 0: costs. Absent where a number is missing. */
  readonly saved?: Range & { readonly assumed: boolean };
  /** Hours a month of work that was not done before; null where they are not stated. */
  readonly newWork?: Range | null;
  /** Id of the phase in the second state, or in the first where it is gone. */
  readonly phase?: string;
  readonly actors: readonly string[];
  /** Where it is written, in the second map where it stands there. */
  readonly source?: SourceRange;
}

/** Everything that differs, in reading order: steps, each with the flows that begin there; then phases, actors, interfaces, data; then what belongs to no state. */
export function changeList(compared: Compared): readonly ListedChange[] {
  const { changes } = compared;
  const flows = new Map<string, ListedChange[]>();
  const counts = new Map<string, number>();
  for (const change of changes.flows) {
    const listed = flowChange(compared, change, counts);
    if (listed) flows.set(listed.box ?? "", [...(flows.get(listed.box ?? "") ?? []), listed]);
  }
  return [
    ...changes.steps.flatMap((step) => [...stepChange(compared, step), ...(flows.get(step.id) ?? [])]),
    ...(["phases", "actors", "interfaces", "data"] as const).flatMap((list) =>
      changes[list].flatMap((change) => otherChange(compared, change)),
    ),
    ...wholeMapChanges(compared.before.map, compared.after.map).map(
      ({ kind, id, title, change, told }): ListedChange => ({
        key: `${kind} ${id}`,
        kind,
        title,
        verdict: change,
        told,
        actors: [],
      }),
    ),
  ];
}

function stepChange(compared: Compared, change: StepChange): readonly ListedChange[] {
  const verdict = verdictOf(change);
  if (verdict === undefined) return [];
  const { before, after } = bothOf<Step>(change);
  const step = after ?? (before && stepInNewNames(before, compared.changes.renamed));
  if (!step) return [];
  const saving = before && compared.savings.steps.find((s) => s.id === before.id);
  const saved = saving && { ...saving.saved, assumed: saving.ground === "assumed" };
  const fresh = after && compared.savings.newWork.find((work) => work.id === after.id);
  const [was, is] = [levelOf(before), levelOf(after)];
  const clauses = change.change === "changed" ? toldClauses(change.clauses) : [];
  return [
    {
      key: `step ${change.id}`,
      kind: step.kind,
      box: change.id,
      title: step.title,
      verdict,
      ...(change.levelBy !== undefined && { by: Math.abs(change.levelBy) }),
      ...(was && { levelBefore: was }),
      ...(is && { levelAfter: is }),
      told: before && after ? clauses.map((clause) => clauseChange(clause, { before, after }, compared)) : [],
      ...(saved && (saved.min !== 0 || saved.max !== 0) && { saved }),
      ...(fresh && { newWork: fresh.hours ?? null }),
      ...(step.phase !== undefined && { phase: step.phase }),
      actors: "actors" in step ? step.actors : [],
      ...sourceOf(compared, after, before),
    },
  ];
}

const numbers: readonly string[] = ["effort", "wait", "runs", "rework"];

/** The level is told by its marks; a new number drops the evidence of the old one, which needs no word of its own. */
function toldClauses(clauses: readonly string[]): readonly string[] {
  const newNumber = clauses.some((clause) => numbers.includes(clause));
  return clauses.filter((clause) => clause !== "level" && !(clause === "evidence" && newNumber));
}

/** Steps are told first by where they are now; a flow stands with the step that it leaves. */
function flowChange(compared: Compared, change: FlowChange, counts: Map<string, number>): ListedChange | undefined {
  if (change.change === "same") return undefined;
  const { renamed } = compared.changes;
  const flow = change.change === "removed" ? flowInNewNames(change.before, renamed) : change.after;
  const from = stepNow(compared, flow.from);
  const to = stepNow(compared, flow.to);
  const ends = `flow ${flow.from} -> ${flow.to}`;
  const count = (counts.get(ends) ?? 0) + 1;
  counts.set(ends, count);
  const title = `${from?.title ?? flow.from} → ${to?.title ?? flow.to}`;
  return {
    key: count === 1 ? ends : `${ends} ${count}`,
    kind: "flow",
    box: flow.from,
    title,
    verdict: change.change,
    told: change.change === "changed" ? wayChange(change.before, change.after) : wayWords(flow),
    ...(from?.phase !== undefined && { phase: from.phase }),
    actors: from && "actors" in from ? from.actors : [],
    ...(flow.source &&
      isThere(flow.source, change.change !== "removed", compared.before, compared.after) && { source: flow.source }),
  };
}

function wayChange(before: Flow, after: Flow): readonly string[] {
  const share = (flow: Flow): string => (flow.share ? shareText(flow.share) : "–");
  return [
    ...(before.label === after.label ? [] : [`label “${before.label ?? ""}” → “${after.label ?? ""}”`]),
    ...(share(before) === share(after) ? [] : [`share ${share(before)} → ${share(after)}`]),
  ];
}

function wayWords({ label, share }: Flow): readonly string[] {
  const words = [label && `“${label}”`, share && shareText(share)].filter(Boolean).join(" ");
  return words === "" ? [] : [words];
}

function otherChange(
  compared: Compared,
  change: ElementChange<Named & { readonly kind: "phase" | "actor" | "interface" | "data" }>,
): readonly ListedChange[] {
  if (change.change === "same") return [];
  const { before, after } = bothOf(change);
  const element = after ?? before;
  if (!element) return [];
  return [
    {
      key: `${element.kind} ${element.id}`,
      kind: element.kind,
      title: element.title,
      verdict: change.change,
      told:
        change.change === "changed"
          ? change.clauses.map((clause) =>
              clauseChange(clause, { before: change.before, after: change.after }, compared),
            )
          : [],
      actors: [],
      ...sourceOf(compared, after, before),
    },
  ];
}

function bothOf<E>(change: ElementChange<E>): { readonly before?: E; readonly after?: E } {
  return {
    ...("before" in change && { before: change.before }),
    ...("after" in change && { after: change.after }),
  };
}

function stepNow({ changes }: Compared, id: string): Step | undefined {
  const change = changes.steps.find((step) => step.id === (changes.renamed.steps.get(id) ?? id));
  return change && (change.change === "removed" ? stepInNewNames(change.before, changes.renamed) : change.after);
}

function levelOf(step: Step | undefined): LevelOrUnrated | undefined {
  return step?.kind === "process" ? (step.level ?? "unrated") : undefined;
}

function sourceOf(
  { before: old, after: now }: Compared,
  after: Named | undefined,
  before: Named | undefined,
): Pick<ListedChange, "source"> {
  const found = (after ?? before)?.source?.whole;
  return found && isThere(found, after !== undefined, old, now) ? { source: found } : {};
}

/** A place in an older version of the same file is no place in the text as it is now. */
function isThere(place: SourceRange, isNow: boolean, { map: old }: ComparedSide, { map: now }: ComparedSide): boolean {
  return isNow || old === now || place.uri !== now.uri;
}

/** How a list of changes is ordered: along the map, by who does the work, or by the hours that are saved. */
export const changeOrders = ["phase", "actor", "hours"] as const;
export type ChangeOrder = (typeof changeOrders)[number];

export interface ChangeGroup {
  readonly title: string;
  readonly changes: readonly ListedChange[];
}

/** The changes in groups with a title each; a group without changes is left out. */
export function groupedChanges(
  compared: Compared,
  order: ChangeOrder,
  list: readonly ListedChange[] = changeList(compared),
): readonly ChangeGroup[] {
  if (order === "hours") return byHours(list);
  const { before, after } = compared;
  const titles = new Map<string, string>(
    [before.state, after.state].flatMap(({ phases, actors }) =>
      (order === "phase" ? phases : actors).map((element) => [element.id, element.title] as const),
    ),
  );
  const groups = new Map<string | undefined, ListedChange[]>();
  const ofSteps = list.filter((change) => change.box !== undefined);
  for (const change of ofSteps) {
    const group = order === "phase" ? change.phase : change.actors[0];
    groups.set(group, [...(groups.get(group) ?? []), change]);
  }
  const others = list.filter((change) => change.box === undefined);
  const without = order === "phase" ? "Outside of all phases" : "Nobody named";
  // In the order of the second state; what only the first has comes behind, what has no name last.
  const names = [...new Set([...titles.keys(), undefined])];
  const inOrder = order === "phase" ? after.state.phases : after.state.actors;
  const place = (id: string | undefined): number => {
    if (id === undefined) return Number.POSITIVE_INFINITY;
    const at = inOrder.findIndex((element) => element.id === id);
    return at < 0 ? inOrder.length : at;
  };
  return [
    ...names
      .toSorted((a, b) => place(a) - place(b))
      .flatMap((id) => {
        const changes = groups.get(id);
        return changes ? [{ title: id === undefined ? without : (titles.get(id) ?? id), changes }] : [];
      }),
    ...(others.length > 0 ? [{ title: "The whole map", changes: others }] : []),
  ];
}

/** Largest saving first; new work apart, since it is no loss; then what changes no hours, or none that are known. */
function byHours(list: readonly ListedChange[]): readonly ChangeGroup[] {
  const saving = list.filter((change) => change.saved !== undefined);
  const fresh = list.filter((change) => change.newWork !== undefined && change.saved === undefined);
  const rest = list.filter((change) => change.saved === undefined && change.newWork === undefined);
  const hours = (change: ListedChange): number => (change.saved ? midpoint(change.saved) : 0);
  return [
    { title: "Largest saving first", changes: saving.toSorted((a, b) => hours(b) - hours(a)) },
    { title: "New work, not counted as a loss", changes: fresh },
    { title: "No hours known to change", changes: rest },
  ].filter(({ changes }) => changes.length > 0);
}

/** What a list says before it begins: how many changes of which kind. Steps and flows apart, since a step brings flows. */
export function changesInShort(list: readonly ListedChange[]): string {
  const isStep = ({ kind }: ListedChange): boolean => ["process", "decision", "start", "end"].includes(kind);
  const counted = (changes: readonly ListedChange[]): string =>
    (["better", "worse", "added", "removed", "changed"] as const)
      .flatMap((verdict) => {
        const count = changes.filter((change) => change.verdict === verdict).length;
        return count === 0 ? [] : [`${count} ${verdictWords[verdict]}`];
      })
      .join(", ");
  const [steps, flows] = [list.filter(isStep), list.filter(({ kind }) => kind === "flow")];
  const others = list.length - steps.length - flows.length;
  return [
    steps.length > 0 && `${steps.length} step${steps.length === 1 ? "" : "s"}: ${counted(steps)}`,
    flows.length > 0 && `${flows.length} flow${flows.length === 1 ? "" : "s"}: ${counted(flows)}`,
    others > 0 && `${others} other${others === 1 ? "" : "s"}`,
  ]
    .filter(Boolean)
    .join("; ");
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  better: "better",
  worse: "worse",
  added: "new",
  removed: "gone",
  changed: "changed",
};
