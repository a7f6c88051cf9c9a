/**
 * What a map tells: findings, figures, rankings, history; all pure functions of a `ProcessMap`.
 * It may know the model. It must never know text, files, pictures, editors, Node or a DOM.
 */

export {
  answerMatrixOf,
  type MatrixAnswer,
  type MatrixFilter,
  type MatrixGroup,
  type MatrixPhase,
  type MatrixProcess,
  type MatrixQuestion,
  type MatrixRating,
  ratingMatrixOf,
} from "./answer-matrix.ts";
export { type Assumptions, assumptionsOf } from "./assumptions.ts";
export { cashBand } from "./cash-band.ts";
export {
  type ChangeGroup,
  type ChangeOrder,
  changeList,
  changeOrders,
  changesInShort,
  groupedChanges,
  type ListedChange,
  verdictWords,
} from "./change-list.ts";
export { changesInOrder, type OrderedChange } from "./change-order.ts";
export {
  type Compared,
  type ComparedSide,
  comparedFacts,
  comparedInShort,
  comparedSides,
  type FigureThenAndNow,
  figuresThenAndNow,
  type Verdict,
} from "./compared.ts";
export type { Percentiles } from "./draws.ts";
export type { Basis, Figure, Known } from "./figure.ts";
export { figures } from "./figures/index.ts";
export { figuresOf, type SavedFigures, type StateFigures } from "./figures-of.ts";

export { inputWords } from "./input-words.ts";
export { type Found, fixesOf, type LintSettings, lint, lintByRule, shownFindings } from "./lint.ts";
export { languageOf } from "./map-language.ts";
export { measureNext, type NextMeasure } from "./measure-next.ts";
export { nearestWord } from "./nearest-word.ts";
export { ownChecks, silenceChecks } from "./own-checks.ts";
export { type RankedPlatform, type Ranking, rankedTargets, rankingOf } from "./ranking.ts";
export { numberIn, type RankingLabels, rankingLabels } from "./ranking-labels.ts";
export type { RankingLanguage } from "./ranking-sentences.ts";
export { opennessInWords, rankingHeadline, rankingLead, settleInWords, turnsInWords } from "./ranking-words.ts";
export type { Requirement } from "./requirements.ts";
export { roadmapsOf, type Stop } from "./roadmap.ts";
export type { Robustness } from "./robustness.ts";
export type { Finding, Fix, Rule, RuleInput } from "./rule.ts";
export { rules } from "./rules/index.ts";
export { type Ground, type Savings, savingsBetween } from "./savings.ts";
export { breakEvenFor, type Influence, type Sensitivity, sensitivityOf } from "./sensitivity.ts";
export { type CommentPlace, type Silence, silencesOf } from "./silence.ts";
export { chanceOfBeating, type Simulation, simulate } from "./simulation.ts";
export { frontInWords, onFront } from "./trade-offs.ts";
export { type WholeMapChange, wholeMapChanges } from "./whole-map-changes.ts";
export type { CashYear } from "./yearly-cash.ts";
