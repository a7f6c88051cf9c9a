import { germanLevels } from "../../../analysis/ranking-labels.ts";
import { noBreak, numberText, rangeText } from "../../../model/number-text.ts";
import { germanFindings } from "./de-findings.ts";
import { en, type Words } from "./en.ts";

/** Decimal comma and dot between thousands; “to” in a range. */
const local = (text: string): string =>
  text.replaceAll(/(?<=\d)[.,](?=\d)/g, (mark) => (mark === "." ? "," : ".")).replaceAll(" to ", " bis ");
const number = (value: number): string => local(numberText(value));
const steps = (n: number): string => (n === 1 ? "1 Schritt" : `${n} Schritte`);
const ofSteps = (n: number): string => (n === 1 ? "1 Schritt" : `${n} Schritten`);
const list = (titles: readonly string[]): string => {
  const quoted = titles.map((title) => `„${title}“`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} und ${quoted.at(-1)}`;
};

export const de: Words = {
  code: "de",
  whole: (value) => local(en.whole(value)),
  number,
  range: (range) => local(rangeText(range)),
  percent: (share) => `${number(share * 100)}${noBreak}%`,
  money: (range, currency) =>
    currency === null ? local(rangeText(range)) : `${local(rangeText(range))}${noBreak}${currency}`,
  hours: (range) => `${local(rangeText(range))}${noBreak}Std.`,
  steps,
  list,
  fractions: {
    quarter: "ein Viertel",
    third: "ein Drittel",
    half: "die Hälfte",
    twoThirds: "zwei Drittel",
    threeQuarters: "drei Viertel",
  },
  levels: germanLevels,
  meanings: {
    automated: "Läuft von selbst; Menschen stoßen ihn nur an (ein Knopf, eine Zeile Code).",
    "semi-automated": "Menschen werten Ergebnisse aus, verbessern sie oder schlagen etwas nach.",
    "non-repeatable": "Oft getan, jedes Mal neu überlegt: Es gibt keinen festgelegten Weg.",
    manual: "Menschen führen ihn von Anfang bis Ende, mit wenig oder ohne Werkzeug.",
    absent: "Niemand tut es, obwohl es sich lohnte.",
    unrated: "Noch hat ihn niemand beurteilt.",
  },
  now: "heute",
  then: "dann",
  current: "Heute",
  currentState: "Ist-Zustand",
  andTarget: (title) => `Ist-Zustand und Ziel „${title}“`,

  headlineFrees: (title, hours, part) =>
    `„${title}“ würde im Monat etwa ${hours} Stunden freisetzen, ${part} der heutigen Arbeit`,
  headlineCosts: (title, hours) => `„${title}“ würde im Monat etwa ${hours} Stunden mehr kosten`,
  headlineScore: (title, now, then) => `„${title}“ würde den Automatisierungsgrad von ${now} auf ${then} von 100 heben`,
  headlineDraw: (title) => `„${title}“ lässt den Automatisierungsgrad, wie er ist`,
  headlineNow: (score) => `Der Automatisierungsgrad dieses Prozesses liegt bei ${score} von 100`,
  headlineUnrated: (title) => `${title}: Noch ist kein Schritt bewertet`,
  leadHours: (range) => `Die Arbeit braucht heute ${range} Stunden im Monat.`,
  leadNoHours: "Kein Schritt nennt Aufwand und Häufigkeit; Stunden und Geld sind deshalb nicht bekannt.",
  leadLevels: (manual, of) =>
    manual === 0
      ? `Keiner der ${steps(of)} wird ganz von Hand geführt.`
      : `${manual} von ${ofSteps(of)} ${manual === 1 ? "geschieht" : "geschehen"} von Hand oder ohne festgelegten Weg.`,
  leadLargest: (title, part) => `Allein „${title}“ braucht ${part} der Stunden.`,
  leadPays: (platform, month, range) => `Mit ${platform} zahlt sich die Änderung in Monat ${month}${range} aus.`,
  leadNeverPays: (platform) => `Mit ${platform} zahlt sich die Änderung innerhalb von drei Jahren nicht aus.`,
  leadKeeps: (titles, count) =>
    titles.length === 0
      ? `Auch im Ziel führen Menschen ${steps(count)} von Hand oder ohne festgelegten Weg.`
      : `Im Ziel bleibt ${list(titles)} in der Hand von Menschen.`,
  leadClean: "Im Ziel bleibt kein Schritt, den Menschen von Hand führen.",
  leadMissing: (n) =>
    n === 1
      ? "1 Schritt, den Menschen tun, nennt keine Stunden und ist nicht mitgezählt."
      : `${n} Schritte, die Menschen tun, nennen keine Stunden und sind nicht mitgezählt.`,

  score: "Automatisierungsgrad, von 100",
  savedHours: "Gesparte Stunden im Monat",
  hoursNow: "Arbeitsstunden im Monat",
  savedMoney: "Gespartes Geld im Monat",
  costNow: "Kosten im Monat",
  worth: (platform) => `Wert über drei Jahre mit ${platform}`,
  bandSimulated: (draws) => `Graues Band: 80 % von ${draws} simulierten Ergebnissen (P10 bis P90); Strich: die Mitte.`,
  bandRange: "Graues Band: vom kleinsten bis zum größten Wert, den die Angaben zulassen; Strich: die Mitte.",
  assumedNote: (part) => `* ${part} der Ersparnis beruht auf angenommenem Aufwand.`,
  assumedSome: "* Ein Teil davon ist angenommen, nicht angegeben.",
  platformReaches: (platform, covered, of) =>
    `Grad und Stunden sind die des Ziels; das Geld ist, was ${platform} davon erreicht, ${covered} von ${ofSteps(of)}.`,
  unknown: "nicht bekannt",

  nowTitle: "Wie heute gearbeitet wird",
  thenTitle: "Wie dann gearbeitet würde",
  scoreIs: (score) => `Grad ${score}.`,
  weakest: (phase, score) => `Schwächste Phase: ${phase}, ${score}.`,
  absentSteps: (titles) => `Niemand kümmert sich heute um ${list(titles)}, obwohl es sich lohnte.`,
  runThemselves: (n, of) => `${n} von ${ofSteps(of)} ${n === 1 ? "läuft" : "laufen"} von selbst.`,
  pictureOf: (state) => `Prozesskarte, ${state}`,

  hoursTitle: "Wohin die Stunden gehen",
  hoursLead: (n, part) =>
    `Arbeitsstunden im Monat, von heute bis dann. ${steps(n)} ${n === 1 ? "bringt" : "bringen"} ${part} der Ersparnis.`,
  table: (title) => `${title}, Tabelle`,
  step: "Schritt",
  input: "Zahl",
  scoreColumn: "Grad",
  hoursColumn: "Stunden",
  rangeColumn: "Spanne",
  nowRow: "Heute",
  thenRow: "Dann",
  newRow: (title) => `Neu: ${title}`,
  moreSteps: (n) => `${n} weitere`,
  legendStated: "gespart, angegebener Aufwand",
  legendAssumed: "gespart, angenommener Aufwand *",
  legendMore: "Mehrarbeit und neue Arbeit",

  levelsTitle: "Was sich ändert",
  levelsLead: "Ein hoher Mittelwert kann eine schwache Phase verdecken; darum steht jede für sich.",
  levelsTitleNow: "Stufen und Phasen",
  levelsLeadNow:
    "Schritte und Stunden nach Stufe. Ein hoher Mittelwert kann eine schwache Phase verdecken; darum steht jede für sich.",
  byLevel: "Schritte und Stunden nach Stufe",
  stepsRow: "Schritte",
  hoursRow: "Stunden",
  byPhase: "Grad nach Phase",
  phase: "Phase",
  hoursAMonth: "Stunden im Monat",
  whoTitle: "Wer die Arbeit tut",
  whoLead:
    "Arbeitsstunden jeder Rolle im Monat; ein gemeinsamer Schritt zählt zu gleichen Teilen. Über 80 % der Zeit ist markiert.",
  role: "Rolle",
  load: "Anteil ihrer Zeit",
  high: "über 80 %",

  changesTitle: "Was sich zuerst auszahlt",
  changesLead: (n, part) => `Geordnet nach der Ersparnis. Die ersten ${n} bringen ${part} davon.`,
  changesLeadShort: "Geordnet nach der Ersparnis.",
  level: "Stufe",
  hoursNowColumn: "Std. heute",
  thenColumn: "dann",
  savedColumn: "gespart",
  aMonth: (currency) => `${currency} im Monat`,
  restsOn: "Beruht auf",
  removed: "entfällt",
  added: "neu",
  all: "Alle Änderungen",
  grounds: { measured: "gemessen", estimated: "geschätzt", unsourced: "ohne Quelle", assumed: "angenommen" },
  newWork: "Neue Arbeit, nicht als Verlust gezählt",
  notStated: "keine Stunden angegeben",
  roadmap: "Auf dem Weg dorthin",
  stop: "Ziel",
  savedHere: "bringt im Monat",
  soFar: "bisher",
  carries: (count, of, platform, month) =>
    count === 1
      ? `Schon die erste Änderung zahlt ${platform}, in Monat ${month}.`
      : `Schon die ersten ${count} von ${of} Änderungen zahlen ${platform}, in Monat ${month}.`,
  numbersTitle: "Die Zahlen dahinter",
  numbersLead:
    "Stunden im Monat = Läufe × Aufwand × (1 + Nacharbeit); Kosten = Stunden × Kosten der Rollen, zu gleichen Teilen. Eine zweite Zeile sagt, was sich ändert.",
  effortColumn: "Aufwand, Std.",
  runsColumn: "Läufe im Monat",
  reworkColumn: "Nacharbeit",
  rateColumn: (currency) => `${currency} je Stunde`,
  savedSoFar: "bis dahin im Monat gespart",

  caseTitle: "Was es kostet und wann es sich auszahlt",
  caseLead: (capture) => `${capture} des freien Geldes zählt als Zahlungsstrom; der Rest ist freie Zeit des Teams.`,
  cashTitle: (platform) => `Aufgelaufener Zahlungsstrom mit ${platform}, nach Monaten`,
  cashChart: (from, to, month) => `Von ${from} am Anfang bis ${to} nach 36 Monaten; ${month}.`,
  start: "Anfang",
  monthN: (n) => `Monat ${n}`,
  never: "nicht in drei Jahren",
  setup: "Einrichtung, einmalig",
  running: "Kosten und Pflege im Monat",
  cash: "Gespartes Geld, das wirklich frei wird, im Monat",
  capacity: "Freie Kapazität im Monat",
  payback: "Zahlt sich aus in Monat",
  npv: "Wert über drei Jahre, heutiger Wert",
  roi: "Ertrag auf die Kosten",
  withPlatform: (platform) => `mit ${platform}`,
  withoutPlatform: "Ziel allein",
  withoutNote: "Das Ziel allein ist, was die Änderung wert ist, ehe eine Plattform bezahlt wird.",
  yearsTitle: (currency) => `Jahr für Jahr, ${currency}`,
  year: "Jahr",
  yearSaved: "gespart, als Geld",
  yearCosts: "Einführung und Betrieb",
  yearNet: "Saldo",
  yearValue: "heutiger Wert",
  yearSoFar: "Saldo bisher",
  allYears: "Drei Jahre",
  yearsNote: (saved, capture, discount) =>
    `${saved} im Monat sind gespart, wenn alles läuft; ${capture} davon zählt als Geld und wächst über die Anlaufzeit. Der heutige Wert zinst jeden Monat mit ${discount} im Jahr ab; seine Summe ist der Wert.`,
  chance: "Wahrscheinlichkeit, dass es sich lohnt",
  over: (share) => `über ${share}`,

  sureTitle: "Wie sicher das ist",
  sureLead: "Anteil der Ersparnis nach der Art der Zahl, auf der er beruht.",
  sensitivity: "Woran der Wert hängt",
  sensitivityLead:
    "Wert über drei Jahre mit einer Zahl am unteren und am oberen Ende ihrer Spanne, alle anderen in der Mitte.",
  low: "am unteren Ende",
  highEnd: "am oberen Ende",
  inputs: {
    effort: "Aufwand",
    runs: "Häufigkeit",
    rework: "Nacharbeit",
    setup: "Einrichtung",
    cost: "Kosten",
    upkeep: "Pflege",
    people: "Personen",
    capture: "Anteil, der wirklich frei wird",
    ramp: "Monate bis zur vollen Ersparnis",
    discount: "Abzinsung",
  },
  assumptions: "Annahmen",
  residual: (level) => `Restaufwand, wenn ein Schritt ${level.toLowerCase()} wird`,
  capture: "Gespartes Geld, das wirklich frei wird",
  ramp: "Zeit bis zur vollen Ersparnis",
  discount: "Abzinsung im Jahr",
  month: "Arbeitsmonat",
  monthValue: (hours) => `21 Tage zu ${hours}${noBreak}Std.`,
  months: (range) => `${range} Monate, gleichmäßig wachsend`,
  setByMap: "in der Karte gesetzt",
  usual: "üblicher Wert",
  usedFor: (titles) => `* Verwendet für ${list(titles)}.`,
  breakEven: (share) => `Gewinnschwelle: Es lohnt sich noch, wenn nur ${share} des gesparten Geldes frei werden.`,
  changeThem: "Ändern lässt sich jede in der Karte: assume …",
  open: "Offene Fragen",
  measure: (title, clauses) => `„${title}“ messen: ${clauses.join(" und ")}.`,
  measureUnknown: "Niemand weiß, was es spart.",
  measureWide: (range) => `Es spart ${range} im Monat, eine weite Spanne.`,
  clauses: { effort: "Aufwand", runs: "Häufigkeit" },
  stillManual: (titles) =>
    `${list(titles)} ${titles.length === 1 ? "bleibt" : "bleiben"} Handarbeit. Soll das Ziel das ändern?`,
  platformSilent: (platform, titles) => `Was leistet ${platform} für ${list(titles)}? Das ist nicht bewertet.`,
  platformBelow: (platform, titles) => `${platform} bleibt bei ${list(titles)} unter dem Ziel. Wer tut den Rest?`,
  unanswered: (platform, n) => `${platform} lässt ${n === 1 ? "eine Frage" : `${n} Fragen`} des Fragebogens offen.`,
  nothingOpen: "Keine, von denen die Karte weiß.",

  findingsTitle: "Offene Befunde",
  findingsLead: (n) =>
    n === 1 ? "Einen Befund haben die Prüfungen der Karte." : `${n} Befunde haben die Prüfungen der Karte.`,
  moreFindings: (n) => `${n} weitere: mlmap check.`,
  finding: germanFindings(local),
  severities: { error: "Fehler", warning: "Warnung", info: "Hinweis", hint: "Tipp" },
  line: "Zeile",

  platformsTitle: "Welche Plattform",
  platformsLead: (title) => `Kandidaten für „${title}“, die beste zuerst.`,
  platform: "Plattform",
  reaches: "Erreicht das Ziel",
  fit: "Eignung, von 100",
  costColumn: "Kosten im Monat",
  worthColumn: "Wert, 3 Jahre",
  paysBack: "Zahlt sich aus",
  out: "scheidet aus",
  firm: (platform) => `${platform} bleibt vorn, wie viel eine einzelne Gruppe von Fragen auch wiegt.`,
  turns: (platform, group, weight, above, current) =>
    `${platform} führt, wenn das Gewicht von „${group}“ ${above ? "über" : "unter"} ${local(weight)} liegt (heute ${local(current)}).`,
  answersTitle: "Antworten",
  question: "Frage",
  answers: { good: "ja", mixed: "teils", bad: "nein", open: "offen" },
  required: "Pflicht",

  methodTitle: "Methode",
  method: [
    [
      "Grad",
      "Mittel der Stufen aller bewerteten Schritte: automatisiert 1, teilautomatisiert ⅔, nicht wiederholbar ⅓, von Hand und fehlend 0; mal 100.",
    ],
    ["Stunden", "Durchläufe im Monat × Aufwand eines Durchlaufs × (1 + Nacharbeit). Spannen bleiben Spannen."],
    [
      "Gespart",
      "Stunden heute weniger Stunden dann, Schritt für Schritt. Neue Arbeit steht für sich, nicht als Verlust.",
    ],
    ["Geld", "Stunden × Kosten der Rollen; der Aufwand teilt sich gleichmäßig auf die Rollen eines Schritts."],
    [
      "Spannen",
      "10.000 Ziehungen mit festem Startwert; eine angegebene Spanne gilt als 90-%-Intervall. Was als eine Zahl angegeben ist, gilt als genau.",
    ],
    [
      "Wert",
      "Kapitalwert über 36 Monate: −Einrichtung + Σ (Anlauf × Anteil, der frei wird × gespartes Geld − Kosten − Pflege), abgezinst.",
    ],
  ],
  glossaryTitle: "Begriffe",
  glossary: [
    ["P10, P50, P90", "Eines von zehn Ergebnissen liegt unter P10, die Hälfte unter P50, eines von zehn über P90."],
    ["Abdeckung", "Anteil der Schritte des Ziels, die eine Plattform auf die Stufe des Ziels oder darüber bringt."],
    [
      "Eignung",
      "Gewichtetes Mittel der Antworten: ja 1, teils ½, nein 0. Ein Nein auf eine Pflichtfrage schließt aus.",
    ],
    ["Freie Kapazität", "Stunden, die diese Schritte nicht mehr brauchen, ohne dass sie aus dem Budget fallen."],
  ],
  source: "Quelle",
  rests: (used, of) => `${used} von ${ofSteps(of)}, die Menschen tun, nennen ihre Stunden.`,
  evidenceSteps: (n) => `${n} sind gemessen.`,
  revision: (id) => `Stand ${id}`,
  madeWith: "Erstellt mit mlmap report",
  date: (iso) => {
    const [year = "", month = "1", day = ""] = iso.split("-");
    const names = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");
    return `${Number(day)}. ${names[Number(month) - 1] ?? month} ${year}`;
  },
};
