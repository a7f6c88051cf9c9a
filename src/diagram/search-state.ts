import { Heap } from "./heap.ts";

/**
 * What a search for a way knows of each state (a vertex, and the side to which the flow goes on from there). One for all
 * searches, since they come one after the other: a large map would need megabytes for each of its pictures.
 */
class SearchState {
  readonly heap = new Heap();
  /** By state: the least price so far, the state before it, and the search that wrote both. */
  best = new Float64Array(0);
  came = new Int32Array(0);
  stamp = new Int32Array(0);
  /** Of states that the search has gone on from: how many vertices it is straight back to the last bend, and the first state behind it. */
  straight = new Int32Array(0);
  bent = new Int32Array(0);
  #runs = 0;

  /** Forgets the last search. Returns the number of this one, for `stamp`. */
  begin(vertices: number): number {
    this.heap.clear();
    if (this.best.length < 4 * vertices || this.#runs === mostRuns) {
      const room = Math.max(this.best.length, 5 * vertices);
      this.best = new Float64Array(room);
      this.came = new Int32Array(room);
      this.stamp = new Int32Array(room);
      this.straight = new Int32Array(room);
      this.bent = new Int32Array(room);
      this.#runs = 0;
    }
    return ++this.#runs;
  }

  /** Says how far it is straight back from a state, to be called when the search goes on from it. */
  goOn(state: number): void {
    const before = this.came[state] ?? -1;
    const isStraight = before >= 0 && (before & 3) === (state & 3);
    this.straight[state] = isStraight ? (this.straight[before] ?? 0) + 1 : 1;
    this.bent[state] = isStraight ? (this.bent[before] ?? 0) : state;
  }
}

/** What a stamp can hold. */
const mostRuns = 2 ** 31 - 1;

export const searchState = new SearchState();
