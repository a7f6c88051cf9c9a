import type { FormatInput } from "./format.ts";
import { type PageWish, pagesFor, roomsOn } from "./pdf-pages.ts";
import { type DrawnText, drawnText, sizeOf } from "./picture.ts";

/** Lines and labels take more room than is known before: shapes around the right one are tried too. */
const around = [1, 0.8, 1.25] as const;
/** In larger maps a layout takes its time, and shapes differ less. */
const triesUpTo = 150;
/** What a shape must gain to be taken in place of the one on a screen, which people know. */
const worth = 1.02;

/**
 * The picture for one page of paper, as SVG text: folded so that it stands on it as large as it can, header and legend
 * with it. Where a page of the picture's own size or many pages are asked for, it has the shape that it has on a screen.
 */
export async function svgOnPaper(input: FormatInput, wish: PageWish = {}): Promise<string> {
  const first = await drawnText(input);
  const rooms = wish.tile ? [] : roomsOn(wish);
  const scaleOf = ({ svg }: DrawnText): number => pagesFor(sizeOf(svg), wish).sheets[0]?.scale ?? 0;
  let best = { svg: first.svg, scale: scaleOf(first) };
  const known = best.scale * worth;
  const tries = first.layout.nodes.length <= triesUpTo ? around : ([1] as const);
  for (const room of rooms) {
    // As large as life already: no shape makes it larger.
    if (best.scale >= 1) break;
    const shape = shapeFor(first, room.width / room.height);
    for (const part of tries) {
      const drawn = await drawnText({ ...input, view: { ...input.view, aspect: shape * part } });
      const scale = scaleOf(drawn);
      if (scale > Math.max(known, best.scale)) best = { svg: drawn.svg, scale };
    }
  }
  return best.svg;
}

/**
 * Width ÷ height of a map that has the area of the drawn one and fills a room of this shape together with what stands
 * above, below and beside it.
 */
function shapeFor({ svg, layout }: DrawnText, room: number): number {
  const { width, height } = sizeOf(svg);
  const area = layout.width * layout.height;
  const [beside, above] = [width - layout.width, height - layout.height];
  // width of all = room × height of all, with width × height of the map = area: a quadratic equation for its height.
  const b = room * above - beside;
  const tall = (Math.sqrt(b * b + 4 * room * area) - b) / (2 * room);
  return area / (tall * tall);
}
