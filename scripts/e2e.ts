/**
 * The extension in a real VS Code: the suite inside the extension host, then a walk through a window as a person takes
 * it. Hosts: the embedded VS Code of `npm start` always; code-server (a current VS Code with a Node extension host) where
 * `npm run e2e:install` has put it. `E2E=all` fails where code-server is missing, `E2E=skip` leaves everything out.
 * `--host=web` or `--host=code-server` picks one; `--only=suite`, `--only=ui`, `--only=features`, `--only=findings`,
 * `--only=git`, `--only=value`, `--only=trust` or `--only=markdown` a part; `features` and `git` run where they are asked for.
 * `--retries=1` (the default where `CI` is set) starts a host in which something failed once more from nothing: what fails
 * twice has failed, what passes then is named as unsteady.
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
import type { WalkOptions } from "../test/vscode/ui/walk.ts";

const root = join(import.meta.dirname, "..");
const artefacts = join(root, "test-artefacts");
const file = "nlp-company.mlflow";
const wish = process.env["E2E"];
const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option("only");
const retries = Number(option("retries") ?? (process.env["CI"] ? 1 : 0));

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
      let best = await round(host, browser);
      for (let again = 0; again < retries && best.some(({ ok }) => !ok); again++) {
        console.log(`\n!!! Something failed in ${host.short}: once more from the start. !!!\n`);
        best = bestOf(best, await round(host, browser));
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

/** Everything that is wanted, once, in a host and a folder of its own. */
async function round({ short, start, untrusted, withGit }: HostKind, browser: Browser): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "mlflow-e2e-")));
  cpSync(join(root, "examples"), workspace, { recursive: true });
  const began = performance.now();
  let host: EditorHost | undefined;
  try {
    host = await start(workspace);
    const { name } = host;
    const named = (outcome: Outcome): Outcome => ({ ...outcome, name: `${name}: ${outcome.name}` });
    const running = host;
    const walk: WalkOptions = {
      browser,
      urlOf: (other) => running.url(other),
      workspace,
      artefacts,
      name: short,
      log: () => running.log(),
    };
    if (only === undefined || only === "suite") {
      console.log(`${name}, suite in the extension host`);
      const suite = await host.suite(browser);
      for (const { ok, name: test, ms, message } of suite) {
        console.log(`  ${ok ? "✓" : "✗"} ${test} (${ms} ms)${message ? `\n${message}` : ""}`);
      }
      outcomes.push(...suite.map(named));
    }
    if (only === undefined || only === "ui") {
      console.log(`${name}, a walk through the window`);
      outcomes.push(...(await journey({ ...walk, file })).map(named));
    }
    if (only === "features") {
      console.log(`${name}, all features in the window`);
      outcomes.push(...(await featureWalk(walk)).map(named));
    }
    if (only === undefined || only === "findings") {
      const url = host.url(file);
      outcomes.push(named(await findingsWalk({ browser, url, workspace, artefacts, name: short })));
    }
    if (untrusted && (only === undefined || only === "trust")) {
      outcomes.push(named(await trustWalk(browser, artefacts, untrusted)));
    }
    if (withGit && (only === undefined || only === "value")) {
      outcomes.push(named(await valueWalk(browser, artefacts, withGit)));
    }
    if (withGit && only === "git") {
      console.log(`${name}, git and several folders`);
      outcomes.push(...(await gitWalk({ browser, artefacts, name: short }, withGit)).map(named));
    }
    if (only === undefined || only === "markdown") {
      const url = host.url(file);
      const markdown = await markdownWalk({ browser, url, workspace, artefacts, name: short });
      outcomes.push(named(markdown));
    }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(message);
    outcomes.push({ name: `${short}: the host`, ok: false, ms: 0, message });
  } finally {
    await host?.close();
    rmSync(workspace, { recursive: true, force: true });
    console.log(`  ${short}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  return outcomes;
}

/** A check that passed in one of two rounds has passed; that it was unsteady is said aloud. */
function bestOf(first: readonly Outcome[], second: readonly Outcome[]): readonly Outcome[] {
  const later = new Map(second.map((outcome) => [outcome.name, outcome]));
  const known = new Set(first.map(({ name }) => name));
  const merged = first.map((outcome) => {
    const other = later.get(outcome.name);
    // A host that never came up has no checks to pass: the second round's own checks speak for it.
    const passed = other?.ok ?? (outcome.name.endsWith(": the host") && second.every(({ ok }) => ok));
    if (!outcome.ok && passed) console.log(`!!! Unsteady, failed and then passed: ${outcome.name} !!!`);
    return outcome.ok || !passed ? outcome : { ...outcome, ok: true };
  });
  return [...merged, ...second.filter(({ name }) => !known.has(name))];
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
