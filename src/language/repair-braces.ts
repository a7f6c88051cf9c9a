import { errorAt, insertedBefore, type LexingError, type TokenTypes } from "./repair.ts";
import type { Token } from "./tokens.ts";
import { blockFacts, clauseWords, declarationWords, isBlockKind, type BlockKind } from "./words.ts";

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
      if (pending) {
        open.push({ kind: pending.head.tokenType.name as BlockKind, ...pending, stray: false });
        out.push(token);
      } else {
        errors.push(errorAt(token, "This `{` opens nothing: a block follows the name or the title of a declaration."));
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
      const block = open.pop();
      if (!block)
        errors.push(errorAt(token, "This `}` closes nothing: take it out, or put the `{` that is missing before it."));
      else if (!block.stray) out.push(token);
      continue;
    }
    const begins = (declarationWords.has(word) || isBlockKind(word)) && previous?.tokenType.name !== "remove";
    if (begins) {
      const opensHere = pending && balance.surplus && firstOnLine && column > (pending.head.startColumn ?? 1);
      if (pending && opensHere && blockFacts[pending.head.tokenType.name as BlockKind].declarations.includes(word)) {
        insertOpening(pending, token);
      }
      while (firstOnLine && open.length > 0 && endsBlock(top() as Open, word, column, missing > 0)) closeMissing(token);
      pending = isBlockKind(word) ? { head: token, called: calledBy(tokens, i) } : undefined;
    } else if (clauseWords.has(word) && pending && firstOnLine && balance.surplus) {
      const kind = pending.head.tokenType.name as BlockKind;
      if (
        blockFacts[kind].clauses.includes(word) &&
        !(open.length > 0 && blockFacts[(top() as Open).kind].clauses.includes(word))
      ) {
        insertOpening(pending, token);
        pending = undefined;
      }
    }
    out.push(token);
  }
  if (open.length > 0) {
    const unclosed = open.filter((block) => !block.stray).reverse();
    const innermost = unclosed[0];
    if (innermost) errors.push(errorAt(innermost.head, unclosedMessage(unclosed)));
    while (open.length > 0) close(undefined);
  }
  return out;

  function insertOpening({ head, called }: { head: Token; called: string }, before: Token): void {
    errors.push(
      errorAt(
        head,
        `The block of \`${called}\` is not opened: a \`{\` is missing at the end of line ${lineBefore(before)}.`,
      ),
    );
    out.push(insertedBefore(before, types["{"] as Token["tokenType"]));
    open.push({ kind: head.tokenType.name as BlockKind, head, called, stray: false });
  }
  function lineBefore(token: Token): number {
    return out.at(-1)?.endLine ?? token.startLine ?? 1;
  }
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

const topLevelOnly: ReadonlySet<string> = new Set(["import", "map", "target", "questionnaire", "platform"]);

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
  return name?.tokenType.name === "ID" ? `${word} ${name.image}` : word;
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
      if (!pending) sound = false;
      open.push(pending ?? "file");
      pending = undefined;
    } else if (word === "}") {
      if (open.pop() === undefined) surplus = true;
      pending = undefined;
    } else if ((declarationWords.has(word) || isBlockKind(word)) && tokens[i - 1]?.tokenType.name !== "remove") {
      const around = open.at(-1);
      const firstOnLine = tokens[i - 1]?.endLine !== tokens[i]?.startLine;
      if (around && firstOnLine && blockFacts[around].declarations.length === 0) sound = false;
      pending = isBlockKind(word) ? word : undefined;
    } else if (clauseWords.has(word)) pending = undefined;
  }
  return { sound: sound && !surplus && open.length === 0, missing: open.length, surplus };
}
