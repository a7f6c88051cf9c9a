import { createHash } from "node:crypto";
import type { Diagnostic, FileReport, Reports } from "./diagnostic.ts";
import { jsonArray } from "./json.ts";

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
export const gitlabReport = (reports: Reports): Iterable<string> => jsonArray(reports, issuesOf);

function issuesOf({ file, told }: FileReport): readonly object[] {
  const path = file.replaceAll("\\", "/");
  const seen = new Map<string, number>();
  return told.map(({ diagnostic: d, key }) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      description: d.message,
      check_name: d.rule,
      fingerprint: createHash("sha256").update(`${path}: ${key} ${count}`).digest("hex"),
      severity: severities[d.severity],
      location: { path, lines: { begin: d.line, end: d.endLine } },
    };
  });
}
