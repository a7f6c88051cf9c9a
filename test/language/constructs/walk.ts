/** A fixture opened in the built server, and the questions of an editor about places in it, told by their words. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TextDocument } from "langium";
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Client } from "../../server/client.ts";

/** Where the fixtures stand for the server: nowhere on the disk, so that each is alone when it is open. */
const home = "untitled:/walk";

export const fixture = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.mlflow`), "utf8");

/** One coloured word as the server tells it. */
export interface Coloured {
  readonly range: Range;
  readonly text: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

export interface Legend {
  readonly tokenTypes: readonly string[];
  readonly tokenModifiers: readonly string[];
}

/** An open text; `¦` in a place marks the cursor. A place that is not in the text is typed behind its part that is. */
export class Walk {
  readonly uri: string;
  readonly #client: Client;
  readonly #legend: Legend;
  #document: TextDocument;

  private constructor(client: Client, legend: Legend, document: TextDocument) {
    this.#client = client;
    this.#legend = legend;
    this.#document = document;
    this.uri = document.uri;
  }

  static async begin(client: Client, legend: Legend, name: string, text = fixture(name)): Promise<Walk> {
    const uri = `${home}/${name}.mlflow`;
    await client.open(uri, text);
    return new Walk(client, legend, TextDocument.create(uri, "mlflow", 1, text));
  }

  async end(): Promise<void> {
    await this.#client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri } });
  }

  get text(): string {
    return this.#document.getText();
  }

  async write(text: string): Promise<void> {
    const version = this.#document.version + 1;
    this.#document = TextDocument.create(this.uri, "mlflow", version, text);
    const textDocument = { uri: this.uri, version };
    await this.#client.connection.sendNotification("textDocument/didChange", {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  ask<T>(method: string, more: object = {}): Promise<T> {
    return this.#client.connection.sendRequest<T>(method, { textDocument: { uri: this.uri }, ...more });
  }

  position(offset: number): Position {
    return this.#document.positionAt(offset);
  }

  /** The words of a range. */
  words(range: Range): string {
    return this.#document.getText(range);
  }

  /** The line that a place stands on, without what is around it. */
  line({ line }: Position): string {
    return (this.text.split("\n")[line] ?? "").trim();
  }

  /** Where the cursor of a place stands in the text as it is; the place must be there once. */
  at(place: string): Position {
    return this.position(offsetOf(this.text, place));
  }

  async completion(position: Position): Promise<readonly CompletionItem[]> {
    const list = await this.ask<CompletionList | readonly CompletionItem[] | null>("textDocument/completion", {
      position,
    });
    return list === null ? [] : "items" in list ? list.items : list;
  }

  async hover(position: Position): Promise<string> {
    const hover = await this.ask<Hover | null>("textDocument/hover", { position });
    return (hover?.contents as { readonly value: string } | undefined)?.value ?? "";
  }

  async definitions(position: Position): Promise<readonly { readonly uri: string; readonly range: Range }[]> {
    const found = await this.ask<readonly (LocationLink | Location)[] | null>("textDocument/definition", { position });
    return (found ?? []).map((one) =>
      "targetUri" in one ? { uri: one.targetUri, range: one.targetSelectionRange } : one,
    );
  }

  async references(position: Position): Promise<readonly Location[]> {
    const context = { includeDeclaration: true };
    return (await this.ask<readonly Location[] | null>("textDocument/references", { position, context })) ?? [];
  }

  async highlights(position: Position): Promise<readonly Range[]> {
    const found = await this.ask<readonly { range: Range }[] | null>("textDocument/documentHighlight", { position });
    return (found ?? []).map(({ range }) => range);
  }

  outline(): Promise<readonly DocumentSymbol[]> {
    return this.ask("textDocument/documentSymbol");
  }

  folds(): Promise<readonly FoldingRange[]> {
    return this.ask("textDocument/foldingRange");
  }

  links(): Promise<readonly DocumentLink[]> {
    return this.ask("textDocument/documentLink");
  }

  lenses(): Promise<readonly CodeLens[]> {
    return this.ask("textDocument/codeLens");
  }

  hints(): Promise<readonly InlayHint[]> {
    const range = { start: this.position(0), end: this.position(this.text.length) };
    return this.ask("textDocument/inlayHint", { range });
  }

  async selections(position: Position): Promise<readonly string[]> {
    const [innermost] = await this.ask<readonly SelectionRange[]>("textDocument/selectionRange", {
      positions: [position],
    });
    const found: string[] = [];
    for (let at: SelectionRange | undefined = innermost; at; at = at.parent) found.push(this.words(at.range));
    return found;
  }

  async colours(): Promise<readonly Coloured[]> {
    const { data } = await this.ask<{ readonly data: readonly number[] }>("textDocument/semanticTokens/full");
    const found: Coloured[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, flags = 0] = data.slice(i, i + 5);
      line += down;
      character = down > 0 ? right : character + right;
      const range = { start: { line, character }, end: { line, character: character + length } };
      const modifiers = this.#legend.tokenModifiers.filter((_, bit) => (flags & (1 << bit)) > 0);
      found.push({ range, text: this.words(range), type: this.#legend.tokenTypes[type] ?? "", modifiers });
    }
    return found;
  }

  /** What is found wrong in the text as it is now. */
  async diagnostics(): Promise<readonly Diagnostic[]> {
    const { version } = this.#document;
    const found = await this.#client.diagnosed(this.uri, (d) => (d as { version?: number }).version === version);
    return found.diagnostics as unknown as readonly Diagnostic[];
  }

  fixes(diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [diagnostic] };
    return this.ask("textDocument/codeAction", { range: diagnostic.range, context });
  }

  async renamed(position: Position, newName: string): Promise<string> {
    const edit = await this.ask<WorkspaceEdit | null>("textDocument/rename", { position, newName });
    return this.applied(edit?.changes?.[this.uri] ?? []);
  }

  /** The text as the formatter leaves it. */
  async formatted(): Promise<string> {
    const options = { tabSize: 2, insertSpaces: true };
    return this.applied((await this.ask<readonly TextEdit[] | null>("textDocument/formatting", { options })) ?? []);
  }

  applied(edits: readonly TextEdit[]): string {
    return TextDocument.applyEdits(this.#document, [...edits]);
  }
}

/** The offset of a place's cursor in a text that holds the place, once. */
export function offsetOf(text: string, place: string): number {
  const cursor = place.indexOf("¦");
  const words = place.replace("¦", "");
  const start = text.indexOf(words);
  if (cursor < 0 || start < 0) throw new Error(`“${place}” is no place in\n${text}`);
  if (text.includes(words, start + 1)) throw new Error(`“${place}” is there twice.`);
  return start + cursor;
}

/**
 * A text while somebody types the line of a place: what stands behind the cursor on that line is not there yet. A place
 * of several lines is written anew behind the line that its first line begins.
 */
export function typedTo(text: string, place: string): { readonly text: string; readonly offset: number } {
  const before = place.slice(0, place.indexOf("¦"));
  const [first = "", ...more] = before.split("\n");
  const known = more.length === 0 ? before : first;
  const start = text.indexOf(known);
  if (start < 0) throw new Error(`Nothing like “${first}” stands in\n${text}`);
  const end = start + known.length;
  const lineEnd = text.indexOf("\n", end);
  if (more.length === 0) return { text: text.slice(0, end) + text.slice(lineEnd), offset: end };
  const added = `\n${more.join("\n")}`;
  return { text: text.slice(0, lineEnd) + added + text.slice(lineEnd), offset: lineEnd + added.length };
}
