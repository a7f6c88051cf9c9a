/**
 * The extension in a real VS Code: the suite inside the extension host, then a walk through a window as a person takes
 * it. Hosts: the embedded VS Code of `npm start` always; code-server (a current VS Code with a Node extension host) where
 * `npm run e2e:install` has put it. `E2E=all` fails where code-server is missing, `E2E=skip` leaves everything out.
 * `--host=web` or `--host=code-server` picks one; `--only=suite`, `--only=ui`, `--only=features`, `--only=writing`, `--only=findings`,
 * `--only=git`, `--only=value`, `--only=trust` or `--only=markdown` a part, several with commas between.
 * `--retries=1` (the default where `CI` is set) walks the parts in which something failed once more, in a host that starts
 * from nothing: what fails twice has failed, what passes then is named as unsteady.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { codeServerHost, codeServerIsInstalled } from "../test/vscode/hosts/code-server.ts";
import type { EditorHost } from "../test/vscode/hosts/editor-host.ts";
import { webHost } from "../test/vscode/hosts/web.ts";
import type { Outcome } from "../test/vscode/runner.ts";
import { chromiumProgram, chromiumRemedy, startChromium } from "../test/vscode/ui/browser.ts";
import { featureWalk } from "../test/vscode/ui/features.ts";
import { findingsWalk } from "../test/vscode/ui/findings.ts";
import { gitWalk } from "../test/vscode/ui/git.ts";
import { journey } from "../test/vscode/ui/journey.ts";
import { markdownWalk } from "../test/vscode/ui/markdown.ts";
import { trustWalk } from "../test/vscode/ui/trust.ts";
import { valueWalk } from "../test/vscode/ui/value.ts";
import type { WalkOptions, WalkPlace } from "../test/vscode/ui/walk.ts";
import { writingWalk } from "../test/vscode/ui/writing.ts";

const root = join(import.meta.dirname, "..");
const artefacts = join(root, "test-artefacts");
const file = "nlp-company.mlflow";
const wish = process.env["E2E"];
const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option("only")?.split(",");
const retries = Number(option("retries") ?? (process.env["CI"] ? 1 : 0));

// Who ends the run ends all of it: hosts, browser and folders go with the process (each sees to that), not one part of it
// that the next one would be tried after.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)
  process.once(signal, () => process.exit(code));

mkdirSync(artefacts, { recursive: true });
if (wish === "skip") {
  console.log("\n!!! E2E=skip: nothing was tried in a real VS Code. !!!\n");
  finish([]);
} else if (!chromiumProgram()) {
  console.error(`\n!!! ${chromiumRemedy} !!!\n`);
  finish([{ name: "a browser for the real VS Code", ok: false, ms: 0, message: chromiumRemedy }]);
} else {
  finish(await everything());
}

async function everything(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const wanted = option("host");
  const hosts: HostKind[] = [];
  if (!wanted || wanted === "web") hosts.push({ short: "web", start: (workspace) => webHost(workspace, file) });
  if (!wanted || wanted === "code-server") {
    if (codeServerIsInstalled()) {
      hosts.push({
        short: "code-server",
        start: (workspace) => codeServerHost(workspace, packed()),
        untrusted: (workspace) => codeServerHost(workspace, packed(), { trust: "by hand" }),
        withGit: (workspace) => codeServerHost(workspace, packed(), { settings: { "git.enabled": true } }),
      });
    } else {
      const message =
        "code-server is not installed: the extension was not tried with a Node extension host. Remedy: npm run e2e:install";
      console.log(`\n!!! ${message} !!!\n`);
      if (wish === "all" || wanted) outcomes.push({ name: "code-server is there", ok: false, ms: 0, message });
    }
  }
  const browser = await startChromium();
  try {
    for (const host of hosts) {
      const all = partsOf(host, browser).filter(({ name }) => only === undefined || only.includes(name));
      let best = await round(host, browser, all);
      for (let again = 0; again < retries && best.some(({ ok }) => !ok); again++) {
        // A host that never came up, or broke down, has left parts without any outcome.
        const due = all.filter(({ name }) => {
          const outcomesOfIt = best.filter(({ part }) => part === name);
          return outcomesOfIt.length === 0 || outcomesOfIt.some(({ ok }) => !ok);
        });
        console.log(
          `\n!!! Something failed in ${host.short}: once more from the start: ${due.map(({ name }) => name).join(", ")}. !!!\n`,
        );
        best = bestOf(best, await round(host, browser, due));
      }
      outcomes.push(...best);
    }
  } finally {
    await browser.close();
  }
  return outcomes;
}

/** One way to run VS Code. */
interface HostKind {
  readonly short: string;
  start(workspace: string): Promise<EditorHost>;
  /** The same where nobody trusts the folder yet; absent where there is no such thing. */
  untrusted?(workspace: string): Promise<EditorHost>;
  /** The same with VS Code's git turned on; absent where there is none. */
  withGit?(workspace: string): Promise<EditorHost>;
}

/** A part of the run: a suite or a walk. */
interface Part {
  readonly name: string;
  readonly title: string;
  run(host: EditorHost, walk: WalkOptions): Promise<readonly Outcome[]>;
}

/** An outcome, and the part in which it came about. */
interface PartOutcome extends Outcome {
  readonly part: string;
}

/** What can be tried in a kind of host, in this order. */
function partsOf({ short, untrusted, withGit }: HostKind, browser: Browser): readonly Part[] {
  const place: WalkPlace = { browser, artefacts, name: short };
  return [
    { name: "suite", title: "suite in the extension host", run: async (host) => tellAll(await host.suite(browser)) },
    { name: "ui", title: "a walk through the window", run: (_host, walk) => journey({ ...walk, file }) },
    { name: "findings", title: "findings", run: (_host, walk) => findingsWalk(walk, file) },
    { name: "markdown", title: "maps in Markdown", run: (_host, walk) => markdownWalk(walk, file) },
    // These two leave texts unsaved, which come back in every later window of the same host, and in its list of problems.
    {
      name: "features",
      title: "all features in the window",
      run: (_host, walk) => featureWalk(walk, { findsFiles: short === "code-server" }),
    },
    { name: "writing", title: "help while one writes", run: (_host, walk) => writingWalk(walk) },
    ...(untrusted ? [{ name: "trust", title: "trust", run: () => trustWalk(place, untrusted) }] : []),
    ...(withGit
      ? [
          { name: "value", title: "a map and its past", run: () => valueWalk(place, withGit) },
          { name: "git", title: "git and several folders", run: () => gitWalk(place, withGit) },
        ]
      : []),
  ];
}

/** Some parts, once, in a host and a folder of its own. */
async function round(
  { short, start }: HostKind,
  browser: Browser,
  parts: readonly Part[],
): Promise<readonly PartOutcome[]> {
  const outcomes: PartOutcome[] = [];
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "mlflow-e2e-")));
  const tidy = (): void => rmSync(workspace, { recursive: true, force: true });
  process.once("exit", tidy);
  cpSync(join(root, "examples"), workspace, { recursive: true });
  const began = performance.now();
  let host: EditorHost | undefined;
  let now = "start";
  try {
    host = await start(workspace);
    const running = host;
    const walk: WalkOptions = {
      browser,
      urlOf: (other) => running.url(other),
      workspace,
      artefacts,
      name: short,
      log: () => running.log(),
    };
    for (const part of parts) {
      console.log(`${host.name}, ${part.title}`);
      now = part.name;
      for (const outcome of await part.run(host, walk))
        outcomes.push({ ...outcome, part: part.name, name: `${host.name}: ${outcome.name}` });
    }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(message);
    outcomes.push({ part: now, name: `${short}: the host`, ok: false, ms: 0, message });
  } finally {
    await host?.close();
    tidy();
    process.off("exit", tidy);
    console.log(`  ${short}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  return outcomes;
}

/** Tells the outcomes of a suite, which come all at once. */
function tellAll(suite: readonly Outcome[]): readonly Outcome[] {
  for (const { ok, name, ms, message } of suite)
    console.log(`  ${ok ? "✓" : "✗"} ${name} (${ms} ms)${message ? `\n${message}` : ""}`);
  return suite;
}

/** A check that passed in one of two rounds has passed; that it was unsteady is said aloud. */
function bestOf(first: readonly PartOutcome[], second: readonly PartOutcome[]): readonly PartOutcome[] {
  const key = ({ part, name }: PartOutcome): string => `${part}: ${name}`;
  const later = new Map(second.map((outcome) => [key(outcome), outcome]));
  const known = new Set(first.map(key));
  const merged = first.map((outcome) => {
    const other = later.get(key(outcome));
    // A host that never came up has no checks to pass: the second round's own checks speak for it.
    const passed = other?.ok ?? (outcome.name.endsWith(": the host") && second.every(({ ok }) => ok));
    if (!outcome.ok && passed) console.log(`!!! Unsteady, failed and then passed: ${outcome.name} !!!`);
    return outcome.ok || !passed ? outcome : { ...outcome, ok: true };
  });
  return [...merged, ...second.filter((outcome) => !known.has(key(outcome)))];
}

/** The packed extension: what people install, not what lies in the folder. */
function packed(): string {
  const vsix = join(artefacts, "extension.vsix");
  if (!existsSync(join(root, "dist/node/extension.cjs")))
    throw new Error("Nothing is built: run `npm run build` first.");
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  execFileSync(
    process.execPath,
    [
      vsce,
      "package",
      "--no-dependencies",
      "--allow-missing-repository",
      "--skip-license",
      "--no-rewrite-relative-links",
      "--out",
      vsix,
    ],
    {
      cwd: root,
      stdio: "pipe",
      // dist/ is built: vsce would build it again.
      env: { ...process.env, npm_config_ignore_scripts: "true" },
    },
  );
  return vsix;
}

function finish(outcomes: readonly Outcome[]): void {
  const failed = outcomes.filter(({ ok }) => !ok);
  const passed = outcomes.length - failed.length;
  writeFileSync(join(artefacts, "e2e.json"), JSON.stringify({ passed, failed: failed.length, outcomes }, null, 2));
  for (const { name } of failed) console.log(`✗ ${name}`);
  console.log(`e2e: ${passed} passed, ${failed.length} failed; screenshots are in test-artefacts/`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
