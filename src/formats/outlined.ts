import { lettersOf } from "../diagram/drawn-letters.ts";
import type { Assets } from "./format.ts";
import { outlinesOf, pathOf } from "./glyph-outlines.ts";
import { type Attributes, type Pen, penWith, piecesOf, plainPen } from "./svg-reading.ts";
import { type Chunk, type FontGaps, fontsFor, lineOf } from "./text-runs.ts";

/** Words as they are drawn. */
interface PenChunk extends Chunk {
  readonly pen: Pen;
}
interface Line {
  x: number;
  y: number;
  chunks: PenChunk[];
}

/**
 * The same picture with its letters as outlines, for programs that show no fonts of a file. Each text becomes a group
 * that says its words to readers. Text with a character that no font at hand has, or whose letters join by rules of the font, stays
 * text.
 */
export async function outlined(svg: string, assets: Assets): Promise<{ svg: string; gaps: FontGaps }> {
  const { fonts, gaps } = await fontsFor(lettersOf(svg), assets);
  const lacking = new Set(gaps.missing + gaps.unshaped);
  const outlines = fonts.map(({ bytes }) => outlinesOf(bytes));
  const out: string[] = [];
  const pens: Pen[] = [plainPen];
  let text: { attributes: Attributes; source: string; lines: Line[] } | undefined;

  const drawn = ({ x, y, chunks }: Line): string => {
    const line = lineOf(fonts, chunks);
    const left = x - (chunks[0]?.pen.before ?? 0) * line.width;
    return chunks
      .map(({ pen }, i) => {
        let path = "";
        for (const run of line.runs) {
          if (run.chunk !== i) continue;
          let at = left + run.x;
          for (const [k, glyph] of run.glyphs.entries()) {
            path += pathOf(outlines[run.font]?.(glyph) ?? [], at, y - run.rise, pen.size);
            at += run.advances[k] ?? 0;
          }
        }
        const extent = line.extents[i];
        if (pen.struck && extent) {
          const top = y - pen.size * 0.34;
          path += `M${short(left + extent.left)} ${short(top)}H${short(left + extent.right)}V${short(top + pen.size / 14)}H${short(left + extent.left)}Z`;
        }
        return path && `<path d="${path}" fill="${pen.fill}"/>`;
      })
      .join("");
  };

  for (const piece of piecesOf(svg)) {
    const pen = pens.at(-1) ?? plainPen;
    if (text) {
      text.source += piece.source;
      if (piece.kind === "words") text.lines.at(-1)?.chunks.push({ pen, words: piece.words });
      else if (piece.kind === "open" && !piece.empty) {
        const { x, y } = piece.attributes;
        if (x !== undefined) text.lines.push({ x: Number(x), y: Number(y), chunks: [] });
        pens.push(penWith(pen, piece.attributes));
      } else if (piece.kind === "close") {
        pens.pop();
        if (piece.name !== "text") continue;
        const words = text.lines.map(({ chunks }) => chunks.map((c) => c.words).join("")).join("");
        const { transform } = text.attributes;
        const whole = Array.from(words).every((char) => !lacking.has(char));
        out.push(
          whole
            ? `<g data-kind="text" role="img" aria-label="${escaped(words)}"${transform ? ` transform="${transform}"` : ""}>${text.lines.map(drawn).join("")}</g>`
            : text.source,
        );
        text = undefined;
      }
      continue;
    }
    if (piece.kind === "open" && !piece.empty) {
      const { attributes } = piece;
      pens.push(penWith(pen, attributes));
      if (piece.name === "text") {
        const line = { x: Number(attributes["x"] ?? 0), y: Number(attributes["y"] ?? 0), chunks: [] };
        text = { attributes, source: piece.source, lines: [line] };
        continue;
      }
    } else if (piece.kind === "close") pens.pop();
    out.push(piece.source);
  }
  return { svg: out.join(""), gaps };
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

function escaped(text: string): string {
  return text.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
