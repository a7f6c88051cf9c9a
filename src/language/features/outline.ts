import { type AstNode, GrammarUtils, type LangiumDocument } from "langium";
import type { DocumentSymbolProvider } from "langium/lsp";
import { type DocumentSymbol, SymbolKind, SymbolTag } from "vscode-languageserver";
import { isLevel } from "../../model/level.ts";
import * as ast from "../generated/ast.ts";
import { isMapFile } from "../imports.ts";
import { headOf } from "../names.ts";
import { levelSwatch } from "./describe.ts";
import { nameKinds } from "./name-kinds.ts";

/** The outline: declarations as they nest, by title, each with its name and what matters of it. */
export class MlflowOutline implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    const root = document.parseResult.value;
    return isMapFile(root) ? symbols((root as ast.MapFile).items) : [];
  }
}

function symbols(items: readonly ast.Item[]): DocumentSymbol[] {
  return items.flatMap((item) => symbolOf(item) ?? []);
}

function symbolOf(item: ast.Item): DocumentSymbol | undefined {
  const cst = item.$cstNode;
  if (!cst) return undefined;
  if (ast.isChange(item) || ast.isExtend(item) || ast.isRemove(item)) return changeSymbol(item);
  const kind = nameKinds[item.$type]?.symbol;
  if (kind === undefined) return undefined;
  const name = "name" in item ? item.name : undefined;
  const title = "title" in item ? item.title : undefined;
  const label = title ?? name;
  if (label === undefined || label.trim() === "") return undefined;
  const nameCst = GrammarUtils.findNodeForProperty(cst, name === undefined ? "title" : "name") ?? cst;
  const children = "items" in item ? symbols(item.items) : [];
  const detail = detailOf(item, title === undefined ? undefined : name);
  return {
    name: label,
    kind,
    range: cst.range,
    selectionRange: nameCst.range,
    ...(detail !== "" && { detail }),
    ...(isAbsent(item) && { tags: [SymbolTag.Deprecated] }),
    ...(children.length > 0 && { children }),
  };
}

function changeSymbol(item: ast.Change | ast.Extend | ast.Remove): DocumentSymbol | undefined {
  const cst = item.$cstNode;
  if (!cst) return undefined;
  const children = "items" in item ? symbols(item.items) : [];
  const what = ast.isChange(item)
    ? item.node?.$refText
    : ast.isExtend(item)
      ? item.phase?.$refText
      : [...item.phases, ...item.nodes].map((r) => r.$refText).join(", ") +
        (item.arrow ? ` -> ${item.to.map((r) => r.$refText).join(", ")}` : "");
  if (!what) return undefined;
  const level = ast.isChange(item) ? levelText(item) : "";
  return {
    name: `${item.$type.toLowerCase()} ${what}`,
    kind: SymbolKind.Property,
    range: cst.range,
    selectionRange: cst.range,
    ...(level !== "" && { detail: level }),
    ...(children.length > 0 && { children }),
  };
}

function detailOf(item: ast.Item, name: string | undefined): string {
  const level = ast.isProcess(item) ? levelText(item) : "";
  return [name ?? "", level].filter((part) => part !== "").join("  ");
}

function levelText(item: AstNode & { readonly head: readonly ast.HeadClause[] }): string {
  const level = headOf(item, "Is")?.level;
  return level !== undefined && isLevel(level) ? `${levelSwatch[level]} ${level}` : "";
}

/** Drawn struck through: the step is not there. */
function isAbsent(item: ast.Item): boolean {
  return ast.isProcess(item) && headOf(item, "Is")?.level === "absent";
}
