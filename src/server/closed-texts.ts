import { URI } from "langium";
import type { Connection } from "vscode-languageserver";
import type { Services } from "./services.ts";

/** Texts that no disk holds: one that was never saved, an old version of a file. */
const passing: ReadonlySet<string> = new Set(["untitled", "git"]);

/**
 * What stood in an editor counts no longer when it is closed: a file is read again, since its changes may have been
 * thrown away, and a text that is nowhere else is forgotten.
 */
export function forgetClosedTexts(connection: Connection, { shared }: Services): void {
  const { TextDocuments, FileSystemProvider, WorkspaceManager, WorkspaceLock, DocumentBuilder } = shared.workspace;
  TextDocuments.onDidClose(({ document }) => {
    closed(document.uri).catch((error: unknown) => connection.console.error(`closing a text: ${String(error)}`));
  });

  async function closed(key: string): Promise<void> {
    const uri = URI.parse(key);
    await WorkspaceManager.ready;
    const stays = !passing.has(uri.scheme) && (await FileSystemProvider.exists(uri));
    // An editor may open it again at once, in another tab or as another language.
    if (TextDocuments.get(key)) return;
    await WorkspaceLock.write((cancel) => DocumentBuilder.update(stays ? [uri] : [], stays ? [] : [uri], cancel));
  }
}
