/** What to say of characters that belong to no word of the language: mostly they are another tool's way to write something. */
import type { LangiumCoreServices } from "langium";
import { isLevel } from "../model/level.ts";
import { letters } from "./letters.ts";
import { short } from "./syntax-messages.ts";
import { declarationWords } from "./words.ts";

/** The sentence for characters that belong to no word of the language. */
export const lexerMessages: LangiumCoreServices["parser"]["LexerErrorMessageProvider"] = {
  buildUnexpectedCharactersMessage: (text, start, length) => {
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const end = text.indexOf("\n", start);
    return strangeMessage({
      sign: text.slice(start, start + length),
      before: text.slice(from, start),
      after: text.slice(start + length, end < 0 ? undefined : end).trimEnd(),
    });
  },
  buildUnableToPopLexerModeMessage: (token) => `\`${token.image}\` means nothing here.`,
};

/** The characters, and what stands before and behind them on their line. */
interface Strange {
  readonly sign: string;
  readonly before: string;
  readonly after: string;
}

const arrow = "An arrow is written `->`.";
const comment = "A comment begins with `//`.";
const block = "A block stands in braces: `{ … }`.";
const quotes = 'Quotes are straight: `"…"`.';
const label = 'A label stands in quotes behind the step: `a -> b "yes"`.';
const letter = new RegExp(`[${letters}]`);

/** What each sign is said to be where nothing around it says more. */
const signs: Readonly<Record<string, string>> = {
  ...{ "“": quotes, "”": quotes, "„": quotes, "«": quotes, "»": quotes, "`": quotes },
  ...{ "‘": "Quotes are straight: `'…'`.", "’": "Quotes are straight: `'…'`." },
  ...{ "→": arrow, "⟶": arrow, "⇒": arrow, "-": arrow, "–": arrow, "—": arrow, ">": arrow },
  "#": comment,
  ...{ "(": block, ")": block, "[": block, "]": block },
  "<": "An arrow points forward: `a -> b`.",
  "%": "A share is written without a blank: `20%`.",
};

function strangeMessage(strange: Strange): string {
  const { sign, before, after } = strange;
  const first = sign.charAt(0);
  if (/^(?:\u00ad|[\u200b-\u200f]|\u2060|\ufeff)/.test(sign)) return "An invisible character stands here: take it out.";
  const narrow = first.normalize("NFKC");
  if (narrow !== first && /^[!-~]$/.test(narrow)) return strangeMessage({ ...strange, sign: narrow });
  const atLineStart = before.trim() === "";
  if (atLineStart) {
    const said = lineStart(`${sign}${after}`);
    if (said !== undefined) return said;
  }
  if (/^-+>?\|/.test(sign + after)) return label;
  if (/^[-=.]+>|^-\.-/.test(sign + after)) return arrow;
  if (first === "/") return slash(before, after);
  if (/^[;+&|/]$/.test(sign) && isList(before) && letter.test(after.trimStart().charAt(0)))
    return `Names are parted by commas, not by \`${sign}\`.`;
  if (first === ";") {
    return after === "" || after.startsWith("}")
      ? "Nothing stands at the end of a line: take the `;` out."
      : "Nothing stands between two clauses: take the `;` out.";
  }
  if (/^(?::|=|:=|==)$/.test(sign.normalize("NFKC"))) return colon(strange);
  if (/^[€$£]$/.test(first)) return currency(strange) ?? nothing(sign);
  if (/^[~<>≈≤≥±]/.test(sign) && /^\s*\d/.test(after)) return "A guess is written as a range, as in `2d..4d`.";
  if (/^[-‐-―−…]$/.test(sign)) {
    if (/\d\w*\s*$/.test(before) && /^\s*\d/.test(after)) return "A range is written with two dots, `2d..4d`.";
    if (letter.test(before.slice(-1)) && letter.test(after.charAt(0))) return "A hyphen is written `-`.";
  }
  if ((first === "[" || first === "(") && /\b(?:by|via|reads|writes)\s+$/.test(before))
    return "Names stand without brackets, parted by commas: `a, b`.";
  if (first === "(" && /^\s*\d+\s*%/.test(after)) return "A share stands without parentheses: `20%`.";
  if (first === "[" && before.includes("->")) return label;
  if (/[[(]/.test(first) && /->|--/.test(before + after))
    return "A flow wants names: `collect -> label`; titles stand where a step is declared.";
  if (first === "|" && /->|--/.test(before)) return label;
  if (first === "%" && !/\d\s*$/.test(before)) return nothing(sign);
  if (/^\p{Extended_Pictographic}/u.test(sign)) return "An answer is 🟢, 🟡 or 🔴.";
  return signs[first] ?? nothing(sign);
}

function nothing(sign: string): string {
  return `\`${short(sign)}\` means nothing here: texts stand in quotes, and a name holds letters, digits, \`_\` and \`-\`.`;
}

/** What begins a line elsewhere. */
function lineStart(line: string): string | undefined {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line))
    return "Two versions were merged here and clash: keep what is right, and take the lines of the marks out.";
  if (/^(?:%%|#|<!--|--(?!.*->)|\*\*|={3,})/.test(line)) return comment;
  if (line.startsWith("```")) return "A fence belongs to Markdown: take this line out.";
  if (/^[-*+•]\s/.test(line)) return "A line begins with its word, without a sign before it.";
  return undefined;
}

/** True behind `by a`, `via a, b`, `reads a`. */
function isList(before: string): boolean {
  return /\b(?:by|via|reads|writes|combines|rate|remove|collapse)\s+[^\s"{]+(?:\s*,\s*[^\s",{]+)*\s*$/.test(before);
}

/** A slash is a comment's half, a rate, a list, or part of a name. */
function slash(before: string, after: string): string {
  if (/\s$/.test(before) && isList(before) && /^\s+\S/.test(after)) return "Names are parted by commas, not by `/`.";
  if (before === "" || /\s$/.test(before)) return comment;
  if (/[\d](?:\s*[A-Z]{3})?$/.test(before) && letter.test(after.charAt(0))) {
    const unit = /\bcost\b/.test(before) ? "cost 45 EUR per hour" : "runs 2 per month";
    return `A rate is written with \`per\`: \`${unit}\`.`;
  }
  return "`/` means nothing here: a name holds letters, digits, `_` and `-`.";
}

/** `:` and `=` behind a word, a name, a step of a flow, a number. */
function colon({ sign, before, after }: Strange): string {
  const first = sign.charAt(0);
  const level = /^\s*([a-z-]+)(?![\w-])/.exec(after)?.[1] ?? "";
  if (isLevel(level) && !/\bis\s*$/.test(before)) return `A level follows the word \`is\`, not \`${first}\`.`;
  if (/->/.test(before)) return label;
  if (/\d$/.test(before) && /^\d/.test(after)) return "Hours and minutes are one number: `4.5h` or `270min`.";
  const word = /^\s*([a-z]+)\s+\S+/.exec(before)?.[1] ?? "";
  if (declarationWords.has(word) && /^\s*\{/.test(after)) return `A block follows without \`${first}\`.`;
  if (declarationWords.has(word) && /^\s*["']/.test(after)) return `A title follows its name without \`${first}\`.`;
  return `Values follow their word without \`${first}\`, as in \`effort 4h\`.`;
}

const currencies: Readonly<Record<string, string>> = { "€": "EUR", $: "USD", "£": "GBP" };

/** A currency's sign, beside an amount; undefined for one in a name. */
function currency({ sign, before, after }: Strange): string | undefined {
  const code = currencies[sign.charAt(0)];
  const amount = /^\s*([\d.]+)/.exec(after)?.[1] ?? /([\d.]+)\s*$/.exec(before)?.[1];
  if (amount === undefined)
    return /^\s*[A-Za-z]/.test(after) ? undefined : `A currency is written in letters: \`${code}\`.`;
  return `A currency stands behind its amount, in letters: \`${amount} ${code}\`.`;
}
