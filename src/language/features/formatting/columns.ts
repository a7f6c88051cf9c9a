/** Aligns neighbouring one-line declarations of one keyword (language.md, *Formatting*, Columns). */
import { displayWidth } from "./display-width.ts";

/** Columns of a page; an end-of-line comment is not counted. */
export const pageWidth = 120;

/** The cells of a one-line declaration: `process` · `train` · `"Train"` · `by ds { … }`. */
export interface Cells {
  /** Declarations with the same group are aligned with each other. */
  readonly group: string;
  readonly indent: string;
  readonly keyword: string;
  readonly name: string;
  readonly title: string;
  readonly rest: string;
}

/** The lines of one run of neighbours: all columns if that fits, else title columns, else plain. */
export function aligned(run: readonly Cells[]): readonly string[] {
  const plain = run.map((cells) => joined([cells.keyword, cells.name, cells.title, cells.rest], cells.indent));
  if (run.length < 2) return plain;
  const candidates = [fullyAligned(run)];
  if (run.some((cells) => cells.title !== "")) candidates.push(titlesAligned(run));
  return candidates.find((lines) => lines.every((line) => displayWidth(line) <= pageWidth)) ?? plain;
}

/** Groups whose text is aligned but not what follows it. */
const onlyText: ReadonlySet<string> = new Set(["question"]);

function fullyAligned(run: readonly Cells[]): readonly string[] {
  if (onlyText.has(run[0]?.group ?? "")) return titlesAligned(run);
  const keyword = widest(run, "keyword");
  const name = widest(run, "name");
  const title = widest(run, "title");
  return run.map((cells) =>
    joined(
      [padded(cells.keyword, keyword), padded(cells.name, name), padded(cells.title, title), cells.rest],
      cells.indent,
    ),
  );
}

function titlesAligned(run: readonly Cells[]): readonly string[] {
  const keyword = widest(run, "keyword");
  const name = widest(run, "name");
  return run.map((cells) =>
    cells.title === ""
      ? joined([padded(cells.keyword, keyword), cells.name, cells.rest], cells.indent)
      : joined([padded(cells.keyword, keyword), padded(cells.name, name), cells.title, cells.rest], cells.indent),
  );
}

function widest(run: readonly Cells[], cell: "keyword" | "name" | "title"): number {
  return run.reduce((width, cells) => Math.max(width, displayWidth(cells[cell])), 0);
}

function padded(text: string, width: number): string {
  return text + " ".repeat(width - displayWidth(text));
}

function joined(cells: readonly string[], indent: string): string {
  return (indent + cells.filter((cell) => cell !== "").join(" ")).trimEnd();
}
