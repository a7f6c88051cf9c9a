import { countsOf, type Diagnostic, type FileReport, type Reports } from "./diagnostic.ts";
import { escaped } from "./xml.ts";

const failing = (d: Diagnostic): boolean => d.severity === "error" || d.severity === "warning";

/** JUnit XML: one suite a map, one failed case a finding; remarks and hints are told, not failed. */
export function* junitReport(reports: Reports): Generator<string> {
  const { error, warning } = countsOf(reports);
  let tests = 0;
  for (const { told } of reports) tests += Math.max(1, told.length);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mlmap check" tests="${tests}" failures="${error + warning}" errors="0">\n`;
  for (const report of reports) yield suite(report);
  yield "</testsuites>\n";
}

function suite({ file, told }: FileReport): string {
  const failures = told.filter(({ diagnostic }) => failing(diagnostic)).length;
  const cases = told.map(({ diagnostic: d }) => {
    const head = `    <testcase name="${escaped(`${d.rule} (${d.line}:${d.column})`)}" classname="${escaped(file)}"`;
    const text = `${d.message} (${d.file}:${d.line}:${d.column})`;
    return failing(d)
      ? `${head}>\n      <failure type="${d.severity}" message="${escaped(d.message)}">${escaped(text)}</failure>\n    </testcase>`
      : `${head}>\n      <system-out>${escaped(`${d.severity}: ${text}`)}</system-out>\n    </testcase>`;
  });
  if (cases.length === 0) cases.push(`    <testcase name="no findings" classname="${escaped(file)}"/>`);
  return `  <testsuite name="${escaped(file)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${cases.join("\n")}\n  </testsuite>\n`;
}
