import { constants } from "node:fs";
import { access, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { CallError } from "./call-error.ts";

/**
 * The largest file that is read. Five thousand lines are about 300 kB; ten times that is no map any more. It is the room
 * that the language's million characters take in nearly all scripts, so that most are told about those instead.
 */
export const maxBytes = 3 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you are not allowed to read it",
  EPERM: "you are not allowed to read it",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  ELOOP: "its links go in a circle",
  ENAMETOOLONG: "the name is too long",
};

/** Why the machine refused, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return (code && reasons[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** Text of a UTF-8 file, with a byte-order mark left out. Anything else is a `CallError` that names the file. */
export async function readText(path: string, shown: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new CallError(`${shown} is a folder; name a file in it.`);
    if (facts.size > maxBytes) throw new CallError(tooLarge(shown, facts.size));
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`Can't read ${shown}: ${reasonOf(error)}.`);
  }
  return decode(bytes, shown);
}

/** Bytes → text, or a `CallError` that says why they are none. */
export function decode(bytes: Uint8Array, shown: string): string {
  if (bytes.length > maxBytes) throw new CallError(tooLarge(shown, bytes.length));
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new CallError(`${shown} is UTF-16 text; save it as UTF-8.`);
  if (bytes.includes(0)) throw new CallError(`${shown} is not text: it holds binary data.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CallError(`${shown} is not UTF-8 text; save it as UTF-8.`);
  }
}

const tooLarge = (shown: string, bytes: number): string =>
  `${shown} is ${(bytes / 1024 / 1024).toFixed(1)} MB; a map may have at most ${maxBytes / 1024 / 1024} MB.`;

/** What is written: all of it, or piece by piece. */
type Content = string | Uint8Array | Iterable<string>;

/** Replaces a file in one step: whoever reads it sees the old content or the new, never half of it. Links are followed. */
export async function writeAtomically(path: string, shown: string, content: Content): Promise<void> {
  const target = await realpath(path).catch(() => resolve(path));
  const facts = await stat(target).catch(() => undefined);
  if (facts?.isDirectory()) throw new CallError(`Can't write ${shown}: it is a folder; name a file in it.`);
  if (facts) {
    try {
      await access(target, constants.W_OK);
    } catch {
      throw new CallError(`Can't write ${shown}: it is write-protected.`);
    }
    // A pipe or a device (`-o /dev/stdout`) can't be replaced, only written to.
    if (!facts.isFile()) return await writeFile(target, content);
  }
  const temporary = join(dirname(target), `.mlmap-${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    await writeFile(temporary, content, facts ? { mode: facts.mode, flag: "wx" } : { flag: "wx" });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === "ENOENT" || code === "ENOTDIR"
        ? `there is no folder ${dirname(shown)}`
        : code === "EACCES" || code === "EPERM" || code === "EROFS"
          ? "you are not allowed to write there"
          : code === "ENOSPC"
            ? "the disk is full"
            : reasonOf(error);
    throw new CallError(`Can't write ${shown}: ${why}.`);
  }
}

const neverEntered = new Set([".git", "node_modules", ".hg", ".svn"]);

interface Scope {
  readonly folder: string;
  readonly matcher: Ignore;
}

const ignores = (scopes: readonly Scope[], path: string, isFolder: boolean): boolean => {
  let hidden = false;
  // Deeper files of patterns win over those further up, as in git.
  for (const { folder, matcher } of scopes) {
    const inside = relative(folder, path).split(sep).join("/");
    const { ignored, unignored } = matcher.test(isFolder ? `${inside}/` : inside);
    if (ignored) hidden = true;
    if (unignored) hidden = false;
  }
  return hidden;
};

const patternsIn = async (folder: string): Promise<readonly Scope[]> => {
  const text = await readFile(join(folder, ".gitignore"), "utf8").catch(() => undefined);
  return text === undefined ? [] : [{ folder, matcher: ignore().add(text) }];
};

/** `.gitignore` files from the top of the git work tree down to (not including) `folder`; none outside of git. */
async function patternsAbove(folder: string): Promise<readonly Scope[]> {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) above.unshift(at);
    const isTop = await stat(join(at, ".git")).then(
      () => true,
      () => false,
    );
    if (isTop) return (await Promise.all(above.map(patternsIn))).flat();
    if (dirname(at) === at) return [];
  }
}

/** A pattern list (of the configuration) and the folder that it is relative to. */
export interface Ignored {
  readonly folder: string;
  readonly patterns: readonly string[];
}

/** Every file under `folder` whose name `wanted` accepts, in a fixed order; see `treeUnder`. */
export async function filesUnder(
  folder: string,
  wanted: (name: string) => boolean,
  extra: readonly Ignored[] = [],
): Promise<readonly string[]> {
  return (await treeUnder(folder, wanted, extra)).files;
}

/**
 * The files under `folder` whose names `wanted` accepts, and every folder that was entered, itself included. What
 * `.gitignore` and the configuration ignore is left out; linked folders are not entered (they may go in circles).
 */
export async function treeUnder(
  folder: string,
  wanted: (name: string) => boolean,
  extra: readonly Ignored[] = [],
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const found: string[] = [];
  const folders: string[] = [];
  const fixed = extra.map(({ folder: base, patterns }) => ({ folder: base, matcher: ignore().add([...patterns]) }));
  const ownPatterns = fixed.filter((s) => !relative(s.folder, folder).startsWith(".."));
  const enter = async (at: string, inherited: readonly Scope[]): Promise<void> => {
    folders.push(at);
    const scopes = [...inherited, ...(await patternsIn(at))];
    let entries: Awaited<ReturnType<typeof readEntries>>;
    try {
      entries = await readEntries(at);
    } catch (error) {
      throw new CallError(`Can't read the folder ${at}: ${reasonOf(error)}.`);
    }
    for (const entry of entries) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (neverEntered.has(entry.name) || ignores([...scopes, ...ownPatterns], path, true)) continue;
        await enter(path, scopes);
      } else if (wanted(entry.name) && !ignores([...scopes, ...ownPatterns], path, false)) {
        found.push(path);
      }
    }
  };
  await enter(folder, await patternsAbove(folder));
  return { files: found, folders };
}

const readEntries = async (at: string) =>
  (await readdir(at, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** A path as people want to read it: relative to where they stand unless it lies elsewhere. */
export function shownPath(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === "" ? "." : inside.startsWith("..") ? path : inside;
}
