import { DocumentState, type LangiumDocument, WorkspaceCache } from "langium";
import type { ProcessMap } from "../../model/process-map.ts";
import type { MlflowEditorServices } from "../services.ts";
import { toProcessMap } from "../to-process-map.ts";

const caches = new WeakMap<object, WorkspaceCache<string, ProcessMap>>();

/** The map of a document, read once for each state of the workspace. */
export function mapOf(services: MlflowEditorServices, document: LangiumDocument): ProcessMap {
  const { shared } = services;
  let cache = caches.get(shared);
  if (!cache) {
    cache = new WorkspaceCache(shared, DocumentState.Linked);
    caches.set(shared, cache);
  }
  return cache.get(document.uri.toString(), () => toProcessMap(document, shared.workspace.LangiumDocuments.all));
}
