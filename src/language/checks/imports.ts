import { type FileSystemProvider, type URI, UriUtils } from "langium";
import { nearestWord } from "../../analysis/nearest-word.ts";
import { relativePath } from "../features/relative-path.ts";
import type * as ast from "../generated/ast.ts";
import { importedUri, importsOf, isAbsolutePath, isMapFile } from "../imports.ts";
import type { Check, Checking } from "./check.ts";

/** Imports: of nothing, of itself, of a folder, of a file that is not there or lies outside the workspace. */
export function importChecks(files: FileSystemProvider): Check {
  return {
    async file(checking) {
      const seen = new Set<string>();
      for (const node of importsOf(checking.file)) await checkImport(node, seen, checking, files);
    },
  };
}

async function checkImport(
  node: ast.Import,
  seen: Set<string>,
  checking: Checking,
  files: FileSystemProvider,
): Promise<void> {
  const { path } = node;
  if (path === undefined) return;
  const complain = (message: string) => checking.report("missing-import", message, node, "path");
  if (path.trim() === "") return complain('An import names a file: `import "./other.mlflow"`.');
  if (isAbsolutePath(path)) {
    return complain('An import is relative to this file and uses `/`, as in `import "../shared/actors.mlflow"`.');
  }
  const uri = importedUri(checking.document.uri, path);
  if (!uri) return;
  if (UriUtils.equals(uri, checking.document.uri)) return complain("This file imports itself: take the line out.");
  const key = UriUtils.normalize(uri);
  if (seen.has(key)) return checking.report("twice", `“${path}” is imported twice: take one line out.`, node, "path");
  seen.add(key);
  const imported = checking.documents.getDocument(uri)?.parseResult.value;
  if (imported && isMapFile(imported)) return;
  complain(await whyMissing(path, uri, checking, files));
}

async function whyMissing(path: string, uri: URI, checking: Checking, files: FileSystemProvider): Promise<string> {
  const { documents } = checking;
  const from = checking.document.uri;
  const withEnding = UriUtils.extname(uri) === ".mlflow" ? undefined : `${path}.mlflow`;
  if (withEnding && documents.hasDocument(uri.with({ path: `${uri.path}.mlflow` }))) {
    return `There is no file “${path}”; did you mean “${withEnding}”?`;
  }
  const node = await statOf(uri, files);
  const prefix = `${uri.path.replace(/\/$/, "")}/`;
  const isFolder =
    node?.isDirectory || documents.all.some((d) => d.uri.scheme === uri.scheme && d.uri.path.startsWith(prefix));
  if (isFolder) return `“${path}” is a folder: import a file in it.`;
  if (node && withEnding) return `“${path}” is no map: its name does not end in \`.mlflow\`. Import a map.`;
  if (node)
    return `“${path}” lies outside of the workspace, so it is not read: move it, or open the folder that holds both.`;
  const near = nearestWord(path, otherPaths(documents, from));
  return near === undefined
    ? `There is no file “${path}”: paths begin at the folder of this file.`
    : `There is no file “${path}”; did you mean “${near}”?`;
}

function otherPaths(documents: Checking["documents"], from: URI): readonly string[] {
  return documents.all
    .filter(({ uri }) => !UriUtils.equals(uri, from))
    .map(({ uri }) => relativePath(from, uri))
    .toArray();
}

/** What stands at an address; undefined where nothing does, or where there is no file system to ask. */
async function statOf(uri: URI, files: FileSystemProvider): Promise<{ isDirectory: boolean } | undefined> {
  try {
    return await files.stat(uri);
  } catch {
    return undefined;
  }
}
