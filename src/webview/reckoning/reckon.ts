/** What takes too long for the page: reckoned in a worker, from a map to plain data. */
import { languageOf, type Ranking, rankingOf, type Simulation, simulate } from "../../analysis/index.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";
import { type FiguresFacts, figuresFacts } from "../figures/figures-facts.ts";

/** What each question is answered with; null where the map lacks the state that is asked about. */
export interface Answers {
  readonly ranking: Ranking | null;
  readonly figures: FiguresFacts | null;
  readonly simulation: Simulation | null;
}

export type Subject = keyof Answers;

/** A question about one state of a map; a ranking is of its platforms. */
export interface Question<S extends Subject = Subject> {
  readonly about: S;
  readonly map: ProcessMap;
  readonly state: StateId;
}

const answers: { readonly [S in Subject]: (map: ProcessMap, state: StateId) => Answers[S] | undefined } = {
  ranking: (map, target) => rankingOf(map, target, languageOf(map)),
  figures: figuresFacts,
  simulation: simulate,
};

/** The answer to a question. What is thrown is our own bug. */
export function reckon<S extends Subject>({ about, map, state }: Question<S>): Answers[S] | null {
  return answers[about](map, state) ?? null;
}
