import type { LangiumDocument } from "langium";
import type { TextEdit } from "vscode-languageserver";
import type * as ast from "../generated/ast.ts";
import { importsOf, isMapFile } from "../imports.ts";

/** The edit that imports a path: below the last import, else above everything. */
export function importEdit(document: LangiumDocument, path: string): TextEdit {
  const root = document.parseResult.value;
  const imports = isMapFile(root) ? importsOf(root as ast.MapFile) : [];
  const last = imports.at(-1)?.$cstNode;
  if (last) {
    const position = last.range.end;
    return { range: { start: position, end: position }, newText: `\nimport "${path}"` };
  }
  const top = { line: 0, character: 0 };
  const isEmpty = document.textDocument.getText().trim() === "";
  return { range: { start: top, end: top }, newText: `import "${path}"\n${isEmpty ? "" : "\n"}` };
}
