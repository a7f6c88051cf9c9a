/**
 * What of a parsed text can stay when the text has changed. The parser is a function of the tokens from where it stands:
 * what it made of an item stays true as long as none of the tokens that it looked at is another one, and from an item that
 * begins in the unchanged end of the text it would go on as it did before.
 */
import type { AstNode, CstNode, LangiumDocument } from "langium";
import type { Token } from "./tokens.ts";

type ParserError = LangiumDocument["parseResult"]["parserErrors"][number];

/** What the parser made from one item of a file to the next one; the first stretch is what stands before the first item. */
export interface Stretch {
  /** Index of its first token. */
  readonly first: number;
  /** Index of the furthest token that was looked at. */
  readonly seen: number;
  /** How many comments the syntax tree held when it began. */
  readonly hidden: number;
  readonly items: readonly AstNode[];
  readonly nodes: readonly CstNode[];
  readonly errors: readonly ParserError[];
}

/** A text as it was parsed, with what is needed to parse the next one. */
export interface Parsed {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Number of comments and the like. */
  readonly hidden: number;
  readonly stretches: readonly Stretch[];
}

/** Which stretches stay: those before `start`, and one of `stops` with all behind it. */
export interface Plan {
  readonly start: number;
  /** Stretches in the unchanged end of the old text, by the index of their first token in the new one. */
  readonly stops: ReadonlyMap<number, number>;
  readonly shift: Shift;
}

/** How far the end of a text has moved. */
interface Shift {
  readonly tokens: number;
  readonly offset: number;
  readonly lines: number;
}

const unmoved: Shift = { tokens: 0, offset: 0, lines: 0 };

/** Where the parser stopped because an old stretch begins there. */
export interface Stop {
  /** Index of that stretch. */
  readonly at: number;
  /** How many comments the tree held by then, and those that follow before its first token. */
  readonly hidden: number;
  readonly nodes: readonly CstNode[];
}

/** What must be read again of a text that was read as `before`; undefined where all of it must. */
export function planOf(before: Parsed, text: string, tokens: readonly Token[]): Plan | undefined {
  const { tokens: old, stretches } = before;
  const sameStart = commonStart(before.text, text);
  const sameEnd = commonEnd(before.text, text, sameStart);
  const [oldEnd, newEnd] = [before.text.length - sameEnd, text.length - sameEnd];
  const shift = {
    tokens: tokens.length - old.length,
    offset: text.length - before.text.length,
    lines: linesIn(text, sameStart, newEnd) - linesIn(before.text, sameStart, oldEnd),
  };
  let changed = 0;
  while (isSame(old[changed], tokens[changed], unmoved) && endOf(old[changed] as Token) <= sameStart) changed++;
  let kept = old.length;
  while (kept > changed && isSame(old[kept - 1], tokens[kept - 1 + shift.tokens], shift)) {
    if ((old[kept - 1] as Token).startOffset < oldEnd) break;
    kept--;
  }
  let start = 0;
  while ((stretches[start]?.seen ?? changed) < changed && (stretches[start + 1]?.first ?? changed) < changed) start++;
  if (start === 0) return undefined;
  const stops = new Map<number, number>();
  // The token before it stays as well: an error at the beginning of an item may tell of it.
  for (let i = start + 1; i < stretches.length; i++) {
    const { first } = stretches[i] as Stretch;
    if (first > kept) stops.set(first + shift.tokens, i);
  }
  return { start, stops, shift };
}

/**
 * The stretches of the new text: those that stay, with those between them that were read again. What stays is moved, so
 * that nothing of the old parse may be used any more. `hidden` counts the new text's comments.
 */
export function joined(
  before: Parsed,
  { start, shift }: Plan,
  read: readonly Stretch[],
  hidden: number,
  stop: Stop | undefined,
): readonly Stretch[] {
  const kept = before.stretches.slice(0, start);
  if (!stop) return [...kept, ...read];
  const rest = before.stretches.slice(stop.at).map((stretch, i): Stretch => {
    const nodes = i > 0 ? stretch.nodes : stretch.nodes.slice(stretch.nodes.findIndex((node) => !node.hidden));
    for (const node of nodes) moveNode(node as CstNode & MovedNode, shift);
    for (const error of stretch.errors) moveError(error, shift);
    return {
      ...stretch,
      first: stretch.first + shift.tokens,
      seen: stretch.seen + shift.tokens,
      hidden: i > 0 ? stretch.hidden + hidden - before.hidden : stop.hidden,
      nodes: i > 0 ? nodes : [...stop.nodes, ...nodes],
    };
  });
  return [...kept, ...read, ...rest];
}

function isSame(old: Token | undefined, now: Token | undefined, { offset, lines }: Shift): boolean {
  return (
    old !== undefined &&
    now !== undefined &&
    old.tokenType === now.tokenType &&
    old.startOffset + offset === now.startOffset &&
    old.endOffset !== undefined &&
    old.endOffset + offset === now.endOffset &&
    (old.startLine ?? 0) + lines === now.startLine &&
    old.startColumn === now.startColumn &&
    old.isInsertedInRecovery === now.isInsertedInRecovery &&
    old.image === now.image
  );
}

function endOf(token: Token): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length))
    length++;
  return length;
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The fields of Langium's nodes that hold where they stand. */
interface MovedNode {
  content?: MovedNode[];
  _rangeCache?: unknown;
  _offset: number;
  _startLine: number;
  _endLine: number;
}

function moveNode(node: MovedNode, shift: Shift): void {
  if (node.content) {
    node._rangeCache = undefined;
    for (const child of node.content) moveNode(child, shift);
  } else {
    node._offset += shift.offset;
    node._startLine += shift.lines;
    node._endLine += shift.lines;
  }
}

/** The tokens that an error tells of, where they stand now. */
function moveError(error: ParserError, shift: Shift): void {
  const moved = (token: Token): Token => {
    if (!(token.startOffset >= 0)) return token;
    return {
      ...token,
      startOffset: token.startOffset + shift.offset,
      endOffset: (token.endOffset ?? token.startOffset) + shift.offset,
      startLine: (token.startLine ?? 1) + shift.lines,
      endLine: (token.endLine ?? 1) + shift.lines,
    };
  };
  error.token = moved(error.token);
  error.resyncedTokens = error.resyncedTokens.map(moved);
  const told = error as { previousToken?: Token };
  if (told.previousToken) told.previousToken = moved(told.previousToken);
}
