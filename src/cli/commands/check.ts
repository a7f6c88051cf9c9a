import { dirname, resolve } from "node:path";
import { ownChecks, type Rule, rules } from "../../analysis/index.ts";
import { isOwnRuleId } from "../../analysis/own-rule-id.ts";
import { newFindings, writeBaseline } from "../baseline.ts";
import { CallError, exit } from "../call-error.ts";
import { checkAll } from "../check-pool.ts";
import { readText, treeUnder } from "../files.ts";
import type { Context } from "../frame.ts";
import type { Io } from "../io.ts";
import { importsOf, isMapName, mapPaths } from "../maps.ts";
import type { ReportFormat } from "../program.ts";
import { startProgress } from "../progress.ts";
import { checkstyleReport } from "../reports/checkstyle.ts";
import { countsOf, type Diagnostic, onlyThose, severityRank } from "../reports/diagnostic.ts";
import { githubReport } from "../reports/github.ts";
import { gitlabReport } from "../reports/gitlab.ts";
import { jsonReport } from "../reports/json.ts";
import { junitReport } from "../reports/junit.ts";
import { merged } from "../reports/packed.ts";
import type { RuleFacts } from "../reports/rule-facts.ts";
import { sarifReport } from "../reports/sarif.ts";
import { textReport } from "../reports/text.ts";
import { Configs, configName } from "../settings.ts";
import { version } from "../version.ts";
import { untilStopped, watchFiles } from "../watch.ts";
import { deliver } from "./output.ts";

interface Options {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly maxWarnings?: number;
  readonly severity?: Diagnostic["severity"];
  readonly fix?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly watch?: boolean;
}

/** `mlmap check`: errors and findings, in a form for people or for a pipeline. */
export async function check(context: Context, args: readonly string[], options: Options): Promise<number> {
  if (options.updateBaseline && options.baseline === undefined)
    throw new CallError("--update-baseline needs to know which file: add --baseline PATH.");
  if (options.fix && args.includes("-"))
    throw new CallError("--fix mends files in place; it can't mend standard input.");
  if (options.watch && (args.includes("-") || options.updateBaseline))
    throw new CallError("--watch goes with files and folders alone, not with standard input or --update-baseline.");
  if (!options.watch) return (await checkOnce(context, args, options)).status;
  return checkAtEachSave(context, args, options);
}

/** One check, and which files it read. */
async function checkOnce(
  { io, paint }: Context,
  args: readonly string[],
  options: Options,
): Promise<{ status: number; paths: readonly string[] }> {
  const paths = await mapPaths(io, args, new Configs(io.cwd));
  const progress = startProgress(io, "checked", paths.length);
  const answers = await checkAll(io, paths, { fix: options.fix ?? false, step: progress.step });
  progress.end();
  const checked = answers.flatMap((a) => ("wrong" in a ? [] : [a]));
  const unread = [...new Set(answers.flatMap((a) => ("wrong" in a ? [a.wrong] : [])))];
  // A baseline of some of the maps would report what is known of the others as new.
  if (unread.length > 0 && (checked.length === 0 || options.updateBaseline))
    throw new CallError(unread.join("\nmlmap: "));
  for (const wrong of unread) io.err(`mlmap: ${wrong}\n`);
  const fixed = checked.filter((c) => c.fixed).length;
  if (options.fix) io.err(`mlmap: mended ${fixed} of ${paths.length} ${paths.length === 1 ? "map" : "maps"}.\n`);
  let reports = merged(checked.flatMap((c) => c.reports));

  if (options.baseline !== undefined && options.updateBaseline) {
    const count = await writeBaseline(io, options.baseline, reports);
    io.err(`mlmap: ${options.baseline} now holds ${count} ${count === 1 ? "finding" : "findings"}.\n`);
    // Errors stay: nobody can live with a map that means nothing.
    reports = onlyThose(reports, (d) => d.severity === "error");
  } else if (options.baseline !== undefined) {
    reports = await newFindings(io, options.baseline, reports);
  }

  // Whether a check fails does not hang on what the report leaves out.
  const { error: errors, warning: warnings } = countsOf(reports);
  const least = severityRank[options.severity ?? "hint"];
  const isShown = ({ severity }: Diagnostic): boolean => severityRank[severity] >= least;
  const shown = onlyThose(reports, isShown);
  const facts = options.format === "sarif" ? await ruleFacts(io, paths) : [];
  const toFile = options.output !== undefined && options.output !== "-";
  const pieces = {
    text: () => textReport(shown, toFile ? plainPaint : paint, countsOf(onlyThose(reports, (d) => !isShown(d)))),
    json: () => jsonReport(shown),
    sarif: () => sarifReport(shown, facts, version),
    junit: () => junitReport(shown),
    github: () => githubReport(shown),
    gitlab: () => gitlabReport(shown),
    checkstyle: () => checkstyleReport(shown),
  }[options.format]();
  await deliver(
    io,
    options.output,
    pieces,
    paths.filter((p) => p !== "-"),
  );

  const tooMany = options.maxWarnings !== undefined && warnings > options.maxWarnings;
  if (tooMany)
    io.err(`mlmap: ${warnings} ${warnings === 1 ? "warning" : "warnings"}, at most ${options.maxWarnings} allowed.\n`);
  const failed = errors > 0 || tooMany;
  return { status: unread.length > 0 ? exit.call : failed ? exit.findings : exit.fine, paths };
}

/** Checks again whenever a map, what it imports or a configuration is saved. */
async function checkAtEachSave(context: Context, args: readonly string[], options: Options): Promise<number> {
  const { io } = context;
  let paths: readonly string[] = [];
  const run = async (): Promise<void> => {
    try {
      ({ paths } = await checkOnce(context, args, options));
    } catch (error) {
      // A file that is gone for a moment while an editor saves, or a slip in the configuration: the next save mends it.
      if (!(error instanceof CallError)) throw error;
      io.err(`mlmap: ${error.message}\n`);
    }
    io.err("mlmap: waiting for a save; Ctrl+C ends it.\n");
  };
  await run();
  let failed: (error: unknown) => void = () => {};
  const bug = new Promise<never>((_, reject) => {
    failed = reject;
  });
  let running = Promise.resolve();
  const watcher = watchFiles(
    () => watchedFiles(io, args, paths),
    () => {
      running = running.then(run).catch(failed);
      return running;
    },
    (name) => isMapName(name) || name === configName,
    () => foldersUnder(io, args),
  );
  try {
    await Promise.race([untilStopped(io), bug]);
  } finally {
    watcher.stop();
  }
  return exit.fine;
}

const same = (text: string): string => text;
const plainPaint = { bold: same, dim: same, red: same, yellow: same, blue: same, green: same };

/** The maps, what they import, the configurations in force for them with what those build on, and modules with rules. */
async function watchedFiles(io: Io, args: readonly string[], paths: readonly string[]): Promise<readonly string[]> {
  const files = new Set(paths);
  for (const path of paths) {
    const text = await readText(path, path).catch(() => "");
    for (const imported of importsOf(text, path)) files.add(imported);
  }
  const configs = new Configs(io.cwd);
  // One that is wrong was told by the check; it is watched all the same.
  for (const folder of new Set([...paths.map(dirname), ...(await foldersUnder(io, args))]))
    await configs.for(folder).catch(() => undefined);
  return [...files, ...configs.filesRead];
}

/** The folders that were asked for, with all below them: a map may come to any of them, or a folder with maps. */
async function foldersUnder(io: Io, args: readonly string[]): Promise<readonly string[]> {
  const asked = (args.length === 0 ? ["."] : args).map((arg) => resolve(io.cwd, arg));
  const trees = await Promise.all(asked.map((folder) => treeUnder(folder, () => false).catch(() => ({ folders: [] }))));
  return trees.flatMap((t) => t.folders);
}

/** What there is to know of every rule that was asked, the team's own included. */
async function ruleFacts(io: Io, paths: readonly string[]): Promise<readonly RuleFacts[]> {
  const configs = new Configs(io.cwd);
  const folders = new Set(paths.map((path) => (path === "-" ? io.cwd : dirname(path))));
  const own = new Map<string, Rule>();
  for (const folder of folders) {
    // A configuration that is wrong was told by the check itself.
    const found = await configs.for(folder).catch(() => undefined);
    for (const r of found?.rules ?? []) if (isOwnRuleId(r.id)) own.set(r.id, r);
  }
  const facts = (r: Rule): RuleFacts => ({
    ...factsOf(r),
    ...(r.wrong && r.right && { wrong: r.wrong, right: r.right }),
  });
  return [
    ...[...rules, ...own.values()].map(facts),
    ...Object.entries(ownChecks).map(([id, check]) => factsOf({ id, ...check })),
  ];
}

const factsOf = ({ id, severity, title, why }: Omit<RuleFacts, "help">): RuleFacts => ({
  id,
  severity,
  title,
  why,
  help: `mlmap explain ${id}`,
});
