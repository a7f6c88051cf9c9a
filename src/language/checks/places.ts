import { type AstNode, GrammarUtils } from "langium";
import * as ast from "../generated/ast.ts";
import { clauseKeyword } from "../source.ts";
import { orList } from "../syntax-messages.ts";
import { type BlockFacts, type BlockKind, blockFacts, repeatable } from "../words.ts";
import type { Check, Checking } from "./check.ts";

/** The word that opens each kind of declaration, as people type it. */
const kinds: Readonly<Record<string, BlockKind>> = {
  MapFile: "file",
  MapBlock: "map",
  Actor: "actor",
  Interface: "interface",
  Data: "data",
  Phase: "phase",
  Process: "process",
  Decision: "decision",
  Start: "start",
  End: "end",
  Target: "target",
  Change: "change",
  Extend: "extend",
  Questionnaire: "questionnaire",
  QuestionGroup: "group",
  Question: "question",
  Platform: "platform",
  View: "view",
};

/** The kind of block that a node opens; undefined where it opens none. */
export function blockKindOf(node: AstNode): BlockKind | undefined {
  return kinds[node.$type];
}

/** What stands where it can't, and what stands twice. */
export const placeChecks: Check = {
  node(node, checking) {
    const kind = blockKindOf(node);
    if (!kind) return;
    if ("head" in node) checkHead(node as AstNode & { head: ast.HeadClause[] }, kind, checking);
    if ("items" in node) checkItems(node as AstNode & { items: ast.Item[] }, kind, checking);
  },
};

/** A change may hold what its subject may. */
function factsOf(node: AstNode, kind: BlockKind): { readonly facts: BlockFacts; readonly called: string } {
  const subject = ast.isChange(node) ? node.node?.ref : undefined;
  const actual = (subject && blockKindOf(subject)) ?? kind;
  return { facts: blockFacts[actual], called: called(actual) };
}

function called(kind: BlockKind): string {
  const names: Partial<Record<BlockKind, string>> = {
    actor: "an actor",
    interface: "an interface",
    data: "a data set",
    map: "the `map` block",
    end: "an end",
    change: "a change",
    extend: "an `extend` block",
    group: "a group of questions",
  };
  return names[kind] ?? `a ${kind}`;
}

function checkHead(node: AstNode & { head: ast.HeadClause[] }, kind: BlockKind, checking: Checking): void {
  const { facts, called: holder } = factsOf(node, kind);
  const seen = new Set<string>();
  for (const clause of node.head) {
    const word = clauseKeyword(clause) ?? "";
    if (!facts.head.includes(word)) {
      const why = word === "is" ? "only a process has a level" : `it belongs to ${homes(word, "head")}`;
      checking.report("misplaced", `\`${word}\` can't stand with ${holder}: ${why}.`, clause);
    } else if (seen.has(word)) checking.report("twice", `\`${word}\` stands here twice: put both into one.`, clause);
    seen.add(word);
  }
}

function checkItems(node: AstNode & { items: ast.Item[] }, kind: BlockKind, checking: Checking): void {
  const { facts, called: holder } = factsOf(node, kind);
  const where = kind === "file" ? "outside of any block" : `in ${holder}`;
  const seen = new Map<string, string>();
  for (const item of node.items) {
    const word = clauseKeyword(item);
    if (word !== undefined) {
      const key = word === "estimated" ? "measured" : word;
      if (!facts.clauses.includes(word)) {
        checking.report(
          "misplaced",
          `\`${word}\` can't stand ${where}: it belongs in ${homes(word, "clauses")}.`,
          item,
        );
      } else if (seen.has(key) && !repeatable.has(word)) {
        const other = seen.get(key);
        const message =
          other === word
            ? `\`${word}\` stands here twice: keep one.`
            : `There is \`${other}\` already: keep one of the two.`;
        checking.report("twice", message, item);
      }
      seen.set(key, word);
    } else if (ast.isFlow(item)) {
      if (!facts.flows) checking.report("misplaced", `A flow can't stand ${where}: put it behind the block.`, item);
    } else if (!ast.isClause(item)) checkDeclaration(item, facts, where, seen, checking);
  }
}

function checkDeclaration(
  item: Exclude<ast.Item, ast.Clause | ast.Flow>,
  facts: BlockFacts,
  where: string,
  seen: Map<string, string>,
  checking: Checking,
): void {
  const word = ast.isImport(item) ? "import" : ast.isRemove(item) ? "remove" : kinds[item.$type];
  if (!word) return;
  const keyword = () => GrammarUtils.findNodeForKeyword(item.$cstNode, word) ?? item.$cstNode;
  if (!facts.declarations.includes(word)) {
    checking.report("misplaced", `\`${word}\` can't stand ${where}: it belongs ${declarationHomes(word)}.`, keyword());
  } else if (word === "map" && seen.has("map")) {
    checking.report("twice", "A file has one `map` block: put both into one.", keyword());
  }
  if (word === "map") seen.set("map", word);
}

/** Where a clause belongs, for a sentence. */
function homes(word: string, part: "head" | "clauses"): string {
  const found = (Object.keys(blockFacts) as BlockKind[]).filter(
    (k) => k !== "change" && blockFacts[k][part].includes(word),
  );
  return found.length > 5 ? "the block of what it describes" : orList(found.map(called));
}

function declarationHomes(word: string): string {
  const found = (Object.keys(blockFacts) as BlockKind[]).filter((k) => blockFacts[k].declarations.includes(word));
  return orList(found.map((kind) => (kind === "file" ? "at the top of the file" : `in ${called(kind)}`)));
}
