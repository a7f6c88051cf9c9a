import { type Config, withConfig } from "../analysis/config.ts";
import { type PastFigures, pastFigures } from "../analysis/history.ts";
import { type ReadVersion, readerOfVersions, type TextFile } from "../language/index.ts";
import type { StateId } from "../model/process-map.ts";

/** One text of the past that is to be read: plain data, so that another thread can do it. */
export interface Reading {
  /** Absent where the file was not there. */
  readonly text?: string;
  readonly uri: string;
  readonly imports: readonly TextFile[];
  readonly state: StateId;
  /** Today's configuration counts for every revision. */
  readonly config: Pick<Config, "currency" | "assume">;
}

/** What one text says, whichever commits hold it. */
export interface ReadText {
  readonly title: string;
  readonly figures?: PastFigures;
  readonly reason?: string;
}

/** Reads many texts. `answered` is called once for each, in any order, until `stop` says that nobody waits any more. */
export type ReadAll = (
  readings: readonly Reading[],
  answered: (index: number, read: ReadText) => void,
  stop: () => boolean,
) => Promise<void>;

/** Tells the figures that a text states, or why it has none; the fastest with neighbours one after the other. */
export type ReadPast = (reading: Reading) => Promise<ReadText>;

/** A reader for one list of texts: what a text has in common with the one before it is not parsed again. */
export function readerOfThePast(): ReadPast {
  const read = readerOfVersions();
  return (reading) => readPast(reading, read);
}

async function readPast({ text, uri, imports, state, config }: Reading, read: ReadVersion): Promise<ReadText> {
  if (text === undefined) return { title: "", reason: "the file is not there" };
  const { map, errors } = await read(text, uri, imports);
  const [first] = errors;
  if (first)
    return { title: map.title, reason: `line ${first.range.startLine + 1}: ${first.message.replace(/\.$/, "")}` };
  const figures = pastFigures(withConfig(map, config), state);
  return figures ? { title: map.title, figures } : { title: map.title, reason: `it has no state ${state}` };
}

/** So long, in milliseconds, nobody else has a turn. */
const turn = 10;

/** One after another in this thread; whoever else has work comes in between. */
export const readHere: ReadAll = async (readings, answered, stop) => {
  const read = readerOfThePast();
  let since = Date.now();
  for (const [i, reading] of readings.entries()) {
    if (stop()) return;
    answered(i, await read(reading));
    if (Date.now() - since < turn) continue;
    await new Promise((done) => setTimeout(done, 0));
    since = Date.now();
  }
};
