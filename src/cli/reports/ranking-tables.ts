/** The ranking of platforms as tables: for a terminal, Markdown, a spreadsheet, the HTML page. */
import { answerMatrixOf, onFront, type Ranking, ratingMatrixOf } from "../../analysis/index.ts";
import { levelFacts } from "../../model/level.ts";
import { numberText, percentText } from "../../model/number-text.ts";
import type { AnswerValue, ProcessMap } from "../../model/process-map.ts";
import type { Table } from "./tables.ts";

export const dash = "–";
export const money = (value: number | null, currency: string | null): string =>
  value === null ? dash : `${numberText(value)}${currency ? ` ${currency}` : ""}`;

/** One line a candidate: what decides. */
export function tableOf({ platforms }: Ranking): Table {
  return {
    head: [
      "Platform",
      "Place",
      "Reaches target",
      "Fit, of 100",
      "Cost a month",
      "Worth, 3 years",
      "Pays back",
      "On the front",
      "Within reach",
    ],
    rows: platforms.map((p) => [
      p.title,
      p.disqualified ? "out" : String(p.rank),
      p.coverage === null ? dash : percentText(p.coverage),
      p.fit === null ? dash : String(Math.round(p.fit * 100)),
      money(p.costPerMonth, p.currency),
      money(p.npv, p.currency),
      p.paybackMonths === null ? (p.npv === null ? dash : "never") : `month ${p.paybackMonths}`,
      onFront(p) ? "yes" : dash,
      p.places.best === p.places.worst ? `place ${p.places.best}` : `places ${p.places.best}–${p.places.worst}`,
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

/** Groups × questions × candidates: the sign with the remark; a dash where nobody has answered. */
export function answerTables(map: ProcessMap, { platforms }: Ranking): readonly TitledTable[] {
  const ids = platforms.map((p) => p.id);
  return answerMatrixOf(map, ids).map((group) => ({
    title: `${group.title}, weight ${numberText(group.weight)}`,
    table: {
      head: ["Question", ...platforms.map((p) => p.title)],
      words: ids.map((_, i) => i + 1),
      rows: [
        ...group.questions.map((q) => [
          [q.title, q.required ? "(required)" : "", q.weight === 1 ? "" : `×${numberText(q.weight)}`]
            .filter(Boolean)
            .join(" "),
          ...q.answers.map((a) => (a.value ? [signs[a.value], a.why].filter(Boolean).join(" ") : dash)),
        ]),
        [
          "Score, of 100",
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
export function ratingTables(map: ProcessMap, { target, platforms }: Ranking): readonly TitledTable[] {
  const ids = platforms.map((p) => p.id);
  return ratingMatrixOf(map, target, ids).map((phase) => ({
    title: phase.title,
    table: {
      head: ["Step", "Target", ...platforms.map((p) => p.title)],
      words: [1, ...ids.map((_, i) => i + 2)],
      rows: [
        ...phase.processes.map((p) => [
          p.title,
          p.wanted ? levelFacts[p.wanted].legend : dash,
          ...p.ratings.map((r) =>
            r.level === undefined
              ? dash
              : `${levelFacts[r.level].legend}${r.below ? " (below)" : ""}${r.why === undefined ? "" : `: ${r.why}`}`,
          ),
        ]),
        [
          "Reach the target",
          "",
          ...ids.map((id) => {
            const reached = phase.reached[id];
            return reached && reached.of > 0 ? `${reached.covered} of ${reached.of}` : dash;
          }),
        ],
      ],
    },
  }));
}
