import {
  type AstNode,
  type AstNodeDescription,
  DefaultIndexManager,
  DefaultScopeComputation,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  UriUtils,
} from "langium";
import type * as ast from "./generated/ast.ts";
import { importedUri, importsOf, isMapFile } from "./imports.ts";

/** Langium's own lists stay empty: scopes and the workspace's symbols come from `names.ts`. */
export class MlflowScopeComputation extends DefaultScopeComputation {
  override async collectExportedSymbols(): Promise<AstNodeDescription[]> {
    return [];
  }

  override async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap<AstNode, AstNodeDescription>() as unknown as LocalSymbols;
  }
}

/** A file is read anew when a file changes that it names things of, or that it imports. */
export class MlflowIndexManager extends DefaultIndexManager {
  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    return super.isAffected(document, changedUris) || importsOneOf(document, changedUris);
  }
}

function importsOneOf(document: LangiumDocument, uris: ReadonlySet<string>): boolean {
  const file = document.parseResult.value;
  if (!isMapFile(file)) return false;
  return importsOf(file as ast.MapFile).some(({ path }) => {
    const uri = importedUri(document.uri, path);
    return uri !== undefined && uris.has(UriUtils.normalize(uri));
  });
}
