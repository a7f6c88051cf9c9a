import { DocumentState, type LangiumDocument, URI } from "langium";
import type { Connection } from "vscode-languageserver";
import { type createMlflowServices, toProcessMap } from "../language/index.ts";
import { problemsOf } from "../language/problems.ts";
import type { MapPublished, ServerNotifications, ServerRequests } from "../protocol.ts";

type Services = ReturnType<typeof createMlflowServices>;

/** Documents whose maps somebody looks at although they are not open in an editor. Keys are addresses. */
export type Watched = Set<string>;

/**
 * Tells the editor of every map that is open or looked at: as soon as its names are linked, then again with findings.
 * A keystroke cancels the build of an older text, so what is sent is always the newest.
 */
export function publishMaps(connection: Connection, services: Services): Watched {
  const { shared } = services;
  const watched: Watched = new Set();
  /** What was sent last, to stay silent where another file's change changes nothing here. */
  const sent = new Map<string, string>();
  const wanted = (document: LangiumDocument): boolean => {
    const key = document.uri.toString();
    return watched.has(key) || shared.workspace.TextDocuments.get(key) !== undefined;
  };
  const send = async (published: MapPublished): Promise<void> => {
    sent.set(published.uri, JSON.stringify(published.map));
    const method: keyof ServerNotifications = "mlflow/map";
    await connection.sendNotification(method, published);
  };
  const builder = shared.workspace.DocumentBuilder;
  builder.onDocumentPhase(DocumentState.Linked, async (document) => {
    if (wanted(document)) await send(await publishedOf(document, services, false));
  });
  builder.onDocumentPhase(DocumentState.Validated, async (document) => {
    if (wanted(document)) await send(await publishedOf(document, services, true));
  });
  // A platform in another file belongs to this map although nothing here refers to it.
  builder.onBuildPhase(DocumentState.Validated, async (built) => {
    const done = new Set(built.map((document) => document.uri.toString()));
    for (const document of shared.workspace.LangiumDocuments.all) {
      const key = document.uri.toString();
      if (done.has(key) || !wanted(document) || document.state < DocumentState.Linked) continue;
      if (sent.get(key) === JSON.stringify(toProcessMap(document, shared.workspace.LangiumDocuments.all))) continue;
      await send(await publishedOf(document, services, true));
    }
  });
  builder.onUpdate((_changed, deleted) => {
    for (const uri of deleted) sent.delete(uri.toString());
  });
  return watched;
}

/** The requests of protocol.ts. */
export function answerRequests(connection: Connection, services: Services, watched: Watched): void {
  const answers: {
    [K in keyof ServerRequests]: (params: ServerRequests[K]["params"]) => Promise<ServerRequests[K]["result"]>;
  } = {
    "mlflow/getMap": async ({ uri }) => {
      const document = await builtDocument(URI.parse(uri), services);
      if (!document) return null;
      watched.add(document.uri.toString());
      return publishedOf(document, services, true);
    },
    "mlflow/edit": async ({ uri, edit }) => {
      const document = await builtDocument(URI.parse(uri), services);
      if (!document) return { problem: `${uri} is not a map that can be changed.` };
      return { problem: `not yet: ${edit.do}` };
    },
  };
  connection.onRequest("mlflow/getMap", answers["mlflow/getMap"]);
  connection.onRequest("mlflow/edit", answers["mlflow/edit"]);
}

/** The document, read, linked and checked; undefined when it is no map or cannot be read. */
async function builtDocument(uri: URI, { shared }: Services): Promise<LangiumDocument | undefined> {
  const { WorkspaceManager, LangiumDocuments, DocumentBuilder, WorkspaceLock } = shared.workspace;
  await WorkspaceManager.ready;
  if (!shared.ServiceRegistry.hasServices(uri)) return undefined;
  if (!LangiumDocuments.hasDocument(uri)) {
    try {
      const document = await LangiumDocuments.getOrCreateDocument(uri);
      await WorkspaceLock.write((cancel) => DocumentBuilder.build([document], { validation: true }, cancel));
    } catch {
      // Gone, or not to be read: the caller says so in its own words.
      return undefined;
    }
  }
  await DocumentBuilder.waitUntil(DocumentState.Validated, uri);
  return LangiumDocuments.getDocument(uri);
}

async function publishedOf(
  document: LangiumDocument,
  services: Services,
  withFindings: boolean,
): Promise<MapPublished> {
  const map = toProcessMap(document, services.shared.workspace.LangiumDocuments.all);
  return {
    uri: document.uri.toString(),
    version: document.textDocument.version,
    map,
    errors: await problemsOf(document, services.Mlflow),
    ...(withFindings && { findings: [] }),
  };
}
