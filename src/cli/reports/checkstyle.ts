import type { Diagnostic, Reports } from "./diagnostic.ts";
import { escaped } from "./xml.ts";

const severities: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "error",
  warning: "warning",
  info: "info",
  hint: "info",
};

/** Checkstyle XML: what Jenkins, reviewdog and many others read. */
export function* checkstyleReport(reports: Reports): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n`;
  for (const { file, told } of reports) {
    const errors = told.map(
      ({ diagnostic: d }) =>
        `    <error line="${d.line}" column="${d.column}" severity="${severities[d.severity]}" message="${escaped(d.message)}" source="mlmap.${escaped(d.rule)}"/>\n`,
    );
    yield `  <file name="${escaped(file)}">\n${errors.join("")}  </file>\n`;
  }
  yield "</checkstyle>\n";
}
