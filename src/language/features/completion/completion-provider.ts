import { type AstNode, AstUtils, type LangiumDocument, URI } from "langium";
import type { CompletionProvider, CompletionProviderOptions } from "langium/lsp";
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from "vscode-languageserver";
import { type Rule, rules } from "../../../analysis/index.ts";
import { levels, levelsAndUnrated } from "../../../model/level.ts";
import type { ProcessMap } from "../../../model/process-map.ts";
import * as ast from "../../generated/ast.ts";
import { isMapFile } from "../../imports.ts";
import { mapOf } from "../../map-of.ts";
import { namesOf, type Space } from "../../names.ts";
import type { MlflowEditorServices } from "../../services.ts";
import { describe, levelPage, levelWords, useCount } from "../describe.ts";
import { importEdit } from "../import-edit.ts";
import { nameKinds } from "../name-kinds.ts";
import { writtenName } from "../name-text.ts";
import { relativePath } from "../relative-path.ts";
import { holderAt, type Visible, visibleAt } from "../scope-at.ts";
import { rulePage, type SilencePlace, silencePlace, silenceWordPage, silenceWords } from "../silence-help.ts";
import { valuePage } from "../value-pages.ts";
import { wordPage } from "../vocabulary.ts";
import { constructs } from "./constructs.ts";
import { itemsOf, type Place, placeAt, type Referable, type Wanted } from "./place.ts";

const spacesOf: Readonly<Record<Referable, readonly Space[]>> = {
  Step: ["step"],
  Process: ["step"],
  RatedProcess: ["step"],
  Changeable: ["step", "actor", "interface", "data"],
  Phase: ["phase"],
  Actor: ["actor"],
  Interface: ["interface"],
  Data: ["data"],
  Target: ["target"],
  Platform: ["platform"],
  Stated: ["target", "platform"],
  QuestionGroup: ["group"],
};

/** Spaces whose names an import makes visible; steps and phases are a file's own. */
const importable: ReadonlySet<Space> = new Set(["actor", "interface", "data", "target", "platform", "group"]);

/** Completion that knows the place; it reads the words before the cursor, so it works in a line that does not parse. */
export class MlflowCompletionProvider implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: [" ", ".", ">", ",", "/", '"'] };
  private readonly services: MlflowEditorServices;

  constructor(services: MlflowEditorServices) {
    this.services = services;
  }

  getCompletion(document: LangiumDocument, { position, context }: CompletionParams): CompletionList | undefined {
    const { textDocument } = document;
    const offset = textDocument.offsetAt(position);
    const silence = silencePlace(textDocument.getText(), offset);
    if (silence)
      return CompletionList.create(
        silenceItems(document, silence, this.services.lint.Judging.of(document.uri.toString()).rules),
      );
    const place = placeAt(textDocument.getText(), offset);
    if (!place) return undefined;
    const typedBlank = context?.triggerCharacter === " ";
    // A blank opens the list where the language asks for something, not at the beginning of every line.
    if (typedBlank && place.wanted.some((w) => w.want === "item")) return undefined;
    const maker = new ItemMaker(this.services, document, place, offset);
    return CompletionList.create(place.wanted.flatMap((wanted) => maker.items(wanted)));
  }

  /** Adds the page of a name, which is written only for the item that somebody looks at. */
  resolve(item: CompletionItem): CompletionItem {
    const data = item.data as Partial<PageData> | undefined;
    if (data?.map === undefined || data.file === undefined || data.path === undefined) return item;
    const { LangiumDocuments } = this.services.shared.workspace;
    const [document, home] = [data.map, data.file].map((uri) => LangiumDocuments.getDocument(URI.parse(uri)));
    if (!document || !home) return item;
    const node = this.services.workspace.AstNodeLocator.getAstNode(home.parseResult.value, data.path);
    const value = node && describe(node, mapOf(this.services, document));
    return value === undefined ? item : { ...item, documentation: { kind: "markdown", value } };
  }
}

/** Where the declaration stands that an item names, and from which map it is looked at. */
interface PageData {
  readonly map: string;
  readonly file: string;
  readonly path: string;
}

class ItemMaker {
  private readonly services: MlflowEditorServices;
  private readonly document: LangiumDocument;
  private readonly place: Place;
  private readonly offset: number;
  private readonly map: ProcessMap;

  constructor(services: MlflowEditorServices, document: LangiumDocument, place: Place, offset: number) {
    this.services = services;
    this.document = document;
    this.place = place;
    this.offset = offset;
    this.map = mapOf(services, document);
  }

  items(wanted: Wanted): readonly CompletionItem[] {
    switch (wanted.want) {
      case "item":
        return [...this.itemWords(wanted.block), ...this.flowStarts(wanted.block)];
      case "words":
        return wanted.words.map((word) => this.word(word));
      case "level":
        return (wanted.unrated ? levelsAndUnrated : levels)
          .filter((level) => !wanted.taken?.includes(level))
          .map((level) => ({
            ...this.base(level, `1${levelsAndUnrated.indexOf(level)}`),
            kind: CompletionItemKind.EnumMember,
            labelDetails: { description: levelWords(level, this.map) },
            documentation: { kind: "markdown", value: levelPage(level, this.map) },
          }));
      case "values":
        return wanted.values.map((value, i) => this.value(value, i, wanted.clause));
      case "answer":
        return answers.map(([mark, meaning], i) => ({
          ...this.base(mark, `1${i}`),
          kind: CompletionItemKind.EnumMember,
          filterText: `${mark} ${meaning}`,
          labelDetails: { description: meaning },
          documentation: { kind: "markdown", value: valuePage("answer", mark, this.map.settings) ?? "" },
        }));
      case "import-path":
        return this.paths();
      case "names":
        return this.names(wanted.of, wanted.none, wanted.taken);
      case "question":
        return this.questions(wanted.group);
    }
  }

  private base(label: string, sortText: string, newText = label) {
    const { start, end } = this.place;
    const { textDocument } = this.document;
    const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
    return { label, sortText, textEdit: { range, newText } };
  }

  private value(value: string, i: number, clause: string | undefined): CompletionItem {
    const page = clause && valuePage(clause, value, this.map.settings);
    return {
      ...this.base(value, `2${i}`),
      kind: CompletionItemKind.Value,
      ...(page !== undefined && { documentation: { kind: "markdown" as const, value: page } }),
    };
  }

  private word(word: string, sort = "5"): CompletionItem {
    const page = wordPage(word);
    return {
      ...this.base(word, `${sort}${word}`),
      kind: CompletionItemKind.Keyword,
      ...(page !== undefined && { documentation: { kind: "markdown" as const, value: page } }),
    };
  }

  /** Words that may begin an item, and whole constructs to fill in. */
  private itemWords(block: string): readonly CompletionItem[] {
    const { words } = itemsOf(block);
    const whole = words.flatMap((word) => {
      const construct = constructs(word, block);
      if (construct === undefined) return [];
      return [
        {
          ...this.base(`${word} …`, `4${word}`, construct),
          filterText: word,
          kind: CompletionItemKind.Snippet,
          insertTextFormat: InsertTextFormat.Snippet,
          documentation: { kind: "markdown" as const, value: wordPage(word) ?? "" },
        },
      ];
    });
    return [...whole, ...words.map((word) => this.word(word))];
  }

  private flowStarts(block: string): readonly CompletionItem[] {
    return itemsOf(block).flows
      ? this.names("Step", false, []).map((item) => ({ ...item, sortText: `6${item.sortText ?? ""}` }))
      : [];
  }

  private names(of: Referable, none: boolean, taken: readonly string[]): readonly CompletionItem[] {
    const spaces = spacesOf[of];
    const visible = visibleAt(this.services, this.document, this.offset, spaces).filter(
      ({ name, node, imported }) => !taken.includes(name) && fits(of, node) && !(imported && of === "Step"),
    );
    const rated = of === "RatedProcess" ? this.ratedNames() : new Set<string>();
    const items = visible.filter(({ name }) => !rated.has(name)).map((entry) => this.name(entry));
    const known = new Set([...visible.map(({ name }) => name), ...taken]);
    const elsewhere = spaces.some((space) => importable.has(space)) ? this.namesElsewhere(of, known) : [];
    const noneItem = none ? [this.word("none", "8")] : [];
    return [...items, ...elsewhere, ...noneItem];
  }

  /** What `resolve` needs to write the page of a declaration. */
  private pageOf(node: AstNode): PageData {
    const home = AstUtils.findRootNode(node).$document ?? this.document;
    const path = this.services.workspace.AstNodeLocator.getAstNodePath(node);
    return { map: this.document.uri.toString(), file: home.uri.toString(), path };
  }

  private name({ name, node, imported }: Visible): CompletionItem {
    const title = node.title ?? "";
    const uses = useCount(node, this.map);
    const used = uses === undefined ? "" : uses === 0 ? "not used yet" : `used ${uses}×`;
    return {
      ...this.base(name, `${imported ? 3 : 2}${name}`, writtenName(name)),
      data: this.pageOf(node),
      filterText: `${name} ${title}`,
      kind: nameKinds[node.$type]?.completion ?? CompletionItemKind.Reference,
      labelDetails: { ...(used !== "" && { detail: `  ${used}` }), description: title },
    };
  }

  /** Names of other files in the workspace, with the import that they need. */
  private namesElsewhere(of: Referable, known: ReadonlySet<string>): readonly CompletionItem[] {
    const found: CompletionItem[] = [];
    for (const other of this.services.shared.workspace.LangiumDocuments.all) {
      const root = other.parseResult.value;
      if (other.uri.toString() === this.document.uri.toString() || !isMapFile(root)) continue;
      for (const space of spacesOf[of]) {
        if (!importable.has(space)) continue;
        for (const [name, nodes] of namesOf(root as ast.MapFile).current.get(space) ?? []) {
          const node = nodes[0];
          if (!node || known.has(name)) continue;
          const path = relativePath(this.document.uri, other.uri);
          found.push({
            ...this.name({ name, node, imported: true }),
            sortText: `7${name}`,
            labelDetails: { description: `${node.title ?? ""}  ${path}` },
            detail: `Adds import "${path}"`,
            additionalTextEdits: [importEdit(this.document, path)],
          });
        }
      }
    }
    return found;
  }

  private ratedNames(): ReadonlySet<string> {
    const holder = holderAt(this.document, this.offset);
    if (!holder || !ast.isPlatform(holder)) return new Set();
    return new Set(holder.items.filter(ast.isRate).flatMap((rate) => rate.processes.map((p) => p.$refText)));
  }

  /** The questions of a group that the platform has not answered yet. */
  private questions(groupName: string): readonly CompletionItem[] {
    const group = visibleAt(this.services, this.document, this.offset, ["group"]).find(
      ({ name }) => name === groupName,
    )?.node;
    if (!group || !ast.isQuestionGroup(group)) return [];
    const holder = holderAt(this.document, this.offset);
    const answered = new Set(
      (holder && ast.isPlatform(holder) ? holder.items.filter(ast.isAnswer) : [])
        .filter((answer) => answer.group?.$refText === groupName && answer.value !== undefined)
        .map((answer) => answer.question?.$refText),
    );
    return group.items
      .filter(ast.isQuestion)
      .filter((question) => question.name && !answered.has(question.name))
      .map((question) => ({
        ...this.base(question.name, `2${question.name}`, writtenName(question.name)),
        kind: CompletionItemKind.Field,
        labelDetails: { description: question.title ?? "" },
        data: this.pageOf(question),
      }));
  }

  private paths(): readonly CompletionItem[] {
    return this.services.shared.workspace.LangiumDocuments.all
      .filter((other) => other.uri.toString() !== this.document.uri.toString())
      .map((other) => ({
        ...this.base(relativePath(this.document.uri, other.uri), "1"),
        kind: CompletionItemKind.File,
      }))
      .toArray();
  }
}

/** The words that begin a silence, or the rules that it may name; behind the last one the reason is asked for. */
function silenceItems(
  { textDocument }: LangiumDocument,
  { wants, start, end, taken, isLast }: SilencePlace,
  known: readonly Rule[] = rules,
): CompletionItem[] {
  const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
  if (wants === "word")
    return silenceWords.map((word) => ({
      label: word,
      kind: CompletionItemKind.Keyword,
      textEdit: { range, newText: word },
      documentation: { kind: "markdown", value: silenceWordPage(word) },
    }));
  return known
    .filter(({ id }) => !taken.includes(id))
    .map((rule) => ({
      label: rule.id,
      kind: CompletionItemKind.Event,
      ...(isLast && { insertTextFormat: InsertTextFormat.Snippet }),
      textEdit: { range, newText: isLast ? `${rule.id}: \${1:say why}` : rule.id },
      documentation: { kind: "markdown", value: rulePage(rule) },
    }));
}

const answers = [
  ["🟢", "good"],
  ["🟡", "mixed"],
  ["🔴", "bad"],
] as const;

function fits(of: Referable, node: AstNode): boolean {
  if (of === "Process" || of === "RatedProcess") return ast.isProcess(node);
  return of !== "Changeable" || !(ast.isStart(node) || ast.isEnd(node));
}
