import { declaresNothing } from "./name-pass.ts";
import { errorAt, insertedBefore, type LexingError, type TokenTypes } from "./repair-tokens.ts";
import type { Token } from "./tokens.ts";
import { type BlockKind, blockFacts, clauseWords, declarationWords, isBlockKind } from "./words.ts";

/** Far deeper than any map, and shallow enough for the parser's stack. */
const deepest = 40;

interface Open {
  readonly kind: BlockKind;
  /** The word of the declaration, `process`. */
  readonly head: Token;
  /** What to call it in a message: `process label`. */
  readonly called: string;
  /** A brace without a declaration before it: dropped, and its partner too. */
  readonly stray: boolean;
}

/**
 * Gives every `{` its `}` and the other way round. A block that can hold no declaration ends where one begins on a line
 * of its own; where braces are missing, indentation says which. Braces that match are left alone, however they are indented.
 */
export function mendBraces(tokens: readonly Token[], types: TokenTypes, errors: LexingError[]): Token[] {
  const balance = balanceOf(tokens);
  let surplus = balance.surplus;
  if (balance.sound) return tokens as Token[];
  const open: Open[] = [];
  const out: Token[] = [];
  let pending: { head: Token; called: string } | undefined;
  let missing = balance.missing;

  const close = (before: Token | undefined) => {
    const block = open.pop() as Open;
    if (block.stray) return;
    const type = types["}"] as Token["tokenType"];
    const last = before ?? out.at(-1) ?? block.head;
    out.push(insertedBefore(last, type));
  };
  const closeMissing = (before: Token) => {
    const block = open.at(-1) as Open;
    errors.push(
      errorAt(
        block.head,
        `The block of \`${block.called}\` is not closed: a \`}\` is missing before line ${before.startLine}.`,
      ),
    );
    if (missing > 0) missing--;
    close(before);
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const word = token.tokenType.name;
    const previous = tokens[i - 1];
    const firstOnLine = previous === undefined || previous.endLine !== token.startLine;
    const column = token.startColumn ?? 1;
    const top = () => open.at(-1);

    if (word === "{") {
      if (pending && open.length >= deepest) {
        errors.push(errorAt(token, `Blocks can't stand more than ${deepest} deep in each other.`));
        open.push({ kind: top()?.kind ?? "file", head: token, called: "", stray: true });
      } else if (pending) {
        open.push({ kind: pending.head.tokenType.name as BlockKind, ...pending, stray: false });
        out.push(token);
      } else {
        const behindArrow = tokens[i - 1]?.tokenType.name === "->";
        errors.push(errorAt(token, behindArrow ? namesBehindArrow : opensNothing));
        // One that has no partner goes alone.
        if (missing > 0 && !behindArrow) {
          missing--;
          continue;
        }
        open.push({ kind: top()?.kind ?? "file", head: token, called: "", stray: true });
      }
      pending = undefined;
      continue;
    }
    if (word === "}") {
      // Further left than the block's own line: it closes the block around it.
      while (missing > 0 && firstOnLine && open.length > 1 && !isStrayOrLevel(open.at(-1) as Open, column))
        closeMissing(token);
      pending = undefined;
      const deeper = column > (top()?.head.startColumn ?? 1);
      if (surplus && (!firstOnLine || deeper) && isStillInside(tokens, i, top())) {
        errors.push(errorAt(token, closesNothing));
        surplus = false;
        continue;
      }
      const block = open.pop();
      if (!block) errors.push(errorAt(token, closesNothing));
      else if (!block.stray) out.push(token);
      continue;
    }
    const kindAround = top()?.kind ?? "file";
    if (surplus && !pending && firstOnLine && isOrphan(word, kindAround)) adopt(i, kindAround);
    const begins = (declarationWords.has(word) || isBlockKind(word)) && !declaresNothing(tokens, i);
    if (begins) {
      const opensHere = pending && surplus && firstOnLine && column > (pending.head.startColumn ?? 1);
      if (pending && opensHere && blockFacts[pending.head.tokenType.name as BlockKind].declarations.includes(word)) {
        insertOpening(pending, token);
      }
      while (firstOnLine && open.length > 0 && endsBlock(top() as Open, word, column, missing > 0)) closeMissing(token);
      pending = isBlockKind(word) ? { head: token, called: calledBy(tokens, i) } : undefined;
    } else if (clauseWords.has(word)) {
      const fits = pending && blockFacts[pending.head.tokenType.name as BlockKind].clauses.includes(word);
      const brace = pending && !firstOnLine && fits ? braceBehind(tokens, i) : undefined;
      if (brace !== undefined) {
        const last = tokens[brace - 1] as Token;
        errors.push(errorAt(token, `\`${word}\` stands in the block: put it behind the \`{\`.`, last));
        i = brace - 1;
        continue;
      }
      if (pending && surplus && (firstOnLine ? opensBlock(pending.head, word, column, top()) : fits)) {
        insertOpening(pending, token);
        surplus = false;
      }
      pending = undefined;
    } else if (word === "->" || (word === "ID" && firstOnLine && standsAlone(previous, out.at(-1))))
      pending = undefined;
    out.push(token);
  }
  if (open.length > 0) {
    const unclosed = open.filter((block) => !block.stray).reverse();
    const innermost = unclosed[0];
    if (innermost) errors.push(errorAt(innermost.head, unclosedMessage(unclosed)));
    while (open.length > 0) close(undefined);
  }
  return out;

  /** Clauses whose declaration is not there: read them in a nameless one, so that its `}` closes that. */
  function adopt(i: number, around: BlockKind): void {
    const token = tokens[i] as Token;
    const kind = kindHolding(wordsUpToBrace(tokens, i), around);
    if (!kind) return;
    const last = out.at(-1);
    const begun = last?.tokenType.name === "ID" && out.at(-2)?.endLine !== last.startLine;
    if (!begun)
      errors.push(
        errorAt(
          token,
          `These lines belong to no declaration: a line such as \`${kind} name {\` is missing before them.`,
        ),
      );
    const head = insertedBefore(token, types[kind] as Token["tokenType"]);
    out.push(head);
    if (kind !== "map") out.push(insertedBefore(token, types["ID"] as Token["tokenType"]));
    out.push(insertedBefore(token, types["{"] as Token["tokenType"]));
    open.push({ kind, head, called: kind, stray: false });
  }
  function insertOpening({ head, called }: { head: Token; called: string }, before: Token): void {
    errors.push(errorAt(head, `The block of \`${called}\` is not opened: a \`{\` is missing ${placeBefore(before)}.`));
    out.push(insertedBefore(before, types["{"] as Token["tokenType"]));
    open.push({ kind: head.tokenType.name as BlockKind, head, called, stray: false });
  }
  function placeBefore(token: Token): string {
    const line = out.at(-1)?.endLine ?? token.startLine ?? 1;
    return line === token.startLine ? `before \`${token.image}\`` : `at the end of line ${line}`;
  }
}

const opensNothing = "This `{` opens nothing: a block follows the name or the title of a declaration.";
const namesBehindArrow = "An arrow leads to names parted by commas, without braces: `a -> b, c`.";
const closesNothing = "This `}` closes nothing: take it out, or put the `{` that is missing before it.";

/** Whether what follows a `}` at the end of a line still stands as deep as the inside of the block that it would close. */
function isStillInside(tokens: readonly Token[], i: number, block: Open | undefined): boolean {
  const [brace, next] = [tokens[i] as Token, tokens[i + 1]];
  if (!block || block.stray || block.head.startLine === brace.startLine || !next || next.startLine === brace.startLine)
    return false;
  return next.tokenType.name !== "}" && (next.startColumn ?? 1) > (block.head.startColumn ?? 1);
}

/** Where a clause stands before the `{` of its line: the index of that brace. */
function braceBehind(tokens: readonly Token[], i: number): number | undefined {
  for (let j = i + 1; tokens[j]?.startLine === tokens[i]?.startLine && j < tokens.length; j++) {
    const word = tokens[j]?.tokenType.name;
    if (word === "{") return j;
    if (word === "}" || word === "->" || declarationWords.has(word ?? "")) return undefined;
  }
  return undefined;
}

function unclosedMessage(unclosed: readonly Open[]): string {
  const [innermost] = unclosed;
  if (unclosed.length === 1)
    return `The block of \`${innermost?.called}\` is not closed: a \`}\` is missing at the end.`;
  const all = unclosed.map((block) => `\`${block.called}\``);
  return `${unclosed.length} blocks are not closed: \`}\` is missing for ${all.slice(0, -1).join(", ")} and ${all.at(-1)}.`;
}

function isStrayOrLevel(block: Open, column: number): boolean {
  return block.stray || (block.head.startColumn ?? 1) <= column;
}

/** Whether a clause below a head is the first of a block whose `{` was forgotten; the block around may want it too. */
function opensBlock(head: Token, clause: string, column: number, around: Open | undefined): boolean {
  if (!blockFacts[head.tokenType.name as BlockKind].clauses.includes(clause)) return false;
  const fitsAround = around !== undefined && blockFacts[around.kind].clauses.includes(clause);
  return !fitsAround || column > (head.startColumn ?? 1);
}

/** True for a word that continues nothing: a statement of its own between a head and the clauses below. */
function standsAlone(previous: Token | undefined, written: Token | undefined): boolean {
  const before = previous?.tokenType.name;
  return written === previous && (before === "ID" || before === "TEXT" || before === "}");
}

/** A clause, or a change, where neither it nor a block for it can stand. */
function isOrphan(word: string, around: BlockKind): boolean {
  const facts = blockFacts[around];
  if (clauseWords.has(word)) return !facts.clauses.includes(word);
  return (word === "change" || word === "remove" || word === "extend") && !facts.declarations.includes(word);
}

function wordsUpToBrace(tokens: readonly Token[], i: number): readonly string[] {
  const words: string[] = [];
  let depth = 0;
  for (let j = i; j < tokens.length; j++) {
    const word = tokens[j]?.tokenType.name ?? "";
    if (word === "{") depth++;
    if (word === "}" && depth-- === 0) break;
    if (depth === 0 && tokens[j - 1]?.endLine !== tokens[j]?.startLine) {
      if (clauseWords.has(word) || declarationWords.has(word)) words.push(word);
    }
  }
  return words;
}

/** The kind of declaration whose block may hold all these words. */
function kindHolding(words: readonly string[], around: BlockKind): BlockKind | undefined {
  const likely: readonly BlockKind[] = ["process", "actor", "platform", "map", "target", "interface", "data"];
  return likely.find((kind) => {
    const { clauses, declarations } = blockFacts[kind];
    const fits = words.every((word) => clauses.includes(word) || declarations.includes(word));
    return fits && blockFacts[around].declarations.includes(kind);
  });
}

const topLevelOnly: ReadonlySet<string> = new Set(["import", "map", "target", "questionnaire", "platform", "view"]);

/** Whether a declaration that begins here can't stand in the block, or, where a `}` is missing, stands too far left for it. */
function endsBlock(block: Open, word: string, column: number, braceMissing: boolean): boolean {
  if (block.stray) return false;
  const facts = blockFacts[block.kind];
  if (facts.declarations.length === 0) return true;
  if (!braceMissing) return false;
  if (topLevelOnly.has(word) || !facts.declarations.includes(word)) return true;
  return column <= (block.head.startColumn ?? 1);
}

function calledBy(tokens: readonly Token[], i: number): string {
  const word = tokens[i]?.tokenType.name ?? "";
  const name = tokens[i + 1];
  return name?.tokenType.name === "ID" && !name.isInsertedInRecovery ? `${word} ${name.image}` : word;
}

/** How the braces stand: all in order, or how many `}` are missing in the end, or whether there is one too many somewhere. */
function balanceOf(tokens: readonly Token[]): { sound: boolean; missing: number; surplus: boolean } {
  const open: BlockKind[] = [];
  let pending: BlockKind | undefined;
  let sound = true;
  let surplus = false;
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.tokenType.name ?? "";
    if (word === "{") {
      if (!pending || open.length >= deepest) sound = false;
      open.push(pending ?? "file");
      pending = undefined;
    } else if (word === "}") {
      if (open.pop() === undefined) surplus = true;
      pending = undefined;
    } else if ((declarationWords.has(word) || isBlockKind(word)) && !declaresNothing(tokens, i)) {
      pending = isBlockKind(word) ? word : undefined;
    } else if (clauseWords.has(word)) pending = undefined;
  }
  return { sound: sound && !surplus && open.length === 0, missing: open.length, surplus };
}
