import { type LangiumDocument, UriUtils } from "langium";
import type {
  Actor,
  Change,
  DataSet,
  Elements,
  Flow,
  Interface,
  Phase,
  Platform,
  ProcessMap,
  Questionnaire,
  Step,
  Target,
} from "../model/process-map.ts";
import { readFlowShare, valueOf } from "./clause-values.ts";
import * as ast from "./generated/ast.ts";
import { documentOf, importedUri, importsOf, isMapFile } from "./imports.ts";
import {
  actorOf,
  dataOf,
  decisionOf,
  eventOf,
  interfaceOf,
  linksOf,
  named,
  notesOf,
  phaseOf,
  processOf,
  type Reading,
} from "./map-elements.ts";
import { settingsOf } from "./map-settings.ts";
import { changesOf, isNamed, platformOf, questionnaireOf } from "./map-targets.ts";
import { viewOf } from "./map-views.ts";
import { fileOf, headOf } from "./names.ts";
import { slipsIn } from "./slips.ts";
import { rangeFromTo, rangeOf } from "./source.ts";

/**
 * The map of a document as plain data. `workspace` holds the other documents: platforms for this map's targets may stand
 * in any of them. Works on text that does not parse: everything that could be read is there, references that name nothing
 * are left out, of a name that was declared twice the first counts.
 */
export function toProcessMap(document: LangiumDocument, workspace: Iterable<LangiumDocument> = []): ProcessMap {
  const uri = document.uri.toString();
  const root = document.parseResult.value;
  if (!isMapFile(root)) return emptyMap(uri, document);
  const used = new Set<ast.Actor | ast.Interface | ast.Data>();
  const reader = new MapReader(uri, used);
  const elements = reader.elements(root.items, undefined);
  const targets = root.items
    .filter(ast.isTarget)
    .filter(isNamed)
    .filter(firstOfName())
    .map((t) => reader.target(t));
  const files = otherFiles(document, workspace);
  const platformNodes = [root, ...files].flatMap((file) => platformsFor(root, file));
  const platforms = platformNodes.filter(firstOfName()).map((node) => readPlatform(node, uri, used));
  const block = root.items.find(ast.isMapBlock);
  const whole = root.$cstNode && rangeOf(root.$cstNode, uri);
  const imported = importedElements(used, root);
  const slips = slipsIn(
    document,
    platformNodes.filter((node) => fileOf(node) !== root),
  );
  return {
    uri,
    title: block?.title ?? fileName(document),
    notes: block ? notesOf(block) : [],
    links: block ? linksOf(block) : [],
    ...(whole && { source: block ? (named(block, "", uri).source ?? { whole }) : { whole } }),
    settings: settingsOf(block),
    actors: [...elements.actors, ...imported.actors],
    interfaces: [...elements.interfaces, ...imported.interfaces],
    data: [...elements.data, ...imported.data],
    phases: elements.phases,
    steps: elements.steps,
    flows: elements.flows,
    targets,
    platforms,
    questionnaires: questionnairesFor(root, document, files, platformNodes),
    views: root.items
      .filter(ast.isView)
      .filter(isNamed)
      .filter(firstOfName())
      .map((node) => viewOf(node, reader)),
    ...(slips.length > 0 && { slips }),
  };
}

/** The names of a map's file and of those files that hold its platforms, as addresses: when one changes, the map does. */
export function filesOfMap(map: ProcessMap): readonly string[] {
  return [...new Set([map.uri, ...map.platforms.flatMap((p) => p.source?.whole.uri ?? [])])];
}

class MapReader implements Reading {
  readonly uri: string;
  private readonly used: Set<ast.Actor | ast.Interface | ast.Data>;

  constructor(uri: string, used: Set<ast.Actor | ast.Interface | ast.Data>) {
    this.uri = uri;
    this.used = used;
  }

  id(reference: Parameters<Reading["id"]>[0]): string | undefined {
    const node = reference?.ref;
    if (!node) return undefined;
    if (ast.isActor(node) || ast.isInterface(node) || ast.isData(node)) this.used.add(node);
    return node.name;
  }

  /** What the items declare, blocks within included; targets, platforms and questionnaires stand apart. */
  elements(items: readonly ast.Item[], phase: string | undefined): Elements {
    const found = new ElementLists();
    this.collect(items, phase, found);
    return found.lists();
  }

  target(node: ast.Target): Target {
    const changes: Change[] = [];
    const found = new ElementLists();
    const extendNotes: ast.Item[] = [];
    this.collect(node.items, undefined, found, (item) => {
      if (ast.isExtend(item)) extendNotes.push(...item.items.filter((i) => ast.isNote(i) || ast.isLink(i)));
      else changes.push(...changesOf(item, this));
    });
    const after = this.id(headOf(node, "After")?.target);
    const own = named(node, node.name, this.uri);
    return {
      kind: "target",
      ...own,
      // What is noted in an `extend` block is about the target: a phase has no change of its own.
      notes: [...own.notes, ...notesOf({ items: extendNotes })],
      links: [...own.links, ...linksOf({ items: extendNotes })],
      ...(after !== undefined && { after }),
      adds: found.lists(),
      changes,
    };
  }

  private collect(
    items: readonly ast.Item[],
    phase: string | undefined,
    into: ElementLists,
    onChange?: (item: ast.Change | ast.Remove | ast.Extend) => void,
  ): void {
    for (const item of items) {
      switch (item.$type) {
        case "Flow":
          into.addFlows(this.flows(item));
          continue;
        case "Change":
        case "Remove":
          onChange?.(item);
          continue;
        case "Extend":
          onChange?.(item);
          this.collect(item.items, item.phase?.$refText ?? phase, into, onChange);
          continue;
        case "Target":
        case "Platform":
        case "Questionnaire":
        case "View":
          continue;
        case "Phase":
          if (isNamed(item)) into.add("phases", phaseOf(item, phase, this));
          this.collect(item.items, item.name ?? phase, into, onChange);
          continue;
        case "Process":
          if (isNamed(item)) into.add("steps", processOf(item, phase, this));
          break;
        case "Decision":
          if (isNamed(item)) into.add("steps", decisionOf(item, phase, this));
          break;
        case "Start":
        case "End":
          if (isNamed(item)) into.add("steps", eventOf(item, phase, this));
          break;
        case "Actor":
          if (isNamed(item)) into.add("actors", actorOf(item, this));
          break;
        case "Interface":
          if (isNamed(item)) into.add("interfaces", interfaceOf(item, this));
          break;
        case "Data":
          if (isNamed(item)) into.add("data", dataOf(item, this));
          break;
        default:
      }
      // Declarations that stand in a block where they don't belong (a brace is missing, say) are still there.
      if ("items" in item) this.collect(item.items, phase, into, onChange);
    }
  }

  /** Chains and fans taken apart, each arrow with the label and the share of the node it leads to. */
  private flows(chain: ast.Flow): readonly Flow[] {
    const flows: Flow[] = [];
    for (let i = 1; i < chain.ends.length; i++) {
      for (const a of chain.ends[i - 1]?.nodes ?? []) {
        for (const b of chain.ends[i]?.nodes ?? []) {
          const [from, to] = [this.id(a.node), this.id(b.node)];
          if (from === undefined || to === undefined) continue;
          const share = b.share === undefined ? undefined : valueOf(readFlowShare({ ...b, share: b.share }));
          flows.push({
            from,
            to,
            ...(b.label !== undefined && { label: b.label }),
            ...(share && { share }),
            ...(a.$cstNode && b.$cstNode && { source: rangeFromTo(a.$cstNode, b.$cstNode, this.uri) }),
          });
        }
      }
    }
    return flows;
  }
}

type Lists = { actors: Actor; interfaces: Interface; data: DataSet; phases: Phase; steps: Step };

/** Collects elements; of a name that is declared twice the first counts, of a flow written twice too. */
class ElementLists {
  readonly actors: Actor[] = [];
  readonly interfaces: Interface[] = [];
  readonly data: DataSet[] = [];
  readonly phases: Phase[] = [];
  readonly steps: Step[] = [];
  readonly flows: Flow[] = [];
  readonly #seen = new Set<string>();

  add<K extends keyof Lists>(list: K, element: Lists[K]): void {
    if (this.#isNew(`${list} ${element.id}`)) (this[list] as Lists[K][]).push(element);
  }

  addFlows(flows: readonly Flow[]): void {
    for (const flow of flows) {
      if (this.#isNew(`flow ${flow.from} ${flow.to} ${flow.label ?? ""}`)) this.flows.push(flow);
    }
  }

  /** What was collected, as plain data. */
  lists(): Elements {
    const { actors, interfaces, data, phases, steps, flows } = this;
    return { actors, interfaces, data, phases, steps, flows };
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

function firstOfName(): (node: { readonly name: string }) => boolean {
  const seen = new Set<string>();
  return ({ name }) => !seen.has(name) && seen.add(name) !== undefined;
}

function otherFiles(document: LangiumDocument, workspace: Iterable<LangiumDocument>): readonly ast.MapFile[] {
  const files: ast.MapFile[] = [];
  for (const other of workspace) {
    const root = other.parseResult.value;
    if (!UriUtils.equals(other.uri, document.uri) && isMapFile(root)) files.push(root);
  }
  return files;
}

/** The platforms in `file` that belong to the map `root`: those for one of its targets, and its own that name none. */
function platformsFor(root: ast.MapFile, file: ast.MapFile): readonly ast.Platform[] {
  return file.items.filter(ast.isPlatform).filter((platform) => {
    if (!isNamed(platform)) return false;
    const target = headOf(platform, "For")?.target?.ref;
    return target ? fileOf(target) === root : file === root;
  });
}

function readPlatform(node: ast.Platform, mapUri: string, used: Set<ast.Actor | ast.Interface | ast.Data>): Platform {
  const uri = documentOf(node)?.uri.toString() ?? mapUri;
  const platform = platformOf(node, new MapReader(uri, used));
  return uri === mapUri ? platform : { ...platform, imported: true };
}

/** Actors, interfaces and data of other files that this map names. */
function importedElements(used: ReadonlySet<ast.Actor | ast.Interface | ast.Data>, root: ast.MapFile): Elements {
  const found = new ElementLists();
  for (const node of used) {
    if (fileOf(node) === root) continue;
    const reader = new MapReader(documentOf(node)?.uri.toString() ?? "", new Set());
    if (ast.isActor(node)) found.add("actors", { ...actorOf(node, reader), imported: true });
    else if (ast.isInterface(node)) found.add("interfaces", { ...interfaceOf(node, reader), imported: true });
    else found.add("data", { ...dataOf(node, reader), imported: true });
  }
  return found.lists();
}

/** Questionnaires of this file, of those it imports, and those that its platforms answer. */
function questionnairesFor(
  root: ast.MapFile,
  document: LangiumDocument,
  files: readonly ast.MapFile[],
  platforms: readonly ast.Platform[],
): readonly Questionnaire[] {
  const uris = importsOf(root).flatMap(({ path }) => importedUri(document.uri, path) ?? []);
  const isImported = (file: ast.MapFile) => uris.some((uri) => UriUtils.equals(uri, documentOf(file)?.uri));
  const nodes = new Set(root.items.filter(ast.isQuestionnaire));
  for (const file of files.filter(isImported)) for (const q of file.items.filter(ast.isQuestionnaire)) nodes.add(q);
  for (const answer of platforms.flatMap((p) => p.items.filter(ast.isAnswer))) {
    const holder = answer.group?.ref?.$container;
    if (holder && ast.isQuestionnaire(holder)) nodes.add(holder);
  }
  return [...nodes].map((node) => {
    const uri = documentOf(node)?.uri.toString() ?? document.uri.toString();
    const questionnaire = questionnaireOf(node, new MapReader(uri, new Set()));
    return fileOf(node) === root ? questionnaire : { ...questionnaire, imported: true };
  });
}

function fileName(document: LangiumDocument): string {
  return UriUtils.basename(document.uri).replace(/\.mlflow$/, "");
}

function emptyMap(uri: string, document: LangiumDocument): ProcessMap {
  return {
    uri,
    title: fileName(document),
    notes: [],
    links: [],
    settings: settingsOf(undefined),
    ...new ElementLists().lists(),
    targets: [],
    platforms: [],
    questionnaires: [],
    views: [],
  };
}
