import { letters, marksAndDigits } from "../letters.ts";
import { reservedWords } from "../words.ts";

const whole = new RegExp(`^[${letters}_](?:-?[${letters}${marksAndDigits}_])*$`);

/** True where a text can be a name, with `^` before it if it is a reserved word. */
export function isName(text: string): boolean {
  return whole.test(text);
}

/** A name as it must be written where other words can stand: reserved words with `^`. */
export function writtenName(name: string): string {
  return reservedWords.has(name) ? `^${name}` : name;
}

/** A name that is not taken yet, made from a title: `"Train the model"` gives `train-the-model`. */
export function nameFor(title: string, taken: ReadonlySet<string>, kind = "step"): string {
  const other = new RegExp(`[^${letters}${marksAndDigits}_]+`, "g");
  const words = title
    .normalize("NFC")
    .toLowerCase()
    .replace(other, "-")
    .replace(/^-+|-+$/g, "");
  const base = isName(words) ? words : isName(`${kind}-${words}`) ? `${kind}-${words}` : kind;
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}
