/** The ranking of platforms as tables: for a terminal, Markdown, a spreadsheet, the HTML page. */
import {
  answerMatrixOf,
  type MatrixQuestion,
  numberIn,
  onFront,
  type Ranking,
  type RankingLanguage,
  rankingLabels,
  ratingMatrixOf,
} from "../../analysis/index.ts";
import type { Level } from "../../model/level.ts";
import { numberText, percentText } from "../../model/number-text.ts";
import type { AnswerValue, ProcessMap } from "../../model/process-map.ts";
import type { Table } from "./tables.ts";

const dash = "–";
const money = (value: number | null, currency: string | null, language: RankingLanguage): string => {
  if (value === null) return dash;
  return `${numberIn(language, value)}${currency ? ` ${currency}` : ""}`;
};

/** One line a candidate: what decides. */
export function tableOf({ platforms, language }: Ranking): Table {
  const labels = rankingLabels[language];
  return {
    head: labels.head,
    rows: platforms.map((p) => [
      p.title,
      p.disqualified ? labels.out : String(p.rank),
      p.coverage === null ? dash : percentText(p.coverage),
      p.fit === null ? dash : String(Math.round(p.fit * 100)),
      money(p.costPerMonth, p.currency, language),
      money(p.npv, p.currency, language),
      p.paybackMonths === null ? (p.npv === null ? dash : labels.never) : labels.month(p.paybackMonths),
      onFront(p) ? labels.yes : dash,
      labels.places(p.places.best, p.places.worst),
    ]),
  };
}

/** One line a candidate with exact numbers, then its score for each group and each answer: good, mixed, bad or empty. */
export function longTable(map: ProcessMap, { target, platforms }: Ranking): Table {
  const cell = (value: number | null): string => (value === null ? "" : String(value));
  const ids = platforms.map((p) => p.id);
  const questions = answerMatrixOf(map, ids).flatMap((g) => g.questions);
  const processes = ratingMatrixOf(map, target, ids).flatMap((p) => p.processes);
  const groups = [...new Set(platforms.flatMap((p) => Object.keys(p.groups)))];
  return {
    head: [
      "platform",
      "title",
      "rank",
      "disqualified",
      "coverage",
      "fit",
      "cost_per_month",
      "npv",
      "currency",
      "payback_months",
      "on_front",
      "best_place",
      "worst_place",
      ...groups.map((g) => `fit.${g}`),
      ...questions.map((q) => `answer.${q.group}.${q.question}`),
      ...processes.map((p) => `rate.${p.id}`),
    ],
    rows: platforms.map((p, i) => [
      p.id,
      p.title,
      String(p.rank),
      p.disqualified ? "yes" : "",
      cell(p.coverage),
      cell(p.fit),
      cell(p.costPerMonth),
      cell(p.npv),
      p.currency ?? "",
      cell(p.paybackMonths),
      onFront(p) ? "yes" : "",
      String(p.places.best),
      String(p.places.worst),
      ...groups.map((g) => cell(p.groups[g]?.score ?? null)),
      ...questions.map((q) => q.answers[i]?.value ?? ""),
      ...processes.map((process) => process.ratings[i]?.level ?? ""),
    ]),
  };
}

export interface TitledTable {
  readonly title: string;
  readonly table: Table;
}

const signs: Readonly<Record<AnswerValue, string>> = { good: "🟢", mixed: "🟡", bad: "🔴" };

/** What a table of many columns leaves out: remarks, and questions that nobody has answered. */
export interface Brevity {
  readonly brief?: boolean;
}

/** Groups × questions × candidates: the sign with the remark; a dash where nobody has answered. */
export function answerTables(
  map: ProcessMap,
  { platforms, language }: Ranking,
  { brief = false }: Brevity = {},
): readonly TitledTable[] {
  const ids = platforms.map((p) => p.id);
  const labels = rankingLabels[language];
  const shown = (question: MatrixQuestion): boolean => !brief || question.answers.some((a) => a.value);
  return answerMatrixOf(map, ids)
    .filter((group) => group.questions.some(shown))
    .map((group) => ({
      title: labels.weight(group.title, numberText(group.weight)),
      table: {
        head: [labels.question, ...platforms.map((p) => p.title)],
        words: ids.map((_, i) => i + 1),
        rows: [
          ...group.questions
            .filter(shown)
            .map((q) => [
              [
                q.title,
                q.required ? labels.required : q.each ? labels.each : "",
                q.weight === 1 ? "" : `×${numberText(q.weight)}`,
              ]
                .filter(Boolean)
                .join(" "),
              ...q.answers.map((a) =>
                a.value ? [signs[a.value], brief ? "" : a.why].filter(Boolean).join(" ") : dash,
              ),
            ]),
          [
            labels.score,
            ...platforms.map((p) => {
              const score = p.groups[group.id]?.score ?? null;
              return score === null ? dash : String(Math.round(score * 100));
            }),
          ],
        ],
      },
    }));
}

/** Phases × steps × candidates: the level with the remark, and how many steps of the phase reach the target. */
export function ratingTables(
  map: ProcessMap,
  { target, platforms, language }: Ranking,
  { brief = false }: Brevity = {},
): readonly TitledTable[] {
  const labels = rankingLabels[language];
  const levelWords = (level: Level): string => map.settings.levelTitles[level] ?? labels.levels[level];
  const ids = platforms.map((p) => p.id);
  return ratingMatrixOf(map, target, ids, language).map((phase) => ({
    title: phase.title,
    table: {
      head: [labels.step, labels.target, ...platforms.map((p) => p.title)],
      words: [1, ...ids.map((_, i) => i + 2)],
      rows: [
        ...phase.processes.map((p) => [
          p.title,
          p.wanted ? levelWords(p.wanted) : dash,
          ...p.ratings.map((r) =>
            r.level === undefined
              ? dash
              : `${levelWords(r.level)}${r.below ? labels.below : ""}${r.why === undefined || brief ? "" : `: ${r.why}`}`,
          ),
        ]),
        [
          labels.reachTarget,
          "",
          ...ids.map((id) => {
            const reached = phase.reached[id];
            return reached && reached.of > 0 ? labels.of(reached.covered, reached.of) : dash;
          }),
        ],
      ],
    },
  }));
}
