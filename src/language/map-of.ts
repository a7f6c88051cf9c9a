import { type AstNode, type LangiumDocument, type LangiumSharedCoreServices, WorkspaceCache } from "langium";
import { withConfig } from "../analysis/config.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { MlflowServices } from "./module.ts";
import { toProcessMap } from "./to-process-map.ts";

const caches = new WeakMap<object, WorkspaceCache<AstNode, ProcessMap>>();

/**
 * The map of a document that was linked, read once for each state of the workspace: checks, findings, the editor's
 * features and the picture ask for the same one, with the currency and assumptions of its configuration. Any change of
 * any file makes it anew.
 */
export function mapOf(services: { readonly shared: LangiumSharedCoreServices }, document: LangiumDocument): ProcessMap {
  const { shared } = services;
  let cache = caches.get(shared);
  if (!cache) {
    cache = new WorkspaceCache(shared);
    caches.set(shared, cache);
  }
  return cache.get(document.parseResult.value, () => {
    const map = toProcessMap(document, shared.workspace.LangiumDocuments.all);
    const { settings } = shared.ServiceRegistry.getServices(document.uri) as MlflowServices;
    const defaults = settings.Defaults.of(document.uri.toString());
    return defaults ? withConfig(map, defaults) : map;
  });
}
