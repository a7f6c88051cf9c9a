import * as vscode from "vscode";

/** As much of VS Code's own git extension as is used here. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}
interface GitApi {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: vscode.Event<"uninitialized" | "initialized">;
  getRepository(uri: vscode.Uri): GitRepository | null;
  openRepository?(root: vscode.Uri): Promise<GitRepository | null>;
}
export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
  readonly authorName?: string;
}
interface GitRef {
  /** 0: branch, 1: branch of a remote, 2: tag. */
  readonly type: 0 | 1 | 2;
  readonly name?: string;
}
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined };
  /** The text of a file at a revision; rejects where it was not there. */
  show(revision: string, path: string): Promise<string>;
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
  getRefs?(query: object): Promise<readonly GitRef[]>;
}

const patience = 10_000;

/** The repository that holds a file, or a sentence that says why there is none. */
export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | { readonly problem: string }> {
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (!extension) {
    const why = vscode.workspace.isTrusted
      ? "This VS Code has no git."
      : "Git stays off until you trust this workspace.";
    return { problem: why };
  }
  const exports = await extension.activate();
  if (!exports.enabled) return { problem: "Git is turned off in this VS Code (setting “git.enabled”)." };
  const api = exports.getAPI(1);
  await started(api);
  const folder = vscode.Uri.joinPath(uri, "..");
  const found = api.getRepository(uri) ?? (await api.openRepository?.(folder)) ?? api.getRepository(uri);
  return found ?? { problem: `${nameOf(uri)} lies in no git repository.` };
}

/** Git looks for repositories after the start of a window. */
function started(api: GitApi): Promise<void> {
  if (api.state === "initialized") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, patience);
    const listening = api.onDidChangeState((state) => {
      if (state === "initialized") done();
    });
    function done(): void {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    }
  });
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
