import { type AstNode, GrammarUtils, type LangiumDocuments } from "langium";
import type { FuzzyMatcher, LangiumSharedServices, WorkspaceSymbolProvider } from "langium/lsp";
import type { WorkspaceSymbol, WorkspaceSymbolParams } from "vscode-languageserver";
import type * as ast from "../generated/ast.ts";
import { isMapFile } from "../imports.ts";
import { type NamedNode, type Names, namesOf } from "../names.ts";
import { nameKinds } from "./name-kinds.ts";

/** More than people look through. */
const mostSymbols = 500;

/** Every declaration of the workspace, found by name or title. */
export class MlflowWorkspaceSymbols implements WorkspaceSymbolProvider {
  private readonly documents: LangiumDocuments;
  private readonly matcher: FuzzyMatcher;

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.matcher = services.lsp.FuzzyMatcher;
  }

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const found: WorkspaceSymbol[] = [];
    for (const document of this.documents.all) {
      const root = document.parseResult.value;
      if (!isMapFile(root)) continue;
      const { current, targets } = namesOf(root as ast.MapFile);
      for (const node of [current, ...targets.values()].flatMap(nodesIn)) {
        if (!node.name) continue;
        const title = node.title ?? node.name;
        if (!this.fits(query, node.name) && !this.fits(query, title)) continue;
        const symbol = symbolOf(node, title, document.uri.toString());
        if (symbol) found.push(symbol);
        if (found.length >= mostSymbols) return found;
      }
    }
    return found;
  }

  /** The letters in their order from the first one on, or the words anywhere: “scientist” finds the data scientist. */
  private fits(query: string, text: string): boolean {
    return query === "" || this.matcher.match(query, text) || text.toLowerCase().includes(query.toLowerCase());
  }
}

function nodesIn(names: Names): readonly NamedNode[] {
  return [...names.values()].flatMap((table) => [...table.values()].flat());
}

function symbolOf(node: NamedNode, title: string, uri: string): WorkspaceSymbol | undefined {
  const kind = nameKinds[node.$type]?.symbol;
  const range = GrammarUtils.findNodeForProperty(node.$cstNode, "name")?.range;
  if (kind === undefined || !range) return undefined;
  const holder = holderTitle(node.$container);
  return { name: title, kind, location: { uri, range }, ...(holder !== undefined && { containerName: holder }) };
}

function holderTitle(node: AstNode | undefined): string | undefined {
  if (!node || !("name" in node) || typeof node.name !== "string") return undefined;
  return "title" in node && typeof node.title === "string" ? node.title : node.name;
}
