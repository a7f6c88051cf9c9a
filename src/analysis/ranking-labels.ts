import { type LevelOrUnrated, levelFacts } from "../model/level.ts";
import { numberText } from "../model/number-text.ts";
import type { RankingLanguage } from "./ranking-sentences.ts";

/** Headings and short words around a ranking; its sentences are the analysis's. */
export interface RankingLabels {
  platformsFor(target: string): string;
  /** Heads of the table, in its order. */
  readonly head: readonly string[];
  readonly out: string;
  readonly yes: string;
  readonly never: string;
  month(n: number): string;
  places(best: number, worst: number): string;
  readonly ranking: string;
  readonly why: string;
  readonly firmness: string;
  readonly together: string;
  readonly togetherKey: string;
  readonly coverage: string;
  readonly fit: string;
  readonly settle: string;
  readonly answers: string;
  readonly answersKey: string;
  readonly values: { readonly good: string; readonly mixed: string; readonly bad: string };
  unanswered(n: number): string;
  readonly maps: string;
  readonly mapsKey: string;
  readonly theTarget: string;
  belowCount(n: number): string;
  readonly steps: string;
  /** Steps that stand in no phase, beside phases and where there is none. */
  readonly outsideOfPhases: string;
  readonly allSteps: string;
  /** Where the map has no word of its own. */
  readonly levels: Readonly<Record<LevelOrUnrated, string>>;
  readonly question: string;
  readonly required: string;
  readonly each: string;
  weight(group: string, weight: string): string;
  readonly score: string;
  readonly step: string;
  readonly target: string;
  readonly below: string;
  readonly reachTarget: string;
  of(covered: number, of: number): string;
}

const en: RankingLabels = {
  platformsFor: (target) => `Platforms for ${target}`,
  head: [
    ...["Platform", "Place", "Reaches target", "Fit, of 100", "Cost a month", "Worth, 3 years", "Pays back"],
    ...["On the front", "Within reach"],
  ],
  out: "out",
  yes: "yes",
  never: "never",
  month: (n) => `month ${n}`,
  places: (best, worst) => (best === worst ? `place ${best}` : `places ${best}–${worst}`),
  ranking: "Ranking",
  why: "Why",
  firmness: "How firm the first place is",
  together: "Coverage, fit and cost together",
  togetherKey:
    "Numbers are places. Full: nothing is as good in all and better in one. Hollow: something is. Dashed: out. Costs stand in the table above.",
  coverage: "Steps that reach the target, of 100",
  fit: "Fit, of 100",
  settle: "What to settle next",
  answers: "Answers by group",
  answersKey:
    "Good counts 1, mixed ½, bad 0, an open question (–) has no value. A bad answer to a required question puts a candidate out.",
  values: { good: "good", mixed: "mixed", bad: "bad" },
  unanswered: (n) => (n === 1 ? "Nobody has answered one more question." : `Nobody has answered ${n} more questions.`),
  maps: "The map of each candidate",
  mapsKey: "Each step stands at one place in all of them; a heavy border marks one that stays below the target.",
  theTarget: ": the target",
  belowCount: (n) => `, ${n} below the target`,
  steps: "Steps by phase",
  outsideOfPhases: "Outside of the phases",
  allSteps: "Steps",
  levels: {
    automated: levelFacts.automated.legend,
    "semi-automated": levelFacts["semi-automated"].legend,
    "non-repeatable": levelFacts["non-repeatable"].legend,
    manual: levelFacts.manual.legend,
    absent: levelFacts.absent.legend,
    unrated: levelFacts.unrated.legend,
  },
  question: "Question",
  required: "(required)",
  each: "(each part)",
  weight: (group, weight) => `${group}, weight ${weight}`,
  score: "Score, of 100",
  step: "Step",
  target: "Target",
  below: " (below)",
  reachTarget: "Reach the target",
  of: (covered, of) => `${covered} of ${of}`,
};

/** What the levels are called in German, on every page. */
export const germanLevels: Readonly<Record<LevelOrUnrated, string>> = {
  automated: "Automatisiert",
  "semi-automated": "Teilautomatisiert",
  "non-repeatable": "Nicht wiederholbar",
  manual: "Ausschließlich von Hand",
  absent: "Prozess fehlt",
  unrated: "Nicht bewertet",
};

const de: RankingLabels = {
  platformsFor: (target) => `Plattformen für ${target}`,
  head: [
    ...[
      "Plattform",
      "Platz",
      "Erreicht das Ziel",
      "Eignung, von 100",
      "Kosten im Monat",
      "Wert, 3 Jahre",
      "Zahlt sich zurück",
    ],
    ...["Auf der Front", "In Reichweite"],
  ],
  out: "scheidet aus",
  yes: "ja",
  never: "nie",
  month: (n) => `Monat ${n}`,
  places: (best, worst) => (best === worst ? `Platz ${best}` : `Platz ${best}–${worst}`),
  ranking: "Rangfolge",
  why: "Warum",
  firmness: "Wie sicher der erste Platz ist",
  together: "Abdeckung, Eignung und Kosten zusammen",
  togetherKey:
    "Die Zahlen sind Plätze. Gefüllt: Keiner ist in allem so gut und in einem besser. Hohl: Einer ist es. Gestrichelt: scheidet aus. Die Kosten stehen in der Tabelle oben.",
  coverage: "Schritte, die das Ziel erreichen, von 100",
  fit: "Eignung, von 100",
  settle: "Was als Nächstes zu klären ist",
  answers: "Antworten nach Gruppen",
  answersKey:
    "Gut zählt 1, gemischt ½, schlecht 0, eine offene Frage (–) hat keinen Wert. Eine schlechte Antwort auf eine Pflichtfrage lässt einen Kandidaten ausscheiden.",
  values: { good: "gut", mixed: "gemischt", bad: "schlecht" },
  unanswered: (n) =>
    n === 1 ? "Eine weitere Frage hat niemand beantwortet." : `${n} weitere Fragen hat niemand beantwortet.`,
  maps: "Die Karte jedes Kandidaten",
  mapsKey: "Jeder Schritt steht in allen am selben Platz; ein kräftiger Rand zeigt, was unter dem Ziel bleibt.",
  theTarget: ": das Ziel",
  belowCount: (n) => `, ${n} unter dem Ziel`,
  steps: "Schritte nach Phasen",
  outsideOfPhases: "Außerhalb der Phasen",
  allSteps: "Schritte",
  levels: germanLevels,
  question: "Frage",
  required: "(Pflicht)",
  each: "(jeder Teil)",
  weight: (group, weight) => `${group}, Gewicht ${weight}`,
  score: "Punkte, von 100",
  step: "Schritt",
  target: "Ziel",
  below: " (darunter)",
  reachTarget: "Erreichen das Ziel",
  of: (covered, of) => `${covered} von ${of}`,
};

export const rankingLabels: Readonly<Record<RankingLanguage, RankingLabels>> = { en, de };

/** A number as readers of the language write it: German has a dot between thousands and a comma before decimals. */
export function numberIn(language: RankingLanguage, value: number): string {
  const written = numberText(value);
  return language === "de" ? written.replaceAll(/[.,]/g, (mark) => (mark === "." ? "," : ".")) : written;
}
