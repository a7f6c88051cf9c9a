import { URI } from "langium";
import { type PastText, pastTexts } from "../git/past-texts.ts";
import type { Repository } from "../git/repository.ts";
import type { HistoryPoint, MapHistory, SkippedRevision } from "../model/history.ts";
import { type ReadAll, type Reading, type ReadText, readHere } from "./past-reading.ts";

export interface HistoryInput {
  readonly repository: Repository;
  /** Absolute path of the file as it is called now. */
  readonly path: string;
  readonly state: string;
  /** Most commits to look at, the newest. */
  readonly limit: number;
  /** Today's configuration: its currency and assumptions count for every revision. */
  readonly config: Reading["config"];
  /** What was read before, by key: an editor that asks again waits for new commits only. */
  readonly known?: Map<string, ReadText>;
  /** Who reads the texts: this thread unless told otherwise. */
  readonly readAll?: ReadAll;
  /** Called after each text that was read, with how many there are to read. */
  step?(of: number): void;
  stop?(): boolean;
}

/**
 * The figures of a map over the commits of its file, through renames. A text that several commits share is read once;
 * a revision with errors is left out and named. Stopped, it tells what it has.
 */
export async function historyOfFile(input: HistoryInput): Promise<MapHistory> {
  const { repository, path, state, limit, readAll = readHere } = input;
  // Oldest first: commits of one second keep the order in which they were made.
  const newestFirst = await repository.revisionsOf(path, limit + 1);
  const revisions = newestFirst.slice(0, limit).toReversed();
  const past = await pastTexts(repository, revisions);
  const read = input.known ?? new Map<string, ReadText>();
  const unread = new Map(past.filter(({ key }) => !read.has(key)).map((one) => [one.key, one]));
  const keys = [...unread.keys()];
  await readAll(
    [...unread.values()].map((one) => readingOf(one, input)),
    (index, found) => {
      read.set(keys[index] as string, found);
      input.step?.(keys.length);
    },
    () => input.stop?.() ?? false,
  );
  const points: HistoryPoint[] = [];
  const skipped: SkippedRevision[] = [];
  let title = "";
  for (const { key, revision } of past) {
    const found = read.get(key);
    if (!found) continue;
    const { id, date, subject, path: name } = revision;
    const commit = { revision: id, date, subject, path: name };
    if (found.figures) {
      title = found.title;
      points.push({ ...commit, ...found.figures });
    } else skipped.push({ ...commit, reason: found.reason ?? "" });
  }
  return { map: title, state, points, skipped, more: newestFirst.length > limit };
}

function readingOf({ text, revision, imports }: PastText, { repository, state, config }: HistoryInput): Reading {
  const address = (path: string): string => URI.file(`${repository.top}/${path}`).toString();
  const { currency, assume } = config;
  return {
    ...(text !== undefined && { text }),
    uri: address(revision.path),
    imports: imports.map((i) => ({ uri: address(i.path), text: i.text })),
    state,
    config: { ...(currency !== undefined && { currency }), assume },
  };
}
