import { type FSWatcher, watch } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Io } from "./io.ts";

const settle = 80;

/**
 * Calls `changed` after a save of any of the files. Folders are watched, not files: editors replace a file by another of
 * the same name. The list is asked for anew at each change, since an import or a folder may have come. `also` says which
 * other names in those folders count: files that are new; `folders`, where else such a file, or a folder, may come.
 */
export function watchFiles(
  files: () => Promise<readonly string[]>,
  changed: () => void | Promise<void>,
  also: (name: string) => boolean = () => false,
  folders?: () => Promise<readonly string[]>,
): { stop(): void } {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const close = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const counts = async (folder: string, name: string, known: ReadonlySet<string>): Promise<boolean> => {
    if (known.has(name) || also(name)) return true;
    const isFolder = (): Promise<boolean> =>
      stat(join(folder, name)).then(
        (facts) => facts.isDirectory(),
        () => false,
      );
    return folders !== undefined && (await isFolder());
  };
  const begin = async (): Promise<void> => {
    const byFolder = new Map<string, Set<string>>();
    for (const folder of (await folders?.()) ?? []) byFolder.set(folder, new Set());
    for (const file of await files()) {
      const names = byFolder.get(dirname(file)) ?? new Set();
      byFolder.set(dirname(file), names.add(basename(file)));
    }
    if (stopped) return;
    close();
    for (const [folder, names] of byFolder) {
      try {
        const watcher = watch(folder, (_event, name) => {
          const later = (): void => {
            clearTimeout(timer);
            timer = setTimeout(() => void again(), settle);
          };
          if (name === null) later();
          else void counts(folder, name, names).then((yes) => yes && !stopped && later());
        });
        // A folder that goes away ends its own watch; the page then tells that the file can't be read.
        watcher.on("error", () => watcher.close());
        watchers.push(watcher);
      } catch {
        // An import from a folder that is not there: the language tells it at its line.
      }
    }
  };
  // A folder that came is watched before it is read, so that no save falls between; what a map imports now, after.
  const again = async (): Promise<void> => {
    await begin();
    await changed();
    await begin();
  };
  void begin();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      close();
    },
  };
}

/** Until Ctrl+C, or the signal of whoever called. */
export function untilStopped(io: Io): Promise<void> {
  return new Promise((done) => {
    if (io.stopped?.aborted) return done();
    io.stopped?.addEventListener("abort", () => done(), { once: true });
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}
