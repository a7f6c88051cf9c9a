/**
 * The report: the one document that a lead hands to a manager. Pure: a map in, a self-contained page out. Its words stand
 * in tables, one a language; its figures are those of the analysis.
 */
export { type ReportInput, report } from "./report.tsx";
export type { LanguageId } from "./words/index.ts";
