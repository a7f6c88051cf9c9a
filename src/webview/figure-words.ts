import { monthlyHours, numbersOf } from "../analysis/step-numbers.ts";
import { hoursText } from "../model/duration.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { plus } from "../model/range.ts";
import type { LineFigure } from "./panels/FiguresLine.tsx";

/** The figures that stand beside the map's title; those that can't be known are left out. */
export function lineFigures(map: ProcessMap, stateId: StateId): readonly LineFigure[] {
  const hours = [...numbersOf(map, stateId).values()].flatMap((numbers) => monthlyHours(numbers) ?? []);
  const [first, ...rest] = hours;
  if (!first) return [];
  return [{ id: "hours", value: hoursText(rest.reduce(plus, first)), after: "a month" }];
}
