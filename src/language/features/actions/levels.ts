/** Turning the level of the process under the cursor up or down, or giving it one. */
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { isLevel, type Level, levelFacts, levels } from "../../../model/level.ts";
import { writeLevel } from "../../edits/level.ts";
import { Manuscript } from "../../edits/manuscript.ts";
import { type Asked, action, written } from "./asked.ts";

export function levelActions({ document, params }: Asked): readonly CodeAction[] {
  const { textDocument } = document;
  const offset = textDocument.offsetAt(params.range.start);
  const m = Manuscript.of(textDocument.getText());
  const at = m && statementAt(m, offset);
  if (!m || at === undefined) return [];
  const now = levelOf(m, at);
  const offers = now === undefined ? levels.map((level) => ({ level, title: `Rate as ${level}` })) : steps(now);
  return offers.map(({ level, title }) =>
    action(
      document,
      CodeActionKind.RefactorRewrite,
      title,
      written(document, (manuscript) => {
        const statement = statementAt(manuscript, offset);
        if (statement) writeLevel(manuscript, statement, level);
      }),
    ),
  );
}

function steps(now: Level): readonly { readonly level: Level; readonly title: string }[] {
  const rank = levelFacts[now].rank;
  const up = levels.find((level) => levelFacts[level].rank === rank + 1);
  const down = levels.find((level) => levelFacts[level].rank === rank - 1);
  return [
    ...(up ? [{ level: up, title: `Turn the level up to ${up}` }] : []),
    ...(down ? [{ level: down, title: `Turn the level down to ${down}` }] : []),
  ];
}

/** The process or change whose head stands on the cursor's place. */
function statementAt(m: Manuscript, offset: number) {
  for (const { statement } of m.all()) {
    if (statement.keyword !== "process" && statement.keyword !== "change") continue;
    const end = statement.block ? m.at(statement.block.open).end : m.lineEndAfter(statement);
    if (m.start(statement) <= offset && offset <= end) return statement;
  }
  return undefined;
}

function levelOf(m: Manuscript, statement: NonNullable<ReturnType<typeof statementAt>>): Level | undefined {
  const end = statement.block ? statement.block.open : statement.last + 1;
  for (let i = statement.rest ?? end; i < end - 1; i++) {
    const text = m.at(i + 1).text;
    if (m.at(i).text === "is" && isLevel(text)) return text;
  }
  return undefined;
}
