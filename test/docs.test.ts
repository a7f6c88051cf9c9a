/** Every `mlflow` fence in README and docs is a map that means something; every example file too. */
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parseMap } from "../src/language/index.ts";

const root = join(import.meta.dirname, "..");
const pages = globSync(["README.md", "docs/**/*.md"], { cwd: root });

interface Fence {
  readonly page: string;
  readonly line: number;
  readonly text: string;
}

/** The fences of a page; one that is meant to be wrong says so in its info string (`mlflow wrong`). */
function fencesOf(page: string): readonly Fence[] {
  const text = readFileSync(join(root, page), "utf8");
  const fence = /^```mlflow[ \t]*\n([\s\S]*?)^```/gm;
  return [...text.matchAll(fence)].map((m) => ({
    page,
    line: text.slice(0, m.index).split("\n").length,
    text: m[1] ?? "",
  }));
}

const fences = pages.flatMap(fencesOf);

describe("maps in the documentation", () => {
  it("are there", () => {
    expect(fences.length).toBeGreaterThan(5);
  });

  it.each(fences.map((f) => [`${f.page}:${f.line}`, f] as const))("%s means something", async (_, fence) => {
    const { errors } = await parseMap(fence.text, pathToFileURL(join(root, `${fence.page}.mlflow`)).href);
    expect(errors.map((e) => `${e.range.startLine + 1}: ${e.message}`)).toEqual([]);
  });
});

describe("example maps", () => {
  const files = globSync("examples/**/*.mlflow", { cwd: root }).map((f) => join(root, f));
  const all = files.map((f) => ({ uri: pathToFileURL(f).href, text: readFileSync(f, "utf8") }));

  it.each(files.map((f) => [relative(root, f), f] as const))("%s has no error", async (_, file) => {
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, "utf8");
    const { errors } = await parseMap(
      text,
      uri,
      all.filter((f) => f.uri !== uri),
    );
    expect(errors.map((e) => `${e.range.startLine + 1}: ${e.message}`)).toEqual([]);
  });
});
