import type { Diagnostic, FileReport } from "./diagnostic.ts";
import { escaped } from "./xml.ts";

const severities: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "error",
  warning: "warning",
  info: "info",
  hint: "info",
};

/** Checkstyle XML: what Jenkins, reviewdog and many others read. */
export function checkstyleReport(reports: readonly FileReport[]): string {
  const files = reports.map(({ file, diagnostics }) => {
    const errors = diagnostics.map(
      (d) =>
        `    <error line="${d.line}" column="${d.column}" severity="${severities[d.severity]}" message="${escaped(d.message)}" source="mlmap.${escaped(d.rule)}"/>\n`,
    );
    return `  <file name="${escaped(file)}">\n${errors.join("")}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
}
