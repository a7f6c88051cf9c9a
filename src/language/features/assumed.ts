/** What is assumed of a step, and of the worth of a state, as Markdown with a way to change each number. */
import { type Assumptions, assumptionsOf } from "../../analysis/assumptions.ts";
import { caseInputs } from "../../analysis/case-inputs.ts";
import { savingsBetween } from "../../analysis/savings.ts";
import { numbersOf, type StepNumbers, valueOf } from "../../analysis/step-numbers.ts";
import { hoursText } from "../../model/duration.ts";
import type { MapEdit } from "../../model/edit.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";
import { scaled } from "../../model/range.ts";
import { stateOf } from "../../model/state.ts";
import { escaped } from "./markdown-text.ts";

type Subject = Extract<MapEdit, { do: "assume" }>["subject"];

/** The number of an assumption as `assume` writes it, and as it is shown: a link that changes it where an editor can. */
export type ShownAssumption = (subject: Subject, written: string) => string;

/** For editors that have no command for it. */
export const plainly: ShownAssumption = (subject, written) => `\`assume ${subject} ${written}\``;

/** A link to our extension's command; only such links are trusted, and the command asks before it changes anything. */
export const linked =
  (uri: string): ShownAssumption =>
  (subject, written) => {
    const call = encodeURIComponent(JSON.stringify([uri, subject, written]));
    return `[\`assume ${subject} ${written}\`](command:mlProcessMaps.setAssumption?${call} "Change this assumption")`;
  };

/** For each target in which nobody stated the effort of a step: what is taken for it, and why. */
export function assumedEfforts(id: string, map: ProcessMap, shown: ShownAssumption): readonly string[] {
  return map.targets.flatMap((target) => {
    const [now, then] = [numbersOf(map, target.after ?? "current").get(id), numbersOf(map, target.id).get(id)];
    if (!now || !then || !worksOut(now, then) || !then.effort) return [];
    const level = then.process.level;
    const share = level && assumptionsOf(map).residual[level];
    if (level === undefined || share === undefined) return [];
    const title = stateOf(map, target.id)?.title ?? target.id;
    return [
      `In “${escaped(title)}” a run is assumed to take ${hoursText(valueOf(then.effort))} *: what is left of it by ${shown(level, `${percent(share)}%`)}.`,
    ];
  });
}

/** True where this target is the one that leaves the effort to the change of level. */
const worksOut = (before: StepNumbers, after: StepNumbers): boolean =>
  after.assumed && after.effort?.factor !== before.effort?.factor;

/** What a target or platform takes for granted: the effort of steps whose level it changes, and its worth over three years. */
export function assumedOfState(id: StateId, map: ProcessMap, shown: ShownAssumption): readonly string[] {
  const steps = savingsBetween(map, "current", id)?.steps.filter((s) => s.ground === "assumed") ?? [];
  const { residual } = assumptionsOf(map);
  const levels = new Set(steps.flatMap((s) => s.terms.then?.process.level ?? []));
  const shares = [...levels].flatMap((level) => {
    const share = residual[level];
    return share === undefined ? [] : [shown(level, `${percent(share)}%`)];
  });
  return [
    ...(shares.length > 0
      ? [
          `The effort of ${steps.length} ${steps.length === 1 ? "step" : "steps"} then is assumed *: ${shares.join(", ")}.`,
        ]
      : []),
    ...(caseInputs(map, id) ? [`Assumed in its worth over three years: ${grounds(assumptionsOf(map), shown)}.`] : []),
  ];
}

function grounds({ capture, rampMonths, discount }: Assumptions, shown: ShownAssumption): string {
  return [
    `${shown("capture", `${percents(capture)}%`)} of the saved money becomes cash`,
    `${shown("ramp", `${written(rampMonths)}mo`)} until all is saved`,
    `${shown("discount", `${percents(discount)}%`)} a year`,
  ].join(", ");
}

const percent = (share: number): string => String(Math.round(share * 10_000) / 100);
const percents = (range: Range): string => written(scaled(range, 100));
const written = ({ min, max }: Range): string => {
  const plain = (n: number): string => String(Math.round(n * 100) / 100);
  return min === max ? plain(min) : `${plain(min)}..${plain(max)}`;
};
