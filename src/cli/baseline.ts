import { stat } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { CallError } from "./call-error.ts";
import { readText, shownPath, writeAtomically } from "./files.ts";
import type { Io } from "./io.ts";
import { type FileReport, mapped, type Reports } from "./reports/diagnostic.ts";

/** How often each finding stands in a file. */
type Counts = Readonly<Record<string, number>>;

/** Findings that a team knows and lives with for now: how often each stands in a file. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Counts>>;
}

const nameFrom = (folder: string, io: Io, file: string): string =>
  relative(folder, resolve(io.cwd, file)).split(sep).join("/");

/** The reports with only what the baseline at `path` does not know. A file that was renamed is known by its findings. */
export async function newFindings(io: Io, path: string, reports: Reports): Promise<Reports> {
  const full = resolve(io.cwd, path);
  const known = baselineOf(await readText(full, shownPath(io.cwd, full)), path);
  const nameOf = (report: FileReport): string => nameFrom(dirname(full), io, report.file);
  const strangers = new Map<string, Counts>();
  for (const report of reports) {
    const [name, counts] = [nameOf(report), countsOf(report)];
    if (!Object.hasOwn(known.files, name) && Object.keys(counts).length > 0) strangers.set(name, counts);
  }
  const former = await renamed(dirname(full), known, strangers);
  for (const [name, before] of former)
    io.err(
      `mlmap: ${name} is what ${path} knows as ${before}, by its findings; --update-baseline writes its new name.\n`,
    );
  return mapped(reports, (report) => {
    const name = nameOf(report);
    const left: Record<string, number> = { ...known.files[former.get(name) ?? name] };
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
  const files: [string, Counts][] = [];
  for (const report of reports) {
    const counts = countsOf(report);
    count += sum(counts);
    const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
    if (sorted.length > 0) files.push([nameFrom(dirname(full), io, report.file), Object.fromEntries(sorted)]);
  }
  const baseline: Baseline = { version: 1, files: Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))) };
  await writeAtomically(full, path, `${JSON.stringify(baseline, null, 2)}\n`);
  return count;
}

function countsOf({ told }: FileReport): Counts {
  const counts: Record<string, number> = {};
  for (const { diagnostic, key } of told) if (diagnostic.severity !== "error") counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const sum = (counts: Counts): number => Object.values(counts).reduce((all, n) => all + n, 0);

/** From this share of findings in common on, a file that came is taken for one that went: as git takes lines. */
const alikeFrom = 0.5;

/** Which of the strangers is a known file under another name: that file is gone, and it shares most findings with it. */
async function renamed(
  folder: string,
  known: Baseline,
  strangers: ReadonlyMap<string, Counts>,
): Promise<ReadonlyMap<string, string>> {
  const former = new Map<string, string>();
  if (strangers.size === 0) return former;
  const isGone = (name: string): Promise<boolean> =>
    stat(resolve(folder, name)).then(
      () => false,
      () => true,
    );
  const names = Object.keys(known.files);
  const gone = await Promise.all(names.map(isGone));
  const pairs = names
    .filter((_, i) => gone[i])
    .flatMap((before) =>
      [...strangers].map(([now, counts]) => ({ before, now, alike: alike(known.files[before] ?? {}, counts) })),
    )
    .filter((pair) => pair.alike >= alikeFrom)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<string>();
  for (const { before, now } of pairs) {
    if (former.has(now) || taken.has(before)) continue;
    former.set(now, before);
    taken.add(before);
  }
  return former;
}

/** The share of findings that two files have in common, of those of the longer list. */
function alike(one: Counts, other: Counts): number {
  const common = Object.entries(one).reduce((all, [key, n]) => all + Math.min(n, other[key] ?? 0), 0);
  return common / Math.max(sum(one), sum(other));
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
