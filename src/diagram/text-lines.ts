import { syllableBreak } from "./syllables.ts";
import { type FontWeight, isWide, textWidth } from "./text-width.ts";

export interface Font {
  readonly size: number;
  readonly weight: FontWeight;
}

/** What a reader sees as one character is never torn apart. Made when a text needs it: making it takes 10 ms. */
let graphemes: Intl.Segmenter | undefined;

/** In these every code point is a character of its own, and asking the segmenter would cost fifty times as much. */
const plainLatin = /^[\u0020-\u024f]*$/;

function characters(text: string): string[] {
  if (plainLatin.test(text)) return text.split("");
  graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return Array.from(graphemes.segment(text), (part) => part.segment);
}

/**
 * One line of plain text: line breaks, tabs and control characters become blanks; no-break spaces stay. Accents join their letters where there
 * is such a letter (é as one character): fonts have those, and not every combination.
 */
export function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/(?:[^\S\u00a0]|\p{Cc})+/gu, " ")
    .trim();
}

/**
 * The longest beginning of `text` that fits `width` with an ellipsis, up to the end of a word where one ends in its second half;
 * the text itself when it fits.
 */
export function shortened(text: string, width: number, font: Font): string {
  if (textWidth(text, font.size, font.weight) <= width) return text;
  const parts = characters(text);
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const line = `${parts.slice(0, middle).join("").trimEnd()}…`;
    if (textWidth(line, font.size, font.weight) <= width) low = middle;
    else high = middle - 1;
  }
  return `${endless(wholeWords(parts, low))}…`;
}

/** A text that goes on in an ellipsis, without the sign that would stand before that. */
export const endless = (text: string): string => text.replace(/[\s,;:–-]+$/, "");

/** The first `count` characters, without the beginning of a word that would be torn. */
function wholeWords(parts: readonly string[], count: number): string {
  const kept = parts.slice(0, count).join("");
  const next = parts[count] ?? " ";
  if (next === " " || isWide(firstCode(next)) || isWide(firstCode(parts[count - 1] ?? " "))) return kept;
  const end = kept.lastIndexOf(" ");
  return end >= kept.length / 2 ? kept.slice(0, end) : kept;
}

const firstCode = (char: string): string => String.fromCodePoint(char.codePointAt(0) ?? 32);

/** A piece that is never broken, and what stands between it and the piece before. */
interface Piece {
  readonly text: string;
  readonly gap: "" | " ";
  /** Ends a line within a word. */
  readonly hyphen?: true;
}

/** Words, with breaks also after hyphens and slashes and around East Asian characters. */
function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (const word of text.split(" ")) {
    let current = "";
    let gap: Piece["gap"] = found.length > 0 ? " " : "";
    const push = () => {
      if (current !== "") found.push({ text: current, gap });
      if (current !== "") gap = "";
      current = "";
    };
    for (const char of characters(word)) {
      const first = firstCode(char);
      if (isWide(first)) push();
      current += char;
      if (isWide(first) || ((char === "-" || char === "/" || char === "–") && current.length > 2)) push();
    }
    push();
  }
  return found;
}

/** Words of scripts that write a hyphen where a line ends within a word; what has digits or signs in it may be code. */
const hyphenated = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+\p{P}*$/u;
/** So many letters of a word at least go on in the next line. */
const leastRest = 3;

/** Breaks one piece that is wider than a line between characters. */
function broken(piece: Piece, width: number, font: Font): Piece[] {
  const fits = (text: string): boolean => textWidth(text, font.size, font.weight) <= width;
  if (fits(piece.text)) return [piece];
  const hyphen = hyphenated.test(piece.text);
  const parts: Piece[] = [];
  let left = characters(piece.text);
  let gap = piece.gap;
  while (!fits(left.join(""))) {
    let count = 1;
    while (count + 1 < left.length && fits(left.slice(0, count + 1).join("") + (hyphen ? "-" : ""))) count++;
    if (hyphen) {
      count = Math.max(1, Math.min(count, left.length - leastRest));
      count = syllableBreak(left, count) ?? count;
    }
    parts.push({ text: left.slice(0, count).join(""), gap, ...(hyphen && { hyphen }) });
    left = left.slice(count);
    gap = "";
    if (left.length === 1) break;
  }
  parts.push({ text: left.join(""), gap });
  return parts;
}

export interface Wrapped {
  readonly lines: readonly string[];
  /** True when the text did not fit and ends with an ellipsis. */
  readonly cut: boolean;
  /** True when a word had to be torn apart. */
  readonly torn: boolean;
}

/** Breaks `text` into at most `limit` lines of `width` pixels; what is left over becomes an ellipsis. Never empty. */
export function wrapped(text: string, width: number, font: Font, limit: number): Wrapped {
  const lines: string[] = [];
  let current = "";
  let hyphen = "";
  let torn = false;
  const all = pieces(oneLine(text)).flatMap((piece) => {
    const parts = broken(piece, width, font);
    torn ||= parts.length > 1;
    return parts;
  });
  for (const [at, piece] of all.entries()) {
    const longer = current === "" ? piece.text : current + piece.gap + piece.text;
    if (textWidth(longer + (piece.hyphen ? "-" : ""), font.size, font.weight) <= width) {
      current = longer;
      hyphen = piece.hyphen ? "-" : "";
      continue;
    }
    if (lines.length === limit - 1) {
      const rest = all
        .slice(at)
        .map((p) => p.gap + p.text)
        .join("");
      lines.push(shortened(current + rest, width, font));
      return { lines, cut: true, torn };
    }
    if (current !== "") lines.push(current + hyphen);
    current = piece.text;
    hyphen = piece.hyphen ? "-" : "";
  }
  lines.push(current);
  return { lines, cut: false, torn };
}

/**
 * Like `wrapped`, in as many lines, with breaks where these are nearest to one length (least sum of squared widths, as in TeX's
 * and CSS's balancing): no word stands alone in a last line that could have company.
 */
export function balanced(text: string, width: number, font: Font, limit: number): Wrapped {
  const greedy = wrapped(text, width, font, limit);
  if (greedy.lines.length === 1 || greedy.cut || greedy.torn) return greedy;
  const all = pieces(oneLine(text));
  /** Best breaks of the pieces from `from` on into `count` lines; no finite cost where one would be too wide. */
  const best = (from: number, count: number): { cost: number; lines: readonly string[] } => {
    let line = "";
    let found: { cost: number; lines: readonly string[] } = { cost: Number.POSITIVE_INFINITY, lines: [] };
    for (let end = from; end <= all.length - count; end++) {
      const { text: word, gap } = all[end] as Piece;
      line += line === "" ? word : gap + word;
      const lineWidth = textWidth(line, font.size, font.weight);
      if (lineWidth > width) break;
      if (count === 1 && end < all.length - 1) continue;
      const rest = count === 1 ? { cost: 0, lines: [] } : best(end + 1, count - 1);
      const cost = lineWidth ** 2 + rest.cost;
      if (cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    return found;
  };
  return { ...greedy, lines: best(0, greedy.lines.length).lines };
}
