/** The files of one folder, as the embedded VS Code may see and change them. Nothing outside the folder can be reached. */
import { randomUUID } from "node:crypto";
import { type FSWatcher, watch } from "node:fs";
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** Why a request cannot be carried out; `code` is what VS Code's FileSystemError understands. */
export class FileFault extends Error {
  readonly code:
    | "FileNotFound"
    | "FileExists"
    | "NoPermissions"
    | "FileIsADirectory"
    | "FileNotADirectory"
    | "Unavailable";
  constructor(code: FileFault["code"], path: string) {
    super(`${code}: ${path}`);
    this.code = code;
  }
}

/** File types as VS Code numbers them: unknown 0, file 1, folder 2, link 64 (added to the others). */
export type FileType = number;

export interface FileFacts {
  readonly type: FileType;
  readonly ctime: number;
  readonly mtime: number;
  readonly size: number;
}

export interface FileChange {
  /** 1 changed, 2 created, 3 deleted: as VS Code numbers them. */
  readonly type: 1 | 2 | 3;
  /** With `/` between the parts, beginning with `/`, relative to the folder. */
  readonly path: string;
}

const unseen = new Set(["node_modules", ".git", "dist", "test-artefacts"]);

export interface FileStore {
  readonly root: string;
  stat(path: string): Promise<FileFacts>;
  list(path: string): Promise<readonly (readonly [string, FileType])[]>;
  read(path: string): Promise<Uint8Array>;
  write(path: string, content: Uint8Array, options: { create: boolean; overwrite: boolean }): Promise<void>;
  makeFolder(path: string): Promise<void>;
  remove(path: string, options: { recursive: boolean }): Promise<void>;
  rename(from: string, to: string, options: { overwrite: boolean }): Promise<void>;
  /** Tells of changes until the returned function is called. */
  watch(listener: (changes: readonly FileChange[]) => void): () => void;
}

/** `folder` must exist. */
export async function fileStore(folder: string): Promise<FileStore> {
  const root = await realpath(folder);

  /** The real place of a path; throws when it, or the link behind it, lies outside the folder. */
  async function place(path: string): Promise<string> {
    if (path.includes("\0")) throw new FileFault("NoPermissions", path);
    const wanted = resolve(root, `.${path.startsWith("/") ? path : `/${path}`}`);
    if (!isWithin(root, wanted)) throw new FileFault("NoPermissions", path);
    // The nearest part that exists decides: a new file may be wanted in a folder that is a link to elsewhere.
    for (let at = wanted; ; at = dirname(at)) {
      const real = await realpath(at).catch(() => undefined);
      if (real !== undefined) {
        if (!isWithin(root, real)) throw new FileFault("NoPermissions", path);
        return wanted;
      }
      // A link that leads nowhere would be written through: refuse it.
      if (
        await lstat(at).then(
          (s) => s.isSymbolicLink(),
          () => false,
        )
      )
        throw new FileFault("NoPermissions", path);
      if (at === root) throw new FileFault("FileNotFound", path);
    }
  }

  return {
    root,
    async stat(path) {
      const at = await place(path);
      const facts = await stat(at).catch((e) => fault(e, path));
      return { type: typeOf(facts), ctime: facts.birthtimeMs, mtime: facts.mtimeMs, size: facts.size };
    },
    async list(path) {
      const at = await place(path);
      const entries = await readdir(at, { withFileTypes: true }).catch((e) => fault(e, path));
      return Promise.all(
        entries.map(async (entry) => {
          if (!entry.isSymbolicLink()) return [entry.name, typeOf(entry)] as const;
          const behind = await stat(join(at, entry.name)).catch(() => undefined);
          return [entry.name, 64 | (behind ? typeOf(behind) : 0)] as const;
        }),
      );
    },
    async read(path) {
      const at = await place(path);
      return readFile(at).catch((e) => fault(e, path));
    },
    async write(path, content, options) {
      const at = await place(path);
      const before = await stat(at).catch(() => undefined);
      if (before?.isDirectory()) throw new FileFault("FileIsADirectory", path);
      if (before && !options.overwrite) throw new FileFault("FileExists", path);
      if (!before && !options.create) throw new FileFault("FileNotFound", path);
      // Written beside and moved into place: a crash leaves the old file whole. A link stays a link.
      const target = before ? await realpath(at) : at;
      const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
      try {
        await writeFile(beside, content, before ? { mode: before.mode } : {});
        await rename(beside, target);
      } catch (e) {
        await rm(beside, { force: true });
        fault(e, path);
      }
    },
    async makeFolder(path) {
      const at = await place(path);
      await mkdir(at).catch((e) => fault(e, path));
    },
    async remove(path, options) {
      const at = await place(path);
      if (at === root) throw new FileFault("NoPermissions", path);
      await rm(at, { recursive: options.recursive }).catch((e) => fault(e, path));
    },
    async rename(from, to, options) {
      const [source, target] = [await place(from), await place(to)];
      if (source === root || target === root) throw new FileFault("NoPermissions", from);
      const there = await stat(target).catch(() => undefined);
      if (there && !options.overwrite) throw new FileFault("FileExists", to);
      if (there?.isDirectory()) await rm(target, { recursive: true });
      await rename(source, target).catch((e) => fault(e, from));
    },
    watch: (listener) => watchFolders(root, listener),
  };
}

/**
 * One watcher for each folder: `fs.watch` with `recursive` polls every five seconds on Linux before Node 22 and is slow
 * on big trees. Generated folders are left out.
 */
function watchFolders(root: string, listener: (changes: readonly FileChange[]) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let waiting = new Map<string, FileChange>();
  let timer: NodeJS.Timeout | undefined;
  const limit = 2000;
  /** Files are looked at one after another: what was written and then deleted must not be told the other way round. */
  let looking = Promise.resolve();

  const tell = (change: FileChange): void => {
    const key = `${change.type} ${change.path}`;
    // The last thing that happened to a file is told last.
    waiting.delete(key);
    waiting.set(key, change);
    timer ??= setTimeout(() => {
      const changes = [...waiting.values()];
      waiting = new Map();
      timer = undefined;
      listener(changes);
    }, 30);
  };

  const look = async (at: string, kind: string): Promise<void> => {
    const facts = await stat(at).catch(() => undefined);
    if (!facts) {
      watchers.get(at)?.close();
      watchers.delete(at);
      tell({ type: 3, path: shown(root, at) });
      return;
    }
    if (facts.isDirectory()) void add(at);
    tell({ type: kind === "rename" ? 2 : 1, path: shown(root, at) });
    // A file that was moved into place is new to the watcher and changed to the reader.
    if (kind === "rename" && facts.isFile()) tell({ type: 1, path: shown(root, at) });
  };

  const add = async (folder: string): Promise<void> => {
    if (watchers.has(folder) || watchers.size >= limit) return;
    try {
      const watcher = watch(folder, (kind, name) => {
        if (name === null || name.endsWith(".tmp") || unseen.has(name)) return;
        looking = looking.then(() => look(join(folder, name), kind));
      });
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(folder);
      });
      watchers.set(folder, watcher);
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && !unseen.has(entry.name)) await add(join(folder, entry.name));
      }
    } catch (e) {
      // The folder went away, or the system has no watchers left: VS Code still reads what it opens.
      console.error(`changes in ${folder} will not be seen: ${e instanceof Error ? e.message : String(e)}`);
    }
  };
  void add(root);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

function shown(root: string, at: string): string {
  return `/${relative(root, at).split(sep).join("/")}`;
}

function isWithin(root: string, at: string): boolean {
  return at === root || at.startsWith(root.endsWith(sep) ? root : root + sep);
}

function typeOf(facts: { isFile(): boolean; isDirectory(): boolean }): FileType {
  return facts.isFile() ? 1 : facts.isDirectory() ? 2 : 0;
}

/** Node's error codes in VS Code's words. */
function fault(error: unknown, path: string): never {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") throw new FileFault("FileNotFound", path);
  if (code === "EEXIST" || code === "ENOTEMPTY") throw new FileFault("FileExists", path);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") throw new FileFault("NoPermissions", path);
  if (code === "EISDIR" || code === "ERR_FS_EISDIR") throw new FileFault("FileIsADirectory", path);
  if (code === "ENOTDIR") throw new FileFault("FileNotADirectory", path);
  if (code === "ENOSPC" || code === "EIO" || code === "EMFILE") throw new FileFault("Unavailable", path);
  throw error;
}
