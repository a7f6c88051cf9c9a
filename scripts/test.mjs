/**
 * `npm test`: installs what the tests need, then runs everything that decides whether a change is good, in this order:
 * types, lint, walls, dead code, build, tests (browser tests among them), a real VS Code. Ends with `N passed, N failed`.
 * `npm test -- --fast` leaves the real VS Code out; `npm test -- PATTERN` runs the matching tests only.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, projectEnvironment, projectNode, root } from "./install.mjs";

const args = process.argv.slice(2);
const fast = args.includes("--fast");
const patterns = args.filter((a) => !a.startsWith("--"));
const artefacts = join(root, "test-artefacts");

let passed = 0;
let failed = 0;
const failures = [];

/** Runs one step with the project's Node and says how it went. `count` reads the step's own numbers of tests. */
function step(title, command, { count, env } = {}) {
  const started = Date.now();
  console.log(`\n▸ ${title}`);
  const [file, ...rest] = command;
  const result = spawnSync(file, rest, {
    cwd: root,
    stdio: "inherit",
    env: projectEnvironment(env),
    shell: process.platform === "win32",
  });
  const good = result.status === 0;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const counted = count?.() ?? undefined;
  passed += counted ? counted.passed : good ? 1 : 0;
  failed += counted ? Math.max(counted.failed, good ? 0 : 1) : good ? 0 : 1;
  if (!good) failures.push(title);
  console.log(`${good ? "✓" : "✗"} ${title} (${seconds} s)`);
  return good;
}

/** Numbers of a result file `{ passed, failed }`, or of Vitest's JSON report. */
function numbersOf(file) {
  return () => {
    const path = join(artefacts, file);
    if (!existsSync(path)) return undefined;
    const json = JSON.parse(readFileSync(path, "utf8"));
    return "numPassedTests" in json
      ? { passed: json.numPassedTests, failed: json.numFailedTests }
      : { passed: json.passed, failed: json.failed };
  };
}

ensureInstalled();
rmSync(artefacts, { recursive: true, force: true });
mkdirSync(artefacts, { recursive: true });

const run = (script) => [projectNode, script];
const built = step("Build", run("scripts/build.ts"));

if (patterns.length === 0) {
  step("Types", run("scripts/typecheck.ts"));
  step("Lint and formatting", run("scripts/lint.ts"));
  step("Import walls", ["depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "err", "src"]);
  step("Dead code", ["knip", "--no-progress"]);
}
if (built) {
  step(
    "Tests",
    [
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      "--outputFile.json=test-artefacts/vitest.json",
      ...patterns,
    ],
    { count: numbersOf("vitest.json"), env: { CI: "true" } },
  );
  if (!fast && patterns.length === 0) {
    step("A real VS Code", run("scripts/e2e.ts"), { count: numbersOf("e2e.json") });
  }
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}.`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
