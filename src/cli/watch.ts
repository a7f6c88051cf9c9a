import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Io } from "./io.ts";

const settle = 80;

/**
 * Calls `changed` after a save of any of the files. Folders are watched, not files: editors replace a file by another of
 * the same name. The list is asked for anew after each change, since an import may have come. `also` says which other names in those folders count: files that are new.
 */
export function watchFiles(
  files: () => Promise<readonly string[]>,
  changed: () => void,
  also: (name: string) => boolean = () => false,
): { stop(): void } {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const close = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const begin = async (): Promise<void> => {
    const byFolder = new Map<string, Set<string>>();
    for (const file of await files()) {
      const names = byFolder.get(dirname(file)) ?? new Set();
      byFolder.set(dirname(file), names.add(basename(file)));
    }
    if (stopped) return;
    close();
    for (const [folder, names] of byFolder) {
      try {
        const watcher = watch(folder, (_event, name) => {
          if (name !== null && !names.has(name) && !also(name)) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            changed();
            void begin();
          }, settle);
        });
        // A folder that goes away ends its own watch; the page then tells that the file can't be read.
        watcher.on("error", () => watcher.close());
        watchers.push(watcher);
      } catch {
        // An import from a folder that is not there: the language tells it at its line.
      }
    }
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
