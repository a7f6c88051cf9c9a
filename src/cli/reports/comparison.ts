import {
  type ChangeOrder,
  type Compared,
  changeList,
  changesInShort,
  figuresOf,
  groupedChanges,
  type ListedChange,
  verdictWords,
  type WholeMapChange,
  wholeMapChanges,
} from "../../analysis/index.ts";
import type { ElementChange, StepChange } from "../../model/compare.ts";
import { hoursText } from "../../model/duration.ts";
import { levelFacts } from "../../model/level.ts";
import type { Flow, Named, Step } from "../../model/process-map.ts";
import { type Cell, type FigureRow, figureRows } from "./figure-rows.ts";
import { markdownTable, type Table, textTable } from "./tables.ts";

/** Every figure of both sides, in the order in which people ask for them. */
export function figuresOfBoth({ before, after }: Compared): readonly FigureRow[] {
  return figureRows([before, after].flatMap(({ map, state }) => figuresOf(map, state.id) ?? []));
}

function figureTable(compared: Compared): Table {
  return {
    head: ["", compared.before.title, compared.after.title],
    rows: figuresOfBoth(compared).map((r) => [
      r.unit === "" ? r.title : `${r.title}, ${r.unit}`,
      ...r.cells.map((c) => c?.text ?? "–"),
    ]),
  };
}

const headOf = ({ before, after }: Compared): string =>
  `${after.map.title}${before.map.title === after.map.title ? "" : ` (was ${before.map.title})`}: ${before.title} → ${after.title}`;

/** `7 steps: 6 better, 1 new; 4 flows: 2 new, 2 gone.` */
function summary(compared: Compared): string {
  const list = changeList(compared);
  return list.length === 0 ? "Nothing differs." : `${changesInShort(list)}.`;
}

/** The comparison for a terminal: what changed by group, then the figures of both sides. */
export function textReport(compared: Compared, order: ChangeOrder, bold: (text: string) => string): string {
  const groups = groupedChanges(compared, order).map(
    ({ title, changes }) => `\n${bold(title)}\n${textTable(changeTable(changes, "")).replace(/^.*\n/, "")}`,
  );
  return `${bold(headOf(compared))}\n${summary(compared)}\n${groups.join("")}\n${textTable(figureTable(compared))}`;
}

/** The same for a wiki or a pull request. */
export function markdownReport(compared: Compared, order: ChangeOrder): string {
  const groups = groupedChanges(compared, order).map(
    ({ title, changes }) => `### ${title}\n\n${markdownTable(changeTable(changes, "What"))}\n`,
  );
  return `# ${headOf(compared)}\n\n${summary(compared)}\n\n${groups.join("")}${groups.length > 0 ? "### Figures\n\n" : ""}${markdownTable(figureTable(compared))}`;
}

function changeTable(changes: readonly ListedChange[], what: string): Table {
  return {
    head: [what, "Change", "Level", "Hours a month", "What else"],
    words: [1, 2, 4],
    rows: changes.map((change) => [
      change.kind === "process" ? change.title : `${change.kind} ${change.title}`,
      verdictText(change),
      levelText(change),
      hoursOf(change),
      change.told.join("; "),
    ]),
  };
}

function verdictText({ verdict, by }: ListedChange): string {
  return by === undefined ? verdictWords[verdict] : `${by} ${verdictWords[verdict]}`;
}

function levelText({ levelBefore, levelAfter }: ListedChange): string {
  const words = [levelBefore, levelAfter].flatMap((level) => (level ? [levelFacts[level].legend] : []));
  return words[0] === words[1] ? (words[0] ?? "") : words.join(" → ");
}

/** Less work bears a minus. */
function hoursOf({ saved, newWork }: ListedChange): string {
  if (saved) {
    const turned = hoursText({ min: 0 - saved.max, max: 0 - saved.min });
    return `${saved.max <= 0 ? "+" : ""}${turned}${saved.assumed ? " *" : ""}`;
  }
  return newWork ? `+${hoursText(newWork)}` : "";
}

/** The comparison for scripts: `schemas/compare.json`. Additions are fine, renames are breaking. */
export function jsonReport(compared: Compared): string {
  const { before, after, changes } = compared;
  const list = new Map(changeList(compared).map((change) => [change.key, change]));
  const named = (elements: readonly ElementChange<Named>[]) => {
    const short = ({ id, title }: Named) => ({ id, title });
    return {
      added: elements.flatMap((c) => (c.change === "added" ? [short(c.after)] : [])),
      removed: elements.flatMap((c) => (c.change === "removed" ? [short(c.before)] : [])),
      changed: elements.flatMap((c) =>
        c.change === "changed" ? [{ ...short(c.after), clauses: clausesOf(c.clauses) }] : [],
      ),
    };
  };
  const flow = ({ from, to, label, share }: Flow) => ({ from, to, label, share });
  const whole = wholeMapChanges(before.map, after.map);
  const wholeOf = (kind: WholeMapChange["kind"]) =>
    whole.filter((c) => c.kind === kind).map(({ id, title, change, told }) => ({ id, title, change, told }));
  const data = {
    map: after.map.title,
    before: { state: before.state.id, title: before.title },
    after: { state: after.state.id, title: after.title },
    same: changes.same && whole.length === 0,
    steps: changes.steps.map((step) => stepData(step, list.get(`step ${step.id}`))),
    flows: {
      added: changes.flows.flatMap((c) => (c.change === "added" ? [flow(c.after)] : [])),
      removed: changes.flows.flatMap((c) => (c.change === "removed" ? [flow(c.before)] : [])),
      changed: changes.flows.flatMap((c) => (c.change === "changed" ? [flow(c.after)] : [])),
    },
    phases: named(changes.phases),
    actors: named(changes.actors),
    interfaces: named(changes.interfaces),
    data: named(changes.data),
    settings: wholeOf("setting"),
    targets: wholeOf("target"),
    platforms: wholeOf("platform"),
    questionnaires: wholeOf("questionnaire"),
    renamed: Object.fromEntries(
      Object.entries(changes.renamed).map(([kind, names]) => [kind, Object.fromEntries(names)]),
    ),
    figures: figuresOfBoth(compared).map(({ id, title, unit, cells: [was, is] }) => ({
      id,
      title: title.trim(),
      unit,
      before: was ? rangeData(was) : null,
      after: is ? rangeData(is) : null,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

const rangeData = ({ min, max, assumed = false }: Cell) => ({ min, max, assumed });

function stepData(step: StepChange, listed: ListedChange | undefined) {
  const before = "before" in step ? step.before : undefined;
  const after = "after" in step ? step.after : undefined;
  const element = after ?? before;
  return {
    id: step.id,
    title: element?.title ?? step.id,
    kind: element?.kind,
    phase: element?.phase ?? null,
    change: listed?.verdict ?? "same",
    before: levelOf(before),
    after: levelOf(after),
    levels: step.levelBy ?? 0,
    clauses: step.change === "changed" ? clausesOf(step.clauses) : [],
    told: listed?.told ?? [],
    savedHoursPerMonth: listed?.saved ?? null,
    newWorkHoursPerMonth: listed?.newWork ?? null,
  };
}

const levelOf = (step: Step | undefined) => (step?.kind === "process" ? (step.level ?? "unrated") : null);

/** Clauses in the language's words. */
const clauseWords: Readonly<Record<string, string>> = {
  actors: "by",
  interfaces: "via",
  level: "is",
  levelReason: "why",
};

const clausesOf = (clauses: readonly string[]): readonly string[] => clauses.map((c) => clauseWords[c] ?? c);
