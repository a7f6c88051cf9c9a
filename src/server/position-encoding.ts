/**
 * Positions as the editor counts them. The language counts in UTF-16 units; an editor may ask for UTF-8 bytes or for
 * whole characters (`general.positionEncodings`). All that comes and goes is counted anew here, and nowhere else.
 * Messages of our own (`mlflow/…`) keep UTF-16: only our extension sends them.
 */

import { TextDocument } from "langium";
import type { Message, MessageReader, MessageWriter } from "vscode-languageserver";
import { type Encoding, type Lines, recounted, recountedTokens } from "./recount.ts";

type Params = Record<string, unknown>;
/** What of a message matters here; requests have both an id and a method, answers an id, notifications a method. */
interface Told extends Message {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

const offered: readonly Encoding[] = ["utf-16", "utf-8", "utf-32"];

/** The first that the editor names and we know: it names the one it likes best first. Without a wish it is UTF-16. */
export function chosenEncoding(initializeParams: unknown): Encoding {
  const capabilities = (
    initializeParams as { capabilities?: { general?: { positionEncodings?: unknown } } } | undefined
  )?.capabilities;
  const wished = capabilities?.general?.positionEncodings;
  const known = Array.isArray(wished) ? wished.find((w): w is Encoding => offered.includes(w as Encoding)) : undefined;
  return known ?? "utf-16";
}

export interface Counted {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Where texts come from that are not open in the editor. */
  textsFrom(read: (uri: string) => string | undefined): void;
}

/** A connection's two ends, with a border between the editor's way of counting and ours. */
export function countedAsAgreed(reader: MessageReader, writer: MessageWriter): Counted {
  const border = new Border();
  return {
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: (callback) => reader.listen((message) => callback(border.incoming(message as Told))),
      dispose: () => reader.dispose(),
    },
    writer: {
      onError: writer.onError,
      onClose: writer.onClose,
      write: (message) => writer.write(border.outgoing(message as Told)),
      end: () => writer.end(),
      dispose: () => writer.dispose(),
    },
    textsFrom: (read) => border.textsFrom(read),
  };
}

/** Notifications have no id, and an answer to what could not be read has none that says anything. */
const isId = (id: string | number | null | undefined): id is string | number => id !== undefined && id !== null;

class Border {
  #encoding: Encoding = "utf-16";
  #closedText: (uri: string) => string | undefined = () => undefined;
  /** Texts that are open, as of the newest message: the server may be some messages behind. */
  readonly #open = new Map<string, TextDocument>();
  /** Requests of the editor that were not answered yet. */
  readonly #asked = new Map<string | number, { readonly method: string; readonly uri: string | undefined }>();

  textsFrom(read: (uri: string) => string | undefined): void {
    this.#closedText = read;
  }

  incoming(message: Told): Message {
    const { method, id } = message;
    if (method === "initialize") this.#encoding = chosenEncoding(message.params);
    if (method === "initialize" && isId(id)) this.#asked.set(id, { method, uri: undefined });
    if (this.#encoding === "utf-16" || method === undefined || method.startsWith("mlflow/")) return message;
    const uri = uriIn(message.params);
    if (isId(id)) this.#asked.set(id, { method, uri });
    if (method === "textDocument/didChange") return this.#changed(message);
    if (method === "textDocument/didOpen") this.#opened(message.params as OpenParams);
    if (method === "textDocument/didClose" && uri !== undefined) this.#open.delete(uri);
    if (passesAsItIs.has(method)) return message;
    const params = recounted(message.params, uri, this.#encoding, "utf-16", this.#lines);
    // Edits of the numbers of an earlier answer cannot be counted anew alone: the whole answer is allowed instead.
    return method === "textDocument/semanticTokens/full/delta"
      ? told(message, { method: "textDocument/semanticTokens/full", params })
      : told(message, { params });
  }

  outgoing(message: Told): Message {
    const { method, id } = message;
    const asked = method === undefined && isId(id) ? this.#asked.get(id) : undefined;
    if (asked && isId(id)) this.#asked.delete(id);
    if (this.#encoding === "utf-16") return message;
    if (asked?.method === "initialize") return withEncoding(message, this.#encoding);
    if (method !== undefined) {
      if (method.startsWith("mlflow/")) return message;
      return told(message, { params: this.#sent(message.params, uriIn(message.params)) });
    }
    if (!asked || message.result === undefined || message.result === null || passesAsItIs.has(asked.method))
      return message;
    const tokens = asked.method.startsWith("textDocument/semanticTokens") && asked.uri !== undefined;
    const { result } = message;
    return told(message, {
      result: tokens
        ? recountedTokens(result as { data: number[] }, this.#encoding, this.#lines(asked.uri as string))
        : this.#sent(result, asked.uri),
    });
  }

  #sent(value: unknown, uri: string | undefined): unknown {
    return recounted(value, uri, "utf-16", this.#encoding, this.#lines);
  }

  readonly #lines = (uri: string): Lines => {
    const open = this.#open.get(uri);
    const text = open ? undefined : this.#closedText(uri);
    const document = open ?? (text === undefined ? undefined : TextDocument.create(uri, "mlflow", 0, text));
    return (line) =>
      document
        ?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
        .replace(/[\r\n]+$/, "");
  };

  #opened({ textDocument: { uri, text, version } }: OpenParams): void {
    this.#open.set(uri, TextDocument.create(uri, "mlflow", version, text));
  }

  /** Each change is counted in the text that the changes before it left. */
  #changed(message: Told): Message {
    const params = message.params as ChangeParams;
    const { uri, version } = params.textDocument;
    let document = this.#open.get(uri) ?? TextDocument.create(uri, "mlflow", version, "");
    const contentChanges = params.contentChanges.map((change) => {
      const counted = recounted(change, uri, this.#encoding, "utf-16", this.#lines) as typeof change;
      document = TextDocument.update(document, [counted as { text: string }], version);
      this.#open.set(uri, document);
      // Its length in the editor's units says nothing that its range does not.
      const { rangeLength: _length, ...rest } = counted;
      return rest;
    });
    return told(message, { params: { ...params, contentChanges } });
  }
}

interface OpenParams {
  readonly textDocument: { readonly uri: string; readonly text: string; readonly version: number };
}

interface ChangeParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly contentChanges: readonly {
    readonly text: string;
    readonly range?: unknown;
    readonly rangeLength?: number;
  }[];
}

/** An item of completion comes back as it was sent, and goes again as it came. */
const passesAsItIs: ReadonlySet<string> = new Set(["completionItem/resolve", "initialize", "shutdown"]);

function told(message: Told, changes: Partial<Told>): Message {
  return { ...message, ...changes };
}

function uriIn(params: unknown): string | undefined {
  const { textDocument, item, uri } = (params ?? {}) as { textDocument?: Params; item?: Params; uri?: unknown };
  const found = textDocument?.["uri"] ?? item?.["uri"] ?? uri;
  return typeof found === "string" ? found : undefined;
}

function withEncoding(message: Told, positionEncoding: Encoding): Message {
  const result = message.result as { capabilities: Params } | undefined;
  return result
    ? told(message, { result: { ...result, capabilities: { ...result.capabilities, positionEncoding } } })
    : message;
}
