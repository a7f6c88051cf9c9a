import { type AstNode, interruptAndCheck, type LangiumDocument, WorkspaceCache } from "langium";
import { type Found, type LintSettings, lint, lintByRule } from "../analysis/index.ts";
import type { ProcessMap } from "../model/process-map.ts";
import { isMapFile } from "./imports.ts";
import { homesOfPlatforms } from "./map-homes.ts";
import { mapOf } from "./map-of.ts";
import type { MlflowServices } from "./module.ts";
import type { TextFile } from "./parse-map.ts";
import { silencesOf } from "./silences.ts";

type CancellationToken = Parameters<typeof interruptAndCheck>[0];

/**
 * What could be better about a map, silences heeded. `others` are the texts of files that hold platforms for it; a finding
 * about such a platform stands in that file, so callers look at `range.uri`.
 */
export function findingsOf(
  map: ProcessMap,
  text: string,
  others: readonly TextFile[] = [],
  settings: Omit<LintSettings, "silences"> = {},
): readonly Found[] {
  return lint(map, { ...settings, silences: silencesIn(map, text, others) });
}

function silencesIn(map: ProcessMap, text: string, others: readonly TextFile[]): NonNullable<LintSettings["silences"]> {
  return [{ uri: map.uri, text }, ...others].flatMap((file) => silencesOf(file.text, file.uri));
}

const caches = new WeakMap<object, WorkspaceCache<AstNode, readonly Found[]>>();

/**
 * Every finding about a document's own map, those that stand in the files of its platforms included. Worked out once for
 * each state of the workspace.
 */
export function findingsAbout(document: LangiumDocument, services: MlflowServices): readonly Found[] {
  return cacheOf(services).get(document.parseResult.value, () => {
    const steps = findingSteps(document, services);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  });
}

/** Works the same out in turns, so that a request that comes in meanwhile is answered; a newer keystroke ends it. */
export async function prepareFindings(
  document: LangiumDocument,
  services: MlflowServices,
  cancel: CancellationToken,
): Promise<void> {
  const [cache, root] = [cacheOf(services), document.parseResult.value];
  if (cache.has(root)) return;
  const steps = findingSteps(document, services);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return cache.set(root, value);
    await interruptAndCheck(cancel);
  }
}

function findingSteps(document: LangiumDocument, services: MlflowServices): ReturnType<typeof lintByRule> {
  const documents = services.shared.workspace.LangiumDocuments.all.toArray();
  const map = mapOf(services, document);
  const judging = services.lint.Judging.of(map.uri);
  const silences = silencesIn(map, document.textDocument.getText(), otherTexts(map, documents));
  return lintByRule(map, { ...judging, silences });
}

function cacheOf({ shared }: MlflowServices): WorkspaceCache<AstNode, readonly Found[]> {
  let cache = caches.get(shared);
  if (!cache) caches.set(shared, (cache = new WorkspaceCache(shared)));
  return cache;
}

/** The findings that stand in a document: those of its own map, and those about its platforms in the maps they belong to. */
export function findingsIn(document: LangiumDocument, services: MlflowServices): readonly Found[] {
  const file = document.parseResult.value;
  if (!isMapFile(file)) return [];
  const uri = document.uri.toString();
  const own = findingsAbout(document, services).filter(({ range }) => range.uri === uri);
  const judging = services.lint.Judging.of(uri);
  const elsewhere = homesOfPlatforms(document).flatMap((home) => {
    const others = [{ uri, text: document.textDocument.getText() }];
    const found = findingsOf(mapOf(services, home), home.textDocument.getText(), others, judging);
    return found.filter(({ range, rule }) => range.uri === uri && !aboutSilence.has(rule));
  });
  return [...own, ...elsewhere];
}

/** The map that a finding of `findingsIn` is about: a platform may stand in another file than its map. */
export function mapOfFinding(document: LangiumDocument, { state }: Found, services: MlflowServices): ProcessMap {
  const own = mapOf(services, document);
  const has = (map: ProcessMap): boolean => [...map.targets, ...map.platforms].some(({ id }) => id === state);
  if (state === undefined || state === "current" || has(own)) return own;
  return (
    homesOfPlatforms(document)
      .map((home) => mapOf(services, home))
      .find(has) ?? own
  );
}

/** A silence in a platform's file counts for the file's own map too, which says what is wrong with it. */
const aboutSilence: ReadonlySet<string> = new Set(["silence-without-reason", "silence-of-unknown-rule"]);

function otherTexts(map: ProcessMap, documents: readonly LangiumDocument[]): readonly TextFile[] {
  const uris = new Set(map.platforms.flatMap((p) => p.source?.whole.uri ?? []));
  uris.delete(map.uri);
  return documents.flatMap((d) =>
    uris.has(d.uri.toString()) ? [{ uri: d.uri.toString(), text: d.textDocument.getText() }] : [],
  );
}
