import { visible } from "../visible.ts";
import type { Diagnostic, Reports } from "./diagnostic.ts";

const commands: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

const data = (text: string): string => visible(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Workflow commands that GitHub shows at the lines of a pull request. */
export function* githubReport(reports: Reports): Generator<string> {
  for (const { told } of reports) for (const { diagnostic } of told) yield annotation(diagnostic);
}

function annotation(d: Diagnostic): string {
  const place = [`file=${property(d.file.replaceAll("\\", "/"))}`, `line=${d.line}`, `endLine=${d.endLine}`];
  // GitHub refuses columns on a finding over several lines.
  if (d.line === d.endLine) place.push(`col=${d.column}`, `endColumn=${d.endColumn}`);
  return `::${commands[d.severity]} ${place.join(",")},title=${property(d.rule)}::${data(d.message)}\n`;
}
