import { nearestWord } from "./nearest-word.ts";

/** Tells what is wrong at a path of the configuration (`rules.manul-step`) in a sentence. */
export type Report = (path: string, message: string) => undefined;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const hint = (word: string, candidates: readonly string[]): string => {
  const meant = nearestWord(word, candidates);
  return meant ? `; did you mean \`${meant}\`?` : ".";
};

/** Reports every key that is not known, with the one that was probably meant. */
export function unknownKeys(
  value: Record<string, unknown>,
  known: readonly string[],
  at: string,
  noun: string,
  report: Report,
): void {
  for (const key of Object.keys(value))
    if (!known.includes(key)) report(at ? `${at}.${key}` : key, `no such ${noun}${hint(key, known)}`);
}

/** One of the words, or nothing where it was left out or is another one, which is reported. */
export function oneOf<T extends string>(
  value: unknown,
  words: readonly T[],
  path: string,
  report: Report,
): T | undefined {
  if (value === undefined) return undefined;
  const word = words.find((w) => w === value);
  if (word !== undefined) return word;
  const meant = typeof value === "string" ? nearestWord(value, words) : undefined;
  return report(path, `must be ${listed(words)}${meant ? `; did you mean \`${meant}\`?` : "."}`);
}

/** A list of texts; one text alone is a list of one. */
export function textsOf(value: unknown, path: string, example: string, report: Report): readonly string[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = typeof value === "string" ? [value] : Array.isArray(value) ? value : [undefined];
  if (list.every((v): v is string => typeof v === "string" && v !== "")) return list;
  return report(path, `must be a list: ${example}.`) ?? [];
}
