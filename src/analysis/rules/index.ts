import type { Rule } from "../rule.ts";
import { absentStep } from "./absent-step.ts";
import { manualStep } from "./manual-step.ts";
import { nonRepeatableStep } from "./non-repeatable-step.ts";
import { unratedProcess } from "./unrated-process.ts";

/** Every rule, in the order in which pages and settings list them. */
export const rules: readonly Rule[] = [manualStep, nonRepeatableStep, absentStep, unratedProcess];
