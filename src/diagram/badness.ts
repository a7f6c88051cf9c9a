import type { Draft } from "./drawing.ts";
import { lengthOf, type Placed, type PlacedLine } from "./geometry.ts";
import type { FlowNode } from "./plan.ts";
import { box, gap } from "./sizes.ts";

/** Shapes as far as this from the wanted one are still good (natural logarithm of the ratio). */
const goodShape = 0.25;

/**
 * What speaks against a drawn picture: flows that cross, bend and stray, and a shape far from the wanted one. Nothing reads well in
 * a strip, so a shape beyond what is good counts far more than one near it.
 *
 * @param wanted extent along the flow ÷ extent across it
 */
export function badnessOf({ plan, placed, edges, aspect }: Draft, wanted: number): number {
  const off = Math.abs(Math.log(aspect / wanted));
  const length = placed.lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const bends = placed.lines.reduce((sum, { spots }) => sum + spots.length - 2, 0);
  const flows = Math.max(1, edges.length);
  return (
    (plan.untidy ?? 0) +
    1.5 * off * off +
    60 * Math.max(0, off - goodShape) ** 2 +
    (4 * (crossingsOf(placed.lines) + straysOf(placed).length)) / flows +
    (0.5 * bends) / flows +
    (0.4 * length) / (flows * (box.width + gap))
  );
}

/**
 * Whether a forward flow to a box farther down runs above its source or below its target: who comes in from there looks like a flow that goes
 * back.
 *
 * @param source where its boxes begin and end across the flow
 * @param across where its corners lie
 */
export function isStray(source: Extent, target: Extent, across: readonly number[]): boolean {
  return target.from >= source.to && across.some((at) => at < source.from || at > target.to);
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The flows that stray. */
export function straysOf({ lines, nodes }: Placed): readonly PlacedLine[] {
  const extent = ({ index }: FlowNode): Extent => {
    const { v = 0, breadth = 0 } = nodes[index] ?? {};
    return { from: v, to: v + breadth };
  };
  return lines.filter(({ edge: { back, from, to }, spots }) => {
    return (
      !back &&
      isStray(
        extent(from),
        extent(to),
        spots.map(({ v }) => v),
      )
    );
  });
}

interface Stretch {
  readonly edge: number;
  readonly at: number;
  readonly lo: number;
  readonly hi: number;
}

/** How often lines cross one another. */
export function crossingsOf(lines: readonly PlacedLine[]): number {
  const along: Stretch[] = [];
  const across: Stretch[] = [];
  for (const { edge, spots } of lines) {
    for (let k = 1; k < spots.length; k++) {
      const [a, b] = [spots[k - 1], spots[k]];
      if (!a || !b) continue;
      if (a.v === b.v) along.push({ edge: edge.index, at: a.v, lo: Math.min(a.u, b.u), hi: Math.max(a.u, b.u) });
      else across.push({ edge: edge.index, at: a.u, lo: Math.min(a.v, b.v), hi: Math.max(a.v, b.v) });
    }
  }
  let count = 0;
  for (const a of along) {
    for (const b of across) {
      if (a.edge !== b.edge && b.at > a.lo && b.at < a.hi && a.at > b.lo && a.at < b.hi) count++;
    }
  }
  return count;
}
