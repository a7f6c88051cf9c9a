/** Three versions of a map's text → one, for git: what two people wrote side by side, and where they contradict. */
import { formatText } from "../features/formatting/format-text.ts";
import { type MergedBody, mergeBodies, type Piece } from "./merge-parts.ts";
import { type Part, partsOf } from "./parts.ts";

export interface MergeWish {
  /** Length of the markers around a conflict; git's is 7. */
  readonly markerSize: number;
  readonly oursLabel: string;
  readonly theirsLabel: string;
}

export interface MergedText {
  readonly text: string;
  /** Places where both sides changed one thing differently: both stand there, between markers as git writes them. */
  readonly conflicts: number;
}

/**
 * Merges `ours` and `theirs`, which both came out of `base`. House style is kept where both sides kept it. Undefined where
 * braces, strings or comments of a version are not closed: then nobody can tell what stands where.
 */
export function mergeTexts(base: string, ours: string, theirs: string, wish: MergeWish): MergedText | undefined {
  const [o, a, b] = [partsOf(plain(base)), partsOf(plain(ours)), partsOf(plain(theirs))];
  if (!o || !a || !b) return undefined;
  const writer = new Writer([base, ours, theirs]);
  const drafted = `${writer.body(mergeBodies(o, a, b), "").join("\n")}\n`;
  const isStyled = [ours, theirs].every((text) => formatText(plain(text)) === plain(text));
  const text = writer.marked(isStyled ? formatText(drafted) : drafted, wish);
  return { text: asIn(ours, text === "\n" ? "" : text), conflicts: writer.clashes.length };
}

const plain = (text: string): string => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

/** With the line ends and the byte-order mark of another text. */
function asIn(model: string, text: string): string {
  const lineEnd = /\r\n|\n|\r/.exec(model)?.[0] ?? "\n";
  return (model.startsWith("\uFEFF") ? "\uFEFF" : "") + text.replaceAll("\n", lineEnd);
}

interface Written {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  /** Whether it takes the place of the line above, which opens a block. */
  readonly opens: boolean;
}

class Writer {
  readonly clashes: Written[] = [];
  /** Stands for a conflict while the rest is formatted: no text holds it. */
  readonly #stand: string;

  constructor(texts: readonly string[]) {
    let stand = "// conflict";
    while (texts.some((text) => text.includes(stand))) stand += "-";
    this.#stand = stand;
  }

  body({ pieces, tail }: MergedBody, indent: string): readonly string[] {
    return [...pieces.flatMap((piece) => this.piece(piece, indent)), ...tail];
  }

  piece(piece: Piece, indent: string): readonly string[] {
    if (piece.kind === "clash") {
      const side = (part: Part | undefined) => (part ? lines(part, part.lead, indent) : []);
      return [indent + this.#standFor({ ours: side(piece.ours), theirs: side(piece.theirs), opens: false })];
    }
    if (piece.kind === "kept") return lines(piece.part, piece.lead, indent);
    const here = deeper(piece.part.indent, indent);
    const { opening, aside, body, trailing } = piece;
    if (!body) return [...piece.lead, `${here}${opening as string}${trailing}`];
    const within = this.body(body, `${here}  `);
    const closed = `${here}}${trailing}`;
    if (typeof opening === "string") return [...piece.lead, `${here}${opening} {${aside}`, ...within, closed];
    const head = (text: string): readonly string[] => [`${here}${text} {${aside}`];
    const stand = this.#standFor({ ours: head(opening.ours), theirs: head(opening.theirs), opens: true });
    return [...piece.lead, ...head(opening.ours), `${here}  ${stand}`, ...within, closed];
  }

  #standFor(clash: Written): string {
    this.clashes.push(clash);
    return `${this.#stand} ${this.clashes.length - 1}`;
  }

  /** The text with both sides of each conflict between markers. */
  marked(text: string, { markerSize, oursLabel, theirsLabel }: MergeWish): string {
    const result: string[] = [];
    for (const line of text.split("\n")) {
      const number = line.trim().startsWith(this.#stand) ? line.trim().slice(this.#stand.length) : undefined;
      const clash = number === undefined ? undefined : this.clashes[Number(number)];
      if (!clash) {
        result.push(line);
        continue;
      }
      if (clash.opens) result.pop();
      result.push(`${"<".repeat(markerSize)} ${oursLabel}`, ...clash.ours, "=".repeat(markerSize));
      result.push(...clash.theirs, `${">".repeat(markerSize)} ${theirsLabel}`);
    }
    return result.join("\n");
  }
}

function lines(part: Part, lead: readonly string[], indent: string): readonly string[] {
  return [...lead, deeper(part.indent, indent) + part.text];
}

const deeper = (own: string, least: string): string => (own.length >= least.length ? own : least);
