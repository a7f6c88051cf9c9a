/** What a statement is about: by its key it is found again in another version of the text. */
import type { Statement } from "../features/formatting/statements.ts";

/** Clauses that stand once in a block, under one name. */
const once: Readonly<Record<string, string>> = Object.fromEntries([
  ...(
    "cost setup upkeep effort wait runs reads writes purpose rework people kind format direction lanes currency hours " +
    "state collapse layers"
  )
    .split(" ")
    .map((word) => [word, word] as const),
  ["measured", "evidence"],
  ["estimated", "evidence"],
]);

/** Declarations that share one space of names. */
const spaces: Readonly<Record<string, string>> = { process: "step", decision: "step", start: "step", end: "step" };

export function keyOf(
  statement: Statement,
  name: (index: number) => string,
  words: string,
): { readonly key: string; readonly named: boolean } {
  const { keyword, first } = statement;
  const single = once[keyword];
  if (single !== undefined) return { key: single, named: true };
  switch (keyword) {
    case "answer":
      return { key: `answer ${name(first + 1)}.${name(first + 3)}`, named: true };
    case "rate":
      return { key: `rate ${rated(statement, name).join(", ")}`, named: true };
    case "assume":
    case "level":
      return { key: `${keyword} ${name(first + 1)}`, named: true };
    case "map":
    case "questionnaire":
      return { key: statement.name === undefined ? keyword : `${keyword} ${name(statement.name)}`, named: true };
  }
  if (statement.name !== undefined)
    return { key: `${spaces[keyword] ?? keyword} ${name(statement.name)}`, named: true };
  return { key: `${keyword}: ${words}`, named: false };
}

/** What a statement alone may say in its block. */
export function claimsOf(statement: Statement, name: (index: number) => string, key: string): readonly string[] {
  return statement.keyword === "rate" ? rated(statement, name).map((process) => `rate ${process}`) : [key];
}

function rated(statement: Statement, name: (index: number) => string): readonly string[] {
  const names = [name(statement.first + 1)];
  for (let i = statement.first + 2; i <= statement.last && name(i) === ","; i += 2) names.push(name(i + 1));
  return names.sort();
}
