/** AST nodes of views → plain data. */
import { isLevelOrUnrated } from "../model/level.ts";
import { type Layer, layers, type View, type ViewRule } from "../model/process-map.ts";
import type * as ast from "./generated/ast.ts";
import { clauseOf, clausesOf, idsOf, named, type Reading } from "./map-elements.ts";
import { arrangementOf } from "./map-settings.ts";

/** A view with its rules; names that nothing bears are left out. */
export function viewOf(node: ast.View, reading: Reading): View {
  const stated = clauseOf(node, "StateShown")?.state;
  const state = stated?.$refText === "current" ? "current" : reading.id(stated);
  const collapse = clauseOf(node, "Collapse");
  const drawn = clauseOf(node, "Layers")?.names.filter(isLayer);
  return {
    kind: "view",
    ...named(node, node.name, reading.uri),
    rules: clausesOf(node, "Show").map((clause) => ruleOf(clause, reading)),
    ...(state !== undefined && { state }),
    ...arrangementOf(node),
    ...(collapse && { collapse: idsOf(collapse.phases, reading) }),
    ...(drawn && { layers: drawn }),
  };
}

/** True for `data` and `interfaces`. */
export function isLayer(word: string): word is Layer {
  return (layers as readonly string[]).includes(word);
}

function ruleOf(clause: ast.Show, reading: Reading): ViewRule {
  const verb = clause.verb ?? "show";
  const lists = [
    ["phase", clause.phases],
    ["actor", clause.actors],
    ["interface", clause.interfaces],
    ["data", clause.data],
    [clause.way ?? "step", clause.steps],
  ] as const;
  for (const [subject, references] of lists) {
    if (references.length > 0) return { do: verb, subject, of: idsOf(references, reading) };
  }
  return { do: verb, subject: "level", of: [...new Set(clause.levels.filter(isLevelOrUnrated))] };
}
