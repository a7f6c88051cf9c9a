import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { spelled } from "../formatting/spelling.ts";
import { type Asked, action, written } from "./asked.ts";

/** Sorts a run of imports by path and takes out those that stand twice. Comments keep a run as it is. */
export function organiseImports({ document }: Asked): readonly CodeAction[] {
  const edits = written(document, (m) => {
    const imports = m.statements.filter((s) => s.keyword === "import");
    const [first, last] = [imports[0], imports.at(-1)];
    if (!first || !last || imports.length < 2) return;
    const between = m.statements.slice(m.statements.indexOf(first), m.statements.indexOf(last) + 1);
    const commented = m.lexemes.slice(first.first + 1, last.last + 1).some((lexeme) => lexeme.comments.length > 0);
    if (between.length !== imports.length || commented) return;
    const lines = imports.map((s) => `import ${spelled(m.at(s.last), undefined, "")}`);
    const sorted = [...new Set(lines)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    m.replace(m.start(first), m.end(last), sorted.join(m.lineEnd));
  });
  return edits.length > 0 ? [action(document, CodeActionKind.SourceOrganizeImports, "Organise imports", edits)] : [];
}
