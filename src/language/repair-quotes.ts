/** Texts of which the closing quote is there and the opening one is not. */
import { errorAt, type LexingError, type TokenTypes } from "./repair-tokens.ts";
import type { Token } from "./tokens.ts";
import { declarationWords, headWords } from "./words.ts";

/** After these words a text follows at once. */
const beforeText: ReadonlySet<string> = new Set([
  ...["import", "map", "questionnaire", "note", "link", "purpose", "measured", "estimated", "format"],
]);

interface Read {
  readonly tokens: readonly Token[];
  readonly errors: readonly LexingError[];
  /** What was mended, a sentence each. */
  readonly said: readonly LexingError[];
}

/**
 * Makes one text of the words before a quote that closes what nobody opened, and says where its opening quote is
 * missing. Signs in those words mean nothing by themselves: what was said about them goes.
 */
export function mendQuotes(
  tokens: readonly Token[],
  errors: readonly LexingError[],
  types: TokenTypes,
  text: string,
): Read {
  const out: Token[] = [];
  const said: LexingError[] = [];
  let left = errors;
  for (const token of tokens) {
    if (token.tokenType.name !== "TEXT" || (token.image !== '"' && token.image !== "'")) {
      out.push(token);
      continue;
    }
    const from = textBefore(out, token);
    const first = out[from];
    if (first === undefined) {
      out.push(token);
      continue;
    }
    out.length = from;
    const quote = token.image;
    const words = text.slice(first.startOffset, token.startOffset);
    out.push({
      ...first,
      image: `${quote}${words}${quote}`,
      endOffset: token.endOffset ?? token.startOffset,
      endLine: token.endLine ?? first.startLine ?? 1,
      endColumn: token.endColumn ?? 1,
      tokenType: types["TEXT"] as Token["tokenType"],
      tokenTypeIdx: types["TEXT"]?.tokenTypeIdx as number,
    });
    said.push(
      errorAt(first, `This text is not opened: a \`${quote}\` is missing before \`${/\S+/.exec(words)?.[0]}\`.`, token),
    );
    left = left.filter(({ offset }) => offset < first.startOffset || offset > token.startOffset);
  }
  return { tokens: out, errors: left, said };
}

/** Index of the first word of the text that a quote closes; where nothing can be its first word, an index behind the last. */
function textBefore(tokens: readonly Token[], quote: Token): number {
  let start = tokens.length;
  while (start > 0 && tokens[start - 1]?.startLine === quote.startLine && !isBorder(tokens[start - 1])) start--;
  const word = (i: number) => tokens[start + i]?.tokenType.name ?? "";
  const length = tokens.length - start;
  const titled = tokens[start - 1]?.tokenType.name === "TEXT" && tokens[start - 1]?.startLine === quote.startLine;
  const find = (wanted: (word: string, i: number) => boolean): number | undefined => {
    for (let i = 0; i < length; i++) if (wanted(word(i), i)) return i;
    return undefined;
  };
  // `deploy -> live go"`, `is manual because"`
  const afterLevel = find((w) => w === "is");
  const afterArrow = find((w) => w === "->");
  if (word(0) === "remove") return start + behindNames(word, word(1) === "phase" ? 2 : 1);
  if (word(0) === "answer") return start + 5;
  if (word(0) === "level") return start + 2;
  if (word(0) === "rate" && afterLevel !== undefined) return start + afterLevel + 2;
  if (beforeText.has(word(0))) return start + 1;
  if (declarationWords.has(word(0)) || word(0) === "group" || word(0) === "question") {
    return start + (headWords.has(word(2)) && afterLevel !== undefined ? afterLevel + 2 : 2);
  }
  if (titled) return start + (afterLevel === undefined ? 0 : afterLevel + 2);
  const clause = find((w, i) => beforeText.has(w) && w !== "map" && word(i - 1) !== ",");
  if (clause !== undefined) return start + clause + 1;
  if (afterArrow !== undefined) {
    let last = afterArrow;
    for (let i = afterArrow; i < length; i++) if (word(i) === "->" || word(i) === ",") last = i;
    return start + last + 2;
  }
  return tokens.length;
}

function isBorder(token: Token | undefined): boolean {
  return ["TEXT", "{", "}"].includes(token?.tokenType.name ?? "");
}

function behindNames(word: (i: number) => string, first: number): number {
  let i = first + 1;
  while (word(i) === "," || word(i) === "->") i += 2;
  return i;
}
