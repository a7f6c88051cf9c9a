import { Cancellation, DocumentState, EmptyFileSystem, OperationCancelled, TextDocument, URI } from "langium";
import { expect, it } from "vitest";
import { createMlflowCoreServices } from "../../src/language/module.ts";

it("lets nobody wait for a workspace that is built already, though a build finds nothing left to do", async () => {
  const { shared } = createMlflowCoreServices(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments } = shared.workspace;
  const document = LangiumDocumentFactory.fromString('map "Small"\n', URI.parse("memory:///small.mlflow"));
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: true });

  const build = DocumentBuilder.update([], []);
  const waits = [DocumentState.IndexedContent, DocumentState.IndexedReferences, DocumentState.Validated].map(
    async (state) => (await DocumentBuilder.waitUntil(state), state),
  );
  await build;
  const answered = new Promise((resolve) => setTimeout(resolve, 0)).then(() => "nothing");
  expect(await Promise.race([Promise.all(waits), answered])).toEqual([2, 5, 6]);
});

const phases = [DocumentState.Linked, DocumentState.IndexedReferences, DocumentState.Validated];

it.each(phases)(
  "tells all who listen to a phase (%i), though another change ended the build in the midst",
  async (phase) => {
    const { shared } = createMlflowCoreServices(EmptyFileSystem);
    const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments } = shared.workspace;
    const text = 'map "Small"\nprocess a "A" is sure\n';
    LangiumDocuments.addDocument(LangiumDocumentFactory.fromString(text, URI.parse("memory:///a.mlflow")));
    const change = new Cancellation.CancellationTokenSource();
    const told: (readonly string[] | undefined)[] = [];
    DocumentBuilder.onDocumentPhase(phase, () => change.cancel());
    DocumentBuilder.onDocumentPhase(
      phase,
      ({ diagnostics }) => void told.push(diagnostics?.map(({ message }) => String(message))),
    );
    await DocumentBuilder.update([], [], change.token).catch((error: unknown) => {
      if (error !== OperationCancelled) throw error;
    });
    expect(told).toEqual([]);
    // The next change is of another text: this one is as it was.
    await DocumentBuilder.update([], []);
    expect(told).toEqual([
      phase === DocumentState.Validated
        ? [expect.stringContaining("no level `sure`"), expect.stringContaining("Nobody does")]
        : undefined,
    ]);
  },
);

it("checks the rest of a workspace whose first build, which checks nothing, was ended by a map that was opened", async () => {
  const { shared } = createMlflowCoreServices(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments } = shared.workspace;
  const documents = ["a", "b"].map((name) =>
    LangiumDocumentFactory.fromString(`map "${name}"\n`, URI.parse(`memory:///${name}.mlflow`)),
  );
  for (const document of documents) LangiumDocuments.addDocument(document);
  const opening = new Cancellation.CancellationTokenSource();
  const listening = DocumentBuilder.onDocumentPhase(DocumentState.Linked, () => opening.cancel());
  await DocumentBuilder.build(documents, {}, opening.token).catch((error: unknown) => {
    if (error !== OperationCancelled) throw error;
  });
  listening.dispose();
  await DocumentBuilder.update([], []);
  expect(documents.map(({ state }) => state)).toEqual([DocumentState.Validated, DocumentState.Validated]);
});

/** Texts that are open in an editor, by address, and a workspace of three maps of which they are a part. */
function workspaceOf(names: readonly string[]) {
  const texts = new Map<string, TextDocument>();
  const open = (uri: string): void => {
    texts.set(uri, TextDocument.create(uri, "mlflow", 1, 'process a "A" is sure\n'));
  };
  type Texts = Parameters<typeof createMlflowCoreServices>[1] & {};
  const addressOf = (uri: URI | string): string => uri.toString();
  const { shared } = createMlflowCoreServices(EmptyFileSystem, {
    get: (uri: string) => texts.get(addressOf(uri)),
    set: (document: TextDocument) => (texts.set(document.uri, document), true),
    delete: (uri: string) => texts.delete(addressOf(uri)),
    all: () => [...texts.values()],
    keys: () => [...texts.keys()],
    onDidOpen: () => ({ dispose: () => undefined }),
    onDidChangeContent: () => ({ dispose: () => undefined }),
  } as Texts);
  const told: string[] = [];
  shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri, diagnostics }) => {
    if (diagnostics?.some(({ message }) => String(message).includes("no level `sure`"))) told.push(uri.toString());
  });
  names.forEach(open);
  return { ...shared.workspace, texts, told };
}

it.each(["file:///maps/b.mlflow", "untitled:Untitled-2"])(
  "checks all others, though %s is closed, or gone, in the midst of a build",
  async (closed) => {
    const uris = ["untitled:Untitled-1", closed, "untitled:Untitled-3"];
    for (const phase of [DocumentState.Parsed, DocumentState.Linked, DocumentState.IndexedReferences]) {
      const { DocumentBuilder, texts, told } = workspaceOf(uris);
      DocumentBuilder.onDocumentPhase(phase, () => void texts.delete(closed));
      await DocumentBuilder.update(
        uris.map((uri) => URI.parse(uri)),
        [],
      );
      expect(told).toEqual(expect.arrayContaining([uris[0], uris[2]]));
    }
  },
);

it.each(["file:///maps/a.mlflow", "file:///maps"])(
  "goes on checking what an editor holds when %s is gone from the disk",
  async (gone) => {
    const uri = "file:///maps/a.mlflow";
    const { DocumentBuilder, LangiumDocuments, texts, told } = workspaceOf([uri]);
    await DocumentBuilder.update([URI.parse(uri)], []);
    await DocumentBuilder.update([], [URI.parse(gone)]);
    expect(told).toEqual([uri, uri]);
    texts.delete(uri);
    await DocumentBuilder.update([], [URI.parse(gone)]);
    expect(LangiumDocuments.all.count()).toBe(0);
  },
);
