import { DocumentState, delayNextTick, interruptAndCheck, type LangiumDocument, URI } from "langium";
import { type Connection, RequestType } from "vscode-languageserver";
import { withConfig } from "../analysis/config.ts";
import { headFiguresOf } from "../analysis/head-figures.ts";
import { shownFindings } from "../analysis/index.ts";
import { importedText, importerFor, importers } from "../importing/index.ts";
import { clientHasOurCommands } from "../language/features/client-commands.ts";
import { findingsAbout, mapOf, parseMap, problemsOf } from "../language/index.ts";
import { textEditsOf } from "../language/text-edits.ts";
import { homeOf, type MapEdit } from "../model/edit.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { MapPublished, ServerNotifications, ServerRequests } from "../protocol.ts";
import type { Services } from "./services.ts";

/**
 * Tells the editor of every map that is open or looked at: as soon as its names are linked, then again with findings.
 * A keystroke cancels the build of an older text, so what is sent is always the newest. Answers the requests of
 * protocol.ts.
 */
export function servePictures(connection: Connection, services: Services): void {
  const { workspace } = services.shared;
  /** Documents whose maps somebody looks at although they are not open in an editor. Keys are addresses. */
  const watched = new Set<string>();
  /** What was sent last, to stay silent where another file's change changes nothing here. */
  const sent = new Map<string, ProcessMap>();

  // Other editors know no such message: they are sent none that they did not ask for.
  const isOurs = clientHasOurCommands(services.shared);
  const isWanted = (document: LangiumDocument): boolean => {
    const key = document.uri.toString();
    return watched.has(key) || (isOurs() && workspace.TextDocuments.get(key) !== undefined);
  };
  const published = async (
    document: LangiumDocument,
    findings?: MapPublished["findings"],
    cancel?: Parameters<typeof interruptAndCheck>[0],
  ): Promise<MapPublished> => ({
    uri: document.uri.toString(),
    version: document.textDocument.version,
    map: mapOf(services, document),
    errors: await problemsOf(document, services.Mlflow, cancel),
    ...(findings && { findings, figures: headFiguresOf(mapOf(services, document), "current") }),
  });
  const withFindings = (document: LangiumDocument): Promise<MapPublished> => {
    const { rules } = services.Mlflow.lint.Judging.of(document.uri.toString());
    const found = findingsAbout(document, services.Mlflow);
    return published(document, shownFindings(mapOf(services, document), found, rules));
  };
  const send = async (message: MapPublished): Promise<void> => {
    sent.set(message.uri, message.map);
    const method: keyof ServerNotifications = "mlflow/map";
    await connection.sendNotification(method, message);
  };

  const builder = workspace.DocumentBuilder;
  // Requests that waited for the names are answered first, and a newer keystroke makes the rest pointless.
  builder.onDocumentPhase(DocumentState.IndexedReferences, async (document, cancel) => {
    if (!isWanted(document)) return;
    await answersSent();
    await interruptAndCheck(cancel);
    await send(await published(document, undefined, cancel));
  });
  builder.onDocumentPhase(DocumentState.Validated, async (document) => {
    if (isWanted(document)) await send(await withFindings(document));
  });
  // A platform in another file belongs to this map although nothing here refers to it.
  builder.onBuildPhase(DocumentState.Validated, async (built) => {
    const done = new Set(built);
    for (const document of workspace.LangiumDocuments.all) {
      if (done.has(document) || !isWanted(document) || document.state < DocumentState.Validated) continue;
      const last = sent.get(document.uri.toString());
      if (JSON.stringify(last) !== JSON.stringify(mapOf(services, document))) await send(await withFindings(document));
    }
  });
  builder.onUpdate((_changed, deleted) => {
    for (const uri of deleted) {
      sent.delete(uri.toString());
      watched.delete(uri.toString());
    }
  });

  /** What is about a platform, a target or a question may stand in another file than the map that is shown. */
  const homeOfEdit = async (uri: string, edit: MapEdit): Promise<string> => {
    if (!("platform" in edit || "group" in edit || "state" in edit)) return uri;
    const document = await builtDocument(URI.parse(uri), services);
    return document ? homeOf(mapOf(services, document), edit) : uri;
  };

  const answers: {
    [K in keyof ServerRequests]: (params: ServerRequests[K]["params"]) => Promise<ServerRequests[K]["result"]>;
  } = {
    "mlflow/getMap": async ({ uri }) => {
      const document = await builtDocument(URI.parse(uri), services);
      if (!document) return null;
      watched.add(document.uri.toString());
      return withFindings(document);
    },
    "mlflow/readText": async ({ uri, text, others }) => {
      const { map, errors } = await parseMap(text, uri, others);
      const defaults = services.Mlflow.settings.Defaults.of(uri);
      return { map: defaults ? withConfig(map, defaults) : map, errors };
    },
    "mlflow/edit": async ({ uri, edit }) => {
      const home = await homeOfEdit(uri, edit);
      // The newest text, built or not: edits are made to what stands in the editor.
      const text = workspace.TextDocuments.get(home) ?? (await builtDocument(URI.parse(home), services))?.textDocument;
      if (!text) return { problem: `${home} is not a map that can be changed.` };
      return textEditsOf(text.getText(), home, edit);
    },
    "mlflow/import": ({ name, source }) => importedFile(name, source),
  };
  connection.onRequest(new Request("mlflow/getMap"), answers["mlflow/getMap"]);
  connection.onRequest(new Request("mlflow/readText"), answers["mlflow/readText"]);
  connection.onRequest(new Request("mlflow/edit"), answers["mlflow/edit"]);
  connection.onRequest(new Request("mlflow/import"), answers["mlflow/import"]);
}

async function importedFile(name: string, source: string): Promise<ServerRequests["mlflow/import"]["result"]> {
  const importer = importerFor(name);
  if (!importer) {
    const endings = importers.flatMap(({ extensions }) => extensions).join(", ");
    return { problem: `Maps are made of files that end in ${endings}.` };
  }
  try {
    return await importedText(importer, source, name.replace(/\.[^.]*$/, ""));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** An answer is put together in one turn of the event loop, encoded in the next and written in a third. */
async function answersSent(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await delayNextTick();
}

/** One of our requests with its types. */
class Request<K extends keyof ServerRequests> extends RequestType<
  ServerRequests[K]["params"],
  ServerRequests[K]["result"],
  void
> {
  // The types follow from the name.
  constructor(name: K) {
    super(name);
  }
}

/** The document, read, linked and checked; undefined when it is no map or cannot be read. */
async function builtDocument(uri: URI, { shared }: Services): Promise<LangiumDocument | undefined> {
  const { WorkspaceManager, LangiumDocuments, DocumentBuilder, FileSystemProvider, TextDocuments, WorkspaceLock } =
    shared.workspace;
  await WorkspaceManager.ready;
  if (!shared.ServiceRegistry.hasServices(uri)) return undefined;
  if (!LangiumDocuments.hasDocument(uri)) {
    if (!TextDocuments.get(uri) && !(await FileSystemProvider.exists(uri))) return undefined;
    try {
      await LangiumDocuments.getOrCreateDocument(uri);
      // All that is not built yet: this may end a build of other texts, which nothing else would take up again.
      await WorkspaceLock.write((cancel) => DocumentBuilder.update([], [], cancel));
    } catch {
      // Gone, or not to be read: the caller says so in its own words.
      return undefined;
    }
  }
  await DocumentBuilder.waitUntil(DocumentState.Validated, uri);
  return LangiumDocuments.getDocument(uri);
}
