import { retype } from "./name-pass.ts";
import { errorAt, type LexingError, type TokenTypes } from "./repair-tokens.ts";
import type { Token } from "./tokens.ts";

/** The unit that people mean by a word behind a number. */
const units: Readonly<Record<string, string>> = {
  ...{ min: "min", mins: "min", minute: "min", minutes: "min" },
  ...{ h: "h", hr: "h", hrs: "h", hour: "h", hours: "h" },
  ...{ d: "d", day: "d", days: "d" },
  ...{ w: "w", week: "w", weeks: "w" },
  ...{ mo: "mo", month: "mo", months: "mo" },
  ...{ minuten: "min", std: "h", stunde: "h", stunden: "h", tag: "d", tage: "d", woche: "w", wochen: "w" },
  ...{ monat: "mo", monate: "mo" },
};

/** Before these words a number of working time stands. */
const wantTime: ReadonlySet<string> = new Set(["effort", "wait", "upkeep", "setup"]);

/**
 * Reads numbers that are written as people write them elsewhere, `4 hours`, `4,5h`, `2d to 4d`, as what they mean, and
 * says how they are written here.
 */
export function mendNumbers(tokens: readonly Token[], types: TokenTypes, errors: LexingError[]): readonly Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    out.push(token);
    if (token.tokenType.name !== "NUMBER") continue;
    const [next, last] = [tokens[i + 1], tokens[i + 2]];
    const sameLine = (t: Token | undefined): t is Token => t !== undefined && t.startLine === token.startLine;
    if (!sameLine(next)) continue;
    const unit = Object.hasOwn(units, next.image.toLowerCase()) ? units[next.image.toLowerCase()] : undefined;
    const before = tokens[i - 1]?.tokenType.name ?? "";
    if (unit && wantTime.has(before) && /\d$/.test(token.image)) {
      join(
        token,
        next,
        `${token.image}${unit}`,
        (written) => `Working time is written \`${written}\`, without a blank.`,
      );
      i += 1;
    } else if (next.image === "to" && sameLine(last) && last.tokenType.name === "NUMBER") {
      join(
        token,
        last,
        `${token.image}..${last.image}`,
        (written) => `A range is written with two dots: \`${written}\`.`,
      );
      i += 2;
    } else if (wantTime.has(before) && next.tokenType.name === "NUMBER" && sumOf(token.image, next.image)) {
      join(
        token,
        next,
        sumOf(token.image, next.image) ?? "",
        (written) => `Hours and minutes are one number: \`${written}\`.`,
      );
      i += 1;
    } else if (/^(?:percent|pct|prozent)$/i.test(next.image) && /^\d+(?:\.\d+)?$/.test(token.image)) {
      join(token, next, `${token.image}%`, (written) => `A share is written with its sign: \`${written}\`.`);
      i += 1;
    } else if (
      next.image === "." &&
      sameLine(last) &&
      last.image === "." &&
      tokens[i + 3]?.tokenType.name === "NUMBER"
    ) {
      const high = tokens[i + 3] as Token;
      join(
        token,
        high,
        `${token.image}..${high.image}`,
        (written) => `A range is written without blanks: \`${written}\`.`,
      );
      i += 3;
    } else if (next.image === "," && sameLine(last) && last.tokenType.name === "NUMBER" && areOne(token, next, last)) {
      const thousands = /^\d{3}$/.test(last.image);
      join(token, last, `${token.image}${thousands ? "" : "."}${last.image}`, (written) =>
        thousands ? `Thousands stand without a comma: \`${written}\`.` : `Decimals have a point: \`${written}\`.`,
      );
      i += 2;
    }
  }
  return out;

  function join(first: Token, last: Token, written: string, message: (written: string) => string): void {
    errors.push(errorAt(first, message(written), last));
    out[out.length - 1] = { ...first, image: written, endOffset: last.endOffset ?? last.startOffset };
    retype(out[out.length - 1] as Token, types["NUMBER"] as Token["tokenType"]);
  }
}

function areOne(first: Token, comma: Token, last: Token): boolean {
  return comma.startOffset === (first.endOffset ?? 0) + 1 && last.startOffset === comma.startOffset + 1;
}

/** `4h 30min` as one number of hours, or of minutes where that is no short one. */
function sumOf(hours: string, minutes: string): string | undefined {
  const [, h] = /^(\d+)h$/.exec(hours) ?? [];
  const [, min] = /^(\d+)min$/.exec(minutes) ?? [];
  if (h === undefined || min === undefined) return undefined;
  const sum = Number(h) * 60 + Number(min);
  return (sum * 100) % 60 === 0 ? `${sum / 60}h` : `${sum}min`;
}
