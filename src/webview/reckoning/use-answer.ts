import { useEffect, useState } from "preact/hooks";
import type { ProcessMap, StateId } from "../../model/process-map.ts";
import type { Answers, Subject } from "./reckon.ts";
import type { Reckoner } from "./reckoner.ts";

/** Changes of the text are reckoned anew when the typing pauses, in milliseconds. */
const pause = 300;

/** What is known by now, of this map or of an earlier version of it. */
export interface Known<S extends Subject> {
  readonly value?: NonNullable<Answers[S]>;
  /** The map and the state that the value is of. */
  readonly map?: ProcessMap;
  readonly state?: StateId;
  /** Why there is no newer value. */
  readonly problem?: string;
}

/** The newest answer; an older one of the same file, maybe of another state of it, stands until it is there. */
export function useAnswer<S extends Subject>(
  reckoner: Reckoner,
  about: S,
  map: ProcessMap,
  state: StateId | undefined,
): Known<S> {
  const [held, hold] = useState<Known<S> & { readonly uri: string }>();
  const known = held !== undefined && held.uri === map.uri;
  useEffect(() => {
    if (state === undefined) return;
    let left = false;
    const ask = (): void =>
      reckoner.ask({ about, map, state }, (answer) => {
        if (left) return;
        const { uri } = map;
        if (answer.kind === "failed") hold((old) => ({ ...(old?.uri === uri && old), uri, problem: answer.message }));
        else if (answer.value) hold({ uri, map, state, value: answer.value as NonNullable<Answers[S]> });
      });
    const timer = setTimeout(ask, known && held.state === state ? pause : 0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [map, state]);
  return known ? held : {};
}
