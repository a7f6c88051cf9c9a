/**
 * The language: text to `ProcessMap`, and everything an editor asks about a text.
 * It may know the model, the analysis and Langium. It must never know who asks: no editor, no files, no drawing.
 */

export { formatText } from "./features/formatting/format-text.ts";
export { nameFor } from "./features/name-text.ts";
export { findingsAbout, findingsOf } from "./findings.ts";
export { mapOf } from "./map-of.ts";
export { type MapFence, mapFencesIn } from "./markdown-fences.ts";
export { type MergedText, type MergeWish, mergeTexts } from "./merging/merge-texts.ts";
export type { MlflowServices } from "./module.ts";
export { parseMap, type TextFile } from "./parse-map.ts";
export { printMap } from "./print.ts";
export { problemsOf } from "./problems.ts";
export { createMlflowServices, type MlflowEditorServices } from "./services.ts";
export { silencesOf } from "./silences.ts";
export { filesOfMap } from "./to-process-map.ts";
export { type ReadVersion, readerOfVersions } from "./versions.ts";
