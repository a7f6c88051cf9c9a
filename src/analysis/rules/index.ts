import type { Rule } from "../rule.ts";
import { absentStep } from "./absent-step.ts";
import { belowTarget } from "./below-target.ts";
import { deadEnd } from "./dead-end.ts";
import { decisionWays } from "./decision-ways.ts";
import { duplicateTitle } from "./duplicate-title.ts";
import { lowerThanBefore } from "./lower-than-before.ts";
import { manualInTarget } from "./manual-in-target.ts";
import { manualStep } from "./manual-step.ts";
import { missingEffort } from "./missing-effort.ts";
import { missingPurpose } from "./missing-purpose.ts";
import { noActor } from "./no-actor.ts";
import { noExit } from "./no-exit.ts";
import { noInterface } from "./no-interface.ts";
import { nonRepeatableStep } from "./non-repeatable-step.ts";
import { pingPong } from "./ping-pong.ts";
import { requiredIsRed } from "./required-is-red.ts";
import { unansweredQuestion } from "./unanswered-question.ts";
import { unratedByPlatform } from "./unrated-by-platform.ts";
import { unratedProcess } from "./unrated-process.ts";
import { unreachable } from "./unreachable.ts";
import { unreadData } from "./unread-data.ts";
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
];
