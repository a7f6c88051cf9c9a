import type { Line } from "./lattice.ts";

/** Where two lines cross. */
export class Vertices {
  readonly #lineCount: number;
  readonly #alongOf: readonly (readonly Line[])[];
  /** Place of each along line among those of its shelf. */
  readonly #place: Int32Array;
  /** Of each line that crosses one shelf alone: its first vertex below the gap over the shelf. */
  readonly #first: Int32Array;
  /** The same of margins, by shelf; and their vertices on gaps. */
  readonly #shared = new Map<number, number>();
  readonly #gaps = new Map<number, number>();

  constructor(lineCount: number, alongOf: readonly (readonly Line[])[]) {
    this.#lineCount = lineCount;
    this.#alongOf = alongOf;
    this.#place = new Int32Array(lineCount).fill(-1);
    this.#first = new Int32Array(lineCount).fill(-1);
    for (const list of alongOf) {
      list.forEach((line, at) => {
        this.#place[line.index] = at;
      });
    }
  }

  /** The vertices of an across line with the along lines of a shelf follow the first one. */
  add(shelf: number, across: Line, first: number): void {
    if (across.shelf >= 0) this.#first[across.index] = first;
    else this.#shared.set(shelf * this.#lineCount + across.index, first);
  }

  addToGap(gap: Line, across: Line, vertex: number): void {
    this.#gaps.set(gap.index * this.#lineCount + across.index, vertex);
  }

  /** First vertex of an across line below the gap over a shelf, -1 where it does not cross the shelf. */
  first(shelf: number, across: Line): number {
    if (across.shelf >= 0) return across.shelf === shelf ? (this.#first[across.index] ?? -1) : -1;
    return this.#shared.get(shelf * this.#lineCount + across.index) ?? -1;
  }

  /** Vertex of an across line on a gap, -1 where they do not meet. */
  onGap(gap: Line, across: Line): number {
    if (across.shelf < 0) return this.#gaps.get(gap.index * this.#lineCount + across.index) ?? -1;
    const first = this.#first[across.index] ?? -1;
    if (gap.number === across.shelf) return first - 1;
    return gap.number === across.shelf + 1 ? first + (this.#alongOf[across.shelf]?.length ?? 0) : -1;
  }

  /** Vertex in which two lines cross, -1 where they do not. */
  of(along: Line, across: Line): number {
    if (along.kind === "gap") return this.onGap(along, across);
    const first = this.first(along.shelf, across);
    return first < 0 ? -1 : first + (this.#place[along.index] ?? 0);
  }
}
