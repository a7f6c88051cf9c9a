import type { Problem } from "../../model/process-map.ts";

/** One line of `mlmap check`: 1-based, columns in UTF-16 units, the end exclusive. The JSON that scripts rely on. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Problem["severity"];
  readonly rule: string;
  readonly message: string;
  readonly help?: string;
}

/** A diagnostic with what reports tell beside it. */
export interface Told {
  readonly diagnostic: Diagnostic;
  /** The line of the text that it begins on. */
  readonly line: string;
  /** What makes it the same one after an edit elsewhere; see `fingerprint`. */
  readonly key: string;
}

/** What was found in one file, in reading order. */
export interface FileReport {
  readonly file: string;
  readonly told: readonly Told[];
}

/** Reports of all files, in the order of the files; they can be gone through any number of times. */
export type Reports = Iterable<FileReport>;

/** Reports with another content each, made anew whenever they are gone through. */
export function mapped(reports: Reports, change: (report: FileReport) => FileReport): Reports {
  return {
    *[Symbol.iterator]() {
      for (const report of reports) yield change(report);
    },
  };
}

export const onlyThose = (reports: Reports, wanted: (d: Diagnostic) => boolean): Reports =>
  mapped(reports, (r) => ({ ...r, told: r.told.filter((t) => wanted(t.diagnostic)) }));

/** What was found in a text; `lines` are its lines. */
export function toldOf(file: string, lines: readonly string[], problem: Problem & { readonly step?: string }): Told {
  const diagnostic = diagnosticOf(file, problem);
  const line = lines[diagnostic.line - 1] ?? "";
  return { diagnostic, line, key: fingerprint(diagnostic, line, problem.step) };
}

/**
 * What makes a finding the same one after an edit elsewhere: its rule, the step that it is about and the text that it
 * marks; not its line, nor its message, which may hold figures.
 */
function fingerprint(d: Diagnostic, line: string, step: string | undefined): string {
  const marked = line.slice(d.column - 1, d.line === d.endLine ? d.endColumn - 1 : undefined);
  return `${d.rule}: ${step === undefined ? "" : `${step}, `}${marked.trim().replaceAll(/\s+/g, " ")}`;
}

export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

function diagnosticOf(file: string, problem: Problem): Diagnostic {
  const { range, severity, rule, message, help } = problem;
  return {
    file,
    line: range.startLine + 1,
    column: range.startColumn + 1,
    endLine: range.endLine + 1,
    endColumn: range.endColumn + 1,
    severity,
    rule,
    message,
    ...(help !== undefined && { help }),
  };
}

export const severityRank: Readonly<Record<Diagnostic["severity"], number>> = {
  error: 3,
  warning: 2,
  info: 1,
  hint: 0,
};

/** In reading order, the gravest first where two stand at one place. */
export function inOrder(told: readonly Told[]): readonly Told[] {
  return told.toSorted(
    ({ diagnostic: a }, { diagnostic: b }) =>
      a.line - b.line || a.column - b.column || severityRank[b.severity] - severityRank[a.severity],
  );
}

export type Counts = Readonly<Record<Diagnostic["severity"], number>>;

export function countsOf(reports: Reports): Counts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { told } of reports) for (const { diagnostic } of told) counts[diagnostic.severity]++;
  return counts;
}

/** `1 error, 3 warnings` */
export function countText(counts: Counts): string {
  const words = {
    error: ["error", "errors"],
    warning: ["warning", "warnings"],
    info: ["remark", "remarks"],
    hint: ["hint", "hints"],
  } as const;
  const parts = (["error", "warning", "info", "hint"] as const).flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [`${count} ${words[severity][count === 1 ? 0 : 1]}`];
  });
  return parts.join(", ");
}
