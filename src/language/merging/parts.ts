/**
 * A text as a tree of parts, each with a key that says what it is about: `answer security.sso`, `process train`. Two
 * versions of a text are compared part by part, wherever a line stands and however it is aligned. Lossless: leads, texts
 * and tails put together are the text again, but for blanks.
 */
import { type Lexeme, readLexemes } from "../features/formatting/lexemes.ts";
import { readStatements, type Statement } from "../features/formatting/statements.ts";
import { claimsOf, keyOf } from "./keys.ts";

export interface Part {
  /** What it is about; unique among its siblings. */
  key: string;
  readonly keyword: string;
  /** False where only its words tell it from its siblings: a flow, a note. */
  readonly named: boolean;
  /** What no other part of its block may be about, too: one process each for `rate a, b is automated`. */
  readonly claims: readonly string[];
  /** Blank lines and comments above it, a line each. */
  readonly lead: readonly string[];
  readonly indent: string;
  /** As written, up to a comment at the end of its line. */
  readonly text: string;
  /** Its words without how they are laid out. */
  readonly words: string;
  readonly head?: Head;
}

/** A declaration in pieces. */
export interface Head {
  /** What stands before the block, clause by clause: `process train`, the title, `by …`, `is …`; undefined with a comment in it. */
  readonly clauses: ReadonlyMap<string, string> | undefined;
  /** The head as written, without its brace. */
  readonly opening: string;
  /** A comment behind the brace that opens the block, and one behind all, with the blanks before them. */
  readonly aside: string;
  readonly trailing: string;
  readonly body: Body | undefined;
}

export interface Body {
  readonly parts: readonly Part[];
  /** Blank lines and comments below the last part. */
  readonly tail: readonly string[];
}

/** A comment that awaits an answer, as the quick fix at `unanswered-question` writes it. */
const awaited = /^\/\/ answer (\S+) 🟢\|🟡\|🔴/u;

/** The parts of a text with `\n` line ends; undefined where braces, strings or comments are not closed. */
export function partsOf(text: string): Body | undefined {
  const { lexemes, closed } = readLexemes(text);
  const statements = closed ? readStatements(lexemes) : undefined;
  return statements && new Reader(text, lexemes).body(statements, 0, lexemes.length - 1);
}

class Reader {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];

  constructor(text: string, lexemes: readonly Lexeme[]) {
    this.text = text;
    this.lexemes = lexemes;
  }

  at(index: number): Lexeme {
    return this.lexemes[index] as Lexeme;
  }

  /** The parts between an offset and the lexeme that closes them. */
  body(statements: readonly Statement[], from: number, closing: number): Body {
    const parts: Part[] = [];
    const seen = new Map<string, number>();
    const add = (part: Part): void => {
      const times = (seen.get(part.key) ?? 0) + 1;
      seen.set(part.key, times);
      parts.push(times === 1 ? part : { ...part, key: `${part.key} #${times}` });
    };
    let end = from;
    for (const statement of statements) {
      const start = this.startOf(statement.first);
      const lead = this.between(end, start, add);
      add(this.part(statement, start, lead));
      end = this.endOf(statement.last);
    }
    return { parts, tail: this.between(end, this.at(closing).start, add) };
  }

  part(statement: Statement, start: number, lead: readonly string[]): Part {
    const name = (index: number): string => this.at(index).text.replace(/^\^/, "").normalize("NFC");
    const words = this.words(statement.first, statement.last);
    const { key, named } = keyOf(statement, name, words);
    const lineStart = this.text.lastIndexOf("\n", start - 1) + 1;
    const before = this.text.slice(lineStart, start);
    return {
      key,
      keyword: statement.keyword,
      named,
      claims: claimsOf(statement, name, key),
      lead,
      indent: before.trim() === "" ? before : (/^\s*/.exec(before)?.[0] ?? ""),
      text: this.text.slice(start, this.endOf(statement.last)),
      words,
      ...(isDeclaration(statement) && { head: this.head(statement) }),
    };
  }

  head(statement: Statement): Head {
    const { block } = statement;
    const last = block ? block.open - 1 : statement.last;
    return {
      clauses: this.clauses(statement, last),
      opening: this.text.slice(this.at(statement.first).start, this.at(last).end),
      aside: block ? this.trailing(block.open) : "",
      trailing: this.trailing(statement.last),
      body: block && this.body(block.statements, this.endOf(block.open), block.close),
    };
  }

  clauses(statement: Statement, last: number): ReadonlyMap<string, string> | undefined {
    const clauses = new Map<string, string>();
    for (let i = statement.first + 1; i <= last; i++) if (this.at(i).comments.length > 0) return undefined;
    let key = "name";
    for (let i = statement.first; i <= last; i++) {
      const { kind, text, start, end } = this.at(i);
      if (i === statement.title) key = "title";
      else if (i >= (statement.rest ?? last + 1) && kind === "word" && headWords.has(text) && !this.isListed(i))
        key = text;
      const before = clauses.get(key);
      const glue = before === undefined || text === "," ? "" : " ";
      clauses.set(key, (before ?? "") + glue + this.text.slice(start, end));
    }
    return clauses;
  }

  /** A word that a comma or a clause's word asks for is a name, whatever it is. */
  isListed(index: number): boolean {
    const { kind, text } = this.at(index - 1);
    return (kind === "mark" && text === ",") || (kind === "word" && namingWords.has(text));
  }

  /** Where the words of a statement begin: at a comment that stands before it on its line, if there is one. */
  startOf(index: number): number {
    const { comments, breaksBefore, start } = this.at(index);
    let at = start;
    if (breaksBefore > 0) return at;
    for (const comment of [...comments].reverse()) {
      at = comment.start;
      if (comment.breaksBefore > 0 || at === 0) return at;
    }
    // All of them stand on the line of what comes before, and belong to it.
    return start;
  }

  /** Where a line ends that ends with this lexeme: behind the comments on it. */
  endOf(index: number): number {
    return this.at(index).end + this.trailing(index).length;
  }

  trailing(index: number): string {
    const next = this.lexemes[index + 1];
    let { end } = this.at(index);
    for (const comment of next?.comments ?? []) {
      if (comment.breaksBefore > 0) break;
      end = comment.end;
    }
    return this.text.slice(this.at(index).end, end);
  }

  /** The lines of blanks and comments between two places; comments that await an answer become parts of their own. */
  between(from: number, to: number, add: (part: Part) => void): string[] {
    const lines = this.text.slice(from, Math.max(from, to)).split("\n");
    const last = lines.pop() ?? "";
    const inner = from === 0 ? lines : lines.slice(1);
    if (last.trim() !== "") inner.push(last);
    let lead: string[] = [];
    for (const line of inner) {
      const text = line.trim();
      const name = awaited.exec(text)?.[1]?.replaceAll("^", "").normalize("NFC");
      if (name === undefined) lead.push(line.trimEnd());
      else {
        const key = `answer ${name}`;
        const indent = /^\s*/.exec(line)?.[0] ?? "";
        add({ key, keyword: "awaited", named: true, claims: [key], lead, indent, text, words: text });
        lead = [];
      }
    }
    return lead;
  }

  words(first: number, last: number): string {
    const words: string[] = [];
    for (let i = first; i <= last; i++) {
      if (i > first) words.push(...this.at(i).comments.map(({ text }) => text));
      words.push(this.at(i).text.replace(/\uFE0F$/u, ""));
    }
    const trailing = this.trailing(last).trim();
    return (trailing === "" ? words : [...words, trailing]).join(" ");
  }
}

const isDeclaration = ({ name, title, block }: Statement): boolean => (name ?? title ?? block) !== undefined;

const headWords: ReadonlySet<string> = new Set([
  "by",
  "via",
  "is",
  "after",
  "for",
  "combines",
  "weight",
  "required",
  "each",
]);
const namingWords: ReadonlySet<string> = new Set(["by", "via", "is", "after", "for", "combines"]);
