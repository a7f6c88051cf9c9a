import type { Token } from "./tokens.ts";

/** The words that are keywords wherever something else than a name can stand. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "import map note link actor cost interface data format phase process by via is reads writes effort wait runs purpose " +
    "measured estimated decision start end target change remove extend questionnaire group question platform rate answer " +
    "none view"
  ).split(" "),
);

/** Words that begin a declaration or a change. */
export const declarationWords: ReadonlySet<string> = new Set(
  "map actor interface data phase process decision start end target change extend questionnaire group question platform".split(
    " ",
  ),
);

/** Which words that are not reserved are keywords in the head or the block of which declaration. */
const contextWords: Readonly<Record<string, ReadonlySet<string>>> = {
  map: new Set(["direction", "lanes", "currency", "hours", "assume", "level"]),
  actor: new Set(["people"]),
  interface: new Set(["kind"]),
  process: new Set(["rework"]),
  change: new Set(["people", "kind", "rework"]),
  target: new Set(["after"]),
  group: new Set(["weight", "required"]),
  question: new Set(["weight", "required"]),
  platform: new Set(["for", "setup", "upkeep"]),
};

type TokenTypes = Readonly<Record<string, Token["tokenType"]>>;

/** After these a name follows, whatever the word. */
const beforeName: ReadonlySet<string> = new Set(
  [...declarationWords, "remove", "rate", "answer", "->", ",", "."].filter((w) => w !== "map"),
);
/** After these a list of names follows, in which `none` and the next clause keep their meaning. */
const beforeList: ReadonlySet<string> = new Set(["by", "via", "reads", "writes", "for", "after"]);

/** Which kind of token follows a keyword in its own clause; what is not listed is followed by a name. */
const wantsText: ReadonlySet<string> = new Set([
  "import",
  "note",
  "link",
  "purpose",
  "measured",
  "estimated",
  "format",
]);
const wantsNumber: ReadonlySet<string> = new Set([
  "effort",
  "wait",
  "runs",
  "cost",
  "rework",
  "people",
  "setup",
  "upkeep",
  "weight",
]);

/**
 * Turns reserved words into names where only a name can stand on its line (`process data`, `-> data`, `a, data`,
 * `data -> a`), and words that are not reserved into names where they mean nothing else. Changes the tokens in place.
 */
export function decideNames(tokens: Token[], types: TokenTypes): void {
  const id = types["ID"];
  if (!id) throw new Error("The grammar has no terminal ID.");
  const blocks: string[] = [];
  let declaration: string | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const word = token.tokenType.name;
    if (word === "{") {
      blocks.push(declaration ?? "");
      declaration = undefined;
    } else if (word === "}") {
      blocks.pop();
      declaration = undefined;
    } else if (isWord(word)) {
      const context = declaration ?? blocks.at(-1) ?? "";
      if (isName(tokens, i, context)) {
        token.tokenType = id;
        token.tokenTypeIdx = id.tokenTypeIdx as number;
      } else if (declarationWords.has(word)) declaration = word;
    }
  }
}

function isWord(tokenName: string): boolean {
  return /^[a-z]+$/.test(tokenName);
}

function isName(tokens: readonly Token[], i: number, context: string): boolean {
  const token = tokens[i] as Token;
  const word = token.tokenType.name;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const sameLine = (other: Token | undefined) => other !== undefined && lineOf(other) === lineOf(token);
  const previous = sameLine(before) ? before?.tokenType.name : undefined;
  const next = sameLine(after) ? after?.tokenType.name : undefined;

  if (next === "->" || next === "." || previous === ".") return true;
  if (word === "none") return previous === "is" || next === "," || previous === ",";
  if (next === "," && !beforeList.has(word)) return true;
  if (!reservedWords.has(word) && word !== "per") {
    if (!contextWords[context]?.has(word) && word !== "on") return true;
    if (word === "on") return previous !== "TEXT" && before?.tokenType.name !== "TEXT";
  }
  if (previous === undefined) return false;
  if (previous === "remove" && word === "phase") return next === undefined || next === "TEXT";
  if (previous === "extend" || previous === "->") return true;
  if (beforeName.has(previous) || beforeList.has(previous)) return !beginsClause(word, after, previous);
  return false;
}

/** True when what follows the word makes sense only if the word is a keyword: `by via notebook`, `reads effort 6h`. */
function beginsClause(word: string, after: Token | undefined, previous: string): boolean {
  const next = after?.tokenType.name;
  if (next === undefined) return false;
  if (wantsNumber.has(word)) return next === "NUMBER" && previous !== ",";
  if (wantsText.has(word)) return next === "TEXT" && beforeList.has(previous);
  return next === "ID" && !declarationWords.has(word);
}

function lineOf(token: Token): number {
  return token.startLine ?? 0;
}
