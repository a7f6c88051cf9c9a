import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  DefaultIndexManager,
  DefaultScopeComputation,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  UriUtils,
} from "langium";
import type * as ast from "./generated/ast.ts";
import { importedUri, importsOf, isMapFile } from "./imports.ts";

/** Offers every declaration of a file to the workspace's list of symbols. Scopes come from `names.ts`, not from here. */
export class MlflowScopeComputation extends DefaultScopeComputation {
  override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const symbols: AstNodeDescription[] = [];
    for (const node of declarationsUnder(document.parseResult.value)) this.addExportedSymbol(node, symbols, document);
    return symbols;
  }

  override async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap<AstNode, AstNodeDescription>() as unknown as LocalSymbols;
  }
}

function declarationsUnder(file: AstNode): readonly AstNode[] {
  return AstUtils.streamAllContents(file)
    .filter((node) => "name" in node && typeof node.name === "string")
    .toArray();
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
