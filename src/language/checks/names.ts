import { type AstNode, type CstNode, type Reference, UriUtils } from "langium";
import { nearestWord } from "../../analysis/nearest-word.ts";
import * as ast from "../generated/ast.ts";
import { documentOf, isMapFile } from "../imports.ts";
import { fileOf, firstNamed, type NamedNode, type Names, namesOf, type Space, targetAround } from "../names.ts";
import { wordMeantBy } from "../repair-words.ts";
import { candidates, type Layer, spacesFor, takenBy } from "../scope.ts";
import { treeOf } from "../tree.ts";
import { declarationWords } from "../words.ts";
import type { Check, Checking } from "./check.ts";
import { flowBefore } from "./flows.ts";
import { blockKindOf } from "./places.ts";

/** Names: unknown, ambiguous, declared twice, named twice in one list. */
export const nameChecks: Check = {
  file(checking) {
    const references = checking.document.references.filter((one): one is Reference => "ref" in one);
    const named = new Set(references.filter(({ ref }) => ref !== undefined).map(({ $refText }) => $refText));
    const unknown: Unknown[] = [];
    for (const reference of references) checkReference(reference, checking, (one) => unknown.push(one));
    const byName = new Map<string, Unknown[]>();
    for (const one of unknown) byName.set(one.key, [...(byName.get(one.key) ?? []), one]);
    for (const one of unknown) {
      const same = byName.get(one.key) ?? [];
      // A declaration that is missing, or itself misspelt, is one mistake; of a name that is misspelt each place is one.
      const each = one.meant !== undefined && named.has(one.meant);
      if (!each && same[0] !== one) continue;
      const places = each || same.length === 1 ? "" : `, named in ${same.length} places`;
      checking.report("unknown-name", `There is no ${one.what} \`${one.name}\`${places}${one.why}`, one.at);
    }
    checkLists(checking);
    checkDuplicates(checking);
  },
  node(node, { report }) {
    if (ast.isQuestionGroup(node)) checkQuestions(node, report);
  },
};

/** One name twice in one list, as in `by ds, ds`. The names of a list follow each other. */
function checkLists({ file, report }: Checking): void {
  let [holder, list]: readonly [AstNode?, string?] = [];
  let seen = new Set<string>();
  for (const { reference, container, property, index } of treeOf(file).references) {
    if (index === undefined) continue;
    if (container !== holder || property !== list) {
      [holder, list] = [container, property];
      seen = new Set();
    }
    const { $refText, $refNode } = reference;
    if (seen.has($refText)) report("twice", `\`${$refText}\` stands here twice: once is enough.`, $refNode);
    seen.add($refText);
  }
}

const spaceWords: Readonly<Record<Space, string>> = {
  step: "step",
  phase: "phase",
  actor: "actor",
  interface: "interface",
  data: "data set",
  target: "target",
  platform: "platform",
  questionnaire: "questionnaire",
  group: "group of questions",
  view: "view",
};

/** What a declaration is called in a sentence. */
export function kindWord(node: AstNode): string {
  const kind = blockKindOf(node);
  return kind === "data" ? "data set" : kind === "group" ? "group of questions" : (kind ?? "thing");
}

const article = (word: string): string => `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;

const wantedKind: Readonly<Record<string, string>> = {
  Step: "step",
  Process: "process",
  Changeable: "process, decision, actor, interface or data set",
  Phase: "phase",
  Actor: "actor",
  Interface: "interface",
  Data: "data set",
  Target: "target",
  Platform: "platform",
  Stated: "state",
  QuestionGroup: "group of questions",
};

/** A name of which there is no declaration. */
interface Unknown {
  readonly name: string;
  /** The same for all places that mean the same declaration. */
  readonly key: string;
  readonly what: string;
  /** The end of the sentence. */
  readonly why: string;
  readonly meant: string | undefined;
  readonly at: CstNode;
}

function checkReference(reference: Reference, checking: Checking, found: (unknown: Unknown) => void): void {
  const { error, $refText: name, $refNode } = reference;
  const holder = error ? error.info.container : $refNode?.astNode;
  if (!$refNode || !holder || !name) return;
  const type = typeOf(holder, reference);
  // The map as it is now has no declaration.
  if (type === "Stated" && name === "current") return;
  if (!error) {
    checkAmbiguous(name, type, holder, reference, checking);
    return;
  }
  if (type === "Question") return unknownQuestion(holder as ast.Answer, name, reference, checking);
  if (ast.isFlowNode(holder) && !(holder.$container.$container as ast.Flow).ends[1]) {
    return unknownStatement(name, reference, checking);
  }
  const before = ast.isFlowNode(holder) && flowBefore(holder.$container.$container as ast.Flow);
  if (before && holder.$cstNode?.offset === holder.$container.$container.$cstNode?.offset) {
    checking.report("bad-flow", `A label stands in quotes: \`"${name}"\`.`, $refNode);
    return;
  }
  const what = wantedKind[type] ?? "thing";
  const why = whyUnknown(name, type, holder, checking);
  const key = `${name} ${type === "Changeable" ? "step" : spacesFor(type)[0]}`;
  found({ name, key, what, why, meant: /did you mean `([^`]+)`/.exec(why)?.[1], at: $refNode });
}

/** Which type of declaration a reference wants, by the node and property that hold it. */
function typeOf(holder: AstNode, reference: Reference): string {
  if (ast.isBy(holder)) return "Actor";
  if (ast.isVia(holder)) return "Interface";
  if (ast.isReads(holder) || ast.isWrites(holder)) return "Data";
  if (ast.isAfter(holder) || ast.isFor(holder)) return "Target";
  if (ast.isCombines(holder)) return "Platform";
  if (ast.isChange(holder)) return "Changeable";
  if (ast.isExtend(holder)) return "Phase";
  if (ast.isRate(holder)) return "Process";
  if (ast.isAnswer(holder)) return holder.group === reference ? "QuestionGroup" : "Question";
  if (ast.isStateShown(holder)) return "Stated";
  if (ast.isCollapse(holder)) return "Phase";
  if (ast.isShow(holder)) return typeOfShown(holder, reference);
  if (ast.isRemove(holder) && holder.phases.includes(reference as Reference<ast.Phase>)) return "Phase";
  return "Step";
}

function typeOfShown(holder: ast.Show, reference: Reference): string {
  const { phases, actors, interfaces, data } = holder;
  const lists: readonly (readonly [string, readonly Reference[]])[] = [
    ["Phase", phases],
    ["Actor", actors],
    ["Interface", interfaces],
    ["Data", data],
  ];
  return lists.find(([, list]) => list.includes(reference))?.[0] ?? "Step";
}

/** Why nothing was found: another kind has the name, another target, another file; or a name that is nearly the same. */
function whyUnknown(name: string, type: string, holder: AstNode, checking: Checking): string {
  const layers = checking.layersAround(holder);
  const spaces = spacesFor(type);
  const wrongKind = candidates(layers, spaces, name)[0];
  if (wrongKind && takenBy(type)) return `: \`${name}\` is ${article(kindWord(wrongKind))}.`;
  const elsewhere = importedStep(name, layers, spaces);
  const own = ownFileOnly(holder);
  if (elsewhere && own) {
    return ` in this file: it is declared in “${fileNameOf(elsewhere)}”, and ${own} steps of their own file only.`;
  }
  const target = targetThatAdds(name, spaces, holder);
  if (target) return ` here: \`${name}\` is new in target \`${target.name}\`.`;
  const near = nearestWord(name, visibleNames(layers, spaces, takenBy(type)));
  if (near) return `; did you mean \`${near}\`?`;
  const other = otherSpace(name, layers, spaces);
  if (other) return `: \`${name}\` is ${article(kindWord(other))}.`;
  const file = fileThatDeclares(name, spaces, checking);
  if (file) return `; “${file}” declares it: import that file.`;
  if (type === "QuestionGroup") return ": a questionnaire declares it, in this file or in one that is imported.";
  // What is changed or taken out must be there already: to declare it would be another thing.
  return type === "Changeable" || ast.isRemove(holder) ? ": name what the map has." : ": declare it, or name another.";
}

function ownFileOnly(holder: AstNode): string | undefined {
  if (ast.isFlowNode(holder)) return "flows name";
  if (ast.isRemove(holder)) return "targets remove";
  return ast.isShow(holder) || ast.isCollapse(holder) ? "views show" : undefined;
}

function importedStep(name: string, layers: readonly Layer[], spaces: readonly Space[]): NamedNode | undefined {
  return candidates(
    layers.filter((layer) => layer.imported),
    spaces,
    name,
  )[0];
}

function targetThatAdds(name: string, spaces: readonly Space[], holder: AstNode): ast.Target | undefined {
  for (const [target, names] of namesOf(fileOf(holder)).targets) {
    if (spaces.some((space) => firstNamed(names, space, name)) && target.name) return target;
  }
  return undefined;
}

function visibleNames(
  layers: readonly Layer[],
  spaces: readonly Space[],
  takes: readonly string[] | undefined,
): string[] {
  const names: string[] = [];
  for (const table of layers.flatMap((layer) => layer.names)) {
    for (const space of spaces) {
      for (const [name, nodes] of table.get(space) ?? []) {
        if (!takes || nodes.some((node) => takes.includes(node.$type))) names.push(name);
      }
    }
  }
  return names;
}

function otherSpace(name: string, layers: readonly Layer[], spaces: readonly Space[]): NamedNode | undefined {
  const others = (Object.keys(spaceWords) as Space[]).filter((space) => !spaces.includes(space));
  return candidates(layers, others, name)[0];
}

function fileThatDeclares(
  name: string,
  spaces: readonly Space[],
  { documents, document }: Checking,
): string | undefined {
  for (const other of documents.all) {
    const root = other.parseResult.value;
    if (UriUtils.equals(other.uri, document.uri) || !isMapFile(root)) continue;
    if (spaces.some((space) => space !== "step" && firstNamed(namesOf(root).current, space, name))) {
      return UriUtils.relative(UriUtils.dirname(document.uri), other.uri).replace(/^(?!\.)/, "./");
    }
  }
  return undefined;
}

function fileNameOf(node: AstNode): string {
  const document = documentOf(node);
  return document ? UriUtils.basename(document.uri) : "another file";
}

/** A word on its own: a declaration that was begun, or a flow without its arrow. */
function unknownStatement(name: string, reference: Reference, checking: Checking): void {
  const meant = wordMeantBy(name, [...declarationWords]);
  const rest = meant
    ? `; did you mean \`${meant}\`?`
    : ": a line begins with a word such as `process`, or is a flow like `a -> b`.";
  checking.report("unknown-word", `There is no word \`${name}\`${rest}`, reference.$refNode);
}

function unknownQuestion(answer: ast.Answer, name: string, reference: Reference, checking: Checking): void {
  const group = answer.group?.ref;
  if (!group) return;
  const near = nearestWord(
    name,
    group.items.filter(ast.isQuestion).map((q) => q.name ?? ""),
  );
  const rest = near ? `; did you mean \`${near}\`?` : ".";
  checking.report("unknown-name", `The group \`${group.name}\` has no question \`${name}\`${rest}`, reference.$refNode);
}

function checkAmbiguous(name: string, type: string, holder: AstNode, reference: Reference, checking: Checking): void {
  if (type === "Question") return;
  const [layers, spaces] = [checking.layersAround(holder), spacesFor(type)];
  // One space of one file holds a name once: nearly all references, known without looking.
  if (spaces.length < 2 && layers.every(({ names }) => names.length < 2)) return;
  const found = candidates(layers, spaces, name, takenBy(type));
  if (found.length < 2) return;
  const files = [...new Set(found.map((node) => `“${fileNameOf(node)}”`))];
  const [first, second] = found;
  const message =
    files.length > 1
      ? `\`${name}\` is declared in ${files.slice(0, -1).join(", ")} and ${files.at(-1)}: rename one of them, or declare it in this file.`
      : `\`${name}\` is ${article(kindWord(first as NamedNode))} and ${article(kindWord(second as NamedNode))}: rename one of them.`;
  checking.report("ambiguous-name", message, reference.$refNode);
}

/** The first declaration of a name counts; each later one is reported. */
function checkDuplicates(checking: Checking): void {
  const { current, targets } = namesOf(checking.file);
  reportDuplicates(current, () => undefined, checking);
  for (const [target, names] of targets) {
    const below = belowTarget(target, checking);
    reportDuplicates(names, (space, name) => candidates(below, [space], name)[0], checking);
  }
  for (const name of ["target", "platform"] as const) {
    const clash = firstNamed(current, name, "current");
    if (clash)
      checking.report("duplicate-name", "`current` is the map as it is now: choose another name.", clash, "name");
  }
  for (const [name, nodes] of current.get("platform") ?? []) {
    const target = firstNamed(current, "target", name);
    if (target) {
      const message = `There is a target \`${name}\` already${lineText(target)}: a state is looked up by its name, so choose another.`;
      checking.report("duplicate-name", message, nodes[0], "name");
    }
  }
}

/** What a target starts from: the targets before it, and the map; not what other files declare. */
function belowTarget(target: ast.Target, checking: Checking): readonly Layer[] {
  const inside = target.items[0];
  return inside ? checking.layersAround(inside).filter((layer, i) => i > 0 && !layer.imported) : [];
}

function reportDuplicates(
  names: Names,
  before: (space: Space, name: string) => NamedNode | undefined,
  { report }: Checking,
): void {
  for (const [space, table] of names) {
    for (const [name, nodes] of table) {
      const known = before(space, name);
      const first = known ?? nodes[0];
      if (!first) continue;
      for (const node of known ? nodes : nodes.slice(1)) {
        report(
          "duplicate-name",
          `There is ${article(kindWord(first))} \`${name}\` already${lineText(first)}: choose another name.`,
          node,
          "name",
        );
      }
    }
  }
}

function lineText(node: AstNode): string {
  const line = node.$cstNode?.range.start.line;
  const target = targetAround(node);
  const where = target?.name ? ` in target \`${target.name}\`` : "";
  return line === undefined ? where : `${where} (line ${line + 1})`;
}

function checkQuestions(group: ast.QuestionGroup, report: Checking["report"]): void {
  const seen = new Map<string, ast.Question>();
  for (const question of group.items.filter(ast.isQuestion)) {
    if (!question.name) continue;
    const first = seen.get(question.name);
    if (first)
      report(
        "duplicate-name",
        `There is a question \`${question.name}\` already${lineText(first)}: choose another name.`,
        question,
        "name",
      );
    else seen.set(question.name, question);
  }
}
