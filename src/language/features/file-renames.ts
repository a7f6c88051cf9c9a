import { GrammarUtils, type LangiumDocument, URI, UriUtils } from "langium";
import type { FileOperationHandler, LangiumSharedServices } from "langium/lsp";
import type { FileOperationOptions, RenameFilesParams, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type * as ast from "../generated/ast.ts";
import { importedUri, importsOf, isMapFile } from "../imports.ts";
import { relativePath } from "./relative-path.ts";

/** A map (or a folder of maps) that is renamed or moved keeps its imports, and those that import it find it again. */
export class MlflowFileRenames implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: {
      // Of every scheme: a workspace in a browser has no `file:`.
      filters: [{ pattern: { glob: "**/*.mlflow", matches: "file" } }, { pattern: { glob: "**", matches: "folder" } }],
    },
  };
  private readonly services: LangiumSharedServices;

  constructor(services: LangiumSharedServices) {
    this.services = services;
  }

  willRenameFiles({ files }: RenameFilesParams): WorkspaceEdit | null {
    const moved = (uri: URI): URI => {
      const text = uri.toString();
      for (const { oldUri, newUri } of files) {
        // Some editors end the address of a folder with a slash.
        const [from, to] = [oldUri, newUri].map((address) => URI.parse(address).toString().replace(/\/$/, "")) as [
          string,
          string,
        ];
        if (text === from) return URI.parse(to);
        if (text.startsWith(`${from}/`)) return URI.parse(to + text.slice(from.length));
      }
      return uri;
    };
    const changes: Record<string, TextEdit[]> = {};
    for (const document of this.services.workspace.LangiumDocuments.all) {
      const edits = importEdits(document, moved);
      if (edits.length > 0) changes[document.uri.toString()] = edits;
    }
    return Object.keys(changes).length > 0 ? { changes } : null;
  }
}

function importEdits(document: LangiumDocument, moved: (uri: URI) => URI): TextEdit[] {
  const root = document.parseResult.value;
  if (!isMapFile(root)) return [];
  const home = moved(document.uri);
  return importsOf(root as ast.MapFile).flatMap((node) => {
    const target = importedUri(document.uri, node.path);
    const cst = GrammarUtils.findNodeForProperty(node.$cstNode, "path");
    if (!target || !cst) return [];
    const goal = moved(target);
    if (UriUtils.equals(goal, target) && UriUtils.equals(home, document.uri)) return [];
    const path = relativePath(home, goal);
    const quote = cst.text.charAt(0);
    const newText = quote + path + quote;
    return newText === cst.text ? [] : [{ range: cst.range, newText }];
  });
}
