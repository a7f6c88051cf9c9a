import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { type Blob, readBlobs } from "./blobs.ts";
import { GitError } from "./git-error.ts";

const run = promisify(execFile);

/** One commit that touched a file, with the name that the file had then. */
export interface Revision {
  readonly id: string;
  /** ISO date and time of the commit. */
  readonly date: string;
  /** First line of its message. */
  readonly subject: string;
  /** Path from the top of the repository, with `/`. */
  readonly path: string;
}

/** The git repository that a file lies in. Only reads. */
export class Repository {
  readonly top: string;
  readonly #folder: string;

  private constructor(top: string, folder: string) {
    this.top = top;
    this.#folder = folder;
  }

  static async around(file: string, shown: string): Promise<Repository> {
    const folder = await realpath(dirname(file)).catch(() => dirname(file));
    const top = await git(folder, ["rev-parse", "--show-toplevel"]).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT")
        throw new GitError("This needs the program git, which is not installed.");
      throw new GitError(`${shown} lies in no git repository.`);
    });
    return new Repository(top.trim(), folder);
  }

  /** Path of a file from the top, as git writes it. */
  pathOf(file: string): string {
    return relative(this.top, join(this.#folder, basename(file)))
      .split(sep)
      .join("/");
  }

  /** Commits that touched the file, the newest first, through renames. */
  async revisionsOf(file: string, most: number): Promise<readonly Revision[]> {
    const born = await git(this.top, ["rev-parse", "--verify", "--quiet", "HEAD"]).catch(() => undefined);
    if (born === undefined) return [];
    const text = await git(this.top, [
      "log",
      "--follow",
      `--max-count=${most}`,
      "--format=%x00%H%x09%cI%x09%s",
      "--name-only",
      "--diff-filter=AMR",
      "--",
      this.pathOf(file),
    ]);
    return text.split("\0").flatMap((part) => {
      const [head = "", ...names] = part.split("\n").filter((line) => line !== "");
      const [id = "", date = "", ...subject] = head.split("\t");
      const path = names.at(-1);
      return id === "" || path === undefined ? [] : [{ id, date, subject: subject.join("\t"), path: unquoted(path) }];
    });
  }

  /** The name that the file had at a revision, through renames; `undefined` where it was not there yet. */
  async pathAt(revision: string, file: string): Promise<string | undefined> {
    const now = this.pathOf(file);
    const there = async (path: string): Promise<boolean> => (await this.textAt(revision, path)) !== undefined;
    if (await there(now)) return now;
    const earlier = new Set((await this.revisionsOf(file, 10_000)).map((r) => r.path));
    for (const path of earlier) if (await there(path)) return path;
    return undefined;
  }

  /** Full id of what the user calls a revision; a `GitError` where there is none. */
  async resolve(revision: string): Promise<string> {
    return git(this.top, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]).then(
      (id) => id.trim(),
      () => {
        throw new GitError(`The repository knows no revision ${revision}.`);
      },
    );
  }

  /** Texts of many `REVISION:PATH` at once, through one run of git; `undefined` where a file was not there. */
  textsAt(places: readonly string[]): Promise<readonly (Blob | undefined)[]> {
    return readBlobs(this.top, places);
  }

  /** Text of a file at a revision; `undefined` where it was not there. */
  async textAt(revision: string, path: string): Promise<string | undefined> {
    return git(this.top, ["show", "--end-of-options", `${revision}:${path}`]).catch(() => undefined);
  }
}

/** Git writes unusual names in quotes, with escapes, unless told not to. */
async function git(folder: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", ["-c", "core.quotepath=off", ...args], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
  });
  return stdout;
}

const unquoted = (path: string): string =>
  path.startsWith('"')
    ? (JSON.parse(
        path.replaceAll(
          /\\([0-7]{3})/g,
          (_, octal: string) => `\\u00${Number.parseInt(octal, 8).toString(16).padStart(2, "0")}`,
        ),
      ) as string)
    : path;
