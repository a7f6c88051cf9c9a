/** Edits of what a map takes for granted. */
import { formattedLine, literal, type Manuscript } from "./manuscript.ts";

/** Writes `assume SUBJECT TEXT` into the map's block: in the place of the old one, else at its end; with a block where there is none. */
export function setAssumption(m: Manuscript, subject: string, text: string, title: string): string | undefined {
  const line = formattedLine(`assume ${subject} ${text}`);
  const map = m.statements.find(({ keyword }) => keyword === "map");
  if (!map) {
    const lines = [`map ${literal(title)} {`, `  ${line}`, "}"].join(m.lineEnd);
    const imports = m.statements.filter(({ keyword }) => keyword === "import");
    const last = imports.at(-1);
    if (last) m.insert(m.lineEndAfter(last), `${m.lineEnd}${m.lineEnd}${lines}`);
    else m.insert(0, `${lines}${m.lineEnd}${m.text.trim() === "" ? "" : m.lineEnd}`);
    return undefined;
  }
  const old = map.block?.statements.find((s) => s.keyword === "assume" && m.at(s.first + 1).text === subject);
  if (old) m.replace(m.start(old), m.end(old), line);
  else m.appendToBlock(map, line);
  return undefined;
}
