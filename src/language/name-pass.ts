import { viewSubjects } from "../model/process-map.ts";
import type { Token } from "./tokens.ts";
import { type BlockKind, blockFacts, declarationWords, isBlockKind, reservedWords } from "./words.ts";

type TokenTypes = Readonly<Record<string, Token["tokenType"]>>;

/** After these a name follows, whatever the word. */
const beforeName: ReadonlySet<string> = new Set([
  ...[...declarationWords].filter((w) => w !== "map" && w !== "import"),
  ...["group", "question", "rate", "answer", "->", ",", "."],
  ...["show", "hide", "step", "from", "to", "state", "collapse", "layers"],
]);
/** After these a list of names follows, in which `none` and the next clause keep their meaning. */
const beforeList: ReadonlySet<string> = new Set(["by", "via", "reads", "writes", "for", "after", "combines"]);

/** Only after these `none` means "nothing". */
const beforeNone: ReadonlySet<string> = new Set(["by", "via", "reads", "writes", "lanes"]);

/** After these in the `map` block a word follows. */
const settings: ReadonlySet<string> = new Set(["direction", "lanes", "currency", "assume", "level", "kind"]);

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
  ...["effort", "wait", "runs", "cost", "rework", "people", "setup", "upkeep", "weight"],
]);

/** Which words that are not reserved are keywords in the head or the block of which declaration. */
const contextWords = new Map<string, ReadonlySet<string>>(
  (Object.keys(blockFacts) as BlockKind[]).map((kind) => [
    kind,
    new Set([...blockFacts[kind].head, ...blockFacts[kind].clauses].filter((word) => !reservedWords.has(word))),
  ]),
);

/**
 * Turns reserved words into names where only a name can stand on its line (`process data`, `-> data`, `a, data`,
 * `data -> a`), and words that are not reserved into names where they mean nothing else. Changes the tokens in place.
 */
export function decideNames(tokens: readonly Token[], types: TokenTypes): void {
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
      if (isName(tokens, i, context)) retype(token, id);
      else if (isBlockKind(word) && !declaresNothing(tokens, i)) declaration = word;
    }
  }
}

/** True for the `phase` of `remove phase build` and `show phase build`, which declares nothing. */
export function declaresNothing(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return beforeKind.has(before?.tokenType.name ?? "") && before?.endLine === tokens[i]?.startLine;
}

const beforeKind: ReadonlySet<string> = new Set(["remove", "show", "hide"]);

/** Makes a token one of another type. */
export function retype(token: Token, type: Token["tokenType"]): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** True for the name of a keyword's token type; terminals are in capitals, the rest are signs. */
function isWord(tokenName: string): boolean {
  const first = tokenName.charCodeAt(0);
  return first >= 97 && first <= 122;
}

function isName(tokens: readonly Token[], i: number, context: string): boolean {
  const token = tokens[i] as Token;
  const word = token.tokenType.name;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const previous = onLineOf(token, before) ? before?.tokenType.name : undefined;
  const next = onLineOf(token, after) ? after?.tokenType.name : undefined;

  if (next === "->" || next === "." || previous === ".") return true;
  if (previous === "show" || previous === "hide") return !isSubject(word) || next === ",";
  if (word === "none") return !beforeNone.has(before?.tokenType.name ?? "") || next === ",";
  if (next === "," && !beforeList.has(word)) return true;
  if (!reservedWords.has(word)) {
    if (word === "on") return before?.tokenType.name !== "TEXT" || !isEvidence(tokens[i - 2]);
    if (word !== "per" && !contextWords.get(context)?.has(word)) return true;
  }
  if (previous === undefined) return false;
  if (previous === "remove" && word === "phase") return next === undefined || next === "TEXT";
  if (previous === "->" || settings.has(previous)) return true;
  if (beforeName.has(previous) || beforeList.has(previous)) return !beginsClause(word, after, next, previous);
  return false;
}

function isSubject(word: string): boolean {
  return (viewSubjects as readonly string[]).includes(word);
}

function isEvidence(token: Token | undefined): boolean {
  return token?.tokenType.name === "measured" || token?.tokenType.name === "estimated";
}

/** True when what follows the word makes sense only if the word is a keyword: `by via notebook`, `reads effort 6h`. */
function beginsClause(word: string, after: Token | undefined, next: string | undefined, previous: string): boolean {
  if (after === undefined || next === undefined) return false;
  if (wantsNumber.has(word)) return next === "NUMBER" && previous !== ",";
  if (wantsText.has(word)) return next === "TEXT" && beforeList.has(previous);
  return next === "ID" && !declarationWords.has(word);
}

function onLineOf(token: Token, other: Token | undefined): boolean {
  return other !== undefined && (other.endLine === token.startLine || other.startLine === token.startLine);
}
