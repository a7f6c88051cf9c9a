import type { Assets } from "./format.ts";
import { outlinesOf, pathOf } from "./glyph-outlines.ts";
import { lettersOf } from "./picture.ts";
import { type Attributes, type Pen, penWith, piecesOf, plainPen } from "./svg-reading.ts";
import { fontsFor, runsOf } from "./text-runs.ts";

interface Chunk {
  readonly pen: Pen;
  readonly words: string;
}
interface Line {
  x: number;
  y: number;
  chunks: Chunk[];
}

/**
 * The same picture with its letters as outlines, for programs that show no fonts of a file. Each text becomes a group
 * that says its words to readers. Text with a character that no font at hand has stays text.
 */
export async function outlined(svg: string, assets: Assets): Promise<{ svg: string; missing: string }> {
  const { fonts, missing } = await fontsFor(lettersOf(svg), assets);
  const lacking = new Set(missing);
  const outlines = fonts.map(({ bytes }) => outlinesOf(bytes));
  const out: string[] = [];
  const pens: Pen[] = [plainPen];
  let text: { attributes: Attributes; source: string; lines: Line[] } | undefined;

  const drawn = ({ x, y, chunks }: Line): string => {
    const set = chunks.map(({ pen, words }) => ({ pen, words, runs: runsOf(fonts, words, pen.bold ? 1 : 0) }));
    const widthOf = (one: (typeof set)[number]): number => one.runs.reduce((sum, r) => sum + r.width, 0) * one.pen.size;
    let at = x - (set[0]?.pen.before ?? 0) * set.reduce((sum, one) => sum + widthOf(one), 0);
    return set
      .map((one) => {
        const { pen, words, runs } = one;
        const start = at;
        let path = "";
        for (const run of runs)
          for (const [i, char] of Array.from(run.words).entries()) {
            const contours = outlines[run.font]?.(run.glyphs[i] ?? 0) ?? [];
            path += pathOf(contours, at, y, pen.size);
            at += (fonts[run.font]?.width(char) ?? 0) * pen.size;
          }
        if (pen.struck) {
          const end =
            start + runsOf(fonts, words.trimEnd(), pen.bold ? 1 : 0).reduce((sum, r) => sum + r.width, 0) * pen.size;
          const top = y - pen.size * 0.34;
          path += `M${short(start)} ${short(top)}H${short(end)}V${short(top + pen.size / 14)}H${short(start)}Z`;
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
  return { svg: out.join(""), missing };
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

function escaped(text: string): string {
  return text.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
