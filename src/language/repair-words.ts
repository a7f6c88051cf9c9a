import { nearestWord } from "../analysis/nearest-word.ts";
import { isLevel, levels } from "../model/level.ts";
import { declaresNothing, retype } from "./name-pass.ts";
import { errorAt, insertedAfter, insertedBefore, type LexingError, type TokenTypes } from "./repair-tokens.ts";
import { orList, wantsName } from "./syntax-messages.ts";
import { textValue } from "./text-literal.ts";
import type { Token } from "./tokens.ts";
import {
  type BlockKind,
  blockFacts,
  clauseWords,
  declarationWords,
  headWords,
  isBlockKind,
  synonyms,
} from "./words.ts";

/** After these a name or a word follows. */
const beforeNames: ReadonlySet<string> = new Set([
  ...[...declarationWords].filter((word) => word !== "map" && word !== "import"),
  ...["group", "question", "by", "via", "is", "after", "for", "combines", "reads", "writes", "rate", "answer", "per"],
]);

/**
 * A word at the end of its line that wants a name, above a flow: the flow's first step is not that name. A name that was
 * not written stands in for it.
 */
export function fillMissingNames(tokens: readonly Token[], types: TokenTypes, errors: LexingError[]): readonly Token[] {
  const out: Token[] = [];
  tokens.forEach((token, i) => {
    out.push(token);
    if (!isNameMissing(tokens, i)) return;
    errors.push(errorAt(token, wantsName(token.tokenType.name)));
    out.push(insertedAfter(token, types["ID"] as Token["tokenType"]));
  });
  return out;
}

function isNameMissing(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  if (next?.tokenType.name !== "ID" || next.startLine === token.endLine || !beforeNames.has(token.tokenType.name))
    return false;
  const behind = tokens[i + 2]?.tokenType.name;
  return behind === "->" || (behind === "," && leadsToArrow(tokens, i + 1));
}

/** The tokens with misspelt words set right and heads without what means nothing in them. */
export function mendWords(tokens: readonly Token[], types: TokenTypes, errors: LexingError[]): Token[] {
  const out: Token[] = [];
  const blocks: BlockKind[] = [];
  let pending: BlockKind | undefined;
  let i = 0;
  const kindAround = (): BlockKind => blocks.at(-1) ?? "file";
  while (i < tokens.length) {
    const token = tokens[i] as Token;
    const word = token.tokenType.name;
    if (word === "ID" && (beginsStatement(tokens, i) || beginsClause(tokens, i, kindAround()))) {
      const meant = meantWord(tokens, i, kindAround());
      if (meant) {
        if (meant.message !== undefined) errors.push(errorAt(token, meant.message));
        if (meant.word === undefined) {
          i = endOfLine(tokens, i, true);
          continue;
        }
        retype(token, types[meant.word] as Token["tokenType"]);
        continue;
      }
    }
    if (word === "ID" && datesEvidence(tokens, i)) {
      errors.push(errorAt(token, `There is no word \`${token.image}\` here; did you mean \`on\`?`));
      retype(token, types["on"] as Token["tokenType"]);
      continue;
    }
    if (isOpenEnd(tokens, i)) {
      const arrow = word === "->";
      errors.push(errorAt(token, arrow ? arrowWantsStep : "A comma wants another name behind it."));
      i++;
      continue;
    }
    if (word === "{") {
      blocks.push(pending ?? "file");
      pending = undefined;
    } else if (word === "}") {
      blocks.pop();
      pending = undefined;
    } else if (isBlockKind(word) && !declaresNothing(tokens, i)) {
      pending = word;
      i = mendHead(tokens, i, types, errors, out);
      continue;
    }
    out.push(token);
    i++;
  }
  return out;
}

export const arrowWantsStep = "An arrow wants a step behind it on its line, as in `collect -> label`.";

/** An arrow at the end of its line, or a comma there with another flow below: what follows begins anew. */
function isOpenEnd(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  if (next !== undefined && next.startLine === token.startLine) return false;
  if (token.tokenType.name === "->") return next?.tokenType.name !== "->";
  return token.tokenType.name === "," && next?.tokenType.name === "ID" && tokens[i + 2]?.tokenType.name === "->";
}

/** `measured "Time sheets" at 2026-06-30`: a word between where it comes from and the day. */
function datesEvidence(tokens: readonly Token[], i: number): boolean {
  const [token, after] = [tokens[i] as Token, tokens[i + 1]];
  if (!["measured", "estimated"].includes(tokens[i - 2]?.tokenType.name ?? "")) return false;
  if (tokens[i - 1]?.tokenType.name !== "TEXT" || tokens[i - 1]?.endLine !== token.startLine) return false;
  return after?.tokenType.name === "NUMBER" && after.startLine === token.startLine && /^\d{4}-/.test(after.image);
}

/** True for a word that stands where a clause, a declaration or a flow begins. */
function beginsStatement(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const before = tokens[i - 1];
  const previous = before?.tokenType.name;
  if (previous === undefined || previous === "{" || previous === "}") return true;
  if (before?.endLine === token.startLine) return false;
  if (previous === "NUMBER") return !/^[A-Z]{3}$/.test(token.image);
  return ["ID", "TEXT", "MARK", "none", "required", "each"].includes(previous);
}

/** True for a misspelt clause behind another one on the line of a block that holds no flows: `{ effort 4h  rnus 2 … }`. */
function beginsClause(tokens: readonly Token[], i: number, around: BlockKind): boolean {
  const [token, before, after] = [tokens[i] as Token, tokens[i - 1], tokens[i + 1]];
  if (blockFacts[around].flows || before?.endLine !== token.startLine || after?.startLine !== token.startLine)
    return false;
  const follows = ["ID", "TEXT", "NUMBER"];
  if (!follows.includes(before?.tokenType.name ?? "") || !follows.includes(after?.tokenType.name ?? "")) return false;
  // The value of `answer security.sso good "…"` is a word like any other.
  if (tokens[i - 2]?.tokenType.name === ".") return false;
  return wordMeantBy(token.image, blockFacts[around].clauses) !== undefined;
}

/**
 * What a word at the beginning of a statement was meant to be, where it is no flow. `word` undefined: nothing that could
 * be guessed; the rest of its line is then left out. No answer at all: the parser can make something of it.
 */
function meantWord(
  tokens: readonly Token[],
  i: number,
  around: BlockKind,
): { readonly word?: string; readonly message?: string } | undefined {
  const token = tokens[i] as Token;
  const after = tokens[i + 1];
  const next = after?.tokenType.name;
  if (next === "->" || next === "," || token.image.startsWith("^")) return undefined;
  const sameLine = after !== undefined && after.startLine === token.startLine;
  if (!sameLine || next === "}" || leadsToArrow(tokens, i)) return undefined;
  const facts = blockFacts[around];
  // The name of a step: a flow of which the arrow is missing, which a check says.
  if (facts.flows && next === "ID" && isStep(tokens, token.image)) return undefined;
  // A word of another kind of block: a check says where it belongs.
  if (clauseWords.has(token.image)) return { word: token.image };
  const fitting = [...facts.declarations, ...facts.clauses];
  const known = wordMeantBy(token.image, fitting);
  const head = known ? undefined : headClauseMeant(token.image, around);
  if (head) return { message: head };
  const meant = known ?? wordMeantBy(token.image, [...declarationWords, ...clauseWords]);
  if (meant) return { word: meant, message: `There is no word \`${token.image}\` here; did you mean \`${meant}\`?` };
  const message = `There is no word \`${token.image}\`: a line begins with a word such as \`${facts.declarations[0] === "import" ? "process" : (facts.declarations[0] ?? facts.clauses[0])}\`.`;
  // With a block behind it, it was a declaration: read it as one, so that what the block holds is not lost.
  if (opensBlock(tokens, i) && facts.declarations.includes("process")) return { word: "process", message };
  return { message };
}

/** What stands in the first line of a declaration and was written as a clause of its block. */
const ofHead: Readonly<Record<string, string>> = {
  ...{ owner: "by", who: "by", responsible: "by", role: "by", actor: "by", assignee: "by", team: "by", person: "by" },
  ...{ tool: "via", interface: "via", system: "via", using: "via", with: "via" },
  ...{ level: "is", status: "is", automation: "is", state: "is" },
};
const ofHeadExamples: Readonly<Record<string, string>> = { by: "by curator", via: "via notebook", is: "is manual" };

function headClauseMeant(written: string, around: BlockKind): string | undefined {
  const lower = written.toLowerCase();
  if (around !== "file" && ["title", "name", "label", "id"].includes(lower))
    return `There is no word \`${written}\` here: name and title stand in the first line of a declaration.`;
  const word = Object.hasOwn(ofHead, lower) ? ofHead[lower] : undefined;
  if (word === undefined || !blockFacts[around].head.includes(word)) return undefined;
  return `There is no word \`${written}\` here: write \`${ofHeadExamples[word]}\` in the first line, before the \`{\`.`;
}

/** The word of the list that was probably meant: same but for capitals, beginning like it, near to it, or a synonym. */
export function wordMeantBy(written: string, words: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  if (words.includes(lower)) return lower;
  const synonym = Object.hasOwn(synonyms, lower) ? synonyms[lower] : undefined;
  if (synonym && words.includes(synonym)) return synonym;
  if (lower.length < 3) return undefined;
  return nearestWord(lower, words) ?? words.find((word) => word.startsWith(lower));
}

/** Whether a process, decision or event of this name is declared somewhere. */
function isStep(tokens: readonly Token[], name: string): boolean {
  return tokens.some(
    (token, i) =>
      token.image === name && ["process", "decision", "start", "end"].includes(tokens[i - 1]?.tokenType.name ?? ""),
  );
}

function leadsToArrow(tokens: readonly Token[], i: number): boolean {
  const line = tokens[i]?.startLine;
  for (let j = i + 1; j < tokens.length && tokens[j]?.startLine === line; j++) {
    const name = tokens[j]?.tokenType.name;
    if (name === "->") return true;
    if (name === "{" || name === "}") return false;
  }
  return false;
}

function opensBlock(tokens: readonly Token[], i: number): boolean {
  return tokens[endOfLine(tokens, i, false)]?.tokenType.name === "{";
}

/** The next token that is on another line, or a brace, or (with `atWords`) a keyword that begins something. */
function endOfLine(tokens: readonly Token[], i: number, atWords: boolean): number {
  const line = tokens[i]?.endLine;
  let j = i + 1;
  for (; j < tokens.length; j++) {
    const name = tokens[j]?.tokenType.name ?? "";
    if (tokens[j]?.startLine !== line || name === "{" || name === "}") break;
    if (atWords && (clauseWords.has(name) || declarationWords.has(name))) break;
  }
  return j;
}

/** Copies a head to `out`, without what can't be part of it; answers with the index behind the head. */
function mendHead(
  tokens: readonly Token[],
  start: number,
  types: TokenTypes,
  errors: LexingError[],
  out: Token[],
): number {
  const keyword = tokens[start] as Token;
  const kind = keyword.tokenType.name as BlockKind;
  out.push(keyword);
  let i = start + 1;
  let complained = false;
  let titled = false;
  let inClauses = false;
  const at = (j: number) => tokens[j];
  const nameOf = (j: number) => at(j)?.tokenType.name;
  const take = () => out.push(tokens[i++] as Token);
  const complain = (error: LexingError) => {
    if (!complained) errors.push(error);
    complained = true;
  };
  const onSameLine = (j: number) => at(j)?.startLine === at(j - 1)?.endLine;

  if (kind !== "map") {
    const first = at(i);
    if (first?.tokenType.name === "NUMBER" && onSameLine(i)) {
      const rest = at(i + 1);
      // `1größe` is a number up to its first letter that no unit has.
      const isOne = rest?.tokenType.name === "ID" && rest.startOffset - 1 === first.endOffset;
      const written = isOne ? first.image + rest.image : first.image;
      complain(errorAt(first, `A name begins with a letter: \`${written}\` can't be one.`, isOne ? rest : first));
      if (isOne) i++;
      else retype(first, types["ID"] as Token["tokenType"]);
    }
    i = nameBehindTitle(i);
    if (kind === "extend" && first?.image === "phase" && nameOf(i + 1) === "ID" && onSameLine(i + 1)) {
      complain(errorAt(first, `\`extend\` names its phase at once: \`extend ${at(i + 1)?.image}\`.`, at(i + 1)));
      i++;
    }
    if (nameOf(i) === "ID" && !(nameOf(i + 1) === "->" && !onSameLine(i))) take();
  }
  while (i < tokens.length) {
    const token = at(i) as Token;
    const word = token.tokenType.name;
    if (word === "TEXT" && inClauses && !titled && onSameLine(i) && kind !== "extend" && kind !== "map") {
      // Left out: the parser knows a title in its place only.
      titled = true;
      complain(errorAt(token, `A title comes right behind the name, before \`${inClause(i)}\`.`));
      i++;
    } else if (word === "TEXT" && !titled && kind !== "extend" && kind !== "map") {
      titled = true;
      take();
    } else if (word === "TEXT" && kind === "map" && !titled) {
      titled = true;
      take();
    } else if (headWords.has(word)) {
      inClauses = true;
      take();
      if (word === "is") levelBehindWord();
      const hasValue = word !== "required" && word !== "each";
      if (hasValue && (nameOf(i) === "none" || ["ID", "NUMBER"].includes(nameOf(i) ?? ""))) take();
      while (nameOf(i) === "," && nameOf(i + 1) === "ID" && !isOpenEnd(tokens, i)) {
        take();
        take();
      }
      if (nameOf(i) === "," && onSameLine(i))
        complain(errorAt(tokens[i++] as Token, "A comma wants another name behind it."));
      if (word === "is" && nameOf(i) === "TEXT") take();
    } else if (!onSameLine(i) || word === "{" || word === "}") {
      break;
    } else if (word === "ID" && (nameOf(i + 1) === "->" || (nameOf(i + 1) === "," && leadsToArrow(tokens, i)))) {
      break;
    } else if (["ID", "TEXT", "NUMBER", "MARK", ",", ".", "->", "none"].includes(word)) {
      i = mendInHead(token, i);
    } else {
      break;
    }
  }
  return i;

  /** The word of the first clause in the head. */
  function inClause(j: number): string {
    return tokens.slice(start, j).find((token) => headWords.has(token.tokenType.name))?.image ?? "";
  }

  /** `process "Collect" collect`, `actor "ML engineer" as mle`, `process "collect" "Collect"`: what is the name is taken. */
  function nameBehindTitle(j: number): number {
    const first = at(j);
    if (nameOf(j) !== "TEXT" || !onSameLine(j) || !first || isTitleOnly(kind)) return j;
    const next = at(j + 1)?.image === "as" && nameOf(j + 2) === "ID" ? j + 2 : j + 1;
    const name = at(next);
    if (
      nameOf(next) === "ID" &&
      name &&
      onSameLine(next) &&
      wordMeantBy(name.image, blockFacts[kind].head) === undefined
    ) {
      complain(errorAt(first, `The name comes before the title: \`${name.image} ${first.image}\`.`, name));
      out.push(name);
      titled = true;
      return next + 1;
    }
    const quoted = textValue(first.image);
    if (nameOf(j + 1) !== "TEXT" || !onSameLine(j + 1) || !/^[\p{L}_][\p{L}\p{M}\d_-]*$/u.test(quoted)) return j;
    complain(errorAt(first, `A name stands without quotes: \`${quoted}\`.`));
    const unquoted = { ...first, image: quoted };
    retype(unquoted, types["ID"] as Token["tokenType"]);
    out.push(unquoted);
    return j + 1;
  }

  /** `is a manual`, `is not automated`, `is "manual"`. */
  function levelBehindWord(): void {
    const [token, next] = [at(i), at(i + 1)];
    if (!token || !onSameLine(i)) return;
    const quoted = nameOf(i) === "TEXT" ? textValue(token.image) : "";
    if (isLevel(quoted)) {
      complain(errorAt(token, `A level stands without quotes: \`${quoted}\`.`));
      const unquoted = { ...token, image: quoted };
      retype(unquoted, types["ID"] as Token["tokenType"]);
      out.push(unquoted);
      i++;
      if (nameOf(i) === "TEXT" && onSameLine(i)) take();
      return;
    }
    if (nameOf(i) !== "ID" || !next || !isLevel(next.image) || !onSameLine(i + 1)) return;
    if (isLevel(`${token.image}-${next.image}`) || isLevel(token.image)) return;
    const meant = /^(?:a|an|the|still|now|mostly|fully|ein)$/.test(token.image) ? next.image : undefined;
    const rest = meant ? `; did you mean \`${meant}\`?` : `: it is ${orList(levels.map((level) => `\`${level}\``))}.`;
    complain(errorAt(token, `There is no level \`${token.image} ${next.image}\`${rest}`, next));
    i++;
  }

  function mendInHead(token: Token, j: number): number {
    const facts = blockFacts[kind];
    const next = at(j + 1);
    const previous = at(j - 1);
    const inTwo = `${previous?.image}-${token.image}`;
    if (nameOf(j - 2) === "is" && previous && isLevel(inTwo)) {
      complain(
        errorAt(previous, `There is no level \`${previous.image} ${token.image}\`; did you mean \`${inTwo}\`?`, token),
      );
      out[out.length - 1] = { ...previous, image: inTwo };
      return j + 1;
    }
    if (nameOf(j - 2) === "is" && previous && isLevel(previous.image) && isLevel(token.image)) {
      complain(errorAt(token, `A step has one level: keep \`${previous.image}\` or \`${token.image}\`.`));
      return j + 1;
    }
    if ((token.image === "do" || token.image === "begin") && !onSameLine(j + 1)) {
      complain(errorAt(token, `A block begins with \`{\`, not with \`${token.image}\`.`));
      const brace = { ...token };
      retype(brace, types["{"] as Token["tokenType"]);
      out.push(brace);
      return j + 1;
    }
    if (token.tokenType.name === "ID" && isLevel(token.image) && facts.head.includes("is")) {
      complain(errorAt(token, `A level follows the word \`is\`: \`is ${token.image}\`.`));
      out.push(insertedBefore(token, types["is"] as Token["tokenType"]), token);
      return at(j + 1)?.tokenType.name === "TEXT" && onSameLine(j + 1) ? (out.push(next as Token), j + 2) : j + 1;
    }
    const isWord = next && isLevel(next.image) && onSameLine(j + 1) && facts.head.includes("is");
    if (isWord && (token.image === "->" || insteadOfIs.has(token.image))) {
      complain(errorAt(token, `A level follows the word \`is\`: \`is ${next.image}\`.`, next));
      out.push(insertedBefore(token, types["is"] as Token["tokenType"]), next);
      return at(j + 2)?.tokenType.name === "TEXT" && onSameLine(j + 2) ? (out.push(at(j + 2) as Token), j + 3) : j + 2;
    }
    if (token.image === "si" && isLevel(next?.image ?? "") && facts.head.includes("is")) {
      complain(errorAt(token, "There is no word `si` here; did you mean `is`?"));
      retype(token, types["is"] as Token["tokenType"]);
      return j;
    }
    const meant =
      token.tokenType.name === "ID" &&
      next?.startLine === token.startLine &&
      ["ID", "NUMBER", "none"].includes(nameOf(j + 1) ?? "")
        ? wordMeantBy(token.image, facts.head)
        : undefined;
    if (meant) {
      complain(errorAt(token, `There is no word \`${token.image}\` here; did you mean \`${meant}\`?`));
      retype(token, types[meant] as Token["tokenType"]);
      return j;
    }
    // What means nothing is left out up to the next word that does.
    const isHeadWord = (k: number) =>
      nameOf(k) === "ID" && nameOf(k + 1) === "ID" && wordMeantBy(at(k)?.image ?? "", facts.head) !== undefined;
    let end = j + 1;
    while (
      end < tokens.length &&
      onSameLine(end) &&
      !isHeadWord(end) &&
      ["ID", "TEXT", "NUMBER", "MARK", ",", ".", "->"].includes(nameOf(end) ?? "")
    )
      end++;
    const last = at(end - 1) as Token;
    complain(errorAt(token, junkMessage(tokens, j, end, kind, titled), last));
    return end;
  }
}

/** What people write where `is` belongs. */
export const insteadOfIs: ReadonlySet<string> = new Set(["to", "as", "are", "becomes", "auf"]);

function isTitleOnly(kind: BlockKind): boolean {
  return kind === "map" || kind === "questionnaire" || kind === "change" || kind === "extend";
}

function junkMessage(tokens: readonly Token[], from: number, to: number, kind: BlockKind, titled: boolean): string {
  const token = tokens[from] as Token;
  const junk = tokens.slice(from, to);
  const text = junk.map((t) => t.image).join(" ");
  const isWord = token.tokenType.name === "ID";
  const before = tokens[from - 1];
  if (token.tokenType.name === "TEXT")
    return titled ? "There is a title already; a second one can't follow it." : `\`${kind}\` has no title.`;
  if (titled && before?.tokenType.name === "TEXT" && before.endOffset === token.startOffset - 1 && text.includes('"'))
    return "A text can't hold its own quotes: write `\\\"` inside, or put the other kind around it, `'…'`.";
  if (isWord && namesBefore(tokens, from)) {
    const name = ["and", "or", "plus"].includes(token.image) ? junk[1] : token;
    return `Several names are parted by commas: \`${before?.image}, ${name?.image ?? "…"}\`.`;
  }
  if (kind === "map" && isWord && junk.at(-1)?.tokenType.name === "TEXT")
    return `The map has a title and no name: take \`${token.image}\` out.`;
  if (["as", "called", "named"].includes(token.image) && junk.length === 2 && junk[1]?.tokenType.name === "TEXT")
    return `A title follows its name at once: take \`${token.image}\` out.`;
  if (!titled && kind !== "extend" && isWord && !text.includes('"')) return `A title stands in quotes: \`"${text}"\`.`;
  if (!titled && kind !== "extend" && (isWord || text.startsWith(".")) && junk.at(-1)?.tokenType.name === "TEXT") {
    const words = junk.filter((t) => t.tokenType.name === "ID").map((t) => t.image);
    return `A name is one word, with \`-\` or \`_\` in it: \`${[before?.image, ...words].join("-")}\`.`;
  }
  const words = orList(blockFacts[kind].head.map((word) => `\`${word}\``));
  return isWord && titled && words !== ""
    ? `\`${text}\` means nothing here: write ${words} before it.`
    : `\`${text}\` means nothing here.`;
}

/** True behind `by a` and `via a, b`. */
function namesBefore(tokens: readonly Token[], from: number): boolean {
  let i = from - 1;
  while (tokens[i]?.tokenType.name === "ID" && tokens[i - 1]?.tokenType.name === ",") i -= 2;
  const word = tokens[i - 1]?.tokenType.name;
  return tokens[i]?.tokenType.name === "ID" && (word === "by" || word === "via");
}
