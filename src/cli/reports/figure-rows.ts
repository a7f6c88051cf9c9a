import type { Ground, Simulation, StateFigures } from "../../analysis/index.ts";
import { levelFacts, levelsAndUnrated } from "../../model/level.ts";
import { numberText, percentText, rangeText } from "../../model/number-text.ts";
import type { Range } from "../../model/quantity.ts";

/** One figure of one state, for people (`text`) and for machines (`min`, `max`). */
export interface Cell {
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly assumed?: boolean;
}

/** One figure of all states, side by side; a cell that can't be known is `null`. */
export interface FigureRow {
  readonly id: string;
  readonly title: string;
  /** Of the numbers; "" where they are counts. */
  readonly unit: string;
  readonly cells: readonly (Cell | null)[];
}

const count = (n: number | null | undefined): Cell | null =>
  n === null || n === undefined ? null : { text: numberText(n), min: n, max: n };
const of100 = (n: number | null | undefined, note = ""): Cell | null =>
  n === null || n === undefined ? null : { text: `${Math.round(n * 100)}${note}`, min: n, max: n };
const share = (r: Range | number | null | undefined): Cell | null => {
  if (r === null || r === undefined) return null;
  if (typeof r === "number") return { text: percentText(r), min: r, max: r };
  const text = r.min === r.max ? percentText(r.min) : `${rangeText({ min: r.min * 100, max: r.max * 100 })} %`;
  return { text, ...r };
};
const range = (r: (Range & { assumed?: boolean }) | null | undefined): Cell | null =>
  r === null || r === undefined
    ? null
    : { text: rangeText(r) + (r.assumed ? " *" : ""), min: r.min, max: r.max, ...(r.assumed && { assumed: true }) };

const grounds: readonly (readonly [Ground, string])[] = [
  ["measured", "measured"],
  ["estimated", "estimated"],
  ["unsourced", "without a source"],
  ["assumed", "assumed"],
];

/**
 * Every figure of the states in the order in which people ask for them; rows that no state can fill are left out.
 * `simulations`, by state, add how sure the savings and the worth are.
 */
export function figureRows(
  states: readonly StateFigures[],
  simulations: ReadonlyMap<string, Simulation> = new Map(),
): readonly FigureRow[] {
  const drawn = (s: StateFigures, of: "savedHours" | "savedMoney" | "npv"): Cell | null => {
    const found = simulations.get(s.id);
    return range(found && { min: found[of].p10, max: found[of].p90, assumed: found.assumed });
  };
  const actors = new Map(states.flatMap((s) => s.load ?? []).map((l) => [l.actor, l.title]));
  const currency = states.map((s) => s.costPerMonth?.currency).find((c) => c) ?? "money";
  const row = (id: string, title: string, unit: string, cell: (s: StateFigures) => Cell | null): FigureRow => ({
    id,
    title,
    unit,
    cells: states.map(cell),
  });
  const rows: readonly FigureRow[] = [
    row("processes", "Steps", "", (s) => count(s.processes)),
    ...levelsAndUnrated.map((level) =>
      row(`levels.${level}`, `  ${levelFacts[level].legend}`, "", (s) =>
        s.levels[level] === 0 ? { text: "0", min: 0, max: 0 } : count(s.levels[level]),
      ),
    ),
    row("score", "Automation score", "of 100", (s) => of100(s.score)),
    row("weightedScore", "  weighted by hours", "of 100", (s) => of100(s.weightedScore)),
    row("weakestPhase", "  weakest phase", "of 100", (s) =>
      of100(s.weakestPhase?.score, s.weakestPhase ? ` ${s.weakestPhase.title}` : ""),
    ),
    row("automationRate", "Runs that are automated", "", (s) => share(s.automationRate)),
    row("hoursPerMonth", "Human hours a month", "h", (s) => range(s.hoursPerMonth)),
    row("costPerMonth", "Cost a month", currency, (s) => range(s.costPerMonth)),
    row("leadTimeHours", "Lead time, one pass", "working h", (s) => range(s.leadTimeHours)),
    row("expectedLeadTimeHours", "Lead time, expected", "working h", (s) => range(s.expectedLeadTimeHours)),
    row("expectedHandsOnHours", "Hands-on time, expected", "working h", (s) => range(s.expectedHandsOnHours)),
    row("activityRatio", "Hands-on share of lead time", "", (s) => share(s.activityRatio)),
    row("firstPassYield", "Right the first time", "", (s) => share(s.firstPassYield)),
    row("handoffs", "Hand-offs", "", (s) => count(s.handoffs)),
    ...[...actors].map(([actor, title]) =>
      row(`load.${actor}`, `Load of ${title}`, "", (s) => share(s.load?.find((l) => l.actor === actor)?.load)),
    ),
    row("saved.hoursPerMonth", "Saved a month", "h", (s) => range(s.saved?.hoursPerMonth)),
    row("simulated.savedHours", "  80 % of outcomes", "h", (s) => drawn(s, "savedHours")),
    row("saved.costPerMonth", "Saved a month", currency, (s) => range(s.saved?.costPerMonth)),
    row("simulated.savedMoney", "  80 % of outcomes", currency, (s) => drawn(s, "savedMoney")),
    row("saved.newWorkHoursPerMonth", "New work a month", "h", (s) => range(s.saved?.newWorkHoursPerMonth)),
    row("saved.freedPosts", "Freed posts", "", (s) => range(s.saved?.freedPosts)),
    ...grounds
      .filter(([ground]) => states.some((s) => (s.saved?.evidence?.[ground] ?? 0) > 0))
      .map(([ground, words]) =>
        row(`saved.evidence.${ground}`, `Saving that is ${words}`, "", (s) => share(s.saved?.evidence?.[ground])),
      ),
    row("case.npv", "Worth over three years", currency, (s) =>
      range(s.case ? { min: s.case.npv, max: s.case.npv, assumed: s.case.assumed } : null),
    ),
    row("simulated.npv", "  80 % of outcomes", currency, (s) => drawn(s, "npv")),
    row("case.roi", "Return on what it costs", "", (s) => (s.kind === "platform" ? share(s.case?.roi) : null)),
    row("case.paybackMonth", "Pays back in month", "", (s) =>
      s.kind === "platform" && s.case ? paybackCell(s.case.paybackMonth) : null,
    ),
    row("coverage", "Steps that reach the target", "", (s) => share(s.coverage)),
    row("fit", "Fit of the answers", "of 100", (s) => of100(s.fit?.score)),
  ];
  const many = (r: FigureRow): boolean => r.id !== "levels.unrated" || r.cells.some((c) => c !== null && c.max > 0);
  return rows.filter((r) => r.cells.some((c) => c !== null)).filter(many);
}

const paybackCell = (month: number | null): Cell =>
  month === null
    ? { text: "never", min: Number.NaN, max: Number.NaN }
    : { text: String(month), min: month, max: month };

/** `Rests on 11 of 13 steps; monitor and register state no effort and runs.` */
export function basisSentence(state: StateFigures): string | undefined {
  const basis = state.basis["human-hours"];
  if (!basis || basis.missing.length === 0) return undefined;
  return `Hours rest on ${basis.used} of ${basis.of} steps that people do; no effort or runs stated: ${basis.missing.join(", ")}.`;
}
