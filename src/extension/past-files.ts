import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { PastRequests } from "../protocol.ts";

/**
 * Files as they were at a revision, to be read only: `mlflow-past://MAP/REVISION/path/from/top.mlflow`. MAP is the address
 * of a file in the repository, in hexadecimal, so that a tab survives a reload and imports beside the file are found.
 */
const scheme = "mlflow-past";

export function pastUri(map: vscode.Uri, revision: string, path: string): vscode.Uri {
  const home = Array.from(new TextEncoder().encode(map.toString()), (byte) => byte.toString(16).padStart(2, "0"));
  return vscode.Uri.from({ scheme, authority: home.join(""), path: `/${revision}/${path}` });
}

/** What the address stands for, as the server is asked. */
function asked({ authority, path }: vscode.Uri): PastRequests["mlflow/textAt"]["params"] {
  const bytes = authority.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const [, revision = "", ...rest] = path.split("/");
  return { uri: new TextDecoder().decode(Uint8Array.from(bytes)), revision, path: rest.join("/") };
}

export function providePastFiles(client: BaseLanguageClient): vscode.Disposable {
  const read = async (uri: vscode.Uri): Promise<Uint8Array> => {
    if (!vscode.workspace.isTrusted) throw vscode.FileSystemError.NoPermissions("The workspace is not trusted.");
    const answer = await client.sendRequest<PastRequests["mlflow/textAt"]["result"]>("mlflow/textAt", asked(uri));
    if ("problem" in answer) throw vscode.FileSystemError.FileNotFound(answer.problem);
    return new TextEncoder().encode(answer.text);
  };
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions("The past can't be changed.");
  };
  const files: vscode.FileSystemProvider = {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    // Commits do not change: no time needs to be told.
    stat: async (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: (await read(uri)).length }),
    readFile: read,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true, isCaseSensitive: true });
}
