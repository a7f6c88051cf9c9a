import type { Diagnostic, FileReport } from "./diagnostic.ts";
import { escaped } from "./xml.ts";

/** JUnit XML: one suite a map, one failed case a finding; remarks and hints are told, not failed. */
export function junitReport(reports: readonly FileReport[]): string {
  const failing = (d: Diagnostic): boolean => d.severity === "error" || d.severity === "warning";
  const suites = reports.map(({ file, diagnostics }) => {
    const failures = diagnostics.filter(failing).length;
    const cases = diagnostics.map((d) => {
      const head = `    <testcase name="${escaped(`${d.rule} (${d.line}:${d.column})`)}" classname="${escaped(file)}"`;
      const text = `${d.message} (${d.file}:${d.line}:${d.column})`;
      return failing(d)
        ? `${head}>\n      <failure type="${d.severity}" message="${escaped(d.message)}">${escaped(text)}</failure>\n    </testcase>`
        : `${head}>\n      <system-out>${escaped(`${d.severity}: ${text}`)}</system-out>\n    </testcase>`;
    });
    if (cases.length === 0) cases.push(`    <testcase name="no findings" classname="${escaped(file)}"/>`);
    return `  <testsuite name="${escaped(file)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${cases.join("\n")}\n  </testsuite>`;
  });
  const all = reports.flatMap((r) => r.diagnostics);
  const tests = reports.reduce((sum, r) => sum + Math.max(1, r.diagnostics.length), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mlmap check" tests="${tests}" failures="${all.filter(failing).length}" errors="0">\n${suites.join("\n")}\n</testsuites>\n`;
}
