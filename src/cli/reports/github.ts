import type { Diagnostic, FileReport } from "./diagnostic.ts";

const commands: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Workflow commands that GitHub shows at the lines of a pull request. */
export function githubReport(reports: readonly FileReport[]): string {
  return reports
    .flatMap((r) => r.diagnostics)
    .map((d) => {
      const place = [`file=${property(d.file.replaceAll("\\", "/"))}`, `line=${d.line}`, `endLine=${d.endLine}`];
      // GitHub refuses columns on a finding over several lines.
      if (d.line === d.endLine) place.push(`col=${d.column}`, `endColumn=${d.endColumn}`);
      return `::${commands[d.severity]} ${place.join(",")},title=${property(d.rule)}::${data(d.message)}\n`;
    })
    .join("");
}
