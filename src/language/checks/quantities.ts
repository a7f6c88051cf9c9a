import {
  readAssumedShare,
  readCost,
  readEffort,
  readEvidenceDate,
  readFlowShare,
  readHours,
  readPeople,
  readRamp,
  readRework,
  readRuns,
  readSetupAmount,
  readSetupTime,
  readUpkeep,
  readWait,
  readWeight,
} from "../clause-values.ts";
import type * as ast from "../generated/ast.ts";
import { looksLikeDuration, type Read } from "../quantities.ts";
import type { Check, Checking } from "./check.ts";

type Wrong = (read: Read<unknown>, property: string) => void;

type Holder =
  | ast.Effort
  | ast.Wait
  | ast.Runs
  | ast.Rework
  | ast.People
  | ast.Hours
  | ast.Weight
  | ast.Upkeep
  | ast.Evidence
  | ast.FlowNode
  | ast.Assume
  | ast.Cost
  | ast.Setup;

/** Numbers: units, ranges that run backwards, negative and zero where none makes sense. */
export const quantityChecks: Check = {
  node(node, checking) {
    const wrong: Wrong = (read, property) => {
      if ("problem" in read && read.problem) checking.report("bad-quantity", read.problem, node, property);
    };
    // By name, not by `ast.isEffort(node)` and so on: this is asked of every node of every map.
    const holder = node as Holder;
    switch (holder.$type) {
      case "Effort":
        return wrong(readEffort(holder), "value");
      case "Wait":
        return wrong(readWait(holder), "value");
      case "Runs":
        return wrong(readRuns(holder), "count");
      case "Rework":
        return wrong(readRework(holder), "share");
      case "People":
        return wrong(readPeople(holder), "count");
      case "Hours":
        return wrong(readHours(holder), "value");
      case "Weight":
        return wrong(readWeight(holder), "value");
      case "Upkeep":
        return wrong(readUpkeep(holder), "amount");
      case "Evidence":
        if (holder.date !== undefined) wrong(readEvidenceDate(holder.date), "date");
        return;
      case "FlowNode":
        if (holder.share !== undefined) wrong(readFlowShare({ ...holder, share: holder.share }), "share");
        return;
      case "Assume":
        return wrong(holder.subject === "ramp" ? readRamp(holder) : readAssumedShare(holder), "value");
      case "Cost":
        return wrong(readCost(holder), "amount");
      case "Setup":
        return checkSetup(holder, checking, wrong);
      default:
    }
  },
};

function checkSetup(node: ast.Setup, checking: Checking, wrong: Wrong): void {
  if (node.amount === undefined) return;
  const isTime = looksLikeDuration(node.amount) && !/[A-Z]{3}$/.test(node.amount);
  if (!isTime) {
    wrong(readSetupAmount(node), "amount");
    if (node.by)
      checking.report(
        "misplaced",
        "An amount of money needs no `by`: it goes with working time, `setup 30d by mle`.",
        node.by,
      );
    return;
  }
  wrong(readSetupTime(node), "amount");
  if (node.currency !== undefined) {
    checking.report("misplaced", `Working time has no currency: take \`${node.currency}\` out.`, node, "currency");
  }
}
