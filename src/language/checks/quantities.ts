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
import * as ast from "../generated/ast.ts";
import { looksLikeDuration, type Read } from "../quantities.ts";
import type { Check, Checking } from "./check.ts";

/** Numbers: units, ranges that run backwards, negative and zero where none makes sense. */
export const quantityChecks: Check = {
  node(node, checking) {
    const wrong = (read: Read<unknown>, property: string) => {
      if ("problem" in read && read.problem) checking.report("bad-quantity", read.problem, node, property);
    };
    if (ast.isEffort(node)) wrong(readEffort(node), "value");
    else if (ast.isWait(node)) wrong(readWait(node), "value");
    else if (ast.isRuns(node)) wrong(readRuns(node), "count");
    else if (ast.isRework(node)) wrong(readRework(node), "share");
    else if (ast.isPeople(node)) wrong(readPeople(node), "count");
    else if (ast.isHours(node)) wrong(readHours(node), "value");
    else if (ast.isWeight(node)) wrong(readWeight(node), "value");
    else if (ast.isUpkeep(node)) wrong(readUpkeep(node), "amount");
    else if (ast.isEvidence(node) && node.date !== undefined) wrong(readEvidenceDate(node.date), "date");
    else if (ast.isFlowNode(node) && node.share !== undefined)
      wrong(readFlowShare({ ...node, share: node.share }), "share");
    else if (ast.isAssume(node)) wrong(node.subject === "ramp" ? readRamp(node) : readAssumedShare(node), "value");
    else if (ast.isCost(node)) wrong(readCost(node), "amount");
    else if (ast.isSetup(node)) checkSetup(node, checking, wrong);
  },
};

function checkSetup(node: ast.Setup, checking: Checking, wrong: (read: Read<unknown>, property: string) => void): void {
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
