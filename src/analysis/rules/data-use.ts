import type { DataSet, State } from "../../model/process-map.ts";
import { processesOf } from "./walk.ts";

export interface DataUse {
  readonly data: DataSet;
  readonly read: boolean;
  readonly written: boolean;
  /** A process that reads or writes it, to bear the mark. */
  readonly step?: string;
}

/** Which data sets of a state are read and which are written. */
export function dataUse(state: State): readonly DataUse[] {
  const processes = processesOf(state);
  return state.data.map((data) => {
    const readers = processes.filter((p) => p.reads.includes(data.id));
    const writers = processes.filter((p) => p.writes.includes(data.id));
    const step = [...writers, ...readers][0]?.id;
    return { data, read: readers.length > 0, written: writers.length > 0, ...(step !== undefined && { step }) };
  });
}
