import {
  type AstNode,
  AstUtils,
  type CstNode,
  createParser,
  type LangiumCoreServices,
  LangiumParser,
  type LexerResult,
  type Mutable,
  type ParseResult,
} from "langium";
import type * as ast from "./generated/ast.ts";
import { joined, type Parsed, type Plan, planOf, type Stretch } from "./reparse.ts";
import type { Token } from "./tokens.ts";

/** What we use of Langium's parser beyond its types. The versions are pinned, and `reparse.test.ts` watches over it. */
interface Inner {
  readonly wrapper: Engine;
  readonly nodeBuilder: {
    buildRootNode(text: string): RootNode;
    addHiddenNodes(tokens: readonly Token[]): void;
    createLeafNode(token: Token, hidden: boolean): CstNode;
  };
  readonly mainRule: unknown;
  /** What is being built, the file first. */
  readonly stack: readonly AstNode[];
  lexerResult: LexerResult | undefined;
  doParse(rule: unknown): ast.MapFile;
}

interface RootNode extends CstNode {
  content: CstNode[];
}

/** The parser library's part of it. */
interface Engine {
  input: Token[];
  currIdx: number;
  tokVector: Token[];
  _errors: ParseResult["parserErrors"];
  canTokenTypeBeDeletedInRecovery(): boolean;
  LA(ahead: number): Token;
  LA_FAST(ahead: number): Token;
  rule(rule: unknown): unknown;
}

/** Where a stretch begins: how much there was of everything. */
interface Border {
  readonly first: number;
  readonly hidden: number;
  readonly items: number;
  readonly nodes: number;
  readonly errors: number;
  seen: number;
}

/** One run of the parser over a text that may be read again. */
interface Run {
  readonly stops: Plan["stops"];
  readonly borders: Border[];
  /** Says how much there is by now. */
  readonly here: (first: number) => Border;
  /** The old stretch that begins where this run ended. */
  stop: number | undefined;
}

/** Ends a run where the rest is known. */
const restIsKnown = new Error("The rest is known.");

/**
 * The parser, which never gets over an error by leaving a token out: the next word that it wants often stands in the next
 * line, and a half-typed `cost` would swallow the clause below. A text that has changed is read again only where it has.
 */
export class MlflowParser extends LangiumParser {
  private readonly inner = this as unknown as Inner;
  private readonly parsed = new WeakMap<AstNode, Parsed>();
  private run: Run | undefined;
  /** Index of the furthest token that was looked at since the last border. */
  private seen = -1;

  constructor(services: LangiumCoreServices) {
    super(services);
    const engine = this.inner.wrapper;
    engine.canTokenTypeBeDeletedInRecovery = () => false;
    const look = engine.LA;
    engine.LA = (ahead) => {
      const index = engine.currIdx + ahead;
      if (index > this.seen) this.seen = index;
      return look.call(engine, ahead);
    };
    engine.LA_FAST = (ahead) => {
      const index = engine.currIdx + ahead;
      if (index > this.seen) this.seen = index;
      return engine.tokVector[index] as Token;
    };
    const follow = engine.rule;
    engine.rule = (rule) => {
      try {
        return follow.call(engine, rule);
      } catch (error) {
        if (error !== restIsKnown) throw error;
        return undefined;
      }
    };
  }

  /**
   * Parses the newest text of a file whose tree was `before`. The same as `parse`, only sooner, from the second time on: what
   * has not changed moves over from the old tree, which may not be used any more.
   */
  parseAgain<T extends AstNode>(text: string, before: AstNode): ParseResult<T> {
    const { inner } = this;
    const root = inner.nodeBuilder.buildRootNode(text);
    const lexed = this.lexer.tokenize(text);
    const { tokens } = lexed;
    const all = lexed.hidden.length;
    inner.lexerResult = lexed;
    inner.wrapper.input = tokens;
    const old = this.parsed.get(before);
    const plan = old && planOf(old, text, tokens);
    const here = (first: number): Border => ({
      first,
      hidden: all - lexed.hidden.length,
      items: (inner.stack[0] as Partial<ast.MapFile> | undefined)?.items?.length ?? 0,
      nodes: root.content.length,
      errors: inner.wrapper._errors.length,
      seen: -1,
    });
    const run: Run = { stops: plan?.stops ?? new Map(), borders: [here(-1)], here, stop: undefined };
    if (plan) {
      const { first, hidden } = old.stretches[plan.start] as Stretch;
      inner.wrapper.currIdx = first - 1;
      lexed.hidden.splice(0, hidden);
    }
    this.run = run;
    this.seen = -1;
    const file = inner.doParse(inner.mainRule);
    this.run = undefined;
    if (run.stop === undefined) inner.nodeBuilder.addHiddenNodes(lexed.hidden);
    (run.borders.at(-1) as Border).seen = this.seen;
    for (const item of file.items) AstUtils.linkContentToContainer(item, { deep: true });

    const read = stretchesOf(run.borders, file.items, root.content, inner.wrapper._errors);
    const last = run.stop === undefined ? undefined : read.pop();
    const leading =
      last && lexed.hidden.filter((token) => token.startOffset < (tokens[last.first] as Token).startOffset);
    const stop = last && {
      at: run.stop as number,
      hidden: last.hidden,
      nodes: (leading ?? []).map((token) => inner.nodeBuilder.createLeafNode(token, true)),
    };
    const stretches = plan ? joined(old, plan, read.slice(1), all, stop) : read;
    inner.lexerResult = undefined;
    this.parsed.delete(before);
    this.parsed.set(file, { text, tokens, hidden: all, stretches });
    root.content = stretches.flatMap(({ nodes }) => nodes);
    for (const node of root.content) (node as Mutable<CstNode>).container = root as NonNullable<CstNode["container"]>;
    file.items = stretches.flatMap(({ items }) => items) as ast.Item[];
    file.items.forEach((item, index) => Object.assign(item, { ...heldBy, $container: file, $containerIndex: index }));
    const parserErrors = stretches.flatMap(({ errors }) => errors);
    return { value: file as AstNode as T, lexerErrors: lexed.errors, parserErrors };
  }

  override many(index: number, callback: Parameters<LangiumParser["many"]>[1]): void {
    const { run } = this;
    // Items of the file itself, not of a block.
    if (!run || this.inner.stack.length !== 1) return super.many(index, callback);
    const read = callback.DEF;
    super.many(index, {
      ...callback,
      DEF: () => {
        this.begin(run);
        return read.call(this);
      },
    });
  }

  /** An item begins here. */
  private begin(run: Run): void {
    const first = this.inner.wrapper.currIdx + 1;
    (run.borders.at(-1) as Border).seen = this.seen;
    run.borders.push(run.here(first));
    this.seen = -1;
    run.stop = run.stops.get(first);
    if (run.stop !== undefined) throw restIsKnown;
  }
}

const heldBy = { $containerProperty: "items" };

/** What was read from border to border. */
function stretchesOf(
  borders: readonly Border[],
  items: readonly AstNode[],
  nodes: readonly CstNode[],
  errors: ParseResult["parserErrors"],
): Stretch[] {
  return borders.map(({ first, seen, hidden, ...from }, i) => {
    const to = borders[i + 1];
    return {
      first,
      seen,
      hidden,
      items: items.slice(from.items, to?.items),
      nodes: nodes.slice(from.nodes, to?.nodes),
      errors: errors.slice(from.errors, to?.errors),
    };
  });
}

export function createMlflowParser(services: LangiumCoreServices): MlflowParser {
  const parser = new MlflowParser(services);
  createParser(services.Grammar, parser, services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
