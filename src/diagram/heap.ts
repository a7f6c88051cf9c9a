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

  #before(a: number, b: number): boolean {
    const [pa, pb] = [this.#prices[a] ?? 0, this.#prices[b] ?? 0];
    return pa < pb || (pa === pb && (this.#times[a] ?? 0) < (this.#times[b] ?? 0));
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#states, this.#prices, this.#times]) {
      const keep = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = keep;
    }
  }

  push(state: number, price: number): void {
    this.#states.push(state);
    this.#prices.push(price);
    this.#times.push(this.#clock++);
    let at = this.#states.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number {
    const count = this.#states.length;
    if (count === 0) return -1;
    const first = this.#states[0] ?? -1;
    this.#swap(0, count - 1);
    this.#states.pop();
    this.#prices.pop();
    this.#times.pop();
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count - 1) break;
      if (child + 1 < count - 1 && this.#before(child + 1, child)) child++;
      if (!this.#before(child, at)) break;
      this.#swap(at, child);
      at = child;
    }
    return first;
  }
}
