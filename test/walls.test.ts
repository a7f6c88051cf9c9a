/** Plants one forbidden import per wall and expects the checker to find it: a checker that sees nothing would pass silently. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** [wall, file that breaks it, what it imports] */
const breaches: readonly (readonly [string, string, string])[] = [
  ["model-knows-nobody", "src/model/planted.ts", "../analysis/rule.ts"],
  ["analysis-knows-model", "src/analysis/planted.ts", "../diagram/layout-types.ts"],
  ["diagram-knows-analysis", "src/diagram/planted.ts", "../protocol.ts"],
  ["language-knows-analysis", "src/language/planted.ts", "../diagram/layout-types.ts"],
  ["formats-know-no-language", "src/formats/planted.ts", "../protocol.ts"],
  ["server-knows-language", "src/server/planted.ts", "../diagram/layout-types.ts"],
  ["git-knows-nobody", "src/git/planted.ts", "../analysis/rule.ts"],
  ["reporter-knows-formats", "src/reporter/planted.ts", "../language/index.ts"],
  ["webview-knows-diagram", "src/webview/planted.ts", "../cli/main.ts"],
  ["markdown-knows-no-editor", "src/markdown/planted.ts", "../protocol.ts"],
  ["extension-is-thin", "src/extension/planted.ts", "../analysis/rule.ts"],
  ["cli-knows-no-editor", "src/cli/planted.ts", "../webview/main.tsx"],
  ["protocol-is-types", "src/protocol.ts", "./analysis/rule.ts"],
  ["vscode-only-in-extension", "src/language/planted-vscode.ts", "vscode"],
  ["node-only-at-the-edges", "src/model/planted-node.ts", "node:fs"],
];

let found = "";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "walls-"));
  cpSync(join(root, "src"), join(folder, "src"), { recursive: true });
  cpSync(join(root, ".dependency-cruiser.cjs"), join(folder, ".dependency-cruiser.cjs"));
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [, file, target] of breaches) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import * as planted from "${target}";\nexport const used = planted;\n`);
  }
  const result = spawnSync(
    join(root, "node_modules/.bin/depcruise"),
    ["--config", ".dependency-cruiser.cjs", "--output-type", "err", "src"],
    { cwd: folder, encoding: "utf8" },
  );
  found = result.stdout + result.stderr;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the checker of walls", () => {
  it.each(breaches)("finds a breach of %s", (wall, file) => {
    const line = found.split("\n").find((l) => l.includes(wall) && l.includes(file));
    expect(line, found.slice(0, 4000)).toBeDefined();
  });
});
