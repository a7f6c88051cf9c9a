import type { Rule } from "../rule.ts";
import { absentStep } from "./absent-step.ts";
import { belowTarget } from "./below-target.ts";
import { deadEnd } from "./dead-end.ts";
import { decisionWays } from "./decision-ways.ts";
import { duplicateTitle } from "./duplicate-title.ts";
import { hiddenDecision } from "./hidden-decision.ts";
import { longWait } from "./long-wait.ts";
import { lowerThanBefore } from "./lower-than-before.ts";
import { manualInTarget } from "./manual-in-target.ts";
import { manualStep } from "./manual-step.ts";
import { manyWays } from "./many-ways.ts";
import { missingEffort } from "./missing-effort.ts";
import { missingPurpose } from "./missing-purpose.ts";
import { muchRework } from "./much-rework.ts";
import { noActor } from "./no-actor.ts";
import { noExit } from "./no-exit.ts";
import { noInterface } from "./no-interface.ts";
import { noStartOrEnd } from "./no-start-or-end.ts";
import { noWayBack } from "./no-way-back.ts";
import { nonRepeatableStep } from "./non-repeatable-step.ts";
import { oneWordTitle } from "./one-word-title.ts";
import { overloadedActor } from "./overloaded-actor.ts";
import { pingPong } from "./ping-pong.ts";
import { requiredIsRed } from "./required-is-red.ts";
import { severalStarts } from "./several-starts.ts";
import { tooManySteps } from "./too-many-steps.ts";
import { unansweredQuestion } from "./unanswered-question.ts";
import { uncheckedLabels } from "./unchecked-labels.ts";
import { unmonitoredModel } from "./unmonitored-model.ts";
import { unratedByPlatform } from "./unrated-by-platform.ts";
import { unratedProcess } from "./unrated-process.ts";
import { unreachable } from "./unreachable.ts";
import { unreadData } from "./unread-data.ts";
import { untrackedTraining } from "./untracked-training.ts";
import { unused } from "./unused.ts";
import { unwrittenData } from "./unwritten-data.ts";

/** Every rule, in the order in which pages and settings list them. */
export const rules: readonly Rule[] = [
  manualStep,
  nonRepeatableStep,
  absentStep,
  unratedProcess,
  noActor,
  noInterface,
  manualInTarget,
  lowerThanBefore,
  unreachable,
  deadEnd,
  noExit,
  decisionWays,
  pingPong,
  unused,
  unreadData,
  unwrittenData,
  missingEffort,
  missingPurpose,
  belowTarget,
  unratedByPlatform,
  unansweredQuestion,
  requiredIsRed,
  duplicateTitle,
  longWait,
  muchRework,
  overloadedActor,
  unmonitoredModel,
  uncheckedLabels,
  untrackedTraining,
  noWayBack,
  noStartOrEnd,
  severalStarts,
  hiddenDecision,
  manyWays,
  oneWordTitle,
  tooManySteps,
];
