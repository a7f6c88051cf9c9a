import { CstUtils, type LangiumDocument } from "langium";
import { DefaultDefinitionProvider } from "langium/lsp";
import type { DefinitionParams, LocationLink } from "vscode-languageserver";
import * as ast from "../generated/ast.ts";
import { importedUri } from "../imports.ts";

/** From a name to its declaration, from an import to its file. */
export class MlflowDefinition extends DefaultDefinitionProvider {
  override async getDefinition(
    document: LangiumDocument,
    params: DefinitionParams,
  ): Promise<LocationLink[] | undefined> {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(params.position));
    if (leaf && ast.isImport(leaf.astNode)) {
      const uri = importedUri(document.uri, leaf.astNode.path);
      const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return (
        uri && [
          { targetUri: uri.toString(), targetRange: top, targetSelectionRange: top, originSelectionRange: leaf.range },
        ]
      );
    }
    return super.getDefinition(document, params);
  }
}
