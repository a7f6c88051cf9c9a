import { dirname, relative, resolve, sep } from "node:path";
import { CallError } from "./call-error.ts";
import { readText, shownPath, writeAtomically } from "./files.ts";
import type { Io } from "./io.ts";
import { mapped, type Reports } from "./reports/diagnostic.ts";

/** Findings that a team knows and lives with for now: how often each stands in a file. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const nameFrom = (folder: string, io: Io, file: string): string =>
  relative(folder, resolve(io.cwd, file)).split(sep).join("/");

/** The reports with only what the baseline at `path` does not know. */
export async function newFindings(io: Io, path: string, reports: Reports): Promise<Reports> {
  const full = resolve(io.cwd, path);
  const known = baselineOf(await readText(full, shownPath(io.cwd, full)), path);
  return mapped(reports, (report) => {
    const left: Record<string, number> = { ...known.files[nameFrom(dirname(full), io, report.file)] };
    const told = report.told.filter(({ diagnostic, key }) => {
      const count = left[key] ?? 0;
      if (diagnostic.severity === "error" || count === 0) return true;
      left[key] = count - 1;
      return false;
    });
    return { ...report, told };
  });
}

/** Writes all findings but errors as the new baseline; returns how many. Errors can't be lived with. */
export async function writeBaseline(io: Io, path: string, reports: Reports): Promise<number> {
  const full = resolve(io.cwd, path);
  let count = 0;
  const files: [string, Readonly<Record<string, number>>][] = [];
  for (const report of reports) {
    const counts: Record<string, number> = {};
    for (const { diagnostic, key } of report.told) {
      if (diagnostic.severity === "error") continue;
      counts[key] = (counts[key] ?? 0) + 1;
      count++;
    }
    const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
    if (sorted.length > 0) files.push([nameFrom(dirname(full), io, report.file), Object.fromEntries(sorted)]);
  }
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
