import { spawn } from "node:child_process";
import { GitError } from "./git-error.ts";

/** A file as git keeps it: two revisions with the same `id` hold the same text. */
export interface Blob {
  readonly id: string;
  readonly text: string;
}

/** What `REVISION:PATH` stand for, in their order, read by one `git cat-file --batch`: a process a revision would take minutes. */
export function readBlobs(top: string, places: readonly string[]): Promise<readonly (Blob | undefined)[]> {
  // A line break would begin another question; no path of ours holds one.
  const asked = places.map((place) => (/[\n\r]/.test(place) ? "" : place));
  if (asked.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const git = spawn("git", ["cat-file", "--batch"], {
      cwd: top,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
      stdio: ["pipe", "pipe", "ignore"],
    });
    const chunks: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    git.on("error", reject);
    git.on("close", (status) => {
      if (status === 0) resolve(blobsIn(Buffer.concat(chunks), asked.length));
      else reject(new GitError(`git cat-file ended with status ${status}.`));
    });
    // Git may end before it has read everything; its status says so above.
    git.stdin.on("error", () => undefined);
    git.stdin.end(`${asked.join("\n")}\n`);
  });
}

/** `ID TYPE SIZE`, a line break, the content, a line break; or one line that ends in `missing`. */
function blobsIn(output: Buffer, count: number): readonly (Blob | undefined)[] {
  const blobs: (Blob | undefined)[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const end = output.indexOf(10, at);
    const [, id = "", type = "", size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(output.toString("utf8", at, end)) ?? [];
    at = end + 1;
    if (size === undefined) {
      blobs.push(undefined);
      continue;
    }
    const text = output.toString("utf8", at, at + Number(size));
    blobs.push(type === "blob" ? { id, text } : undefined);
    at += Number(size) + 1;
  }
  return blobs;
}
