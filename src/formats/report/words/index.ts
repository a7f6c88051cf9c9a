import { de } from "./de.ts";
import { en, type Words } from "./en.ts";

export type { Words } from "./en.ts";

/** The languages in which a report can be written. */
export const languages = { en, de } as const satisfies Readonly<Record<string, Words>>;
export type LanguageId = keyof typeof languages;

export const isLanguage = (code: string | undefined): code is LanguageId =>
  code !== undefined && Object.hasOwn(languages, code);
