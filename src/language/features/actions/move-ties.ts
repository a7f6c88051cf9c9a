/** What ties declarations to the file that they stand in, and what they need where they go. */
import { type AstNode, type LangiumDocument, UriUtils } from "langium";
import * as ast from "../../generated/ast.ts";
import { documentOf } from "../../imports.ts";
import type { MlflowEditorServices } from "../../services.ts";
import { treeOf } from "../../tree.ts";

export interface Ties {
  /** Why they cannot go, as a sentence; absent where they can. */
  readonly stay?: string;
  /** Files that declare what they name. */
  readonly needs: readonly LangiumDocument[];
  /** Whether what stays names something of what goes. */
  readonly isNamed: boolean;
}

/** The ties of declarations at the top of a file. A map draws the steps of its own file only, and its targets change them. */
export function tiesOf(document: LangiumDocument, going: readonly AstNode[], services: MlflowEditorServices): Ties {
  const goes = (node: AstNode): boolean => going.some((one) => isWithin(node, one));
  const needs = new Set<LangiumDocument>();
  let isNamed = false;
  for (const { reference, container } of treeOf(document.parseResult.value).references) {
    const target = "ref" in reference ? reference.ref : undefined;
    if (!target) continue;
    const [from, to] = [goes(container), goes(target)];
    if (from === to) continue;
    if (to) isNamed = true;
    const isDrawn = ast.isPhase(target) || ast.isStep(target) || (to && ast.isTarget(target));
    if (isDrawn && !(from && isOfPlatform(container))) {
      const line = (reference.$refNode?.range.start.line ?? 0) + 1;
      const stay = to
        ? `Line ${line} names “${reference.$refText}”, and a map draws what stands in its own file: select that line as well.`
        : `Line ${line} names “${reference.$refText}”, which would stay here: select what declares it as well.`;
      return { stay, needs: [], isNamed };
    }
    const home = documentOf(target);
    if (from && home) needs.add(home);
  }
  for (const node of going.flatMap((one) => treeOf(document.parseResult.value).nodes.filter((n) => isWithin(n, one)))) {
    if (!("name" in node) || typeof node.name !== "string") continue;
    const uses = services.references.References.findReferences(node, {});
    const other = uses.find(({ sourceUri }) => !UriUtils.equals(sourceUri, document.uri))?.sourceUri;
    if (other) return { stay: `“${UriUtils.basename(other)}” names “${node.name}” of this file.`, needs: [], isNamed };
  }
  return { needs: [...needs], isNamed };
}

function isWithin(node: AstNode, holder: AstNode): boolean {
  for (let at: AstNode | undefined = node; at; at = at.$container) if (at === holder) return true;
  return false;
}

/** A platform belongs to the map whose target it names, wherever it stands. */
function isOfPlatform(node: AstNode): boolean {
  for (let at: AstNode | undefined = node; at; at = at.$container) if (ast.isPlatform(at)) return true;
  return false;
}
