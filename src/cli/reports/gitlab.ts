import { createHash } from "node:crypto";
import { fingerprint } from "../baseline.ts";
import type { Diagnostic, FileReport } from "./diagnostic.ts";

const severities: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "critical",
  warning: "major",
  info: "minor",
  hint: "info",
};

/**
 * GitLab's code-quality report. A finding keeps its fingerprint when lines above it come or go, so that a merge request
 * shows only what is new.
 */
export function gitlabReport(reports: readonly FileReport[]): string {
  const issues = reports.flatMap(({ file, text, diagnostics }) => {
    const path = file.replaceAll("\\", "/");
    const seen = new Map<string, number>();
    return diagnostics.map((d) => {
      const key = `${path}: ${fingerprint(d, text)}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return {
        description: d.message,
        check_name: d.rule,
        fingerprint: createHash("sha256").update(`${key} ${count}`).digest("hex"),
        severity: severities[d.severity],
        location: { path, lines: { begin: d.line, end: d.endLine } },
      };
    });
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
