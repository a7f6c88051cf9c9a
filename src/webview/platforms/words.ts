import { languageOf, numberIn, type RankingLabels, type RankingLanguage, rankingLabels } from "../../analysis/index.ts";
import type { Level } from "../../model/level.ts";
import type { ProcessMap } from "../../model/process-map.ts";

/** What the page of the platforms says beside the ranking's own words, a table for each language. */
interface OwnWords {
  readonly platforms: string;
  readonly targetChoice: string;
  readonly noPlatform: string;
  readonly noQuestionnaire: string;
  readonly noQuestionPasses: string;
  of(map: string, platformsFor: string): string;
  failed(reason: string): string;
  // The table of the ranking
  readonly place: string;
  readonly levelOfEachStep: string;
  readonly candidate: string;
  readonly stepsThatReach: string;
  readonly worth: string;
  readonly paysBackInMonth: string;
  readonly measuredAgainst: string;
  readonly showItsMap: string;
  readonly outRequired: string;
  readonly wordOf: string;
  aMonth(cost: string): string;
  openFit(min: number, max: number): string;
  readonly openFitMeans: string;
  worthSpan(middle: string, low: string, high: string): string;
  /** Thousands and millions, short. */
  readonly thousand: string;
  readonly million: string;
  // How firm
  readonly firmnessLead: string;
  firmnessKey(end: number, winner: string): string;
  leads(title: string): string;
  weightNow(weight: string): string;
  // Weighing
  readonly weighingKey: string;
  readonly steps3: string;
  readonly fit3: string;
  readonly costAMonth: string;
  // The forms
  readonly answersLead: string;
  readonly ratingsLead: string;
  readonly whichQuestions: string;
  readonly filters: Readonly<Record<"differences" | "red" | "required" | "open", string>>;
  weightOf(weight: string): string;
  readonly required: string;
  readonly each: string;
  readonly eachMeans: string;
  readonly open: string;
  readonly notRated: string;
  readonly belowTarget: string;
  targetAsks(level: string): string;
  readonly answer: string;
  readonly openAgain: string;
  readonly openAgainKey: string;
  readonly remark: string;
  readonly remarkHint: string;
  readonly chooseFirst: string;
  readonly showText: string;
  readonly showTextKey: string;
}

const en: OwnWords = {
  platforms: "Platforms",
  targetChoice: "Target",
  noPlatform: "No platform is rated for a target. Write one, and it appears here:",
  noQuestionnaire: "The map has no questionnaire.",
  noQuestionPasses: "No question passes these filters.",
  of: (map, platformsFor) => `${map}: ${platformsFor.charAt(0).toLowerCase()}${platformsFor.slice(1)}`,
  failed: (reason) => `The ranking stopped: ${reason}`,
  place: "Place",
  levelOfEachStep: "Level of each step",
  candidate: "Candidate",
  stepsThatReach: "Steps that reach the target",
  worth: "Worth over three years: 80 % of outcomes",
  paysBackInMonth: "Pays back in month",
  measuredAgainst: "What each candidate is measured against. A heavy border below marks a step that stays under it.",
  showItsMap: "Show its map",
  outRequired: "out: a required answer is red",
  wordOf: "of",
  aMonth: (cost) => `${cost} a month`,
  openFit: (min, max) => `open questions: ${min}–${max}`,
  openFitMeans: "The fit if every open question were answered red, and if green",
  worthSpan: (middle, low, high) => `${middle}, from ${low} to ${high}`,
  thousand: "k",
  million: "M",
  firmnessLead: "Who leads when one group weighs more or less, the others as they are.",
  firmnessKey: (end, winner) =>
    `Weight of the group, 0 to ${end}. Full: ${winner} leads; hatched: another one does; line: the weight now.`,
  leads: (title) => `${title} leads`,
  weightNow: (weight) => `weight now: ${weight}`,
  weighingKey: "Full: nothing is as good in all and better in one. Hollow: something is. Dashed: out.",
  steps3: "Steps",
  fit3: "Fit",
  costAMonth: "Cost a month",
  answersLead:
    "Score of a group: its answers by weight; an open question has no value. Arrows move, 1 2 3 answer, Enter writes the remark.",
  ratingsLead:
    "Beside each step stands what the target asks for; a frame marks what stays below it. A phase says how many of its steps reach the target. Choose a step in a map or in the table; 1 to 5 rate it.",
  whichQuestions: "Which questions",
  filters: { differences: "Only differences", red: "Only red", required: "Only required", open: "Only open" },
  weightOf: (weight) => `weight ${weight}`,
  required: "required",
  each: "each part",
  eachMeans: "Of a combination, each member must do it: the worst answer counts",
  open: "open",
  notRated: "not rated",
  belowTarget: "below the target",
  targetAsks: (level) => `The target asks for: ${level}`,
  answer: "Answer",
  openAgain: "Open again",
  openAgainKey: "Open again (Delete)",
  remark: "Remark: what was seen, where and when",
  remarkHint: "What was seen, where and when (Enter)",
  chooseFirst: "Choose first, then say what was seen",
  showText: "Show in the text",
  showTextKey: "Show in the text (T)",
};

const de: OwnWords = {
  platforms: "Plattformen",
  targetChoice: "Ziel",
  noPlatform: "Noch keine Plattform ist für ein Ziel bewertet. Schreiben Sie eine, und sie erscheint hier:",
  noQuestionnaire: "Die Karte hat keinen Fragebogen.",
  noQuestionPasses: "Keine Frage passt zu dieser Auswahl.",
  of: (map, platformsFor) => `${map}: ${platformsFor}`,
  failed: (reason) => `Die Rangfolge brach ab: ${reason}`,
  place: "Platz",
  levelOfEachStep: "Stufe jedes Schritts",
  candidate: "Kandidat",
  stepsThatReach: "Schritte, die das Ziel erreichen",
  worth: "Wert über drei Jahre: 80 % der Verläufe",
  paysBackInMonth: "Zahlt sich zurück im Monat",
  measuredAgainst:
    "Woran jeder Kandidat gemessen wird. Ein kräftiger Rand weiter unten zeigt einen Schritt, der darunter bleibt.",
  showItsMap: "Seine Karte zeigen",
  outRequired: "scheidet aus: eine Pflichtfrage ist rot",
  wordOf: "von",
  aMonth: (cost) => `${cost} im Monat`,
  openFit: (min, max) => `offene Fragen: ${min}–${max}`,
  openFitMeans: "Die Eignung, wenn jede offene Frage rot beantwortet würde, und wenn grün",
  worthSpan: (middle, low, high) => `${middle}, von ${low} bis ${high}`,
  thousand: "Tsd.",
  million: "Mio.",
  firmnessLead: "Wer führt, wenn eine Gruppe mehr oder weniger wiegt und die anderen wie jetzt.",
  firmnessKey: (end, winner) =>
    `Gewicht der Gruppe, 0 bis ${end}. Voll: ${winner} führt; schraffiert: ein anderer; Strich: das Gewicht jetzt.`,
  leads: (title) => `${title} führt`,
  weightNow: (weight) => `Gewicht jetzt: ${weight}`,
  weighingKey:
    "Gefüllt: Keiner ist in allem so gut und in einem besser. Hohl: Einer ist es. Gestrichelt: scheidet aus.",
  steps3: "Schritte",
  fit3: "Eignung",
  costAMonth: "Kosten im Monat",
  answersLead:
    "Punkte einer Gruppe: ihre Antworten nach Gewicht; eine offene Frage hat keinen Wert. Pfeile bewegen, 1 2 3 antworten, Eingabe schreibt die Bemerkung.",
  ratingsLead:
    "Neben jedem Schritt steht, was das Ziel verlangt; ein Rahmen zeigt, was darunter bleibt. Eine Phase sagt, wie viele ihrer Schritte das Ziel erreichen. Wählen Sie einen Schritt in einer Karte oder in der Tabelle; 1 bis 5 bewerten ihn.",
  whichQuestions: "Welche Fragen",
  filters: { differences: "Nur Unterschiede", red: "Nur rote", required: "Nur Pflichtfragen", open: "Nur offene" },
  weightOf: (weight) => `Gewicht ${weight}`,
  required: "Pflicht",
  each: "jeder Teil",
  eachMeans: "In einer Verbindung muss es jeder Teil können: Die schlechteste Antwort zählt",
  open: "offen",
  notRated: "nicht bewertet",
  belowTarget: "unter dem Ziel",
  targetAsks: (level) => `Das Ziel verlangt: ${level}`,
  answer: "Antwort",
  openAgain: "Wieder öffnen",
  openAgainKey: "Wieder öffnen (Entf)",
  remark: "Bemerkung: was gesehen wurde, wo und wann",
  remarkHint: "Was gesehen wurde, wo und wann (Eingabe)",
  chooseFirst: "Erst wählen, dann sagen, was gesehen wurde",
  showText: "Im Text zeigen",
  showTextKey: "Im Text zeigen (T)",
};

const own: Readonly<Record<RankingLanguage, OwnWords>> = { en, de };

/** All words of the page, in the language of a map. */
export interface PlatformWords {
  readonly language: RankingLanguage;
  readonly labels: RankingLabels;
  readonly own: OwnWords;
  number(value: number): string;
  /** The map's own word for a level comes first. */
  level(level: Level | undefined): string;
}

/** The words in which the page speaks of a map: those of the language in which the map is written. */
export function platformWords(map: ProcessMap): PlatformWords {
  const language = languageOf(map);
  const [words, labels] = [own[language], rankingLabels[language]];
  return {
    language,
    labels,
    own: words,
    number: (value) => numberIn(language, value),
    level: (level) =>
      level === undefined ? words.notRated : (map.settings.levelTitles[level] ?? labels.levels[level]),
  };
}
