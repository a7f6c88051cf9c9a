import type { LangiumCoreServices, LangiumDocument } from "langium";
import { levels } from "../model/level.ts";
import type { Problem } from "../model/process-map.ts";
import { isClosedText } from "./text-literal.ts";
import type { Token } from "./tokens.ts";
import { headWords, isBlockKind, reservedWords } from "./words.ts";

type MessageProvider = LangiumCoreServices["parser"]["ParserErrorMessageProvider"];
type ParserError = LangiumDocument["parseResult"]["parserErrors"][number];

/** A list for a sentence: `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

const levelList = orList(levels);

/** What each clause wants, by grammar rule: one sentence with the fix in it. */
const wants: Readonly<Record<string, string>> = {
  Import: '`import` wants a path in quotes: `import "./other.mlflow"`.',
  By: "`by` wants an actor, as in `by curator`, or `by none`.",
  Via: "`via` wants an interface, as in `via notebook`, or `via none`.",
  Is: `\`is\` wants a level: ${levelList}.`,
  After: "`after` wants a target, as in `after y2027`.",
  For: "`for` wants a target, as in `for y2027`.",
  Combines: "`combines` wants platforms, as in `combines acme, own`.",
  Weight: "`weight` wants a number, as in `weight 2`.",
  Reads: "`reads` wants a data set, as in `reads gold`.",
  Writes: "`writes` wants a data set, as in `writes gold`.",
  Effort: "`effort` wants working time, as in `effort 4h` or `effort 2d..4d`.",
  Wait: "`wait` wants a time, as in `wait 3d`.",
  Rework: "`rework` wants a share, as in `rework 10%`.",
  Purpose: '`purpose` wants a sentence in quotes: `purpose "…"`.',
  Note: '`note` wants a text in quotes: `note "…"`.',
  Link: '`link` wants an address in quotes: `link "https://…"`.',
  People: "`people` wants a number, as in `people 3`.",
  Kind: "`kind` wants a word: ui, library, api or cli.",
  Format: '`format` wants a text in quotes: `format "JSONL"`.',
  Setup: "`setup` wants an amount or a time, as in `setup 5000 EUR` or `setup 30d by mle`.",
  Direction: "`direction` wants `right` or `down`.",
  Lanes: "`lanes` wants `phases`, `actors` or `none`.",
  Currency: "`currency` wants a currency, as in `currency EUR`.",
  Assume: "`assume` wants a word and a value, as in `assume capture 50%` or `assume ramp 6mo`.",
  LevelTitle: '`level` wants a level and its words, as in `level manual "By hand"`.',
  Change: "`change` wants the name of what changes, as in `change label is automated`.",
  Extend: "`extend` wants a phase, as in `extend build { … }`.",
  Remove: "`remove` wants what goes, as in `remove report`, `remove phase build` or `remove a -> b`.",
  Rate: "`rate` wants processes and a level, as in `rate train, deploy is automated`.",
  Answer: '`answer` wants a question and its answer, as in `answer security.sso good "SAML"`.',
  Evidence: '`measured` and `estimated` want a source in quotes, as in `measured "Time sheets" on 2026-06-30`.',
  Runs: "`runs` wants a number and a period, as in `runs 2 per month`.",
  Cost: "`cost` wants an amount and a period, as in `cost 45 EUR per hour`.",
  Upkeep: "`upkeep` wants a time and a period, as in `upkeep 12h per month by mle`.",
  Hours: "`hours` wants a number and `per day`, as in `hours 7.5 per day`.",
  Show: "`show` and `hide` want what the view shows, as in `show phase build`, `show actor ds`, `show from label` or `hide absent`.",
  StateShown: "`state` wants a target, a platform or `current`, as in `state y2027`.",
  Collapse: "`collapse` wants a phase, as in `collapse build`.",
  Layers: "`layers` wants `data`, `interfaces` or both, as in `layers data, interfaces`.",
  Flow: "An arrow wants a step behind it, as in `collect -> label`.",
  FlowEnd: "A comma wants another step behind it, as in `a -> b, c`.",
  FlowNode: "An arrow wants a step behind it, as in `collect -> label`.",
};

const nameExamples: Readonly<Record<string, string>> = {
  actor: 'actor ds "Data scientist"',
  interface: 'interface notebook "Notebook"',
  data: 'data gold "Labelled set"',
  phase: 'phase build "Build the model"',
  process: 'process label "Label entities"',
  decision: 'decision agree "Do they agree?"',
  start: 'start brief "Customer brief"',
  end: 'end live "In production"',
  target: 'target y2027 "Platform, 2027"',
  group: 'group security "Security"',
  question: 'question sso "Single sign-on?"',
  platform: 'platform acme "Acme ML" for y2027',
  view: 'view labelling "Labelling only"',
};

/** The parser's errors in the words of the person who typed the text. */
export const syntaxMessages: MessageProvider = {
  buildMismatchTokenMessage: ({ actual, previous, expected, ruleName }) => {
    const rule = plainName(ruleName);
    if (rule === "MapFile" || rule === "Block" || expected.name === "EOF") return strayMessage(actual);
    if (rule === "Head" || rule === "Change" || rule === "Extend") {
      const word = previous.tokenType.name;
      const example = nameExamples[word];
      if (example) return `\`${word}\` wants a name, as in \`${example}\`.${escapeHint(actual, previous)}`;
    }
    if (rule === "FlowNode" && actual.tokenType.name === "TEXT")
      return "An arrow leads to the name of a step, not to its title: `collect -> label`.";
    if (actual.tokenType.name === "TEXT" && previous.tokenType.name === "}" && actual.startLine === previous.endLine)
      return "A title stands in the first line of a declaration, before the `{`.";
    if (rule === "Flow" && previous.tokenType.name !== "->") return strayMessage(actual);
    return wantsMessage(rule, previous) ?? strayMessage(actual);
  },
  buildNotAllInputParsedMessage: ({ firstRedundant }) => strayMessage(firstRedundant),
  buildNoViableAltMessage: ({ actual, previous, ruleName }) => {
    return wantsMessage(plainName(ruleName), previous) ?? strayMessage(actual[0] ?? previous);
  },
  buildEarlyExitMessage: ({ actual, previous, ruleName }) => {
    return wantsMessage(plainName(ruleName), previous) ?? strayMessage(actual[0] ?? previous);
  },
};

/** What a word wants behind it, in one sentence. */
export function wantsName(word: string): string {
  const example = nameExamples[word];
  if (example) return `\`${word}\` wants a name, as in \`${example}\`.`;
  if (word === "per") return "`per` wants a period, as in `per month`.";
  return wants[word.charAt(0).toUpperCase() + word.slice(1)] ?? `\`${word}\` wants a name.`;
}

function plainName(ruleName: string): string {
  return ruleName.replace(/\u200B/g, "");
}

function wantsMessage(rule: string, previous: Token): string | undefined {
  if (previous.tokenType.name === ",") return `A comma wants another name behind it.`;
  if (rule === "Evidence" && previous.tokenType.name === "on") return "`on` wants a date, as in `on 2026-06-30`.";
  return wants[rule];
}

/** A reserved word on the line below can't be meant as the name. On the same line `names` has made it one already. */
function escapeHint(actual: Token, previous: Token): string {
  const word = actual.tokenType.name;
  if (actual.startLine !== previous.endLine || !reservedWords.has(word) || isBlockKind(word)) return "";
  return ` To call it \`${word}\`, write \`^${word}\`.`;
}

function strayMessage(token: Token): string {
  const word = token.tokenType.name;
  if (word === "EOF") return "The text ends in the middle of something.";
  if (headWords.has(word)) return `\`${word}\` stands in the first line of a declaration, before the \`{\`.`;
  if (word === "->") return "An arrow wants a step before it, as in `collect -> label`.";
  if (word === ",") return "A comma stands between two names, as in `a, b`.";
  if (word === "TEXT") return 'This text belongs to nothing: write what it is before it, as in `note "…"`.';
  if (word === "NUMBER")
    return `\`${short(token.image)}\` belongs to nothing: write what it is before it, as in \`effort 4h\`.`;
  return `\`${short(token.image)}\` means nothing here.`;
}

/** What is shown of a word in a sentence. */
export function short(image: string): string {
  return image.length > 30 ? `${image.slice(0, 30)}…` : image;
}

/**
 * What the lexer, the repairs and the parser complained about: one problem a line, the first that was found. What the
 * parser does not understand beside what the lexer and the repairs named is no other mistake.
 */
export function syntaxProblems(document: LangiumDocument): readonly Problem[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  const lines = new Set<number>();
  const firstOfLines = (found: readonly Problem[]) =>
    found
      .toSorted((a, b) => a.range.offset - b.range.offset)
      .filter(({ range }) => !lines.has(range.startLine) && lines.add(range.startLine));
  const read = lexerErrors.map(({ offset, length, message }) => problem(document, offset, offset + length, message));
  const parsed = parserErrors.map((error) => problem(document, ...placeOf(error), error.message));
  return [...firstOfLines(read), ...firstOfLines(parsed)].sort((a, b) => a.range.offset - b.range.offset);
}

/** What is missing is marked at the word that wants it, what is wrong at itself. */
function placeOf(error: ParserError): readonly [number, number] {
  const { token } = error;
  const previous = "previousToken" in error ? (error.previousToken as Token) : undefined;
  const known = (t: Token | undefined): t is Token =>
    t !== undefined && Number.isFinite(t.startOffset) && t.startOffset >= 0;
  const missing =
    !known(token) || token.tokenType.name === "EOF" || (known(previous) && previous.endLine !== token.startLine);
  const marked = missing && known(previous) ? previous : token;
  if (!known(marked)) return [0, 0];
  return [marked.startOffset, (marked.endOffset ?? marked.startOffset) + 1];
}

/** A problem between two offsets of a document. */
export function problem(
  document: LangiumDocument,
  from: number,
  to: number,
  message: string,
  rule = "syntax",
): Problem {
  const start = document.textDocument.positionAt(from);
  const end = document.textDocument.positionAt(to);
  return {
    rule,
    severity: "error",
    message,
    range: {
      uri: document.uri.toString(),
      offset: from,
      end: to,
      startLine: start.line,
      startColumn: start.character,
      endLine: end.line,
      endColumn: end.character,
    },
  };
}

/** Texts and comments that were begun and never ended. */
export function unclosedMessage(token: Token): string | undefined {
  const { image } = token;
  if (token.tokenType.name === "TEXT") {
    const long = image.startsWith('"""');
    if (!long && /^'[^]*'$/.test(image) && !isClosedText(image))
      return "An apostrophe ends a text in `'…'`: put the other quotes around it, `\"…\"`.";
    if (!long && image.includes("\n")) return 'A text over several lines stands in `"""…"""`.';
    if (image === '"' || image === "'")
      return `This \`${image}\` closes nothing: take it out, or write another one where its text begins.`;
    if (!isClosedText(image)) return `This text is not closed: a \`${long ? '"""' : image.charAt(0)}\` is missing.`;
  }
  if (image.startsWith("/*") && !(image.endsWith("*/") && image.length >= 4))
    return "This comment is not closed: a `*/` is missing.";
  return undefined;
}
