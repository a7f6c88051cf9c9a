/** A table of text cells, as people read it on a terminal, as Markdown and as CSV. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words; the first always is one. */
  readonly words?: readonly number[];
}

/** Columns side by side: words to the left, numbers to the right. */
export function textTable({ head, rows, words = [] }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return `${lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || words.includes(column)
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n")}\n`;
}

const inMarkdown = (text: string): string =>
  text
    .trim()
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replaceAll("*", "\\*")
    .replaceAll("<", "&lt;")
    .replaceAll("\n", " ");

export function markdownTable({ head, rows, words = [] }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inMarkdown).join(" | ")} |\n`;
  const rule = `|${head.map((_, column) => (column === 0 || words.includes(column) ? " --- |" : " ---: |")).join("")}\n`;
  return line(head) + rule + rows.map(line).join("");
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe, so that it stays text. */
export function csvTable({ head, rows }: Table): string {
  const cell = (text: string): string => {
    const safe = /^[=+@]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [head, ...rows].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
