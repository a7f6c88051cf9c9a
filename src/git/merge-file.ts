import { execFile } from "node:child_process";
import { GitError } from "./git-error.ts";

/** Three files merged line by line, as git does where nobody knows better. Nothing is written. */
export function mergedByLine(
  base: string,
  ours: string,
  theirs: string,
  { markerSize, oursLabel, theirsLabel }: { markerSize: number; oursLabel: string; theirsLabel: string },
): Promise<{ text: string; conflicts: number }> {
  const labels = ["-L", oursLabel, "-L", "base", "-L", theirsLabel];
  const args = ["merge-file", "-p", `--marker-size=${markerSize}`, ...labels, "--", ours, base, theirs];
  return new Promise((resolve, reject) => {
    execFile("git", args, { maxBuffer: 64 * 1024 * 1024 }, (error, text, problem) => {
      // Git's status is the number of conflicts, up to 127.
      const status = error ? error.code : 0;
      if (typeof status === "number" && status < 128) resolve({ text, conflicts: status });
      else if (status === "ENOENT") reject(new GitError("This needs the program git, which is not installed."));
      else reject(new GitError(`git can't merge these files: ${problem.trim()}`));
    });
  });
}
