import type { Box } from "./geometry.ts";

interface Obstacle extends Box {
  /** Price of each px² that is covered. */
  readonly weight: number;
  /** Flow to which it belongs; its own label may cover it. */
  readonly edge: number;
  seen: number;
}

/** Size of a field of the ground, px: a label touches one to four. */
const field = 128;

/** Area by which two boxes cover one another; 0 when they only touch. */
export function common(a: Box, b: Box): number {
  const length = Math.min(a.u1, b.u1) - Math.max(a.u0, b.u0);
  const breadth = Math.min(a.v1, b.v1) - Math.max(a.v0, b.v0);
  return length > 0 && breadth > 0 ? length * breadth + 1 : 0;
}

/** What labels must not cover, in fields, so that only what is near is looked at. */
export class Ground {
  /** Fields that are of interest alone. */
  readonly #fields = new Map<number, Obstacle[]>();
  #questions = 0;

  /** Says where labels may come to stand: what lies elsewhere is not kept. */
  watch({ u0, v0, u1, v1 }: Box): void {
    for (let u = Math.floor(u0 / field); u * field <= u1; u++) {
      for (let v = Math.floor(v0 / field); v * field <= v1; v++) {
        if (!this.#fields.has(key(u, v))) this.#fields.set(key(u, v), []);
      }
    }
  }

  add({ u0, v0, u1, v1 }: Box, weight: number, edge = -1): void {
    let obstacle: Obstacle | undefined;
    for (let u = Math.floor(u0 / field); u * field <= u1; u++) {
      for (let v = Math.floor(v0 / field); v * field <= v1; v++) {
        const list = this.#fields.get(key(u, v));
        if (!list) continue;
        obstacle ??= { u0, v0, u1, v1, weight, edge, seen: 0 };
        list.push(obstacle);
      }
    }
  }

  /** What it costs to cover a box; `edge` may cover what is its own. */
  price(box: Box, edge: number): number {
    const question = ++this.#questions;
    let sum = 0;
    for (let u = Math.floor(box.u0 / field); u * field <= box.u1; u++) {
      for (let v = Math.floor(box.v0 / field); v * field <= box.v1; v++) {
        for (const obstacle of this.#fields.get(key(u, v)) ?? none) {
          if (obstacle.seen === question || obstacle.edge === edge) continue;
          obstacle.seen = question;
          sum += obstacle.weight * common(box, obstacle);
        }
      }
    }
    return sum;
  }
}

const none: readonly Obstacle[] = [];

const key = (u: number, v: number) => u * 65_536 + v;
