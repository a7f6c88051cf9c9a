import { type FileSystemNode, type FileSystemProvider, type URI, UriUtils } from "langium";
import type { Connection } from "vscode-languageserver";
import type { ClientRequests } from "../protocol.ts";

/**
 * Files as the editor sees them: for browsers and virtual workspaces, where there is no disk to read. The connection is
 * asked only after it was initialized. Langium reads files asynchronously alone; the synchronous calls are refused.
 */
export class EditorFiles implements FileSystemProvider {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    const { isFile, isFolder } = await this.#ask("mlflow/files/stat", uri);
    return { isFile, isDirectory: isFolder, uri };
  }

  async exists(uri: URI): Promise<boolean> {
    try {
      await this.stat(uri);
      return true;
    } catch {
      return false;
    }
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    return new TextEncoder().encode(await this.readFile(uri));
  }

  readFile(uri: URI): Promise<string> {
    return this.#ask("mlflow/files/read", uri);
  }

  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    const entries = await this.#ask("mlflow/files/list", uri);
    return entries.map(({ name, isFile, isFolder }) => ({
      isFile,
      isDirectory: isFolder,
      uri: UriUtils.joinPath(uri, name),
    }));
  }

  statSync(): FileSystemNode {
    return refuse();
  }
  existsSync(): boolean {
    return refuse();
  }
  readBinarySync(): Uint8Array {
    return refuse();
  }
  readFileSync(): string {
    return refuse();
  }
  readDirectorySync(): FileSystemNode[] {
    return refuse();
  }

  #ask<K extends keyof ClientRequests>(request: K, uri: URI): Promise<ClientRequests[K]["result"]> {
    return this.#connection.sendRequest(request, { uri: uri.toString() });
  }
}

/**
 * Uses the disk until the editor says, when it starts the server, that it will read the files itself. Files of the past
 * (`mlflow-past:`) are no one's but the editor's.
 */
export class ChosenFiles implements FileSystemProvider {
  #chosen: FileSystemProvider;
  readonly #past: FileSystemProvider;

  constructor(first: FileSystemProvider, past: FileSystemProvider = first) {
    this.#chosen = first;
    this.#past = past;
  }

  #for({ scheme }: URI): FileSystemProvider {
    return scheme === "mlflow-past" ? this.#past : this.#chosen;
  }

  choose(files: FileSystemProvider): void {
    this.#chosen = files;
  }

  stat(uri: URI): Promise<FileSystemNode> {
    return this.#for(uri).stat(uri);
  }
  exists(uri: URI): Promise<boolean> {
    return this.#for(uri).exists(uri);
  }
  readBinary(uri: URI): Promise<Uint8Array> {
    return this.#for(uri).readBinary(uri);
  }
  readFile(uri: URI): Promise<string> {
    return this.#for(uri).readFile(uri);
  }
  readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return this.#for(uri).readDirectory(uri);
  }
  statSync(uri: URI): FileSystemNode {
    return this.#chosen.statSync(uri);
  }
  existsSync(uri: URI): boolean {
    return this.#chosen.existsSync(uri);
  }
  readBinarySync(uri: URI): Uint8Array {
    return this.#chosen.readBinarySync(uri);
  }
  readFileSync(uri: URI): string {
    return this.#chosen.readFileSync(uri);
  }
  readDirectorySync(uri: URI): FileSystemNode[] {
    return this.#chosen.readDirectorySync(uri);
  }
}

function refuse(): never {
  throw new Error("An editor's files cannot be read synchronously.");
}
