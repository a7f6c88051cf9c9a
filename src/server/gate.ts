/** Which messages of an editor are answered before they come to the language: out of order, or about texts that are no maps. */
import { ErrorCodes, type Message, type MessageStrategy, type MessageWriter } from "vscode-languageserver";
import { MlflowLanguageMetaData } from "../language/generated/module.ts";

/** A request, or a notification, which has no id. */
interface Sent extends Message {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: unknown;
}

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/**
 * Stands between the queue of messages and the server. What comes before `initialize` or after `shutdown` is refused as the
 * protocol says (notifications are dropped). Texts of other languages are not opened here, and what is asked about one is
 * answered with nothing: some editors tell all servers of all texts.
 */
export class Gate implements MessageStrategy {
  readonly #writer: Pick<MessageWriter, "write">;
  #isMap: (uri: string) => boolean = () => true;
  #began = false;
  #ended = false;

  constructor(writer: Pick<MessageWriter, "write">) {
    this.#writer = writer;
  }

  /** Says which texts are maps; asked when a message is handled, so an opening before it counts. */
  mapsAre(isMap: (uri: string) => boolean): void {
    this.#isMap = isMap;
  }

  handleMessage(message: Message, next: Parameters<MessageStrategy["handleMessage"]>[1]): void | Promise<void> {
    const { id, method, params } = message as Sent;
    if (method === undefined || method === "exit") return next(message);
    const refusal = this.#refusal(method);
    if (id === undefined || id === null) return this.#isDropped(method, params, refusal) ? undefined : next(message);
    if (refusal) return this.#answer(id, { error: refusal });
    if (method === "initialize") this.#began = true;
    if (method === "shutdown") this.#ended = true;
    const text = /^(?:textDocument|callHierarchy)\//.test(method) ? textOf(params) : undefined;
    return text !== undefined && !this.#isMap(text) ? this.#answer(id, { result: null }) : next(message);
  }

  #isDropped(method: string, params: unknown, refusal: Refusal | undefined): boolean {
    if (refusal) return !method.startsWith("$/");
    if (method !== "textDocument/didOpen") return false;
    const { textDocument } = params as { readonly textDocument: { readonly uri: string; readonly languageId: string } };
    return textDocument.languageId !== MlflowLanguageMetaData.languageId && !this.#isMap(textDocument.uri);
  }

  #refusal(method: string): Refusal | undefined {
    if (this.#ended) return { code: ErrorCodes.InvalidRequest, message: "The server was shut down." };
    if (method === "initialize")
      return this.#began
        ? { code: ErrorCodes.InvalidRequest, message: "The server was initialized before." }
        : undefined;
    return this.#began ? undefined : { code: ErrorCodes.ServerNotInitialized, message: "`initialize` comes first." };
  }

  #answer(id: string | number, what: { readonly result: null } | { readonly error: Refusal }): Promise<void> {
    const answer: Message & { id: string | number } = { jsonrpc: "2.0", id, ...what };
    return this.#writer.write(answer);
  }
}

/** The text that a request is about, where it names one. */
function textOf(params: unknown): string | undefined {
  const { textDocument, item } = (params ?? {}) as Record<
    "textDocument" | "item",
    { readonly uri?: unknown } | undefined
  >;
  const uri = textDocument?.uri ?? item?.uri;
  return typeof uri === "string" ? uri : undefined;
}
