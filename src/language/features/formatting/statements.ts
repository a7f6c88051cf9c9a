/**
 * Lexemes → statements and blocks, by the shapes of the language, tolerant of what it does not know: a line that fits no
 * shape becomes a `raw` statement, kept as it stands. Serves the formatter and the text edits, which must not depend on
 * a text that parses.
 */
import { viewSubjects } from "../../../model/process-map.ts";
import { reservedWords } from "../../words.ts";
import type { Lexeme } from "./lexemes.ts";

export interface Block {
  /** Indices of `{` and `}`. */
  readonly open: number;
  readonly close: number;
  readonly statements: readonly Statement[];
}

/** One declaration, clause or flow: lexemes `first` to `last` (inclusive). */
export interface Statement {
  /** Its keyword, `flow`, or `raw` where its shape is not known. */
  readonly keyword: string;
  readonly first: number;
  readonly last: number;
  /** Index of the name, and of the title, where the statement has them. */
  readonly name?: number;
  readonly title?: number;
  /** Index of the first lexeme after name and title (for `answer`, of its value) that is not yet the block. */
  readonly rest?: number;
  readonly block?: Block;
}

/** The statements of a text, or `undefined` where its braces do not match. */
export function readStatements(lexemes: readonly Lexeme[]): readonly Statement[] | undefined {
  if (!balanced(lexemes)) return undefined;
  const reader = new Reader(lexemes);
  const statements = reader.statements();
  return reader.at === lexemes.length - 1 ? statements : undefined;
}

/** Lexemes of a statement that is too long to be tried again line by line. */
const longStatement = 1000;
/** Nobody nests deeper; a text that does must not overflow the stack. */
const deepest = 200;

function balanced(lexemes: readonly Lexeme[]): boolean {
  let depth = 0;
  for (const { kind, text } of lexemes) {
    if (kind !== "mark") continue;
    if (text === "{") depth += 1;
    if (text === "}") depth -= 1;
    if (depth < 0 || depth > deepest) return false;
  }
  return depth === 0;
}

type Draft = { name?: number; title?: number; rest?: number; block?: Block };
/** Reads what follows the keyword; false where the shape does not fit. */
type Shape = (r: Reader, draft: Draft) => boolean;

class Reader {
  readonly lexemes: readonly Lexeme[];
  at = 0;
  /** Where the statement being read begins. */
  first = 0;

  constructor(lexemes: readonly Lexeme[]) {
    this.lexemes = lexemes;
  }

  peek(ahead = 0): Lexeme {
    return this.lexemes[Math.min(this.at + ahead, this.lexemes.length - 1)] as Lexeme;
  }

  is(text: string, ahead = 0): boolean {
    const { kind } = this.peek(ahead);
    return (kind === "word" || kind === "mark") && this.peek(ahead).text === text;
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  takeKind(...kinds: readonly Lexeme["kind"][]): boolean {
    if (!kinds.includes(this.peek().kind)) return false;
    this.at += 1;
    return true;
  }

  string(): boolean {
    return this.takeKind("string", "long-string");
  }

  /** A name, on the line of what asks for it. After `,` the line may be broken, but not before a reserved word. */
  name(): boolean {
    const next = this.peek();
    const before = this.lexemes[this.at - 1];
    const mayBreak = before?.kind === "mark" && before.text === ",";
    const opensStatement = this.at === this.first;
    if (next.opensLine && !opensStatement && (!mayBreak || (next.kind === "word" && reservedWords.has(next.text)))) {
      return false;
    }
    return this.takeKind("word", "escaped");
  }

  names(): boolean {
    do if (!this.name()) return false;
    while (this.take(","));
    return true;
  }

  number(): boolean {
    return this.takeKind("number");
  }

  statements(): Statement[] {
    const found: Statement[] = [];
    while (this.peek().kind !== "end" && !this.is("}")) {
      const first = this.at;
      const read = this.statement();
      if (read) {
        found.push(read);
        continue;
      }
      // A long list that goes wrong at its end is kept whole: reading it again from each of its lines would never end.
      const reached = this.at;
      const isLong = reached - first > longStatement && !this.opensBlock(first, reached);
      this.at = isLong ? reached - 1 : first;
      let start = first;
      // What stands before it on the same line is kept with it: a half-typed line is not taken apart.
      while (found.length > 0 && !(this.lexemes[start] as Lexeme).opensLine) start = (found.pop() as Statement).first;
      this.skipLine();
      found.push({ keyword: "raw", first: start, last: this.at - 1 });
    }
    return found;
  }

  opensBlock(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.lexemes[i]?.kind === "mark" && this.lexemes[i]?.text === "{") return true;
    return false;
  }

  /** Steps over the rest of the line and over whole blocks that open on it. */
  skipLine(): void {
    let depth = 0;
    do {
      if (this.is("{")) depth += 1;
      if (this.is("}")) {
        if (depth === 0) return;
        depth -= 1;
      }
      this.at += 1;
    } while (this.peek().kind !== "end" && (depth > 0 || !this.peek().opensLine));
  }

  statement(): Statement | undefined {
    const first = this.at;
    this.first = first;
    const keyword = this.peek().text;
    const isFlow = this.peek().kind === "escaped" || this.is("->", 1) || this.is(",", 1);
    const shape = this.peek().kind === "word" && !isFlow ? shapes[keyword] : undefined;
    const draft: Draft = {};
    if (shape) this.at += 1;
    if (!(shape ?? flow)(this, draft)) return undefined;
    return { keyword: shape ? keyword : "flow", first, last: this.at - 1, ...draft };
  }

  /** A block, if one opens here. False where something on the line of a brace is not understood. */
  block(draft: Draft): boolean {
    const open = this.at;
    if (!this.take("{")) return true;
    const statements = this.statements();
    const close = this.at;
    if (!this.take("}")) return false;
    const onBraceLine = (s: Statement) =>
      s.keyword === "raw" &&
      (!(this.lexemes[s.first] as Lexeme).opensLine || !(this.lexemes[s.last + 1] as Lexeme).opensLine);
    if (statements.some(onBraceLine)) return false;
    draft.block = { open, close, statements };
    return true;
  }
}

const flow: Shape = (r) => {
  const ends = (): boolean => {
    do {
      if (!r.name()) return false;
      r.string();
      r.number();
    } while (r.take(","));
    return true;
  };
  if (!ends() || !r.is("->")) return false;
  while (r.take("->")) if (!ends()) return false;
  return true;
};

function who(r: Reader): boolean {
  for (;;) {
    if (r.take("by") || r.take("via")) {
      if (!r.names()) return false;
    } else if (r.take("is")) {
      if (!r.name()) return false;
      r.string();
    } else return true;
  }
}

function named(tail: (r: Reader) => boolean = who, needsName = true): Shape {
  return (r, draft) => {
    const at = r.at;
    // `questionnaire { … }` and `map "…"` have no name.
    if (r.name()) draft.name = at;
    else if (needsName) return false;
    const title = r.at;
    if (r.string()) draft.title = title;
    const rest = r.at;
    if (!tail(r)) return false;
    if (r.at > rest) draft.rest = rest;
    return r.block(draft);
  };
}

function weights(r: Reader): boolean {
  for (;;) {
    if (r.take("weight")) {
      if (!r.number()) return false;
    } else if (!r.take("required") && !r.take("each")) return true;
  }
}

/** `for` and `combines` in any order. */
function platformHead(r: Reader): boolean {
  for (;;) {
    if (r.take("for")) {
      if (!r.name()) return false;
    } else if (r.take("combines")) {
      if (!r.names()) return false;
    } else return true;
  }
}

const optional =
  (keyword: string, then: (r: Reader) => boolean) =>
  (r: Reader): boolean =>
    r.take(keyword) ? then(r) : true;
const aName = (r: Reader): boolean => r.name();
const names = (r: Reader): boolean => r.names();
const text: Shape = (r) => r.string();
const word: Shape = aName;
const perPeriod = (r: Reader): boolean => r.take("per") && r.name();
const byActors = optional("by", names);

function amount(r: Reader): boolean {
  if (!r.number()) return false;
  const { kind, text: currency, opensLine } = r.peek();
  if (kind === "word" && !opensLine && !reservedWords.has(currency) && !shapes[currency] && currency !== "per")
    r.at += 1;
  return true;
}

/** The kind of what is shown may be left out before levels. */
const shown: Shape = (r) => {
  const { text: kind } = r.peek();
  const named = r.peek(1);
  const isKind = r.peek().kind === "word" && (viewSubjects as readonly string[]).includes(kind);
  if (isKind && !named.opensLine && (named.kind === "word" || named.kind === "escaped")) r.at += 1;
  return r.names();
};

const evidence: Shape = (r) => r.string() && optional("on", (on) => on.number())(r);

const shapes: Readonly<Record<string, Shape | undefined>> = Object.assign(
  Object.create(null) as Record<string, Shape>,
  {
    import: text,
    map: named(() => true, false),
    actor: named(),
    interface: named(),
    data: named(),
    phase: named(),
    process: named(),
    decision: named(),
    start: named(),
    end: named(),
    change: named(),
    target: named(optional("after", aName)),
    extend: named(),
    questionnaire: named(() => true, false),
    group: named(weights),
    question: named(weights),
    platform: named(platformHead),
    view: named(() => true),
    remove: (r) => {
      if (r.is("phase") && (r.peek(1).kind === "word" || r.peek(1).kind === "escaped") && !r.peek(1).opensLine)
        r.at += 1;
      if (!r.names()) return false;
      if (r.take("->") && !r.names()) return false;
      r.string();
      return true;
    },
    rate: (r) => {
      if (!r.names() || !r.take("is") || !r.name()) return false;
      r.string();
      return true;
    },
    answer: (r, draft) => {
      if (!r.name() || !r.take(".") || !r.name()) return false;
      draft.rest = r.at;
      if (!r.takeKind("sign", "word")) return false;
      r.string();
      return true;
    },
    purpose: text,
    note: text,
    format: text,
    link: (r) => {
      if (!r.string()) return false;
      r.string();
      return true;
    },
    measured: evidence,
    estimated: evidence,
    reads: names,
    writes: names,
    effort: (r) => r.number(),
    wait: (r) => r.number(),
    runs: (r) => r.number() && perPeriod(r),
    rework: (r) => r.number(),
    people: (r) => r.number(),
    cost: (r) => amount(r) && perPeriod(r),
    setup: (r) => amount(r) && byActors(r),
    upkeep: (r) => amount(r) && perPeriod(r) && byActors(r),
    hours: (r) => r.number() && perPeriod(r),
    kind: word,
    direction: word,
    lanes: word,
    currency: word,
    assume: (r) => {
      if (!r.name() || !r.number()) return false;
      r.take("%");
      return true;
    },
    level: (r) => r.name() && r.string(),
    show: shown,
    hide: shown,
    state: word,
    collapse: names,
    layers: names,
  } satisfies Record<string, Shape>,
);
