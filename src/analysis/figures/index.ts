import type { Figure } from "../figure.ts";
import { automationRate } from "./automation-rate.ts";
import { automationScore } from "./automation-score.ts";
import { caseFigure } from "./case.ts";
import { coverage } from "./coverage.ts";
import { distribution } from "./distribution.ts";
import { evidence } from "./evidence.ts";
import { fit } from "./fit.ts";
import { freedPosts } from "./freed-posts.ts";
import { handOffs } from "./hand-offs.ts";
import { humanHours } from "./human-hours.ts";
import { activityRatio, expectedHandsOn, expectedLeadTime, firstPassYield, leadTime } from "./lead-time.ts";
import { load } from "./load.ts";
import { money } from "./money.ts";
import { newWork, savedHours, savedMoney } from "./saved-hours.ts";
import { weakestPhase } from "./weakest-phase.ts";
import { weightedScore } from "./weighted-score.ts";

/** Every figure, in the order in which they are explained. */
export const figures: readonly Figure<unknown>[] = [
  automationScore,
  weightedScore,
  weakestPhase,
  distribution,
  automationRate,
  humanHours,
  money,
  savedHours,
  savedMoney,
  newWork,
  freedPosts,
  load,
  leadTime,
  expectedLeadTime,
  expectedHandsOn,
  activityRatio,
  firstPassYield,
  handOffs,
  coverage,
  fit,
  caseFigure,
  evidence,
];
