import { type AstNode, CstUtils, type LangiumDocument } from "langium";
import { DefaultRenameProvider } from "langium/lsp";
import {
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import * as ast from "../generated/ast.ts";
import { nameCharacter } from "../letters.ts";
import { fileOf, namesOf, spaceOf, targetAround } from "../names.ts";
import { isName, writtenName } from "./name-text.ts";

/**
 * Rename of whatever a name declares, in all files of the workspace. A reserved word is written with `^`; a name that is
 * taken, or that is none, is refused with a sentence.
 */
export class MlflowRenameProvider extends DefaultRenameProvider {
  override async rename(
    document: LangiumDocument,
    { position, newName }: RenameParams,
  ): Promise<WorkspaceEdit | undefined> {
    const root = document.parseResult.value.$cstNode;
    if (!root) return undefined;
    const leaf = CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(position), nameCharacter);
    const node = leaf && this.references.findDeclarations(leaf)[0];
    if (!node) return undefined;
    const name = newName.trim().replace(/^\^/, "").normalize("NFC");
    const refusal = refusalOf(node, name);
    if (refusal) throw new ResponseError(LSPErrorCodes.RequestFailed, refusal);
    const changes = new Map<string, TextEdit[]>();
    const newText = writtenName(name);
    for (const { sourceUri, segment } of this.references.findReferences(node, { includeDeclaration: true })) {
      const uri = sourceUri.toString();
      changes.set(uri, [...(changes.get(uri) ?? []), { range: segment.range, newText }]);
    }
    return { changes: Object.fromEntries(changes) };
  }
}

/** Why a declaration cannot bear a name, as a sentence; undefined where it can. */
function refusalOf(node: AstNode, name: string): string | undefined {
  if (!isName(name)) {
    return `“${name}” is no name: a name begins with a letter or “_”, then letters, digits, “_”, and “-” between two of those.`;
  }
  if (ast.isQuestion(node)) {
    const taken = node.$container.items.some((item) => item !== node && ast.isQuestion(item) && item.name === name);
    return taken ? `This group already has a question “${name}”.` : undefined;
  }
  const space = spaceOf(node);
  if (!space) return undefined;
  const target = targetAround(node);
  const names = namesOf(fileOf(node));
  const tables = target ? [names.targets.get(target), names.current] : [names.current, ...names.targets.values()];
  const other = tables.flatMap((table) => table?.get(space)?.get(name) ?? []).find((found) => found !== node);
  if (!other) return undefined;
  const line = (other.$cstNode?.range.start.line ?? 0) + 1;
  return `“${name}” is taken: line ${line} declares it. Choose another name.`;
}
