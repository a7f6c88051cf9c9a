import type { Duration, Range } from "../model/quantity.ts";
import type * as ast from "./generated/ast.ts";
import type { Read } from "./quantities.ts";
import { readDate, readDuration, readNumber, readShare, readSingleNumber } from "./quantities.ts";

/** The numbers of each clause, read in one place: what the map shows is what the checks found right. */
export const readEffort = (c: ast.Effort): Read<Duration> => readDuration(c.value, { what: "Effort" });
export const readWait = (c: ast.Wait): Read<Duration> => readDuration(c.value, { what: "Waiting time" });
export const readRuns = (c: ast.Runs): Read<Range> =>
  readNumber(c.count, { what: "The number of runs", positive: "leave `runs` out, or call the process absent" });
export const readRework = (c: ast.Rework): Read<Range> => readShare(c.share, { what: "The share of rework" });
export const readCost = (c: ast.Cost): Read<Range> => readNumber(c.amount, { what: "A cost" });
export const readPeople = (c: ast.People): Read<Range> =>
  readNumber(c.count, { what: "The number of people", positive: "leave `people` out where it is not known" });
export const readFlowShare = (n: ast.FlowNode & { share: string }): Read<Range> =>
  readShare(n.share, { what: "The share of a way out", positive: "take the flow out that nobody takes" });
export const readWeight = (c: ast.Weight): Read<number> =>
  readSingleNumber(c.value, { what: "A weight", positive: "leave out what does not count" });
export const readHours = (c: ast.Hours): Read<number> =>
  readSingleNumber(c.value, {
    what: "Working hours a day",
    positive: "a day has 8 where `hours` is left out",
    most: 24,
  });
export const readEvidenceDate = (date: string): Read<string> => readDate(date);
export const readSetupTime = (c: ast.Setup): Read<Duration> => readDuration(c.amount, { what: "Setting up" });
export const readSetupAmount = (c: ast.Setup): Read<Range> => readNumber(c.amount, { what: "A cost" });
export const readUpkeep = (c: ast.Upkeep): Read<Duration> => readDuration(c.amount, { what: "Upkeep" });
export const readRamp = (c: ast.Assume): Read<Duration> => readDuration(c.value, { what: "The ramp" });
export const readAssumedShare = (c: ast.Assume): Read<Range> => readShare(c.value, { what: `\`assume ${c.subject}\`` });

/** The value where it could be read. */
export function valueOf<T>(read: Read<T> | undefined): T | undefined {
  return read && "value" in read ? read.value : undefined;
}
