import { CstUtils, GrammarUtils, type LangiumDocument, type LeafCstNode } from "langium";
import type { HoverProvider } from "langium/lsp";
import type { Hover, HoverParams } from "vscode-languageserver";
import { isLevel, isLevelOrUnrated } from "../../model/level.ts";
import * as ast from "../generated/ast.ts";
import { nameCharacter } from "../letters.ts";
import { mapOf } from "../map-of.ts";
import type { MlflowEditorServices } from "../services.ts";
import { linked, plainly } from "./assumed.ts";
import { clientHasOurCommands } from "./client-commands.ts";
import { describe, levelPage } from "./describe.ts";
import { silencePage } from "./silence-help.ts";
import { clauseOfValue, subjectPage, valuePage } from "./value-pages.ts";
import { wordPage } from "./vocabulary.ts";

/** What a name stands for, what a level or a keyword means. */
export class MlflowHoverProvider implements HoverProvider {
  private readonly services: MlflowEditorServices;
  private readonly hasCommands: () => boolean;

  constructor(services: MlflowEditorServices) {
    this.services = services;
    this.hasCommands = clientHasOurCommands(services.shared);
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const root = document.parseResult.value.$cstNode;
    if (!root) return undefined;
    const offset = document.textDocument.offsetAt(position);
    const silenced = silencePage(
      document.textDocument.getText(),
      offset,
      this.services.lint.Judging.of(document.uri.toString()).rules,
    );
    if (silenced) {
      const [start, end] = [silenced.start, silenced.end].map((at) => document.textDocument.positionAt(at));
      return { contents: { kind: "markdown", value: silenced.page }, ...(start && end && { range: { start, end } }) };
    }
    const leaf = CstUtils.findDeclarationNodeAtOffset(root, offset, nameCharacter);
    const value = leaf && this.page(document, leaf);
    return leaf === undefined || value === undefined
      ? undefined
      : { contents: { kind: "markdown", value }, range: leaf.range };
  }

  private page(document: LangiumDocument, leaf: LeafCstNode): string | undefined {
    const [declaration] = this.services.references.References.findDeclarations(leaf);
    // A declaration of another file is described by what that file's map says of it.
    if (declaration) {
      const shown = this.hasCommands() ? linked(document.uri.toString()) : plainly;
      return describe(declaration, mapOf(this.services, document), shown);
    }
    const property = GrammarUtils.findAssignment(leaf)?.feature;
    const clause = clauseOfValue(leaf.astNode, property);
    const page = clause && valuePage(clause, leaf.text, mapOf(this.services, document).settings);
    if (page !== undefined) return page;
    // The keyword of a subject: `show phase build`.
    if (ast.isShow(leaf.astNode) && (property === undefined || property === "way")) return subjectPage(leaf.text);
    if (property === "levels" && isLevelOrUnrated(leaf.text))
      return levelPage(leaf.text, mapOf(this.services, document));
    if (property === "verb") return wordPage(leaf.text);
    if (property === "level" && isLevel(leaf.text)) return levelPage(leaf.text, mapOf(this.services, document));
    if (property === "subject" && isLevel(leaf.text)) return levelPage(leaf.text, mapOf(this.services, document));
    if (property === "text" || property === "title" || property === "why") return undefined;
    if (ast.isEvidence(leaf.astNode) && property === "kind") return wordPage(leaf.text);
    return property === undefined || property === "none" || property === "word" ? wordPage(leaf.text) : undefined;
  }
}
