import { numberText } from "../model/number-text.ts";
import { numberIn } from "./ranking-labels.ts";

/** The languages in which a ranking is told. */
export type RankingLanguage = "en" | "de";

/** Every sentence of a ranking, a table for each language. Titles come without quotes, shares as points of 100. */
export interface RankingSentences {
  and(titles: readonly string[]): string;
  or(titles: readonly string[]): string;
  /** Titles of steps, the last of them counted where they are many. */
  steps(titles: readonly string[], more: number): string;
  // Reasons
  combines(members: readonly string[]): string;
  carried(questions: number): string;
  out(question: string): string;
  reaches(covered: number, of: number): string;
  below(steps: string): string;
  notRated(steps: string): string;
  score(points: number): string;
  open(questions: number): string;
  paysBack(month: number | null): string;
  noCost: string;
  beats(other: string, points: number): string;
  places(best: number, worst: number): string;
  dominated(by: string, others: number): string;
  // Headline and lead
  noPlatform: string;
  nobodyPasses: string;
  soleIsOut(title: string): string;
  sole(title: string): string;
  solePasses(title: string): string;
  leadsSoFar(title: string): string;
  leadsFirmly(title: string): string;
  leadsBut(title: string, group: string): string;
  leads(title: string): string;
  scores(own: number, other: string, points: number): string;
  // Firmness
  noWeight(title: string): string;
  turn(leader: string, group: string, from: number, to: number | null, now: number): string;
  // What is open
  staysFirst(title: string): string;
  couldBeFirst(titles: readonly string[]): string;
  ask(platform: string, title: string, name: string): string;
  rate(platform: string, title: string): string;
  goodPuts(kind: "question" | "step", title: string): string;
  badPuts(kind: "question" | "step", title: string, out: boolean): string;
  moves(kind: "question" | "step", platform: string, points: number): string;
  // Trade-offs
  nothingToWeigh: string;
  allOnFront(cost: boolean): string;
  oneOnFront(title: string, cost: boolean): string;
  front(titles: readonly string[], cost: boolean): string;
}

const joined = (titles: readonly string[], word: string): string =>
  titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} ${word} ${titles.at(-1)}`;

const weighed = (cost: boolean): string => (cost ? "coverage, fit and cost" : "coverage and fit");

const en: RankingSentences = {
  and: (titles) => joined(titles, "and"),
  or: (titles) => joined(titles, "or"),
  steps: (titles, more) => titles.map((t) => `“${t}”`).join(", ") + (more > 0 ? ` and ${more} more` : ""),
  combines: (members) => `Combines ${en.and(members)}.`,
  carried: (n) =>
    n === 1
      ? "One question is answered by one of them while another answers red."
      : `${n} questions are answered by one of them while another answers red.`,
  out: (question) => `Out: the required question ${question} is answered red.`,
  reaches: (covered, of) => `Reaches ${covered} of ${of} processes of the target.`,
  below: (steps) => `Below the target: ${steps}.`,
  notRated: (steps) => `Not rated: ${steps}.`,
  score: (points) => `Answers score ${points} of 100.`,
  open: (n) => (n === 1 ? "One question is open." : `${n} questions are open.`),
  paysBack: (month) => (month === null ? "Does not pay back within three years." : `Pays back in month ${month}.`),
  noCost: "What it costs a month is not stated, so it has no case.",
  beats: (other, points) => `Worth more than ${other} in ${points} of 100 simulated outcomes.`,
  places: (best, worst) => `What is open could make it place ${best} to ${worst}.`,
  dominated: (by, others) =>
    `${by}${others > 0 ? ` (and ${others} more)` : ""} is at least as good in coverage, fit and cost.`,
  noPlatform: "No platform is evaluated against this target",
  nobodyPasses: "No candidate passes: each answers a required question red",
  soleIsOut: (title) => `${title} is out: it answers a required question red`,
  sole: (title) => `${title} is the only candidate`,
  solePasses: (title) => `${title} is the only candidate that passes every required question`,
  leadsSoFar: (title) => `${title} leads so far; what is still open could turn it`,
  leadsFirmly: (title) => `${title} leads, whatever a single group weighs`,
  leadsBut: (title, group) => `${title} leads, but not firmly: ${group} could turn it`,
  leads: (title) => `${title} leads`,
  scores: (own, other, points) => `Its answers score ${own} of 100, those of ${other} ${points}.`,
  noWeight: (title) => `No weight of a single group takes the first place from ${title}.`,
  turn: (leader, group, from, to, now) => {
    const low = numberText(from);
    const where =
      to === null ? `above ${low}` : from === 0 ? `below ${numberText(to)}` : `from ${low} to ${numberText(to)}`;
    return `${leader} leads when the weight of ${group} is ${where} (now ${numberText(now)}).`;
  },
  staysFirst: (title) => `Whatever comes out of what is open, ${title} stays first.`,
  couldBeFirst: (titles) =>
    `What is open could still put ${titles.length > 3 ? `any of ${titles.length} others` : en.or(titles)} first.`,
  ask: (platform, title, name) => `Ask about ${platform}: “${title}” (${name}).`,
  rate: (platform, title) => `Rate “${title}” for ${platform}.`,
  goodPuts: (kind, title) => `${kind === "question" ? "Green" : "Reaching the target"} would put ${title} first.`,
  badPuts: (kind, title, out) =>
    `${kind === "question" ? "Red" : "Staying below"} would put ${out ? "it out, and " : ""}${title} first.`,
  moves: (kind, platform, points) =>
    `It moves the ${kind === "question" ? "fit" : "coverage"} of ${platform} by ${points === 1 ? "one point" : `${points} points`} of 100, not the first place.`,
  nothingToWeigh: "No candidate passes every required question, so there is nothing to weigh.",
  allOnFront: (cost) =>
    `None of the candidates that pass is at least as good as another in ${weighed(cost)}: it is a choice.`,
  oneOnFront: (title, cost) => `${title} is at least as good as every other candidate in ${weighed(cost)}.`,
  front: (titles, cost) =>
    `Choose among ${en.and(titles)}: for each other one there is a candidate at least as good in ${weighed(cost)}.`,
};

const german = (value: number): string => numberIn("de", value);
const abgewogen = (cost: boolean): string => (cost ? "Abdeckung, Eignung und Kosten" : "Abdeckung und Eignung");

const de: RankingSentences = {
  and: (titles) => joined(titles, "und"),
  or: (titles) => joined(titles, "oder"),
  steps: (titles, more) => titles.map((t) => `„${t}“`).join(", ") + (more > 0 ? ` und ${more} weitere` : ""),
  combines: (members) => `Verbindet ${de.and(members)}.`,
  carried: (n) =>
    n === 1
      ? "Eine Frage beantwortet ein Teil, während ein anderer rot antwortet."
      : `${n} Fragen beantwortet ein Teil, während ein anderer rot antwortet.`,
  out: (question) => `Scheidet aus: Die Pflichtfrage ${question} ist rot beantwortet.`,
  reaches: (covered, of) => `Erreicht ${covered} von ${of} Schritten des Ziels.`,
  below: (steps) => `Unter dem Ziel: ${steps}.`,
  notRated: (steps) => `Nicht bewertet: ${steps}.`,
  score: (points) => `Die Antworten ergeben ${points} von 100.`,
  open: (n) => (n === 1 ? "Eine Frage ist offen." : `${n} Fragen sind offen.`),
  paysBack: (month) =>
    month === null ? "Zahlt sich in drei Jahren nicht zurück." : `Zahlt sich im Monat ${month} zurück.`,
  noCost: "Was es im Monat kostet, ist nicht angegeben; darum gibt es keine Rechnung.",
  beats: (other, points) => `Mehr wert als ${other} in ${points} von 100 simulierten Verläufen.`,
  places: (best, worst) => `Was offen ist, könnte es auf Platz ${best} bis ${worst} bringen.`,
  dominated: (by, others) =>
    `${by}${others > 0 ? ` (und ${others} weitere)` : ""}: mindestens so gut in Abdeckung, Eignung und Kosten.`,
  noPlatform: "Keine Plattform ist für dieses Ziel bewertet",
  nobodyPasses: "Kein Kandidat besteht: Jeder beantwortet eine Pflichtfrage rot",
  soleIsOut: (title) => `${title} scheidet aus: Eine Pflichtfrage ist rot beantwortet`,
  sole: (title) => `${title} ist der einzige Kandidat`,
  solePasses: (title) => `${title} besteht als einziger Kandidat alle Pflichtfragen`,
  leadsSoFar: (title) => `${title} führt bisher; was noch offen ist, könnte das ändern`,
  leadsFirmly: (title) => `${title} führt, was immer eine einzelne Gruppe wiegt`,
  leadsBut: (title, group) => `${title} führt, aber nicht sicher: „${group}“ könnte es ändern`,
  leads: (title) => `${title} führt`,
  scores: (own, other, points) => `Die Antworten ergeben ${own} von 100, die von ${other} ${points}.`,
  noWeight: (title) => `Kein Gewicht einer einzelnen Gruppe nimmt ${title} den ersten Platz.`,
  turn: (leader, group, from, to, now) => {
    const low = german(from);
    const where = to === null ? `über ${low}` : from === 0 ? `unter ${german(to)}` : `von ${low} bis ${german(to)}`;
    return `${leader} führt, wenn das Gewicht von „${group}“ ${where} liegt (jetzt ${german(now)}).`;
  },
  staysFirst: (title) => `Was immer bei dem herauskommt, was offen ist: ${title} bleibt vorn.`,
  couldBeFirst: (titles) =>
    `Was offen ist, könnte noch ${titles.length > 3 ? `jeden von ${titles.length} anderen` : de.or(titles)} nach vorn bringen.`,
  ask: (platform, title, name) => `Nach ${platform} fragen: „${title}“ (${name}).`,
  rate: (platform, title) => `„${title}“ für ${platform} bewerten.`,
  goodPuts: (kind, title) =>
    `${kind === "question" ? "Grün" : "Das Ziel zu erreichen"} brächte ${title} auf den ersten Platz.`,
  badPuts: (kind, title, out) =>
    `${kind === "question" ? "Rot" : "Darunter zu bleiben"} brächte ${title} auf den ersten Platz${out ? "; der Kandidat schiede aus" : ""}.`,
  moves: (kind, platform, points) =>
    `Es bewegt ${kind === "question" ? "die Eignung" : "die Abdeckung"} von ${platform} um ${points === 1 ? "einen Punkt" : `${points} Punkte`} von 100, nicht den ersten Platz.`,
  nothingToWeigh: "Kein Kandidat besteht alle Pflichtfragen; es gibt nichts abzuwägen.",
  allOnFront: (cost) =>
    `Keiner der Kandidaten, die bestehen, ist in allem so gut wie ein anderer (${abgewogen(cost)}): Es ist eine Wahl.`,
  oneOnFront: (title, cost) => `${title} ist mindestens so gut wie jeder andere Kandidat: ${abgewogen(cost)}.`,
  front: (titles, cost) =>
    `Zur Wahl stehen ${de.and(titles)}: Zu jedem anderen gibt es einen mindestens so guten (${abgewogen(cost)}).`,
};

export const rankingSentences: Readonly<Record<RankingLanguage, RankingSentences>> = { en, de };
