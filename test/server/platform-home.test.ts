/** A platform may stand in another file than its map: edits made in the map's preview go where the platform is written. */
import { EmptyFileSystem, URI } from "langium";
import { describe, expect, it } from "vitest";
import type { Connection } from "vscode-languageserver";
import { createMlflowServices } from "../../src/language/services.ts";
import type { ServerRequests } from "../../src/protocol.ts";
import { servePictures } from "../../src/server/requests.ts";

const files = {
  "file:///w/map.mlflow": "process a is manual\n\ntarget t {\n  change a is automated\n}\n",
  "file:///w/two.mlflow": 'import "./map.mlflow"\n\nplatform two for t {\n  rate a is manual\n}\n',
};

type Handler = (params: ServerRequests["mlflow/edit"]["params"]) => Promise<ServerRequests["mlflow/edit"]["result"]>;

describe("an edit of a platform", () => {
  it("is written into the file that declares the platform", async () => {
    const services = createMlflowServices(EmptyFileSystem);
    const handlers = new Map<string, Handler>();
    const connection = {
      onRequest: (type: { method: string }, handler: Handler) => handlers.set(type.method, handler),
      sendNotification: async () => undefined,
    };
    servePictures(connection as unknown as Connection, services);
    await services.shared.workspace.WorkspaceManager.initializeWorkspace([]);
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
    const documents = Object.entries(files).map(([uri, text]) =>
      LangiumDocumentFactory.fromString(text, URI.parse(uri)),
    );
    for (const document of documents) LangiumDocuments.addDocument(document);
    await DocumentBuilder.build(documents, { validation: true });
    const edit = handlers.get("mlflow/edit");
    const rated = await edit?.({
      uri: "file:///w/map.mlflow",
      edit: { do: "rate", platform: "two", process: "a", level: "automated" },
    });
    expect(rated).toMatchObject({
      edits: [{ range: { uri: "file:///w/two.mlflow", startLine: 3 }, newText: "automated" }],
    });
    const unknown = await edit?.({
      uri: "file:///w/map.mlflow",
      edit: { do: "rate", platform: "three", process: "a", level: "automated" },
    });
    expect(unknown).toEqual({ problem: expect.stringMatching(/no platform “three”/) });
  });
});
