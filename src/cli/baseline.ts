import { dirname, relative, resolve, sep } from "node:path";
import { CallError } from "./call-error.ts";
import { readText, shownPath, writeAtomically } from "./files.ts";
import type { Io } from "./io.ts";
import type { Diagnostic, FileReport } from "./reports/diagnostic.ts";

/** Findings that a team knows and lives with for now: how often each stands in a file. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * What makes a finding the same one after an edit elsewhere: its rule and the text that it marks, not its line nor its
 * message (which may hold figures).
 */
export function fingerprint(d: Diagnostic, text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const marked = (lines[d.line - 1] ?? "").slice(d.column - 1, d.line === d.endLine ? d.endColumn - 1 : undefined);
  return `${d.rule}: ${marked.trim().replaceAll(/\s+/g, " ")}`;
}

const nameFrom = (folder: string, io: Io, file: string): string =>
  relative(folder, resolve(io.cwd, file)).split(sep).join("/");

/** The reports with only what the baseline at `path` does not know. */
export async function newFindings(
  io: Io,
  path: string,
  reports: readonly FileReport[],
): Promise<readonly FileReport[]> {
  const full = resolve(io.cwd, path);
  const known = baselineOf(await readText(full, shownPath(io.cwd, full)), path);
  return reports.map((report) => {
    const left: Record<string, number> = { ...known.files[nameFrom(dirname(full), io, report.file)] };
    const fresh = report.diagnostics.filter((d) => {
      const key = fingerprint(d, report.text);
      const count = left[key] ?? 0;
      if (d.severity === "error" || count === 0) return true;
      left[key] = count - 1;
      return false;
    });
    return { ...report, diagnostics: fresh };
  });
}

/** Writes all findings but errors as the new baseline; returns how many. Errors can't be lived with. */
export async function writeBaseline(io: Io, path: string, reports: readonly FileReport[]): Promise<number> {
  const full = resolve(io.cwd, path);
  let count = 0;
  const files = reports.flatMap((report) => {
    const counts: Record<string, number> = {};
    for (const d of report.diagnostics) {
      if (d.severity === "error") continue;
      const key = fingerprint(d, report.text);
      counts[key] = (counts[key] ?? 0) + 1;
      count++;
    }
    const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.length === 0 ? [] : [[nameFrom(dirname(full), io, report.file), Object.fromEntries(sorted)] as const];
  });
  const baseline: Baseline = { version: 1, files: Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))) };
  await writeAtomically(full, path, `${JSON.stringify(baseline, null, 2)}\n`);
  return count;
}

function baselineOf(text: string, path: string): Baseline {
  try {
    const value = JSON.parse(text) as Partial<Baseline> | null;
    if (value?.version === 1 && typeof value.files === "object" && value.files !== null) return value as Baseline;
  } catch {
    // Said below, in the same words: a file that is no JSON is no baseline either.
  }
  throw new CallError(
    `${path} is no baseline of mlmap; write one with \`mlmap check --baseline ${path} --update-baseline\`.`,
  );
}
