import { figuresOf } from "../../analysis/index.ts";
import {
  type Comparison,
  compare,
  compareRevisions,
  type ElementChange,
  type StepChange,
} from "../../model/compare.ts";
import { type LevelOrUnrated, levelFacts } from "../../model/level.ts";
import type { Flow, Named, ProcessMap, State, Step } from "../../model/process-map.ts";
import { type FigureRow, figureRows } from "./figure-rows.ts";
import type { Table } from "./tables.ts";

/** One side of a comparison: a state, in the map it belongs to, and what people call it. */
export interface Side {
  readonly map: ProcessMap;
  readonly state: State;
  readonly title: string;
}

/** What changed between two sides, and the figures of both. */
export interface Compared {
  readonly before: Side;
  readonly after: Side;
  readonly changes: Comparison;
  readonly figures: readonly FigureRow[];
}

export function compareSides(before: Side, after: Side): Compared {
  const figures = [before, after].flatMap(({ map, state }) => figuresOf(map, state.id) ?? []);
  const changes =
    before.map === after.map ? compare(before.state, after.state) : compareRevisions(before.state, after.state);
  return { before, after, changes, figures: figureRows(figures) };
}

/** How a step's change is told: a gain or loss of level goes before every other change. */
export type StepVerdict = "better" | "worse" | "added" | "removed" | "changed" | "same";

export function verdictOf({ change, levelBy }: StepChange): StepVerdict {
  if (change === "changed" && levelBy !== undefined) return levelBy > 0 ? "better" : "worse";
  return change;
}

/** A step before and after, as far as each side has it. */
export function sidesOf(change: StepChange): { readonly before?: Step; readonly after?: Step } {
  return {
    ...("before" in change && { before: change.before }),
    ...("after" in change && { after: change.after }),
  };
}

const words: Readonly<Record<StepVerdict, string>> = {
  better: "better",
  worse: "worse",
  added: "new",
  removed: "gone",
  changed: "changed",
  same: "same",
};

/** Clauses in the language's words. */
const clauseWords: Readonly<Record<string, string>> = {
  actors: "by",
  interfaces: "via",
  level: "is",
  levelReason: "why",
};

export const clausesOf = (change: StepChange): readonly string[] =>
  change.change === "changed" ? change.clauses.map((c) => clauseWords[c] ?? c) : [];

export function levelOf(step: Step | undefined): LevelOrUnrated | undefined {
  return step?.kind === "process" ? (step.level ?? "unrated") : undefined;
}

const order: readonly StepVerdict[] = ["better", "worse", "added", "removed", "changed", "same"];

/** The steps that differ, gains first, the largest of them on top. */
function changedSteps({ changes }: Compared): readonly StepChange[] {
  const place = (s: StepChange): number => order.indexOf(verdictOf(s));
  return changes.steps
    .filter((s) => s.change !== "same")
    .toSorted((a, b) => place(a) - place(b) || Math.abs(b.levelBy ?? 0) - Math.abs(a.levelBy ?? 0));
}

export function stepTable(compared: Compared): Table {
  const said = (step: Step | undefined): string => {
    const level = levelOf(step);
    return level ? levelFacts[level].legend : (step?.kind ?? "–");
  };
  return {
    head: ["Step", "", compared.before.title, compared.after.title, "What differs"],
    words: [1, 2, 3, 4],
    rows: changedSteps(compared).map((s) => {
      const { before, after } = sidesOf(s);
      return [
        (after ?? before)?.title ?? s.id,
        words[verdictOf(s)],
        said(before),
        said(after),
        clausesOf(s).join(", "),
      ];
    }),
  };
}

export function figureTable({ figures, before, after }: Compared): Table {
  return {
    head: ["", before.title, after.title],
    rows: figures.map((r) => [
      r.unit === "" ? r.title : `${r.title}, ${r.unit}`,
      ...r.cells.map((c) => c?.text ?? "–"),
    ]),
  };
}

/** Elements that only one side has, or that changed. */
export function namedChanges(list: readonly ElementChange<Named>[]): {
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  readonly changed: readonly Named[];
} {
  return {
    added: list.flatMap((c) => (c.change === "added" ? [c.after] : [])),
    removed: list.flatMap((c) => (c.change === "removed" ? [c.before] : [])),
    changed: list.flatMap((c) => (c.change === "changed" ? [c.after] : [])),
  };
}

export function flowChanges({ flows }: Comparison): {
  readonly added: readonly Flow[];
  readonly removed: readonly Flow[];
  readonly changed: readonly Flow[];
} {
  return {
    added: flows.flatMap((c) => (c.change === "added" ? [c.after] : [])),
    removed: flows.flatMap((c) => (c.change === "removed" ? [c.before] : [])),
    changed: flows.flatMap((c) => (c.change === "changed" ? [c.after] : [])),
  };
}

/** Actors, interfaces, data and phases that come, go or change, a sentence each. */
export function otherChanges({ changes }: Compared): readonly string[] {
  const titles = (list: readonly Named[]): string => list.map((n) => `“${n.title}”`).join(", ");
  return (["phases", "actors", "interfaces", "data"] as const).flatMap((kind) => {
    const name = kind.charAt(0).toUpperCase() + kind.slice(1);
    const { added, removed, changed } = namedChanges(changes[kind]);
    return [
      ...(added.length > 0 ? [`${name} that come: ${titles(added)}.`] : []),
      ...(removed.length > 0 ? [`${name} that go: ${titles(removed)}.`] : []),
      ...(changed.length > 0 ? [`${name} that change: ${titles(changed)}.`] : []),
    ];
  });
}

/** `Steps: 7 better, 1 new, 1 gone. Flows: 3 new, 4 gone.` */
export function summary({ changes }: Compared): string {
  if (changes.same) return "Nothing differs.";
  const count = (verdict: StepVerdict): number => changes.steps.filter((s) => verdictOf(s) === verdict).length;
  const listed = (counts: readonly (readonly [number, string])[]): string => {
    const known = counts.flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`]));
    return known.length === 0 ? "none differs" : known.join(", ");
  };
  const { added, removed, changed } = flowChanges(changes);
  const steps = listed(order.filter((v) => v !== "same").map((v) => [count(v), words[v]]));
  const flows = listed([
    [added.length, "new"],
    [removed.length, "gone"],
    [changed.length, "changed"],
  ]);
  return `Steps: ${steps}. Flows: ${flows}.`;
}
