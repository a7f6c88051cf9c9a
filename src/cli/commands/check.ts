import { fileURLToPath } from "node:url";
import { ownChecks, rules, silenceChecks } from "../../analysis/index.ts";
import { findingsOf, mapFencesIn } from "../../language/index.ts";
import { newFindings, writeBaseline } from "../baseline.ts";
import { CallError, exit } from "../call-error.ts";
import { shownPath, writeAtomically } from "../files.ts";
import type { Io } from "../io.ts";
import { isMarkdownName, type LoadedMap, MapLoader, mapPaths, readMapText } from "../maps.ts";
import type { Context } from "../program.ts";
import { startProgress } from "../progress.ts";
import { type Diagnostic, diagnosticOf, type FileReport, inOrder, severityRank } from "../reports/diagnostic.ts";
import { githubReport } from "../reports/github.ts";
import { jsonReport } from "../reports/json.ts";
import { junitReport } from "../reports/junit.ts";
import type { RuleFacts } from "../reports/rule-facts.ts";
import { sarifReport } from "../reports/sarif.ts";
import { textReport } from "../reports/text.ts";
import { version } from "../version.ts";
import { deliver } from "./output.ts";

interface Options {
  readonly format: "text" | "json" | "sarif" | "junit" | "github";
  readonly output?: string;
  readonly maxWarnings?: number;
  readonly severity?: Diagnostic["severity"];
  readonly fix?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** `mlmap check`: errors and findings, in a form for people or for a pipeline. */
export async function check(context: Context, args: readonly string[], options: Options): Promise<number> {
  const { io, paint } = context;
  if (options.updateBaseline && options.baseline === undefined)
    throw new CallError("--update-baseline needs to know which file: add --baseline PATH.");
  if (options.fix && args.includes("-"))
    throw new CallError("--fix mends files in place; it can't mend standard input.");
  const loader = new MapLoader(io);
  const paths = await mapPaths(io, args, loader.configs);
  const progress = startProgress(io, "checked", paths.length);
  const found: FileReport[] = [];
  let fixed = 0;
  for (const path of paths) {
    if (isMarkdownName(path)) {
      found.push(...(await fenceReports(io, loader, path)));
      progress.step();
      continue;
    }
    let loaded = await loader.load(path);
    if (options.fix) {
      const better = await fixedText(loaded);
      if (better !== loaded.text) {
        await writeAtomically(loaded.path, loaded.shown, better);
        loaded = await loader.understand({ ...loaded, text: better });
        fixed++;
      }
    }
    found.push(...reportsOf(io, loaded));
    progress.step();
  }
  progress.end();
  if (options.fix) io.err(`mlmap: mended ${fixed} of ${paths.length} ${paths.length === 1 ? "map" : "maps"}.\n`);
  let reports = merged(found);

  if (options.baseline !== undefined && options.updateBaseline) {
    const count = await writeBaseline(io, options.baseline, reports);
    io.err(`mlmap: ${options.baseline} now holds ${count} ${count === 1 ? "finding" : "findings"}.\n`);
    // Errors stay: nobody can live with a map that means nothing.
    reports = reports.map((r) => ({ ...r, diagnostics: r.diagnostics.filter((d) => d.severity === "error") }));
  } else if (options.baseline !== undefined) {
    reports = await newFindings(io, options.baseline, reports);
  }

  // Whether a check fails does not hang on what the report leaves out.
  const all = reports.flatMap((r) => r.diagnostics);
  const least = severityRank[options.severity ?? "hint"];
  const shown = reports.map((r) => ({
    ...r,
    diagnostics: r.diagnostics.filter((d) => severityRank[d.severity] >= least),
  }));
  const toFile = options.output !== undefined && options.output !== "-";
  const text = {
    text: () => textReport(shown, toFile ? plainPaint : paint),
    json: () => jsonReport(shown),
    sarif: () => sarifReport(shown, ruleFacts(), version),
    junit: () => junitReport(shown),
    github: () => githubReport(shown),
  }[options.format]();
  await deliver(
    io,
    options.output,
    text,
    paths.filter((p) => p !== "-"),
  );

  const warnings = all.filter((d) => d.severity === "warning").length;
  const tooMany = options.maxWarnings !== undefined && warnings > options.maxWarnings;
  if (tooMany)
    io.err(`mlmap: ${warnings} ${warnings === 1 ? "warning" : "warnings"}, at most ${options.maxWarnings} allowed.\n`);
  return all.some((d) => d.severity === "error") || tooMany ? exit.findings : exit.fine;
}

const same = (text: string): string => text;
const plainPaint = { bold: same, dim: same, red: same, yellow: same, blue: same, green: same };

/**
 * The maps in the fences of a Markdown file, each a map of its own; one that says `mlflow wrong` is meant to be. What
 * stands around a fence is blanked out, so that places are those of the file.
 */
async function fenceReports(io: Io, loader: MapLoader, path: string): Promise<readonly FileReport[]> {
  const source = await readMapText(io, path);
  const reports: FileReport[] = [{ file: source.shown, text: source.text, diagnostics: [] }];
  for (const fence of mapFencesIn(source.text)) {
    if (fence.info === "wrong") continue;
    const text = source.text.slice(0, fence.offset).replaceAll(/[^\r\n]/g, " ") + fence.text;
    const loaded = await loader.understand({ ...source, text });
    reports.push(...reportsOf(io, loaded).map((r) => (r.file === source.shown ? { ...r, text: source.text } : r)));
  }
  return reports;
}

/** Loaded on demand: mending needs all of the editor's services. */
async function fixedText({ text, uri, others }: LoadedMap): Promise<string> {
  const { mended } = await import("../fix.ts");
  return mended(text, uri, others);
}

/**
 * Errors of one map and, as far as it could be read, its findings. A finding may stand in another file, where a platform
 * for one of the map's targets is described; it is told there.
 */
function reportsOf(io: Io, { shown, text, map, errors, judging, others }: LoadedMap): readonly FileReport[] {
  const homes = new Set(map.platforms.map((p) => p.source?.whole.uri));
  const foreign = others.filter((other) => homes.has(other.uri));
  const found = findingsOf(map, text, foreign, judging);
  const foreignUris = new Set(foreign.map((other) => other.uri));
  const own = [...errors, ...found.filter((f) => !foreignUris.has(f.range.uri))];
  const report = { file: shown, text, diagnostics: own.map((p) => diagnosticOf(shown, p)) };
  const elsewhere = foreign.flatMap((other) => {
    // What is wrong with the silences of that file is told when it is checked itself.
    const there = found.filter((f) => f.range.uri === other.uri && !(f.rule in silenceChecks));
    const file = shownPath(io.cwd, fileURLToPath(other.uri));
    return there.length === 0 ? [] : [{ file, text: other.text, diagnostics: there.map((f) => diagnosticOf(file, f)) }];
  });
  return [report, ...elsewhere];
}

/** One report a file, each finding once, in reading order. */
function merged(reports: readonly FileReport[]): readonly FileReport[] {
  const byFile = new Map<string, FileReport>();
  for (const report of reports) {
    const known = byFile.get(report.file)?.diagnostics ?? [];
    const keys = new Set(known.map((d) => JSON.stringify(d)));
    const fresh = report.diagnostics.filter((d) => !keys.has(JSON.stringify(d)));
    byFile.set(report.file, { ...report, diagnostics: inOrder([...known, ...fresh]) });
  }
  return [...byFile.values()];
}

const ruleFacts = (): readonly RuleFacts[] => [
  ...rules.map((r) => ({ id: r.id, severity: r.severity, title: r.title, why: r.why, help: `mlmap explain ${r.id}` })),
  ...Object.entries(ownChecks).map(([id, facts]) => ({ id, ...facts, help: `mlmap explain ${id}` })),
];
