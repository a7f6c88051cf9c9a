/** What can be typed at a place, from the words before it: works in the middle of a line that does not parse. */
import { layers, type ViewSubject, viewSubjects } from "../../../model/process-map.ts";
import { blockFacts, blockWords, isBlockKind, reservedWords } from "../../words.ts";
import { type Lexeme, readLexemes } from "../formatting/lexemes.ts";

/** What a place asks for. */
export type Wanted =
  | { readonly want: "item"; readonly block: string }
  | { readonly want: "words"; readonly words: readonly string[] }
  | { readonly want: "names"; readonly of: Referable; readonly none: boolean; readonly taken: readonly string[] }
  | { readonly want: "level"; readonly unrated?: true; readonly taken?: readonly string[] }
  | { readonly want: "values"; readonly values: readonly string[]; readonly clause?: string }
  | { readonly want: "answer" }
  | { readonly want: "import-path"; readonly typed: string }
  | { readonly want: "question"; readonly group: string };

/** What a name can mean: kinds of declaration, in the words of the scope. */
export type Referable =
  | "Step"
  | "Process"
  | "Changeable"
  | "Phase"
  | "Actor"
  | "Interface"
  | "Data"
  | "Target"
  | "Platform"
  | "Stated"
  | "QuestionGroup"
  | "RatedProcess";

export interface Place {
  readonly wanted: readonly Wanted[];
  /** Where the word under the cursor begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Keyword of the block that holds the place; `file` at the top level. */
  readonly block: string;
}

const listOf: Readonly<Record<string, Referable>> = {
  by: "Actor",
  via: "Interface",
  reads: "Data",
  writes: "Data",
  after: "Target",
  for: "Target",
  combines: "Platform",
  change: "Changeable",
  extend: "Phase",
  collapse: "Phase",
  state: "Stated",
  rate: "RatedProcess",
  remove: "Step",
};
/** What the names behind `show` and `hide` mean, by the word before them. */
const shownBy: Readonly<Record<ViewSubject, Wanted>> = {
  phase: names("Phase", []),
  actor: names("Actor", []),
  interface: names("Interface", []),
  data: names("Data", []),
  step: names("Step", []),
  from: names("Step", []),
  to: names("Step", []),
  level: { want: "level", unrated: true },
};
const mayBeNone: ReadonlySet<string> = new Set(["by", "via", "reads", "writes"]);
const values: Readonly<Record<string, readonly string[]>> = {
  kind: ["ui", "library", "api", "cli"],
  direction: ["right", "down"],
  lanes: ["phases", "actors", "none"],
  currency: ["EUR", "USD", "GBP", "CHF"],
  effort: ["30min", "4h", "1d", "2d..4d"],
  wait: ["4h", "1d", "1w"],
  rework: ["5%", "10%..20%"],
  weight: ["2", "3"],
};
const periods = ["day", "week", "month", "quarter", "year"];

/** What can be typed at an offset; undefined in comments and in strings that are no path. */
export function placeAt(text: string, offset: number): Place | undefined {
  const read = readLexemes(text.slice(0, offset)).lexemes;
  if (insideComment(text, offset, read.at(-1))) return undefined;
  const before = read.slice(0, -1);
  const last = before.at(-1);
  const touching = last?.end === offset && last.comments !== undefined ? last : undefined;
  if (touching && (touching.kind === "string" || touching.kind === "long-string")) return undefined;
  if (touching?.kind === "bad") return pathPlace(before, touching, text, offset);
  const isPartial = touching !== undefined && ["word", "escaped", "number"].includes(touching.kind);
  const words = isPartial ? before.slice(0, -1) : before;
  const start = isPartial ? touching.start : offset;
  const rest = /^(?:-?[\p{L}\p{M}\p{N}_])*/u.exec(text.slice(offset))?.[0] ?? "";
  const block = blockAround(words);
  const opensLine = isPartial ? touching.opensLine : /[\n\r][^\S\n\r]*$|^\s*$/.test(text.slice(0, offset));
  const line = statementBefore(words, opensLine);
  return { wanted: wantedAfter(line, block), start, end: offset + rest.length, block };
}

/** `end` stands behind all that was read before the offset; the text behind it is read only where a comment may go on there. */
function insideComment(text: string, offset: number, end: Lexeme | undefined): boolean {
  const opened = text.lastIndexOf("/*", offset - 1);
  if (opened < 0 || text.lastIndexOf("*/", offset - 1) > opened)
    return end?.comments.some((c) => c.toLineEnd && c.end === offset) ?? false;
  const { lexemes } = readLexemes(text);
  return lexemes.some((lexeme) =>
    lexeme.comments.some((c) => c.start < offset && (offset < c.end || (c.toLineEnd && offset === c.end))),
  );
}

function pathPlace(before: readonly Lexeme[], open: Lexeme, text: string, offset: number): Place | undefined {
  const keyword = before.at(-2);
  if (keyword?.text !== "import" || !/^["']/.test(open.text)) return undefined;
  const rest = /^[^"'\n\r]*/.exec(text.slice(offset))?.[0] ?? "";
  const start = open.start + 1;
  const wanted: Wanted = { want: "import-path", typed: open.text.slice(1) };
  return { wanted: [wanted], start, end: offset + rest.length, block: "file" };
}

/** The keyword of the declaration whose block is open at the end of these lexemes. */
function blockAround(lexemes: readonly Lexeme[]): string {
  const blocks: string[] = [];
  let keyword = "file";
  lexemes.forEach((lexeme, i) => {
    const before = lexemes[i - 1];
    const afterBrace = before?.kind === "mark" && (before.text === "{" || before.text === "}");
    if (lexeme.kind === "word" && (lexeme.opensLine || afterBrace) && blockWords.has(lexeme.text))
      keyword = lexeme.text;
    if (lexeme.kind !== "mark") return;
    if (lexeme.text === "{") blocks.push(keyword);
    if (lexeme.text === "}") blocks.pop();
  });
  return blocks.at(-1) ?? "file";
}

const continues: ReadonlySet<string> = new Set(["by", "via", "is"]);

/** The lexemes of the statement that the place belongs to; none where a statement begins. */
function statementBefore(words: readonly Lexeme[], opensLine: boolean): readonly Lexeme[] {
  const last = words.at(-1);
  const asksForMore = last?.kind === "mark" && ["->", ",", "."].includes(last.text);
  if (opensLine && !asksForMore) return [];
  let start = words.length;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] as Lexeme;
    if (word.kind === "mark" && (word.text === "{" || word.text === "}")) break;
    start = i;
    const before = words[i - 1];
    const carriedOn =
      word.text === "->" || continues.has(word.text) || (before?.kind === "mark" && ["->", ","].includes(before.text));
    if (word.opensLine && !carriedOn) break;
  }
  return words.slice(start);
}

/** What may follow the lexemes of one statement. In a block on one line several clauses may stand before the place. */
function wantedAfter(line: readonly Lexeme[], block: string): readonly Wanted[] {
  const last = line.at(-1);
  if (!last) return [{ want: "item", block }];
  const item: Wanted = { want: "item", block };
  const isMark = last.kind === "mark";
  if (isMark && last.text === "->") return [names("Step", [])];
  if (isMark && last.text === ".") return [{ want: "question", group: nameText(line.at(-2)) }];
  const asker = lastIndexWhere(line, (_, i) => isKeywordAt(line, i));
  const keyword = asker < 0 ? undefined : (line[asker] as Lexeme).text;
  const tail = line.slice(asker + 1);
  const taken = tail.filter((l) => l.kind === "word" || l.kind === "escaped").map(nameText);
  const shown = lastIndexWhere(line, (l, i) => (l.text === "show" || l.text === "hide") && isKeywordAt(line, i));
  if (block === "view" && shown >= 0 && shown >= asker - 1) return shownAfter(line.slice(shown + 1), item);
  if (keyword === "layers")
    return tail.length === 0 || isMark
      ? [{ want: "values", values: layers.filter((l) => !taken.includes(l)), clause: keyword }]
      : [item];
  if (keyword === "collapse" || keyword === "state") {
    if (tail.length > 0 && !isMark) return [item];
    const current: readonly Wanted[] =
      keyword === "state" ? [{ want: "values", values: ["current"], clause: keyword }] : [];
    return [names(listOf[keyword] ?? "Phase", taken), ...current];
  }
  const inFlow = line.some((l) => l.kind === "mark" && l.text === "->") && keyword !== "remove";
  if (inFlow) return isMark ? [names("Step", taken)] : [];
  if (keyword === undefined) return isMark ? [names("Step", taken)] : [];
  const list = listOf[keyword];
  if (list && (tail.length === 0 || isMark)) {
    if (keyword === "remove" && tail.length === 0) return [names(list, []), { want: "words", words: ["phase"] }];
    if (keyword === "after" || keyword === "combines") return [names(list, [nameText(line[1]), ...taken])];
    return [names(list, taken, mayBeNone.has(keyword) && tail.length === 0)];
  }
  if (keyword === "phase" && line[asker - 1]?.text === "remove")
    return tail.length === 0 || isMark ? [names("Phase", taken)] : [];
  const head = headAfter(line, keyword);
  if (list && list !== "Changeable") {
    if (keyword === "rate") return [{ want: "words", words: ["is"] }];
    if (keyword === "remove" || keyword === "extend") return [];
    return declarationAt(line) ? head : [item];
  }
  if (keyword === "is" || ((keyword === "level" || keyword === "assume") && tail.length === 0)) {
    if (keyword === "assume")
      return [{ want: "level" }, { want: "values", values: ["discount", "capture", "ramp"], clause: keyword }];
    if (tail.length === 0) return [{ want: "level" }];
    return keyword === "is" ? head : [];
  }
  if (keyword === "answer") {
    if (tail.length === 0) return [names("QuestionGroup", [])];
    return tail.length === 3 ? [{ want: "answer" }] : [];
  }
  if (keyword === "per") {
    if (tail.length > 0)
      return line.some((l) => l.text === "upkeep") ? [{ want: "words", words: ["by"] }, item] : [item];
    return [{ want: "values", values: perPeriods(line, block), clause: keyword }];
  }
  if (blockWords.has(keyword)) return tail.length === 0 && keyword !== "map" ? [] : head;
  // Words of a head that have no value.
  if (keyword === "required" || keyword === "each") return declarationAt(line) ? head : [];
  if (tail.length === 0)
    return keyword in values ? [{ want: "values", values: values[keyword] ?? [], clause: keyword }] : [];
  return afterValue(keyword, tail, item, head, line);
}

/** Behind `show` and `hide`: what is named, then the names; after them the next clause. */
function shownAfter(tail: readonly Lexeme[], item: Wanted): readonly Wanted[] {
  const [first, ...rest] = tail;
  const levels = shownBy.level;
  if (!first) return [{ want: "words", words: viewSubjects.filter((word) => word !== "level") }, levels];
  const subject = viewSubjects.find((word) => first.kind === "word" && word === first.text && rest[0]?.text !== ",");
  const names = subject ? rest : tail;
  const last = names.at(-1);
  if (last && !(last.kind === "mark" && last.text === ",")) return [item];
  const wanted = shownBy[subject ?? "level"];
  const taken = names.filter((l) => l.kind !== "mark").map(nameText);
  return [wanted.want === "names" || wanted.want === "level" ? { ...wanted, taken } : wanted];
}

function afterValue(
  keyword: string,
  tail: readonly Lexeme[],
  item: Wanted,
  head: readonly Wanted[],
  line: readonly Lexeme[],
): readonly Wanted[] {
  if (["runs", "cost", "upkeep", "hours"].includes(keyword)) {
    const currency =
      keyword === "cost" && tail.length === 1
        ? [{ want: "values" as const, values: values["currency"] ?? [], clause: "currency" }]
        : [];
    return [{ want: "words", words: ["per"] }, ...currency];
  }
  if (keyword === "setup") return [{ want: "words", words: ["by"] }, item];
  if (keyword === "measured" || keyword === "estimated") return [{ want: "words", words: ["on"] }];
  if (keyword === "weight") return declarationAt(line) ? head : [];
  return ["note", "link", "purpose", "import"].includes(keyword) ? [] : [item];
}

function perPeriods(line: readonly Lexeme[], block: string): readonly string[] {
  if (line.some((l) => l.text === "hours")) return ["day"];
  if (!line.some((l) => l.text === "cost")) return periods;
  return block === "platform" ? ["month", "year"] : ["hour"];
}

/** The clauses of the head that are not yet written. */
function headAfter(line: readonly Lexeme[], keyword: string): readonly Wanted[] {
  const declaration = declarationAt(line) ?? keyword;
  const words = (isBlockKind(declaration) ? blockFacts[declaration].head : []).filter(
    (word) => !line.some((l, i) => l.text === word && isKeywordAt(line, i)),
  );
  return words.length > 0 ? [{ want: "words", words }] : [];
}

function declarationAt(line: readonly Lexeme[]): string | undefined {
  const first = line[0];
  return first?.kind === "word" && blockWords.has(first.text) ? first.text : undefined;
}

const contextWords: ReadonlySet<string> = new Set(
  "after for combines weight required each per on rework people kind direction lanes currency hours assume level setup upkeep show hide state collapse layers".split(
    " ",
  ),
);

/** True where a word is a keyword and not a name that looks like one. */
function isKeywordAt(line: readonly Lexeme[], index: number): boolean {
  const lexeme = line[index] as Lexeme;
  if (lexeme.kind !== "word") return false;
  const before = line[index - 1];
  const next = line[index + 1];
  if (before?.kind === "mark" || (next?.kind === "mark" && next.text !== "{")) return false;
  const wantsName = before?.kind === "word" && (blockWords.has(before.text) || before.text in listOf);
  if (continues.has(lexeme.text) && before && before.text in listOf && before.text !== "change") return true;
  if (wantsName && before.text !== "map" && isKeywordAt(line, index - 1)) {
    return before.text === "remove" && lexeme.text === "phase";
  }
  return lexeme.text !== "none" && (reservedWords.has(lexeme.text) || contextWords.has(lexeme.text));
}

function names(of: Referable, taken: readonly string[], none = false): Wanted {
  return { want: "names", of, none, taken };
}

function nameText(lexeme: Lexeme | undefined): string {
  return (lexeme?.text ?? "").replace(/^\^/, "").normalize("NFC");
}

function lastIndexWhere<T>(list: readonly T[], fits: (item: T, index: number) => boolean): number {
  for (let i = list.length - 1; i >= 0; i--) if (fits(list[i] as T, i)) return i;
  return -1;
}

/** The words that may begin an item of a block, and whether a flow may. */
export function itemsOf(block: string): { readonly words: readonly string[]; readonly flows: boolean } {
  const { declarations, clauses, flows } = blockFacts[isBlockKind(block) ? block : "file"];
  return { words: [...declarations, ...clauses], flows };
}
