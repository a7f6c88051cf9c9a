/** Edits of views. */
import type { ViewText } from "../../model/edit.ts";
import { nameFor, writtenName } from "../features/name-text.ts";
import { ruleWords } from "../print.ts";
import { formattedLine, literal, type Manuscript } from "./manuscript.ts";

/** Writes a view behind the last one of the file, or at its end, under a name made from its title. */
export function addView(m: Manuscript, view: ViewText): string | undefined {
  const written = m.statements.filter((statement) => statement.keyword === "view");
  const taken = new Set(written.flatMap((statement) => m.nameAt(statement.name) ?? []));
  const names = (word: string, ids: readonly string[] | undefined): readonly string[] =>
    ids && ids.length > 0 ? [`${word} ${ids.map(writtenName).join(", ")}`] : [];
  const clauses = [
    ...view.rules.flatMap((rule) => names(ruleWords(rule), rule.of)),
    ...names("state", view.state === undefined ? undefined : [view.state]),
    ...(view.lanes === undefined ? [] : [`lanes ${view.lanes}`]),
    ...(view.direction === undefined ? [] : [`direction ${view.direction}`]),
    ...names("collapse", view.collapse),
    ...(view.layers?.length ? [`layers ${view.layers.join(", ")}`] : []),
  ];
  const head = `view ${writtenName(nameFor(view.title, taken, "view"))} ${literal(view.title)}`;
  const text = formattedLine(clauses.length === 0 ? head : `${head} {\n${clauses.join("\n")}\n}`);
  const last = written.at(-1);
  const lines = text.replaceAll("\n", m.lineEnd);
  if (last) m.insert(m.lineEndAfter(last), `${m.lineEnd}${lines}`);
  else m.appendToFile(lines, true);
  return undefined;
}
