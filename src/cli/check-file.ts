import { fileURLToPath } from "node:url";
import { silenceChecks } from "../analysis/index.ts";
import { findingsOf } from "../language/index.ts";
import { mapsInFences } from "./fences.ts";
import { shownPath, writeAtomically } from "./files.ts";
import type { Io } from "./io.ts";
import { isMarkdownName, type LoadedMap, type MapLoader, readMapText } from "./maps.ts";
import { type FileReport, linesOf, toldOf } from "./reports/diagnostic.ts";

/** What a check of one file came to. */
export interface Checked {
  readonly reports: readonly FileReport[];
  /** Whether the file was mended. */
  readonly fixed: boolean;
}

/** Errors and findings of one map, or of the maps in a Markdown file; mended first where asked. */
export async function checkFile(io: Io, loader: MapLoader, path: string, fix: boolean): Promise<Checked> {
  if (isMarkdownName(path)) return { reports: await fenceReports(io, loader, path), fixed: false };
  const loaded = await loader.load(path);
  const better = fix ? await fixedText(loaded) : loaded.text;
  if (better === loaded.text) return { reports: reportsOf(io, loaded), fixed: false };
  await writeAtomically(loaded.path, loaded.shown, better);
  return { reports: reportsOf(io, await loader.understand({ ...loaded, text: better })), fixed: true };
}

/**
 * The maps in the fences of a Markdown file, each a map of its own; one that says `mlflow wrong` is meant to be. What
 * stands around a fence is blanked out, so that places are those of the file.
 */
async function fenceReports(io: Io, loader: MapLoader, path: string): Promise<readonly FileReport[]> {
  const source = await readMapText(io, path);
  const lines = linesOf(source.text);
  const reports: FileReport[] = [{ file: source.shown, told: [] }];
  for (const { fence, source: one } of mapsInFences(source)) {
    if (fence.info === "wrong") continue;
    const loaded = await loader.understand(one);
    reports.push(...reportsOf(io, loaded, lines));
  }
  return reports;
}

/** Loaded on demand: mending needs all of the editor's services. */
async function fixedText({ text, uri, others, judging }: LoadedMap): Promise<string> {
  const { mended } = await import("./fix.ts");
  return mended(text, uri, others, judging);
}

/**
 * Errors of one map and, as far as it could be read, its findings. A finding may stand in another file, where a platform
 * for one of the map's targets is described; it is told there.
 */
function reportsOf(
  io: Io,
  { shown, text, map, errors, judging, others }: LoadedMap,
  lines: readonly string[] = linesOf(text),
): readonly FileReport[] {
  const homes = new Set(map.platforms.map((p) => p.source?.whole.uri));
  const foreign = others.filter((other) => homes.has(other.uri));
  const found = findingsOf(map, text, foreign, judging);
  const foreignUris = new Set(foreign.map((other) => other.uri));
  const own = [...errors, ...found.filter((f) => !foreignUris.has(f.range.uri))];
  const report = { file: shown, told: own.map((p) => toldOf(shown, lines, p)) };
  const elsewhere = foreign.flatMap((other) => {
    // What is wrong with the silences of that file is told when it is checked itself.
    const there = found.filter((f) => f.range.uri === other.uri && !(f.rule in silenceChecks));
    const file = shownPath(io.cwd, fileURLToPath(other.uri));
    if (there.length === 0) return [];
    const theirs = linesOf(other.text);
    return [{ file, told: there.map((f) => toldOf(file, theirs, f)) }];
  });
  return [report, ...elsewhere];
}
