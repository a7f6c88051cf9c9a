import { type AstNode, AstUtils } from "langium";
import * as ast from "./generated/ast.ts";

/** Each space holds its own names: a phase may be called like an actor, a process may not be called like a decision. */
export type Space =
  | "step"
  | "phase"
  | "actor"
  | "interface"
  | "data"
  | "target"
  | "platform"
  | "questionnaire"
  | "group"
  | "view";

export type NamedNode =
  | ast.Step
  | ast.Phase
  | ast.Actor
  | ast.Interface
  | ast.Data
  | ast.Target
  | ast.Platform
  | ast.Questionnaire
  | ast.QuestionGroup
  | ast.View;

const spaces: Readonly<Record<NamedNode["$type"], Space>> = {
  Process: "step",
  Decision: "step",
  Start: "step",
  End: "step",
  Phase: "phase",
  Actor: "actor",
  Interface: "interface",
  Data: "data",
  Target: "target",
  Platform: "platform",
  Questionnaire: "questionnaire",
  QuestionGroup: "group",
  View: "view",
};

/** The space a declaration's name lives in; undefined for a question (unique in its group) and what has no name. */
export function spaceOf(node: AstNode): Space | undefined {
  return spaces[node.$type as NamedNode["$type"]];
}

/** Declarations by space and name, in file order. A name that was declared twice has two entries. */
export type Names = ReadonlyMap<Space, ReadonlyMap<string, readonly NamedNode[]>>;

/** What a file declares: for the map as it is now, and what each target adds. */
export interface FileNames {
  readonly current: Names;
  readonly targets: ReadonlyMap<ast.Target, Names>;
}

/** Declared for the whole file, wherever they stand. */
const ofTheFile: ReadonlySet<Space> = new Set<Space>(["target", "platform", "questionnaire", "group", "view"]);

const known = new WeakMap<ast.MapFile, FileNames>();

/** What a file declares. Worked out once for each parsed text. */
export function namesOf(file: ast.MapFile): FileNames {
  const before = known.get(file);
  if (before) return before;
  const current = new NameTable();
  const targets = new Map<ast.Target, NameTable>();
  const collect = (items: readonly ast.Item[], table: NameTable): void => {
    for (const item of items) {
      const space = spaceOf(item);
      if (space) {
        const everywhere = ofTheFile.has(space);
        (everywhere ? current : table).add(space, item as NamedNode);
      }
      if (ast.isTarget(item)) {
        const own = new NameTable();
        targets.set(item, own);
        collect(item.items, own);
      } else if ("items" in item) collect(item.items, table);
    }
  };
  collect(file.items, current);
  const names = {
    current: current.names,
    targets: new Map([...targets].map(([t, table]) => [t, table.names] as const)),
  };
  known.set(file, names);
  return names;
}

class NameTable {
  readonly names = new Map<Space, Map<string, NamedNode[]>>();

  add(space: Space, node: NamedNode): void {
    if (!node.name) return;
    let table = this.names.get(space);
    if (!table) this.names.set(space, (table = new Map()));
    const nodes = table.get(node.name);
    if (nodes) nodes.push(node);
    else table.set(node.name, [node]);
  }
}

/** The first declaration of a name, the one that counts. */
export function firstNamed(names: Names, space: Space, name: string): NamedNode | undefined {
  return names.get(space)?.get(name)?.[0];
}

/** The file that holds a node. */
export function fileOf(node: AstNode): ast.MapFile {
  return AstUtils.findRootNode(node) as ast.MapFile;
}

/** The target in whose block a node stands. */
export function targetAround(node: AstNode): ast.Target | undefined {
  return AstUtils.getContainerOfType(node.$container, ast.isTarget);
}

/** The head clause of a kind: `headOf(process, "By")`. The first counts where there are two. */
export function headOf<T extends ast.HeadClause["$type"]>(
  node: { readonly head: readonly ast.HeadClause[] },
  type: T,
): Extract<ast.HeadClause, { $type: T }> | undefined {
  return node.head.find((clause) => clause.$type === type) as Extract<ast.HeadClause, { $type: T }> | undefined;
}
