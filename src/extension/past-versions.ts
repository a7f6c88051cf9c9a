import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { PastRef, PastVersion, ServerRequests } from "../protocol.ts";
import { type GitCommit, type GitRepository, nameOf, repositoryOf } from "./git-api.ts";
import type { Maps } from "./maps.ts";

/** What a version cannot be compared with for, in a sentence. */
export interface NoVersion {
  readonly problem: string;
}

interface Pick extends vscode.QuickPickItem {
  readonly ref?: PastRef | "file";
}

const mostCommits = 50;

/** Asks which version of a map to compare with: a revision of its file, or another file. Undefined: nothing was chosen. */
export async function pickPast(uri: vscode.Uri): Promise<PastRef | undefined> {
  const repository = await repositoryOf(uri);
  const inGit = "problem" in repository ? [] : revisionsFor(repository, uri);
  const picked = await vscode.window.showQuickPick<Pick>(
    Promise.resolve(inGit).then((revisions) => [
      ...revisions,
      { label: "Files", kind: vscode.QuickPickItemKind.Separator },
      { label: "Another file…", description: "the older one", ref: "file" as const },
    ]),
    {
      title: `Compare ${nameOf(uri)} with`,
      placeHolder:
        "problem" in repository ? `${repository.problem} Choose another file.` : "A commit, a branch, a file",
      matchOnDescription: true,
    },
  );
  if (picked?.ref !== "file") return picked?.ref;
  const file = await pickFile(uri);
  return file && { of: "file", uri: file.toString() };
}

async function revisionsFor(repository: GitRepository, uri: vscode.Uri): Promise<readonly Pick[]> {
  const [commits, refs] = await Promise.all([
    repository.log({ maxEntries: mostCommits, path: uri.fsPath }).catch((): readonly GitCommit[] => []),
    repository.getRefs?.({}).catch(() => []) ?? [],
  ]);
  const head = repository.state.HEAD;
  const names = refs.flatMap(({ name }) => (name && name !== head?.name ? [name] : []));
  const git = (revision: string): PastRef => ({ of: "git", revision });
  return [
    ...(head?.commit
      ? [
          {
            label: "HEAD",
            description: `what was committed last${head.name ? `, on ${head.name}` : ""}`,
            ref: git("HEAD"),
          },
        ]
      : []),
    ...(commits.length > 0 ? [{ label: "Commits of this file", kind: vscode.QuickPickItemKind.Separator }] : []),
    ...commits.map(({ hash, message, authorDate, authorName }) => ({
      label: message.split("\n", 1)[0] ?? hash,
      description: [hash.slice(0, 7), authorDate?.toISOString().slice(0, 10), authorName].filter(Boolean).join(" · "),
      ref: git(hash),
    })),
    ...(names.length > 0 ? [{ label: "Branches and tags", kind: vscode.QuickPickItemKind.Separator }] : []),
    ...names.map((name) => ({ label: name, ref: git(name) })),
  ];
}

async function pickFile(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const maps = await vscode.workspace.findFiles("**/*.mlflow", undefined, 500);
  const others = maps.filter((map) => map.toString() !== uri.toString());
  const browse = "Browse…";
  const picked =
    others.length === 0
      ? browse
      : await vscode.window.showQuickPick(
          [...others.map((map) => vscode.workspace.asRelativePath(map)).sort((a, b) => a.localeCompare(b)), browse],
          { title: `Compare ${nameOf(uri)} with`, placeHolder: "The older file" },
        );
  if (picked !== browse) return others.find((map) => vscode.workspace.asRelativePath(map) === picked);
  const opened = await vscode.window.showOpenDialog({
    title: "Compare with",
    filters: { "Process maps": ["mlflow"] },
    defaultUri: vscode.Uri.joinPath(uri, ".."),
  });
  return opened?.[0];
}

/** Reads a version of a map, with what it imported then; a sentence where it is not there or has errors. */
export async function loadPast(
  ref: PastRef,
  uri: vscode.Uri,
  { client, maps }: { readonly client: BaseLanguageClient; readonly maps: Maps },
): Promise<PastVersion | NoVersion> {
  return ref.of === "git" ? atRevision(ref, uri, client) : inFile(ref, maps);
}

async function atRevision(
  ref: PastRef & { readonly of: "git" },
  uri: vscode.Uri,
  client: BaseLanguageClient,
): Promise<PastVersion | NoVersion> {
  const repository = await repositoryOf(uri);
  if ("problem" in repository) return repository;
  const title = /^[0-9a-f]{40}$/.test(ref.revision) ? ref.revision.slice(0, 7) : ref.revision;
  const then = ref.path === undefined ? uri : vscode.Uri.joinPath(repository.rootUri, ref.path);
  const text = await repository.show(ref.revision, then.fsPath).catch(() => undefined);
  if (text === undefined) return { problem: `${nameOf(then)} was not there at ${title}. Choose another version.` };
  const others = await Promise.all(
    importsOf(text).map(async (path) => {
      const imported = vscode.Uri.joinPath(then, "..", path);
      const found = await repository.show(ref.revision, imported.fsPath).catch(() => undefined);
      return found === undefined ? undefined : { uri: client.code2ProtocolConverter.asUri(imported), text: found };
    }),
  );
  const params: ServerRequests["mlflow/readText"]["params"] = {
    uri: client.code2ProtocolConverter.asUri(uri),
    text,
    others: others.filter((other) => other !== undefined),
  };
  const { map, errors }: ServerRequests["mlflow/readText"]["result"] = await client.sendRequest(
    "mlflow/readText",
    params,
  );
  const [error] = errors.filter(({ severity }) => severity === "error");
  return error
    ? {
        problem: `At ${title} the map had an error in line ${error.range.startLine + 1}: ${error.message} Choose another version.`,
      }
    : { ref, title, map };
}

async function inFile(ref: PastRef & { readonly of: "file" }, maps: Maps): Promise<PastVersion | NoVersion> {
  const uri = vscode.Uri.parse(ref.uri, true);
  // Opened, the server sees it as any other map, with what it imports.
  const opened = await vscode.workspace.openTextDocument(uri).then(
    () => true,
    () => false,
  );
  const published = opened ? await maps.fetch(uri) : undefined;
  if (!published) return { problem: `${nameOf(uri)} can't be read as a process map.` };
  const [error] = published.errors.filter(({ severity }) => severity === "error");
  if (error)
    return {
      problem: `${nameOf(uri)} has an error in line ${error.range.startLine + 1}: ${error.message} Mend it, or choose another file.`,
    };
  return { ref, title: nameOf(uri), map: published.map };
}

/** Paths that a text imports, as they are written; a file that is not there is reported where it is imported. */
function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*import[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')/gm)].flatMap(([, a, b]) => a ?? b ?? []);
}
