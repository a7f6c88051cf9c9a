import { URI } from "langium";
import { type Config, withConfig } from "../analysis/config.ts";
import { type PastFigures, pastFigures } from "../analysis/history.ts";
import { type PastText, pastTexts } from "../git/past-texts.ts";
import type { Repository } from "../git/repository.ts";
import { parseMap } from "../language/index.ts";
import type { HistoryPoint, MapHistory, SkippedRevision } from "../model/history.ts";

export interface HistoryInput {
  readonly repository: Repository;
  /** Absolute path of the file as it is called now. */
  readonly path: string;
  readonly state: string;
  /** Most commits to look at, the newest. */
  readonly limit: number;
  /** Today's configuration: its currency and assumptions count for every revision. */
  readonly config: Config;
  /** What was read before, by key: an editor that asks again waits for new commits only. */
  readonly known?: Map<string, ReadText>;
  /** Called after each revision, with how many there are. */
  step?(of: number): void;
  stop?(): boolean;
}

/** What one text says, whichever commits hold it. */
export interface ReadText {
  readonly title: string;
  readonly figures?: PastFigures;
  readonly reason?: string;
}

/**
 * The figures of a map over the commits of its file, through renames. A text that several commits share is read once;
 * a revision with errors is left out and named.
 */
export async function historyOfFile(input: HistoryInput): Promise<MapHistory> {
  const { repository, path, state, limit } = input;
  // Oldest first: commits of one second keep the order in which they were made.
  const newestFirst = await repository.revisionsOf(path, limit + 1);
  const revisions = newestFirst.slice(0, limit).toReversed();
  const read = input.known ?? new Map<string, ReadText>();
  const points: HistoryPoint[] = [];
  const skipped: SkippedRevision[] = [];
  let title = "";
  for (const past of await pastTexts(repository, revisions)) {
    if (input.stop?.()) break;
    let found = read.get(past.key);
    if (!found) {
      read.set(past.key, (found = await reading(past, input)));
      // The editor's other questions come in between.
      await new Promise((done) => setTimeout(done, 0));
    }
    const { id: revision, date, subject, path: name } = past.revision;
    const commit = { revision, date, subject, path: name };
    if (found.figures) {
      title = found.title;
      points.push({ ...commit, ...found.figures });
    } else skipped.push({ ...commit, reason: found.reason ?? "" });
    input.step?.(revisions.length);
  }
  return { map: title, state, points, skipped, more: newestFirst.length > limit };
}

async function reading(
  { text, revision, imports }: PastText,
  { repository, state, config }: HistoryInput,
): Promise<ReadText> {
  if (text === undefined) return { title: "", reason: "the file is not there" };
  const address = (path: string): string => URI.file(`${repository.top}/${path}`).toString();
  const { map, errors } = await parseMap(
    text,
    address(revision.path),
    imports.map((i) => ({ uri: address(i.path), text: i.text })),
  );
  const [first] = errors;
  if (first)
    return { title: map.title, reason: `line ${first.range.startLine + 1}: ${first.message.replace(/\.$/, "")}` };
  const figures = pastFigures(withConfig(map, config), state);
  return figures ? { title: map.title, figures } : { title: map.title, reason: `it has no state ${state}` };
}
