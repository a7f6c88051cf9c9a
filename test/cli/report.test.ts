import { execFileSync } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, mlmap } from "./support.ts";

const examples = join(import.meta.dirname, "../../examples");
const withExamples = async (): Promise<string> => {
  const folder = await folderWith();
  await cp(examples, folder, { recursive: true });
  return folder;
};

describe("mlmap report", () => {
  it("writes one page for a target and the platform that is asked for", async () => {
    const folder = await withExamples();
    const { status, err } = await mlmap(folder, [
      "report",
      "nlp-company.mlflow",
      "-o",
      "r.html",
      "--platform",
      "borealis",
    ]);
    expect([status, err]).toEqual([0, ""]);
    const page = await readFile(join(folder, "r.html"), "utf8");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("Worth over three years with Borealis");
    expect(page).toMatch(/<time datetime="\d{4}-\d\d-\d\d">/i);
  });

  it("names the revision only of a text that is committed as it stands", async () => {
    const folder = await folderWith({ "a.mlflow": 'map "A"\nprocess a "A" is manual\n' });
    const git = (...args: string[]): string =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
        cwd: folder,
        encoding: "utf8",
      });
    const page = async (): Promise<string> => (await mlmap(folder, ["report", "a.mlflow"])).out;
    expect(await page()).not.toContain("revision");
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "First");
    const id = git("rev-parse", "HEAD").slice(0, 7);
    expect(await page()).toContain(`a.mlflow, revision ${id}`);
  });

  it("says what it lacks", async () => {
    const folder = await withExamples();
    const told = async (...args: string[]): Promise<string> =>
      (await mlmap(folder, ["report", "nlp-company.mlflow", ...args])).err;
    expect(await told("--target", "y2028")).toMatch(/no state y2028; did you mean y2027\?/);
    expect(await told("--target", "acme")).toMatch(/acme is no target; the map has y2027\./);
    expect(await told("--platform", "y2027")).toMatch(/y2027 is no platform; the map has acme, borealis\./);
    expect(await told("--language", "fr")).toMatch(/It is en or de/);
  });

  it("tells errors and writes nothing of a map that has some", async () => {
    const folder = await folderWith({ "bad.mlflow": 'process a "A" is manuall\n' });
    const { status, out } = await mlmap(folder, ["report", "bad.mlflow"]);
    expect([status, out]).toEqual([1, ""]);
  });
});
