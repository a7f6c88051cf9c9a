import type { LanguageId } from "../../formats/report/index.ts";
import type { AnswerValue } from "../../model/process-map.ts";

/** What a form says in one language. The columns of the table are the keys by which it is read again. */
export interface FormWords {
  readonly columns: {
    readonly platform: string;
    readonly name: string;
    readonly question: string;
    readonly required: string;
    readonly hint: string;
    readonly answer: string;
    readonly remark: string;
  };
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly platformLine: string;
  readonly required: string;
  title(map: string): string;
  readonly how: string;
}

export const formWords: Readonly<Record<LanguageId, FormWords>> = {
  en: {
    columns: {
      platform: "platform",
      name: "name",
      question: "question",
      required: "required",
      hint: "hint",
      answer: "answer",
      remark: "remark",
    },
    answers: { good: "good", green: "good", mixed: "mixed", yellow: "mixed", bad: "bad", red: "bad" },
    platformLine: "Platform",
    required: "required",
    title: (map) => `${map}: questions about platforms`,
    how: "Fill in the last two columns: 🟢, 🟡 or 🔴 (or good, mixed, bad), and what was seen, where and when. Leave open what nobody knows.",
  },
  de: {
    columns: {
      platform: "plattform",
      name: "name",
      question: "frage",
      required: "pflicht",
      hint: "hinweis",
      answer: "antwort",
      remark: "bemerkung",
    },
    answers: { gut: "good", grün: "good", gemischt: "mixed", gelb: "mixed", schlecht: "bad", rot: "bad" },
    platformLine: "Plattform",
    required: "Pflicht",
    title: (map) => `${map}: Fragen zu Plattformen`,
    how: "Bitte die letzten beiden Spalten ausfüllen: 🟢, 🟡 oder 🔴 (oder gut, gemischt, schlecht) und was wo und wann gesehen wurde. Offen lassen, was niemand weiß.",
  },
};

export type FormColumn = keyof FormWords["columns"];
