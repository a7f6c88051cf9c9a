import type { ProcessMap, Slip } from "../../model/process-map.ts";
import { nearestWord } from "../nearest-word.ts";

/*
 * What a rule misses may be there, misspelt. That is an error of its own, and no finding beside it: it comes back if it
 * is still missing when the error is mended.
 */

/** Whether `of` holds a slip of this kind. */
export function hasSlip({ slips = [] }: ProcessMap, kind: Slip["kind"], of?: string): boolean {
  return slips.some(
    (slip) => (slip.kind === kind || (slip.kind === "any" && of !== undefined)) && (of === undefined || slip.of === of),
  );
}

/**
 * Whether a slip may be meant for `id`: it is the nearest of `ids`, or none of them is near and nobody can say. `of` is
 * where the slip would stand.
 */
export function mayMean(
  { slips = [] }: ProcessMap,
  kind: Slip["kind"],
  id: string,
  ids: readonly string[],
  of?: string,
): boolean {
  return slips.some((slip) => {
    if ((slip.kind !== kind && slip.kind !== "any") || (of !== undefined && slip.of !== of)) return false;
    const meant = ids.includes(slip.text) ? slip.text : nearestWord(slip.text, ids);
    return meant === undefined || meant === id;
  });
}
