import type { FileReport } from "./diagnostic.ts";

/** The array of `schemas/check.json`. */
export function jsonReport(reports: readonly FileReport[]): string {
  return `${JSON.stringify(
    reports.flatMap((r) => r.diagnostics),
    null,
    2,
  )}\n`;
}
