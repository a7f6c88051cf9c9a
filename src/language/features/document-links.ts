import { GrammarUtils, type LangiumDocument } from "langium";
import type { DocumentLinkProvider } from "langium/lsp";
import type { DocumentLink } from "vscode-languageserver";
import * as ast from "../generated/ast.ts";
import { importedUri } from "../imports.ts";
import { treeOf } from "../tree.ts";

/** Imports lead to their file, `link` to its address. */
export class MlflowDocumentLinks implements DocumentLinkProvider {
  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const links: DocumentLink[] = [];
    for (const node of treeOf(document.parseResult.value).nodes) {
      const isImport = ast.isImport(node);
      if (!isImport && !ast.isLink(node)) continue;
      const cst = GrammarUtils.findNodeForProperty(node.$cstNode, isImport ? "path" : "address");
      const target = isImport ? importedUri(document.uri, node.path)?.toString() : webAddress(node.address);
      if (!cst || target === undefined || cst.length < 2) continue;
      const { start, end } = cst.range;
      // The quotes do not belong to the link.
      const inner = {
        start: { line: start.line, character: start.character + 1 },
        end: { line: end.line, character: end.character - 1 },
      };
      links.push({ range: inner, target, tooltip: isImport ? "Open the imported map" : (node.text ?? target) });
    }
    return links;
  }
}

/** Only addresses that a browser shows: a map must not run anything. */
function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^(?:https?|mailto):/i.test(address) ? address : undefined;
}
