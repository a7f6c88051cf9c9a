/** Lines that are written in the way of another tool, or as one speaks: what is meant is clear, and said. */
import { isLevel } from "../model/level.ts";
import { periods } from "../model/quantity.ts";
import { retype } from "./name-pass.ts";
import { errorAt, insertedBefore, type LexingError, type TokenTypes } from "./repair-tokens.ts";
import { insteadOfIs, wordMeantBy } from "./repair-words.ts";
import { textValue } from "./text-literal.ts";
import type { Token } from "./tokens.ts";
import { clauseWords, declarationWords } from "./words.ts";

/** Tokens of one line, and where to put what becomes of them. */
interface Line {
  readonly tokens: readonly Token[];
  readonly types: TokenTypes;
  readonly errors: LexingError[];
  readonly flow: boolean;
}

/** How many tokens at `i` were read as something else, and what stands there now; undefined where all is as it should be. */
type Habit = (line: Line, i: number) => { readonly read: number; readonly out: readonly Token[] } | undefined;

/** Reads habits from elsewhere as what they mean, one line at a time. */
export function mendHabits(tokens: readonly Token[], types: TokenTypes, errors: LexingError[]): readonly Token[] {
  const out: Token[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && tokens[to]?.startLine === tokens[from]?.startLine) to++;
    const ofLine = tokens.slice(from, to);
    const line = { tokens: ofLine, types, errors, flow: ofLine.some(({ tokenType }) => tokenType.name === "->") };
    for (let i = 0; i < ofLine.length; ) {
      const mended = habits.map((habit) => habit(line, i)).find((found) => found !== undefined);
      out.push(...(mended?.out ?? [ofLine[i] as Token]));
      i += mended?.read ?? 1;
    }
    from = to;
  }
  return out;
}

const wordAt = ({ tokens }: Line, i: number): string => tokens[i]?.tokenType.name ?? "";
const imageAt = ({ tokens }: Line, i: number): string => tokens[i]?.image ?? "";

function typeOf({ types }: Line, name: string): Token["tokenType"] {
  return types[name] as Token["tokenType"];
}

const lists: ReadonlySet<string> = new Set(["reads", "writes", "rate", "combines", "collapse"]);
const ands: ReadonlySet<string> = new Set(["and", "or", "plus", "und", "oder"]);

/** `reads corpus gold`, `reads corpus and gold`. Those of `by` and `via` are mended with the rest of a head. */
const namesWithoutComma: Habit = (line, i) => {
  if (wordAt(line, i) !== "ID" || !inList(line, i - 1) || wordAt(line, i - 1) !== "ID") return undefined;
  const [token, before, next] = [line.tokens[i] as Token, imageAt(line, i - 1), line.tokens[i + 1]];
  const comma = insertedBefore(token, typeOf(line, ","));
  if (ands.has(token.image) && next?.tokenType.name === "ID") {
    line.errors.push(errorAt(token, `Several names are parted by commas: \`${before}, ${next.image}\`.`, next));
    return { read: 2, out: [comma, next] };
  }
  const behind = wordAt(line, i + 1);
  if (behind === "NUMBER" || behind === "TEXT" || wordMeantBy(token.image, [...clauseWords, "is"])) return undefined;
  line.errors.push(errorAt(token, `Several names are parted by commas: \`${before}, ${token.image}\`.`));
  return { read: 1, out: [comma, token] };
};

/** `rate monitor absent`, `rate monitor: absent`. */
const levelWithoutIs: Habit = (line, i) => {
  const token = line.tokens[i] as Token;
  if (wordAt(line, 0) !== "rate" || wordAt(line, i) !== "ID" || wordAt(line, i - 1) !== "ID") return undefined;
  const next = line.tokens[i + 1];
  if (insteadOfIs.has(token.image) && next && isLevel(next.image)) {
    line.errors.push(errorAt(token, `A level follows the word \`is\`: \`is ${next.image}\`.`, next));
    return { read: 2, out: [insertedBefore(token, typeOf(line, "is")), next] };
  }
  if (!isLevel(token.image)) return undefined;
  line.errors.push(errorAt(token, `A level follows the word \`is\`: \`is ${token.image}\`.`));
  return { read: 1, out: [insertedBefore(token, typeOf(line, "is")), token] };
};

/** Whether a name is one of the list behind `reads`, `rate` and the like. */
function inList(line: Line, i: number): boolean {
  let at = i;
  while (wordAt(line, at) === "ID" && [",", "ID"].includes(wordAt(line, at - 1)))
    at -= wordAt(line, at - 1) === "," ? 2 : 1;
  return wordAt(line, at) === "ID" && lists.has(wordAt(line, at - 1));
}

/** `by "curator", "ds"`. */
const nameInQuotes: Habit = (line, i) => {
  const token = line.tokens[i] as Token;
  const before = wordAt(line, i - 1);
  const behindList = ["by", "via", "reads", "writes", "combines"].includes(before);
  if (wordAt(line, i) !== "TEXT" || !(behindList || (before === "," && !line.flow))) return undefined;
  const name = textValue(token.image);
  if (!/^[\p{L}_][\p{L}\p{M}\d_-]*$/u.test(name)) return undefined;
  line.errors.push(errorAt(token, `A name stands without quotes: \`${name}\`.`));
  const out = { ...token, image: name };
  retype(out, typeOf(line, "ID"));
  return { read: 1, out: [out] };
};

/** `reads model, effort 5h`. */
const commaBetweenClauses: Habit = (line, i) => {
  const next = line.tokens[i + 1];
  if (wordAt(line, i) !== "," || line.flow || !next || !clauseWords.has(next.image)) return undefined;
  if (!["NUMBER", "TEXT"].includes(wordAt(line, i + 2))) return undefined;
  line.errors.push(errorAt(line.tokens[i] as Token, "Nothing stands between two clauses: take the `,` out."));
  const word = { ...next };
  retype(word, typeOf(line, next.image));
  return { read: 2, out: [word] };
};

/** Words that say how often, each with the period that it means. */
const often: Readonly<Record<string, string>> = {
  ...{ daily: "day", weekly: "week", monthly: "month", quarterly: "quarter", yearly: "year", annually: "year" },
  ...{ täglich: "day", wöchentlich: "week", monatlich: "month", jährlich: "year" },
};
const otherPeriods: Readonly<Record<string, string>> = {
  ...{ tag: "day", woche: "week", monat: "month", quartal: "quarter", jahr: "year", days: "day", weeks: "week" },
  ...{ months: "month", quarters: "quarter", years: "year" },
};

function periodOf(written: string): string | undefined {
  const lower = written.toLowerCase();
  if ((periods as readonly string[]).includes(lower)) return lower;
  return Object.hasOwn(otherPeriods, lower) ? otherPeriods[lower] : undefined;
}

/** `runs daily`, `runs twice per month`, `runs every 2 weeks`, `runs 2 a month`, `runs 2 month`, `runs 2x per month`. */
const spokenRate: Habit = (line, i) => {
  if (wordAt(line, i) !== "runs") return undefined;
  const said = line.tokens
    .slice(i + 1, i + 4)
    .map(({ image }) => image)
    .join(" ");
  const [period, count, words] = rateMeant(said) ?? [];
  if (period === undefined) return undefined;
  const last = line.tokens[i + (words ?? 1)] as Token;
  line.errors.push(
    errorAt(line.tokens[i + 1] as Token, `A rate is a number and a period: \`runs ${count} per ${period}\`.`, last),
  );
  return { read: 1 + (words ?? 1), out: [] };
};

/** The period, the number, and of how many words they were. */
function rateMeant(said: string): readonly [period: string, count: string, words: number] | undefined {
  const [first = "", second = "", third = ""] = said.split(" ");
  const adverb = Object.hasOwn(often, first.toLowerCase()) ? often[first.toLowerCase()] : undefined;
  if (adverb) return [adverb, "1", 1];
  if (first === "every" || first === "each") {
    const one = periodOf(second);
    if (one) return [one, "1", 2];
    const [period, every] = [periodOf(third), Number(second)];
    return period && every > 0 ? [period, String(Number((1 / every).toPrecision(3))), 3] : undefined;
  }
  const count = { once: "1", twice: "2", einmal: "1", zweimal: "2" }[first] ?? /^(\d+(?:\.\d+)?)x?$/.exec(first)?.[1];
  if (count === undefined) return undefined;
  const alone = periodOf(second);
  if (alone) return [alone, count, 2];
  const period = periodOf(third);
  const fine = count === first && second === "per";
  return period && !fine && ["per", "a", "an", "each", "every", "pro", "je"].includes(second)
    ? [period, count, 3]
    : undefined;
}

/** `lanes by actors`. */
const lanesBy: Habit = (line, i) => {
  if (wordAt(line, i - 1) !== "lanes" || imageAt(line, i) !== "by" || wordAt(line, i + 1) !== "ID") return undefined;
  line.errors.push(errorAt(line.tokens[i] as Token, "`lanes` names what they stand for at once: take `by` out."));
  return { read: 1, out: [] };
};

const beginnings: ReadonlySet<string> = new Set([...declarationWords, "import", "map", "questionnaire"]);

/** `import "./other.mlflow" as other`. */
const behindImport: Habit = (line, i) => {
  if (wordAt(line, i - 2) !== "import" || wordAt(line, i - 1) !== "TEXT") return undefined;
  // A text may go on in the same line: with a declaration, a block or a flow.
  const next = line.tokens.findIndex(({ tokenType }, at) => at >= i && beginnings.has(tokenType.name));
  const rest = line.tokens.slice(i, next < 0 ? undefined : next);
  if (rest.length === 0 || line.flow) return undefined;
  const words = rest.map(({ image }) => image).join(" ");
  line.errors.push(
    errorAt(rest[0] as Token, `Nothing follows the path of an \`import\`: take \`${words}\` out.`, rest.at(-1)),
  );
  return { read: rest.length, out: [] };
};

const arrowWords: ReadonlySet<string> = new Set(["to", "then", "into", "nach", "dann"]);
const labelWords: ReadonlySet<string> = new Set(["if", "when", "case", "label", "wenn", "falls"]);

/** `deploy to live`, `collect then label`. */
const spokenArrow: Habit = (line, i) => {
  if (!arrowWords.has(imageAt(line, i)) || wordAt(line, i + 1) !== "ID" || wordAt(line, 0) !== "ID") return undefined;
  if (!["ID", "TEXT"].includes(wordAt(line, i - 1))) return undefined;
  const token = { ...(line.tokens[i] as Token) };
  retype(token, typeOf(line, "->"));
  line.errors.push(errorAt(token, "An arrow is written `->`."));
  return { read: 1, out: [token] };
};

/** `agree -> train if "yes"`. */
const spokenLabel: Habit = (line, i) => {
  const word = imageAt(line, i);
  if (!line.flow || !labelWords.has(word) || wordAt(line, i - 1) !== "ID" || wordAt(line, i + 1) !== "TEXT")
    return undefined;
  line.errors.push(errorAt(line.tokens[i] as Token, `A label follows its step at once: take \`${word}\` out.`));
  return { read: 1, out: [] };
};

/** `agree -> label 20% "no"`. */
const shareBeforeLabel: Habit = (line, i) => {
  const [share, label] = [line.tokens[i] as Token, line.tokens[i + 1]];
  if (!line.flow || wordAt(line, i) !== "NUMBER" || wordAt(line, i - 1) !== "ID" || label?.tokenType.name !== "TEXT")
    return undefined;
  line.errors.push(errorAt(share, `A label comes before its share: \`${label.image} ${share.image}\`.`, label));
  return { read: 2, out: [share] };
};

/** `cost EUR 85 per hour`. */
const currencyFirst: Habit = (line, i) => {
  const amount = line.tokens[i + 1];
  const currency = line.tokens[i] as Token;
  if (!["cost", "setup"].includes(wordAt(line, i - 1)) || !/^[A-Z]{3}$/.test(currency.image)) return undefined;
  if (amount?.tokenType.name !== "NUMBER") return undefined;
  line.errors.push(
    errorAt(currency, `A currency stands behind its amount: \`${amount.image} ${currency.image}\`.`, amount),
  );
  return { read: 2, out: [amount] };
};

const habits: readonly Habit[] = [
  ...[levelWithoutIs, namesWithoutComma, nameInQuotes, commaBetweenClauses, spokenRate, lanesBy, behindImport],
  ...[spokenArrow, spokenLabel, shareBeforeLabel, currencyFirst],
];
