import { type AstNode, type CstNode, interruptAndCheck, type LangiumDocument, WorkspaceCache } from "langium";
import type { Problem } from "../model/process-map.ts";
import { resolveStates } from "../model/state.ts";
import type { Check, Checking } from "./checks/check.ts";
import { flowChecks } from "./checks/flows.ts";
import { importChecks } from "./checks/imports.ts";
import { nameChecks } from "./checks/names.ts";
import { placeChecks } from "./checks/places.ts";
import { platformChecks } from "./checks/platforms.ts";
import { quantityChecks } from "./checks/quantities.ts";
import { targetChecks } from "./checks/targets.ts";
import { viewChecks } from "./checks/views.ts";
import { wordChecks } from "./checks/words.ts";
import { withoutEchoes } from "./echoes.ts";
import { isMapFile } from "./imports.ts";
import { mapOf } from "./map-of.ts";
import type { MlflowServices } from "./module.ts";
import { rangeOf } from "./source.ts";
import { syntaxProblems } from "./syntax-messages.ts";
import { treeOf } from "./tree.ts";
import { writtenPlaceOf } from "./written-place.ts";

type CancellationToken = Parameters<typeof interruptAndCheck>[0];

/**
 * Every error of a document, in the order of the text; one sentence a mistake. The document must have been linked.
 * A line that does not parse is reported once: what else may be wrong on it shows when it does. With `cancel` it works
 * in turns, so that requests are answered meanwhile, and ends with `OperationCancelled` when a newer keystroke comes.
 */
export function problemsOf(
  document: LangiumDocument,
  services: MlflowServices,
  cancel?: CancellationToken,
): Promise<readonly Problem[]> {
  let cache = caches.get(services.shared);
  if (!cache) caches.set(services.shared, (cache = new WorkspaceCache(services.shared)));
  const root = document.parseResult.value;
  const known = cache;
  return cache.get(root, async () => {
    try {
      return await freshProblems(document, services, cancel);
    } catch (error) {
      // A newer keystroke: nobody may be told that there was nothing.
      known.delete(root);
      throw error;
    }
  });
}

/** Several ask for the same problems: the editor's list, the picture, the command line. Any change makes them anew. */
const caches = new WeakMap<object, WorkspaceCache<AstNode, Promise<readonly Problem[]>>>();

async function freshProblems(
  document: LangiumDocument,
  services: MlflowServices,
  cancel: CancellationToken | undefined,
): Promise<readonly Problem[]> {
  const syntax = syntaxProblems(document);
  const broken = new Set(syntax.map(({ range }) => range.startLine));
  const meaning = (await meaningProblems(document, services, cancel)).filter(
    ({ range }) => !broken.has(range.startLine),
  );
  const unfinished = syntax.length > 0 || meaning.some(({ rule }) => rule === "unknown-word");
  const all = [...syntax, ...withoutRepeats(unfinished ? eachNameOnce(meaning) : meaning)];
  all.sort((a, b) => a.range.offset - b.range.offset || a.range.end - b.range.end);
  return firstOf(withoutEchoes(all, document.textDocument.getText()));
}

/** So many errors are listed; a text with more is another kind of file, or wants mending from the top. */
const mostProblems = 200;

function firstOf(all: readonly Problem[]): readonly Problem[] {
  const next = all[mostProblems];
  if (!next) return all;
  const message = `${all.length - mostProblems} more errors stand below: mend those above first.`;
  return [...all.slice(0, mostProblems), { ...next, rule: "syntax", message }];
}

/** So many nodes are checked before anybody else has a turn. */
const nodesATurn = 200;

async function meaningProblems(
  document: LangiumDocument,
  services: MlflowServices,
  cancel: CancellationToken | undefined,
): Promise<readonly Problem[]> {
  const file = document.parseResult.value;
  if (!isMapFile(file)) return [];
  const uri = document.uri.toString();
  const documents = services.shared.workspace.LangiumDocuments;
  const map = mapOf(services, document);
  const problems: Problem[] = [];
  const checking: Checking = {
    file,
    document,
    documents,
    map,
    states: resolveStates(map),
    layersAround: (node) => services.references.ScopeProvider.layersAround(node),
    report(code, message, at, property) {
      const cst = at && cstOf(at, property);
      if (cst) problems.push({ rule: code, severity: "error", message, range: rangeOf(cst, uri) });
    },
    add: (problem) => problems.push(problem),
  };
  const checks: readonly Check[] = [
    nameChecks,
    placeChecks,
    wordChecks,
    quantityChecks,
    flowChecks,
    targetChecks,
    platformChecks,
    viewChecks,
    importChecks(services.shared.workspace.FileSystemProvider),
  ];
  for (const check of checks) await check.file?.(checking);
  const ofNodes = checks.flatMap((check) => check.node ?? []);
  for (const [i, node] of treeOf(file).nodes.entries()) {
    if (cancel && i % nodesATurn === 0) await interruptAndCheck(cancel);
    for (const check of ofNodes) check(node, checking);
  }
  return problems;
}

function cstOf(at: AstNode | CstNode, property: string | undefined): CstNode | undefined {
  if (!("$type" in at)) return at;
  return (property && writtenPlaceOf(at.$cstNode, property)) || at.$cstNode;
}

/** While a declaration is being typed, each place that names it would complain: once is enough. */
function eachNameOnce(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ rule, message }) => {
    if (rule !== "unknown-name") return true;
    const name = /`([^`]+)`/.exec(message)?.[1] ?? message;
    return !seen.has(name) && seen.add(name);
  });
}

/** Two checks may come to the same place; what was said first stands. What stands in the wrong place need not be right. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const whole = problems.filter(({ rule }) => rule === "misplaced" || rule === "twice");
  return problems.filter(({ range }) => {
    const key = `${range.offset}-${range.end}`;
    const inside = whole.some((w) => w.range !== range && w.range.offset <= range.offset && range.end <= w.range.end);
    return !inside && !seen.has(key) && seen.add(key);
  });
}
