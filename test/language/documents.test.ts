import { DocumentState, EmptyFileSystem, URI } from "langium";
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
