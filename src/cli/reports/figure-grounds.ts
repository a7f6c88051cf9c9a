import { assumptionsOf } from "../../analysis/assumptions.ts";
import {
  breakEvenFor,
  changesInOrder,
  inputWords,
  measureNext,
  roadmapsOf,
  type StateFigures,
  sensitivityOf,
} from "../../analysis/index.ts";
import { calendarOf } from "../../model/duration.ts";
import { levels } from "../../model/level.ts";
import { numberText, percentText, rangeText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";

/** What the figures take for granted, as far as some state uses it, and which steps it stands for. */
export function assumptionLines(map: ProcessMap, states: readonly StateFigures[]): readonly string[] {
  const { residual, capture, rampMonths, discount } = assumptionsOf(map);
  const steps = new Map(
    states
      .flatMap((s) => s.saved?.steps ?? [])
      .flatMap((s) => (s.ground === "assumed" ? [[s.id, s.title] as const] : [])),
  );
  const left = levels.flatMap((level) => {
    const share = residual[level];
    return share === undefined || share === 1 ? [] : [`${percentText(share)} when it becomes ${level}`];
  });
  const of = (range: Range): string => `${rangeText({ min: range.min * 100, max: range.max * 100 })}\u00a0%`;
  const assumed = [
    ...(steps.size > 0
      ? [
          `Assumed effort of ${[...steps.values()].map((title) => `“${title}”`).join(", ")}: of what a step takes now, ${left.join(", ")}.`,
        ]
      : []),
    ...(states.some((s) => s.kind === "platform" && s.case)
      ? [
          `Assumed in the worth: ${of(capture)} of the saved money becomes cash, the full saving after ${rangeText(rampMonths)} months, discount ${of(discount)} a year, months of 21 days of ${rangeText({ min: calendarOf(map.settings).hoursPerDay, max: calendarOf(map.settings).hoursPerDay })} h.`,
        ]
      : []),
  ];
  return assumed.length === 0 ? [] : [...assumed, "Change an assumption by assume in the map block."];
}

/** Which numbers to find out next, for each target that is told. */
export function measureLines(map: ProcessMap, states: readonly StateFigures[]): readonly string[] {
  return states
    .filter((s, _, all) => s.kind === "target" || (s.kind === "current" && all.every((o) => o.kind === "current")))
    .flatMap(({ id, kind, title }) => {
      const next = measureNext(map, id);
      if (next.length === 0) return [];
      return [
        kind === "current" ? "Measure next:" : `Measure next for “${title}”:`,
        ...next.map((m, i) => `${i + 1}. “${m.title}”, ${m.clauses.join(" and ")}. ${m.reason}`),
      ];
    });
}

const most = 5;

/** What the worth of each platform (of a target, where there is none) hangs on, and where it breaks even. */
export function sensitivityLines(map: ProcessMap, states: readonly StateFigures[]): readonly string[] {
  const kind = states.some((s) => s.kind === "platform") ? "platform" : "target";
  return states
    .filter((s) => s.kind === kind && s.case)
    .flatMap(({ id, title, case: made }) => {
      const influences = sensitivityOf(map, id)?.influences.slice(0, most) ?? [];
      const least = breakEvenFor(map, id, "capture");
      const money = (value: number): string => `${numberText(value)}${made?.currency ? ` ${made.currency}` : ""}`;
      return [
        ...(influences.length > 0 ? [`What the worth of “${title}” hangs on, from the P10 to the P90 of each:`] : []),
        ...influences.map((i) => `  ${inputWords(map, i.key)}: ${money(i.npvAtLow)} to ${money(i.npvAtHigh)}`),
        ...(least !== null && least <= 1
          ? [`“${title}” breaks even when ${percentText(least)} of the saved money becomes cash.`]
          : []),
      ];
    });
}

/** Targets in sequence with what they save so far, and the changes of each state that pay back first. */
export function roadmapLines(map: ProcessMap, states: readonly StateFigures[]): readonly string[] {
  const told = new Set(states.map((s) => s.id));
  const kind = states.some((s) => s.kind === "platform") ? "platform" : "target";
  const roads = roadmapsOf(map).filter((road) => road.length > 1 && road.some((stop) => told.has(stop.id)));
  const range = (r: Range | null): string => (r ? `${rangeText(r)} h` : "–");
  return [
    ...roads.flatMap((road) => [
      "On the way there, hours a month:",
      ...road.map((s) => `  “${s.title}” saves ${range(s.savedHere)}, ${range(s.savedSoFar)} so far`),
    ]),
    ...states
      .filter((s) => s.kind === kind)
      .flatMap(({ id, title, saved }) => {
        const changes = changesInOrder(map, id);
        if (changes.length < 2) return [];
        const currency = saved?.costPerMonth?.currency;
        return [
          `Changes of “${title}” that pay back first:`,
          ...changes.slice(0, most).map((c, i) => {
            const money =
              c.money === null
                ? ""
                : `, ${numberText(c.money)}${currency ? ` ${currency}` : ""} a month, ${numberText(c.moneySoFar ?? 0)} so far`;
            const pays = typeof c.paybackMonth === "number" ? `; these alone pay back in month ${c.paybackMonth}` : "";
            return `  ${i + 1}. “${c.title}”: ${numberText(c.hours)} h${money}${pays}`;
          }),
        ];
      }),
  ];
}
