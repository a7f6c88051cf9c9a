import { EmptyFileSystemProvider, type FileSystemNode, URI } from "langium";
import { describe, expect, it } from "vitest";
import { createMlflowServices } from "../../src/language/index.ts";

/** Files in memory: an address that ends in `/` is a folder. */
class Files extends EmptyFileSystemProvider {
  readonly files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    super();
    this.files = files;
  }

  override async stat(uri: URI): Promise<FileSystemNode> {
    const address = uri.toString();
    const isDirectory = Object.keys(this.files).some((file) => file.startsWith(`${address}/`));
    if (!isDirectory && this.files[address] === undefined) throw new Error(`no ${address}`);
    return { uri, isDirectory, isFile: !isDirectory };
  }

  override async readFile(uri?: URI): Promise<string> {
    const text = this.files[String(uri)];
    if (text === undefined) throw new Error(`no ${String(uri)}`);
    return text;
  }
}

/** What a server would list for a file, opened alone or in a workspace of these folders. */
async function diagnosticsOf(
  files: Readonly<Record<string, string>>,
  address: string,
  folders: readonly string[] = [],
) {
  const { shared } = createMlflowServices({ fileSystemProvider: () => new Files(files) });
  shared.workspace.WorkspaceManager.initialize({
    capabilities: {},
    processId: null,
    rootUri: null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
  });
  const document = await shared.workspace.LangiumDocuments.getOrCreateDocument(URI.parse(address));
  await shared.workspace.DocumentBuilder.build([document], { validation: true });
  return (document.diagnostics ?? []).map((d) => `${d.severity} ${d.code}: ${d.message}`);
}

describe("a file in an editor", () => {
  const roles = { "file:///a/lib/roles.mlflow": "actor ds" };

  it("has its imports read, though no workspace is open", async () => {
    const map = { "file:///a/map.mlflow": 'import "lib/roles.mlflow"\nprocess p "P" by ds is automated' };
    expect(await diagnosticsOf({ ...roles, ...map }, "file:///a/map.mlflow")).toEqual([]);
  });

  it("never has files outside of the workspace read", async () => {
    const map = { "file:///w/map.mlflow": 'import "../a/lib/roles.mlflow"\nprocess p "P" is automated' };
    expect(await diagnosticsOf({ ...roles, ...map }, "file:///w/map.mlflow", ["file:///w"])).toEqual([
      "1 missing-import: “../a/lib/roles.mlflow” lies outside of the workspace, so it is not read: move it, or open the folder that holds both.",
    ]);
  });

  it("says of a folder that it is one", async () => {
    const map = { "file:///a/map.mlflow": 'import "lib"\nprocess p "P" is automated' };
    expect(await diagnosticsOf({ ...roles, ...map }, "file:///a/map.mlflow")).toEqual([
      "1 missing-import: “lib” is a folder: import a file in it.",
    ]);
  });

  it("lists errors and what could be better, with the code of each", async () => {
    const map = {
      "file:///a/map.mlflow": 'actor ds\nprocess p "P" by ds is manual\nprocess q "Q" by nobody is automated',
    };
    const found = await diagnosticsOf(map, "file:///a/map.mlflow");
    expect(found).toContain("1 unknown-name: There is no actor `nobody`: declare it, or name another.");
    expect(found.some((line) => line.startsWith("2 manual-step: "))).toBe(true);
  });
});
