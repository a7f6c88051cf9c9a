import { type AstNode, AstUtils, type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from "langium";
import type * as ast from "./generated/ast.ts";

/** Where an import points: relative to the file that holds it. Undefined for a path that is empty or not relative. */
export function importedUri(from: URI, path: string | undefined): URI | undefined {
  if (path === undefined || path.trim() === "" || isAbsolutePath(path)) return undefined;
  return UriUtils.resolvePath(UriUtils.dirname(from), path.replaceAll("\\", "/"));
}

/** `/x`, `C:\x`, `https://…`: an import never leaves the place of its file this way. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path);
}

/** The imports that a file writes at its top level. */
export function importsOf(file: ast.MapFile): readonly ast.Import[] {
  return file.items.filter((item): item is ast.Import => item.$type === "Import");
}

/** The files that a file imports and that are there: direct ones only, each once, never itself. */
export function importedFiles(document: LangiumDocument, documents: LangiumDocuments): readonly ast.MapFile[] {
  const files = new Set<ast.MapFile>();
  for (const { path } of importsOf(document.parseResult.value as ast.MapFile)) {
    const uri = importedUri(document.uri, path);
    if (!uri || UriUtils.equals(uri, document.uri)) continue;
    const file = documents.getDocument(uri)?.parseResult.value;
    if (file && isMapFile(file)) files.add(file);
  }
  return [...files];
}

/** A document that was made known but not read yet has another root. */
export function isMapFile(node: AstNode): node is ast.MapFile {
  return node.$type === "MapFile";
}

/** The document that a node stands in, if it still stands in one. */
export function documentOf(node: AstNode): LangiumDocument | undefined {
  return AstUtils.findRootNode(node).$document;
}
