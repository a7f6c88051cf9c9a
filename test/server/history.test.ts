/** A history that is read in several threads, against the same read in one. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Repository } from "../../src/git/repository.ts";
import { historyOfFile } from "../../src/server/history.ts";
import { inThreads } from "../../src/server/past-threads.ts";
import { folderWith } from "../cli/support.ts";

const inThreadsOfTheSources = inThreads(new URL("../../src/server/past-worker.ts", import.meta.url), 40);
const levels = ["manual", "semi-automated", "automated"] as const;

/** So many commits of one map; each fifth has an error, each third repeats a text that was there before. */
async function repository(commits: number): Promise<{ repository: Repository; path: string }> {
  const folder = await folderWith();
  const lines = Array.from({ length: commits }, (_, i) => {
    const hours = i % 3 === 0 ? 1000 : i;
    const level = levels[Math.floor(i / 7) % 3] ?? "manual";
    const broken = i % 5 === 4 ? "process {\n" : "";
    const text = `map "M" { currency EUR }\nactor a { cost 80 per hour }\nprocess p by a is ${level} { effort ${hours}h  runs 1 per month }\n${broken}`;
    return `commit refs/heads/main\ncommitter A <a@x.org> ${1_700_000_000 + i} +0000\ndata <<.\nCommit ${i}\n.\nM 100644 inline map.mlflow\ndata ${text.length}\n${text}\n`;
  });
  const git = (args: readonly string[], input = ""): void => {
    const { status, stderr } = spawnSync("git", args, { cwd: folder, input, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  };
  git(["init", "-q", "-b", "main"]);
  git(["fast-import", "--quiet"], lines.join(""));
  git(["reset", "-q", "--hard"]);
  const path = join(folder, "map.mlflow");
  return { repository: await Repository.around(path, "map.mlflow"), path };
}

const config = { assume: { residual: {} } };

describe("a history of many commits", () => {
  it("is the same, whether one thread reads it or several", async () => {
    const { repository: repo, path } = await repository(150);
    const input = { repository: repo, path, state: "current", limit: 1000, config };
    const alone = await historyOfFile(input);
    const steps: number[] = [];
    const together = await historyOfFile({
      ...input,
      readAll: inThreadsOfTheSources,
      step: (of) => void steps.push(of),
    });
    expect(together).toEqual(alone);
    expect([alone.points.length, alone.skipped.length]).toEqual([120, 30]);
    expect(alone.points[1]).toMatchObject({ subject: "Commit 1", score: 0, hoursPerMonth: { min: 1, max: 1 } });
    // A text that several commits share is read once, and each reading is told.
    expect(new Set(steps)).toEqual(new Set([steps.length]));
    expect(steps.length).toBeLessThan(150);
  }, 60_000);

  it("ends when nobody waits any more, and goes on where it stopped", async () => {
    const { repository: repo, path } = await repository(400);
    const known = new Map();
    const input = { repository: repo, path, state: "current", limit: 1000, config, known };
    let read = 0;
    const half = await historyOfFile({
      ...input,
      readAll: inThreadsOfTheSources,
      step: () => void read++,
      stop: () => read >= 20,
    });
    expect(half.points.length).toBeGreaterThan(0);
    expect(half.points.length + half.skipped.length).toBeLessThan(400);
    const before = known.size;
    read = 0;
    const whole = await historyOfFile({ ...input, step: () => void read++ });
    expect(whole.points.length + whole.skipped.length).toBe(400);
    expect(known.size - before).toBe(read);
  }, 60_000);
});
