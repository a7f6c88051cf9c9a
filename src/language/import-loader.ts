import { DocumentState, type LangiumDocument, type LangiumSharedCoreServices, type URI, UriUtils } from "langium";
import { importedUri, importsOf, isMapFile } from "./imports.ts";

/**
 * Reads imported files that are not known yet: a file opened on its own has no workspace that was searched. Where there are
 * workspace folders, nothing outside of them is read on behalf of a file inside.
 */
export function loadImportsOnDemand(shared: LangiumSharedCoreServices): void {
  shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.IndexedContent, async (built) => {
    for (const document of built) await loadImports(document, shared);
  });
}

async function loadImports(document: LangiumDocument, shared: LangiumSharedCoreServices): Promise<void> {
  const root = document.parseResult.value;
  if (!isMapFile(root)) return;
  const { LangiumDocuments, FileSystemProvider } = shared.workspace;
  for (const { path } of importsOf(root)) {
    const uri = importedUri(document.uri, path);
    if (!uri || UriUtils.extname(uri) !== ".mlflow" || LangiumDocuments.hasDocument(uri)) continue;
    if (!mayRead(uri, document.uri, shared)) continue;
    try {
      const node = await FileSystemProvider.stat(uri);
      if (node.isFile) await LangiumDocuments.getOrCreateDocument(uri);
    } catch {
      // Not there, or not to be read: the check of imports says so at the line.
    }
  }
}

function mayRead(uri: URI, from: URI, shared: LangiumSharedCoreServices): boolean {
  const folders = (shared.workspace.WorkspaceManager.workspaceFolders ?? []).map((folder) => folder.uri);
  const inside = (address: URI) => folders.some((folder) => UriUtils.contains(folder, address));
  return !inside(from) || inside(uri);
}
