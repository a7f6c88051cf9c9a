import { URI } from "langium";
import type { Connection } from "vscode-languageserver";
import type { Services } from "./services.ts";

/** Follows folders that are added to the workspace, or taken out of it, while the server runs. */
export function followFolders(connection: Connection, { shared }: Services): void {
  const { WorkspaceManager, WorkspaceLock, DocumentBuilder } = shared.workspace;
  let canFollow = false;
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    canFollow = capabilities.workspace?.workspaceFolders === true;
  });
  shared.lsp.LanguageServer.onInitialized(() => {
    if (!canFollow) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      follow(
        added.map(({ uri }) => URI.parse(uri)),
        removed.map(({ uri }) => URI.parse(uri)),
      ).catch((error: unknown) => connection.console.error(`following folders: ${String(error)}`));
    });
  });

  async function follow(added: readonly URI[], removed: readonly URI[]): Promise<void> {
    await WorkspaceManager.ready;
    const found = (await Promise.all(added.map((folder) => WorkspaceManager.searchFolder(folder)))).flat();
    await WorkspaceLock.write((cancel) => DocumentBuilder.update(found, [...removed], cancel));
  }
}
