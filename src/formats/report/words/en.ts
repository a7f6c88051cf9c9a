import { noBreak, numberText, percentText, rangeText } from "../../../model/number-text.ts";
import type { Range } from "../../../model/quantity.ts";

const steps = (n: number): string => (n === 1 ? "1 step" : `${n} steps`);
const list = (titles: readonly string[]): string => {
  const quoted = titles.map((title) => `“${title}”`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
};

/** All words of a report in English, and the shape of every other language's table. */
export const en = {
  code: "en",
  /** To the last digit, for sums that somebody adds up: `57,712`. */
  whole: (value: number): string =>
    String(Math.round(Math.abs(value)))
      .replaceAll(/\B(?=(\d{3})+$)/g, ",")
      .replace(/^(?!0$)/, Math.round(value) < 0 ? "−" : ""),
  number: (value: number): string => numberText(value),
  range: (range: Range): string => rangeText(range),
  percent: (share: number): string => percentText(share),
  money: (range: Range, currency: string | null): string =>
    currency === null ? rangeText(range) : `${rangeText(range)}${noBreak}${currency}`,
  hours: (range: Range): string => `${rangeText(range)}${noBreak}h`,
  steps,
  list,
  fractions: {
    quarter: "a quarter",
    third: "a third",
    half: "half",
    twoThirds: "two thirds",
    threeQuarters: "three quarters",
  },
  levels: {
    automated: "Automated",
    "semi-automated": "Semi-automated",
    "non-repeatable": "Non-repeatable",
    manual: "Exceptionally manual",
    absent: "Process is absent",
    unrated: "Not rated",
  },
  meanings: {
    automated: "Runs by itself; people only start it (a button, a line of code).",
    "semi-automated": "People analyse results, improve them or look something up.",
    "non-repeatable": "Done many times, each time figured out anew: no defined way.",
    manual: "People lead it from start to end with little or no tooling.",
    absent: "Nobody does it, yet it would be worth doing.",
    unrated: "Nobody has judged it yet.",
  },
  now: "now",
  then: "then",
  current: "Current",
  currentState: "Current state",
  andTarget: (title: string) => `current state and target “${title}”`,

  headlineFrees: (title: string, hours: string, part: string) =>
    `“${title}” would free about ${hours} hours a month, ${part} of today’s work`,
  headlineCosts: (title: string, hours: string) => `“${title}” would take about ${hours} hours more a month`,
  headlineScore: (title: string, now: string, then: string) =>
    `“${title}” would raise the automation score from ${now} to ${then} of 100`,
  headlineDraw: (title: string) => `“${title}” leaves the automation score as it is`,
  headlineNow: (score: string) => `The automation score of this process is ${score} of 100`,
  headlineUnrated: (title: string) => `${title}: no step is rated yet`,
  leadHours: (range: string) => `The work takes ${range} hours a month today.`,
  leadNoHours: "No step states how long it takes and how often it is done, so hours and money are not known.",
  leadLevels: (manual: number, of: number) =>
    manual === 0
      ? `None of the ${of} steps is led by hand from start to end.`
      : `${manual} of ${steps(of)} ${manual === 1 ? "is" : "are"} manual or without a defined way.`,
  leadLargest: (title: string, part: string) => `“${title}” alone takes ${part} of the hours.`,
  leadPays: (platform: string, month: number, range: string) =>
    `With ${platform} the change pays for itself in month ${month}${range}.`,
  leadNeverPays: (platform: string) => `With ${platform} the change does not pay for itself within three years.`,
  leadKeeps: (titles: readonly string[], count: number) =>
    titles.length === 0
      ? `The target still holds ${steps(count)} that people lead by hand or without a defined way.`
      : `The target keeps ${list(titles)} in the hands of people.`,
  leadClean: "The target keeps no step that people lead by hand.",
  leadMissing: (n: number) =>
    `${steps(n)} that people do ${n === 1 ? "states" : "state"} no hours and ${n === 1 ? "is" : "are"} not counted.`,

  score: "Automation score, of 100",
  savedHours: "Hours saved a month",
  hoursNow: "Human hours a month",
  savedMoney: "Money saved a month",
  costNow: "Cost a month",
  worth: (platform: string) => `Worth over three years with ${platform}`,
  bandSimulated: (draws: string) => `Grey band: 80 % of ${draws} simulated outcomes (P10 to P90); line: the middle.`,
  bandRange: "Grey band: from the lowest to the highest that the stated ranges allow; line: the middle.",
  assumedNote: (part: string) => `* ${part} of the saving rests on assumed effort.`,
  assumedSome: "* A part of it is assumed, not stated.",
  platformReaches: (platform: string, covered: number, of: number) =>
    `Score and hours are those of the target; the money is what ${platform} reaches of it, ${covered} of ${steps(of)}.`,
  unknown: "not known",

  nowTitle: "How the work is done now",
  thenTitle: "How it would be done",
  scoreIs: (score: string) => `Score ${score}.`,
  weakest: (phase: string, score: string) => `Weakest phase: ${phase}, ${score}.`,
  absentSteps: (titles: readonly string[]) =>
    `Nobody does ${list(titles)} today, though ${titles.length === 1 ? "it" : "they"} would be worth doing.`,
  runThemselves: (n: number, of: number) =>
    `${n} of ${steps(of)} run${n === 1 ? "s" : ""} by ${n === 1 ? "itself" : "themselves"}.`,
  pictureOf: (state: string) => `Process map, ${state}`,

  hoursTitle: "Where the hours go",
  hoursLead: (n: number, part: string) =>
    `Human hours a month, from now to then. ${steps(n)} ${n === 1 ? "gives" : "give"} ${part} of the saving.`,
  table: (title: string) => `${title}, table`,
  step: "Step",
  input: "Number",
  scoreColumn: "score",
  hoursColumn: "hours",
  rangeColumn: "range",
  nowRow: "Now",
  thenRow: "Then",
  newRow: (title: string) => `New: ${title}`,
  moreSteps: (n: number) => `${n} more`,
  legendStated: "saved, stated effort",
  legendAssumed: "saved, assumed effort *",
  legendMore: "more work, and new work",

  levelsTitle: "What changes",
  levelsLead: "A high mean can hide a weak phase, so each phase stands for itself.",
  levelsTitleNow: "Levels and phases",
  levelsLeadNow: "Steps and hours by level. A high mean can hide a weak phase, so each phase stands for itself.",
  byLevel: "Steps and hours by level",
  stepsRow: "Steps",
  hoursRow: "Hours",
  byPhase: "Score by phase",
  phase: "Phase",
  hoursAMonth: "hours a month",
  whoTitle: "Who does the work",
  whoLead: "Human hours a month of each role; a shared step counts in equal parts. Above 80 % of their time is marked.",
  role: "Role",
  load: "share of their time",
  high: "over 80 %",

  changesTitle: "Changes that pay back first",
  changesLead: (n: number, part: string) => `Sorted by what they save. The first ${n} give ${part} of it.`,
  changesLeadShort: "Sorted by what they save.",
  level: "Level",
  hoursNowColumn: "Hours now",
  thenColumn: "then",
  savedColumn: "saved",
  aMonth: (currency: string) => `${currency} a month`,
  restsOn: "Rests on",
  removed: "removed",
  added: "new",
  all: "All changes",
  grounds: { measured: "measured", estimated: "estimated", unsourced: "no source", assumed: "assumed" },
  newWork: "New work, not counted as a loss",
  notStated: "no hours stated",
  roadmap: "On the way there",
  stop: "Target",
  savedHere: "adds, a month",
  savedSoFar: "saved a month so far",
  soFar: "so far",
  carries: (count: number, of: number, platform: string, month: number) =>
    count === 1
      ? `The first change alone pays for ${platform}, in month ${month}.`
      : `The first ${count} of ${of} changes alone pay for ${platform}, in month ${month}.`,
  numbersTitle: "The numbers behind it",
  numbersLead:
    "Hours a month = runs × effort × (1 + rework); cost = hours × cost of the roles, in equal parts. A second row says what changes.",
  effortColumn: "effort, h",
  runsColumn: "runs a month",
  reworkColumn: "rework",
  rateColumn: (currency: string) => `${currency} an hour`,

  caseTitle: "What it costs and when it pays",
  caseLead: (capture: string) => `${capture} of the freed money counts as cash; the rest is free time of the team.`,
  cashTitle: (platform: string) => `Cumulated cash with ${platform}, by month`,
  cashChart: (from: string, to: string, month: string) =>
    `From ${from} at the start to ${to} after 36 months; ${month}.`,
  start: "start",
  monthN: (n: number) => `month ${n}`,
  never: "not within three years",
  setup: "Set-up, once",
  running: "Cost and upkeep, a month",
  cash: "Saved money that counts as cash, a month",
  capacity: "Freed capacity, a month",
  payback: "Pays back in month",
  npv: "Worth over three years, today’s value",
  roi: "Return on what it costs",
  chance: "Chance that it pays",
  withPlatform: (platform: string) => `with ${platform}`,
  withoutPlatform: "target alone",
  withoutNote: "The target alone is what the change is worth before any platform is paid for.",
  yearsTitle: (currency: string) => `Year by year, ${currency}`,
  year: "Year",
  yearSaved: "saved, as cash",
  yearCosts: "set-up and running",
  yearNet: "net",
  yearValue: "today’s value",
  yearSoFar: "net so far",
  allYears: "Three years",
  yearsNote: (saved: string, capture: string, discount: string) =>
    `${saved} a month are saved when everything runs; ${capture} of that counts as cash, growing over the ramp. Today’s value discounts each month by ${discount} a year; its sum is the worth.`,
  over: (share: string) => `over ${share}`,

  sureTitle: "How sure this is",
  sureLead: "Share of the saving by the kind of number it rests on.",
  sensitivity: "What the worth hangs on",
  sensitivityLead:
    "Worth over three years with one number at the low and at the high end of its range, all others in the middle.",
  low: "at the low end",
  highEnd: "at the high end",
  inputs: {
    effort: "effort",
    runs: "runs",
    rework: "rework",
    setup: "set-up",
    cost: "cost",
    upkeep: "upkeep",
    people: "people",
    capture: "share that becomes cash",
    ramp: "months until the full saving",
    discount: "discount",
  } as Readonly<Record<string, string>>,
  assumptions: "Assumptions",
  residual: (level: string) => `Effort left when a step becomes ${level.toLowerCase()}`,
  capture: "Saved money that becomes cash",
  ramp: "Time until the full saving",
  discount: "Discount a year",
  month: "Working month",
  monthValue: (hours: string) => `21 days of ${hours}${noBreak}h`,
  months: (range: string) => `${range} months, even growth`,
  setByMap: "set in the map",
  usual: "usual value",
  usedFor: (titles: readonly string[]) => `* Used for ${list(titles)}.`,
  breakEven: (share: string) => `Break-even: it still pays when only ${share} of the saved money becomes cash.`,
  changeThem: "To change one, write it in the map: assume …",
  open: "Open questions",
  measure: (title: string, clauses: readonly string[]) => `Measure “${title}”: ${clauses.join(" and ")}.`,
  measureUnknown: "Nobody knows what it saves.",
  measureWide: (range: string) => `It saves ${range} a month, a wide range.`,
  clauses: { effort: "effort", runs: "how often it is done" },
  stillManual: (titles: readonly string[]) =>
    `${list(titles)} ${titles.length === 1 ? "stays" : "stay"} manual. Should the target change that?`,
  platformSilent: (platform: string, titles: readonly string[]) =>
    `What does ${platform} do for ${list(titles)}? It is not rated.`,
  platformBelow: (platform: string, titles: readonly string[]) =>
    `${platform} stays below the target at ${list(titles)}. Who does the rest?`,
  unanswered: (platform: string, n: number) =>
    `${platform} leaves ${n === 1 ? "one question" : `${n} questions`} of the questionnaire open.`,
  nothingOpen: "None that the map knows of.",

  findingsTitle: "Open findings",
  findingsLead: (n: number) =>
    n === 1 ? "One thing that the checks find in the map." : `${n} things that the checks find in the map.`,
  moreFindings: (n: number) => `${n} more: run mlmap check.`,
  /** What a check says, in this language; undefined where only English is known. */
  finding: (english: string): string | undefined => english,
  severities: { error: "error", warning: "warning", info: "info", hint: "hint" },
  line: "line",

  platformsTitle: "Which platform",
  platformsLead: (title: string) => `Candidates for “${title}”, best first.`,
  platform: "Platform",
  reaches: "Reaches target",
  fit: "Fit, of 100",
  costColumn: "Cost a month",
  worthColumn: "Worth, 3 years",
  paysBack: "Pays back",
  out: "out",
  firm: (platform: string) => `${platform} stays first whatever a single group of questions weighs.`,
  turns: (platform: string, group: string, weight: string, above: boolean, current: string) =>
    `${platform} leads when the weight of “${group}” is ${above ? "above" : "below"} ${weight} (now ${current}).`,
  answersTitle: "Answers",
  question: "Question",
  answers: { good: "yes", mixed: "partly", bad: "no", open: "open" },
  required: "required",

  methodTitle: "Method",
  method: [
    [
      "Score",
      "Mean of the levels of all rated steps: automated 1, semi-automated ⅔, non-repeatable ⅓, manual and absent 0; times 100.",
    ],
    ["Hours", "Runs a month × effort of one run × (1 + rework). Ranges stay ranges."],
    ["Saved", "Hours now less hours then, step by step. New work stands apart, not as a loss."],
    ["Money", "Hours × cost of the roles; effort is shared equally among the roles of a step."],
    [
      "Ranges",
      "10,000 draws with a fixed seed; a stated range is read as a 90 % interval. What is stated as one number is taken as exact.",
    ],
    [
      "Worth",
      "Net present value over 36 months: −set-up + Σ (ramp × share that becomes cash × saved money − cost − upkeep), discounted.",
    ],
  ] as readonly (readonly [string, string])[],
  glossaryTitle: "Glossary",
  glossary: [
    ["P10, P50, P90", "One in ten outcomes is below P10, half are below P50, one in ten is above P90."],
    ["Coverage", "Share of the target’s steps that a platform brings to the target’s level or above."],
    ["Fit", "Weighted mean of the answers: yes 1, partly ½, no 0. A no to a required question rules out."],
    ["Freed capacity", "Hours that people no longer spend on these steps and that do not leave the budget."],
  ] as readonly (readonly [string, string])[],
  source: "Source",
  rests: (used: number, of: number) => `${used} of ${steps(of)} that people do state their hours.`,
  evidenceSteps: (n: number) => `${n} are measured.`,
  revision: (id: string) => `revision ${id}`,
  madeWith: "Made with mlmap report",
  date: (iso: string): string => {
    const [year = "", month = "1", day = ""] = iso.split("-");
    const names = "January February March April May June July August September October November December".split(" ");
    return `${Number(day)} ${names[Number(month) - 1] ?? month} ${year}`;
  },
};

/** The words of one language. A new language is a table of this shape, entered in `languages`. */
export type Words = typeof en;
