import { isRightToLeft } from "../model/writing-direction.ts";
import type { BoxKind, TextBlock } from "./layout-types.ts";
import { box, smallFont, smallLine, titleFont, titleLine } from "./sizes.ts";
import { balanced, type Font, oneLine, shortened, wrapped } from "./text-lines.ts";
import { textWidth } from "./text-width.ts";

/** Size of a box and its texts, placed in it. */
export interface SizedBox {
  readonly width: number;
  readonly height: number;
  readonly title: TextBlock;
  readonly subtitle?: TextBlock;
  /** True when a text had to be cut. */
  readonly cut: boolean;
}

const maxLines = 5;

/** Left edge of a process's title, right of its level glyph. */
const afterGlyph = 28;
const edge = 9;
/** Room of the interface icon at the right end of the second line. */
const iconRoom = 20;

/** Room of the two texts of a box in a box of `width` pixels. */
interface Rooms {
  title(width: number): number;
  second(width: number): number;
}

/**
 * Tries the usual width, then the greatest; more than two lines of title, a torn word or a second line whose every wording would be cut
 * ask for the greater.
 */
function fitted(
  text: string,
  wordings: readonly string[],
  room: Rooms,
): { width: number; lines: readonly string[]; second: string | undefined; cut: boolean } {
  const usual = balanced(text, room.title(box.width), titleFont, 2);
  const second = wordings.find((wording) => fits(wording, room.second(box.width)));
  if (!usual.cut && !usual.torn && (second !== undefined || wordings.length === 0))
    return { width: box.width, lines: usual.lines, second, cut: false };
  const wide = balanced(text, room.title(box.wide), titleFont, maxLines);
  const said = wordings.find((wording) => fits(wording, room.second(box.wide)));
  const last = wordings.at(-1);
  return {
    width: box.wide,
    lines: wide.lines,
    second: said ?? (last === undefined ? undefined : actorLine(last, room.second(box.wide))),
    cut: wide.cut,
  };
}

const fits = (text: string, room: number): boolean => textWidth(text, smallFont.size, smallFont.weight) <= room;

function heightFor(lines: number, second: boolean): number {
  const rows = lines + (second ? 1 : 0);
  return rows <= 3 ? box.height : box.height + (rows - 3) * box.line;
}

/** Baselines of a title and a second line, the pair centred in a box of the given height. */
function baselines(height: number, lines: number, second: boolean): { title: number; second: number } {
  const top = Math.round((height - lines * titleLine - (second ? smallLine : 0)) / 2);
  return { title: top + 12, second: top + lines * titleLine + 11 };
}

/** A process: glyph, title, below it who acts (the first wording that fits), at its right the interface's icon. */
export function processBox(title: string, wordings: readonly string[], icon: boolean): SizedBox {
  const { width, lines, second, cut } = fitted(title, wordings, {
    title: (w) => w - afterGlyph - 8,
    second: (w) => w - 2 * edge - (icon ? iconRoom : 0),
  });
  const lower = second !== undefined || icon;
  const height = heightFor(lines.length, lower);
  const y = baselines(height, lines.length, lower);
  return {
    width,
    height,
    title: { lines, ...beginning(title, afterGlyph, width - edge), y: y.title, lineHeight: titleLine },
    ...(second !== undefined && {
      subtitle: {
        lines: [second],
        ...beginning(second, edge, width - edge - (icon ? iconRoom : 0)),
        y: y.second,
        lineHeight: smallLine,
      },
    }),
    cut,
  };
}

/** Where a text begins that has this room: at its right where it is written from there. */
function beginning(text: string, left: number, right: number): Pick<TextBlock, "x" | "anchor"> {
  return isRightToLeft(text) ? { x: right, anchor: "end" } : { x: left, anchor: "start" };
}

/** "Data curator +1": the count stays when the name is cut. */
function actorLine(actor: string, room: number): string {
  const count = /\u200e? \+\d+$/.exec(actor)?.[0] ?? "";
  const name = actor.slice(0, actor.length - count.length);
  return shortened(name, room - textWidth(count, smallFont.size, smallFont.weight), smallFont) + count;
}

/** A decision: its flat hexagon leaves less room at the ends. */
export function decisionBox(title: string, wordings: readonly string[]): SizedBox {
  const room = (width: number): number => width - 36;
  const { width, lines, second, cut } = fitted(title, wordings, { title: room, second: room });
  const height = heightFor(lines.length, second !== undefined);
  const y = baselines(height, lines.length, second !== undefined);
  const x = width / 2;
  return {
    width,
    height,
    title: { lines, x, y: y.title, lineHeight: titleLine, anchor: "middle" },
    ...(second !== undefined && {
      subtitle: {
        lines: [second],
        x,
        y: y.second,
        lineHeight: smallLine,
        anchor: "middle" as const,
      },
    }),
    cut,
  };
}

const widestOf = (lines: readonly string[], { size, weight }: Font): number =>
  Math.max(...lines.map((line) => textWidth(line, size, weight)));

/** A start or an end: a pill as wide as its text where lines are filled; even ones leave air at its ends. */
export function eventBox(title: string): SizedBox {
  const padding = 18;
  const { lines, cut } = balanced(title, box.wide - 2 * padding, titleFont, maxLines);
  const widest = widestOf(wrapped(title, box.wide - 2 * padding, titleFont, maxLines).lines, titleFont);
  const width = Math.min(box.wide, Math.max(64, 4 * Math.ceil((widest + 2 * padding) / 4)));
  const height = lines.length === 1 ? 40 : 48 + (lines.length - 2) * box.line;
  const y = baselines(height, lines.length, false).title;
  return { width, height, title: { lines, x: width / 2, y, lineHeight: titleLine, anchor: "middle" }, cut };
}

const sheetPadding = 12;

/** A data set: a sheet as wide as its text where lines are filled. */
export function dataBox(title: string): SizedBox {
  const text = oneLine(title) || "\u2026";
  const { lines, cut } = balanced(text, 112 - 2 * sheetPadding, smallFont, 2);
  const widest = widestOf(wrapped(text, 112 - 2 * sheetPadding, smallFont, 2).lines, smallFont);
  const width = Math.min(112, Math.max(64, 4 * Math.ceil((widest + 2 * sheetPadding) / 4)));
  const height = lines.length === 1 ? 40 : 48;
  const y = Math.round((height - lines.length * smallLine) / 2) + 11;
  return { width, height, title: { lines, x: width / 2, y, lineHeight: smallLine, anchor: "middle" }, cut };
}

/** A small note in the middle of a box of a given size: the place of a step that another state has. */
export function ghostText(text: string, width: number, height: number): TextBlock {
  const { lines } = balanced(text, width - 16, smallFont, Math.max(1, Math.floor((height - 8) / smallLine)));
  const top = (height - lines.length * smallLine) / 2;
  return { lines, x: width / 2, y: Math.round(top + 11), lineHeight: smallLine, anchor: "middle" };
}

/** Room for the bar of levels under two lines of title and the count. */
const levelBar = 12;

/** A phase drawn as one box. */
export function collapsedBox(title: string, count: string): SizedBox {
  const sized = decisionBox(title, [count]);
  return sized.title.lines.length > 1 ? { ...sized, height: sized.height + levelBar } : sized;
}

/** Boxes of texts that were fitted before: an edit changes one of many. */
const known = new Map<string, SizedBox>();
const mostKnown = 4000;

/** Size of any node from what is written in it; of the wordings of its second line, fullest first, the first that fits is taken. */
export function sizedBox(kind: BoxKind, title: string, second: readonly string[], icon: boolean): SizedBox {
  const key = JSON.stringify([kind, title, second, icon]);
  const found = known.get(key);
  if (found) return found;
  const fresh = freshBox(kind, title, second, icon);
  if (known.size >= mostKnown) known.clear();
  known.set(key, fresh);
  return fresh;
}

function freshBox(kind: BoxKind, title: string, second: readonly string[], icon: boolean): SizedBox {
  const text = oneLine(title) || "\u2026";
  if (kind === "start" || kind === "end") return eventBox(text);
  if (kind === "data") return dataBox(text);
  if (kind === "decision") return decisionBox(text, second);
  if (kind === "collapsed") return collapsedBox(text, second[0] ?? "");
  return processBox(text, second, icon);
}
