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

/** What was found in one file, with the text it was found in. */
export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function diagnosticOf(file: string, problem: Problem): Diagnostic {
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

/** Diagnostics in reading order, the gravest first where two stand at one place. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => a.line - b.line || a.column - b.column || severityRank[b.severity] - severityRank[a.severity],
  );
}

/** `1 error, 3 warnings` */
export function countText(diagnostics: readonly Diagnostic[]): string {
  const words = {
    error: ["error", "errors"],
    warning: ["warning", "warnings"],
    info: ["remark", "remarks"],
    hint: ["hint", "hints"],
  } as const;
  const parts = (["error", "warning", "info", "hint"] as const).flatMap((severity) => {
    const count = diagnostics.filter((d) => d.severity === severity).length;
    return count === 0 ? [] : [`${count} ${words[severity][count === 1 ? 0 : 1]}`];
  });
  return parts.join(", ");
}
