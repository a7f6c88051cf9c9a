/** A binary heap of states by price; states may be in it more than once. Equal prices come out in order of arrival. */
export class Heap {
  #states: number[] = [];
  #prices: number[] = [];
  #times: number[] = [];
  #clock = 0;

  clear(): void {
    this.#states.length = 0;
    this.#prices.length = 0;
    this.#times.length = 0;
    this.#clock = 0;
  }

  /** Whether the entry at a place comes out before one of this price and time. */
  #before(at: number, price: number, time: number): boolean {
    const own = this.#prices[at] ?? 0;
    return own < price || (own === price && (this.#times[at] ?? 0) < time);
  }

  #move(from: number, to: number): void {
    this.#states[to] = this.#states[from] ?? -1;
    this.#prices[to] = this.#prices[from] ?? 0;
    this.#times[to] = this.#times[from] ?? 0;
  }

  #put(at: number, state: number, price: number, time: number): void {
    this.#states[at] = state;
    this.#prices[at] = price;
    this.#times[at] = time;
  }

  push(state: number, price: number): void {
    const time = this.#clock++;
    let at = this.#states.length;
    // Parents move into the gap that rises; the new entry is written once.
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#before(parent, price, time)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, state, price, time);
  }

  pop(): number {
    const first = this.#states[0] ?? -1;
    const state = this.#states.pop() ?? -1;
    const price = this.#prices.pop() ?? 0;
    const time = this.#times.pop() ?? 0;
    const count = this.#states.length;
    if (count === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && this.#before(child + 1, this.#prices[child] ?? 0, this.#times[child] ?? 0)) child++;
      if (!this.#before(child, price, time)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, state, price, time);
    return first;
  }
}
