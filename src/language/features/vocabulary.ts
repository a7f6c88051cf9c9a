/** Every word of the language with what it means, for completion and hover. */

/** One word: a sentence for the side pane, and an example that parses. */
export interface Word {
  readonly says: string;
  readonly example: string;
}

export const vocabulary: Readonly<Record<string, Word>> = {
  import: {
    says: "Makes the names of another file visible here. It draws nothing; flows name steps of their own file.",
    example: 'import "./platforms/questions.mlflow"',
  },
  map: {
    says: "The map's title and its settings; at most one a file.",
    example: 'map "NLP model creation" {\n  lanes phases\n  currency EUR\n}',
  },
  actor: {
    says: "A role that works in the process.",
    example: 'actor ds "Data scientist" { cost 85 EUR per hour  people 3 }',
  },
  interface: { says: "Where actors meet the platform.", example: 'interface sdk "Platform SDK" { kind library }' },
  data: { says: "An artefact handed on from step to step.", example: 'data gold "Labelled set" { format "JSONL" }' },
  phase: {
    says: "A named stage that holds processes, decisions, events, flows and other phases.",
    example: 'phase build "Build the model" {\n  process train\n}',
  },
  process: {
    says: "One step: who does it (`by`), through which interfaces (`via`), and how automated it is (`is`).",
    example: 'process train "Train" by ds via notebook is non-repeatable { effort 6h  runs 4 per month }',
  },
  decision: {
    says: "A question with labelled ways out; exactly one of them is taken.",
    example: 'decision agree "Do annotators agree?" by ds',
  },
  start: { says: "Where the flow enters. There may be several.", example: 'start brief "Customer brief"' },
  end: { says: "Where the flow leaves. There may be several.", example: 'end live "Model in production"' },
  target: {
    says: "A future state: a set of changes to the map, or to the target that it comes `after`.",
    example: 'target y2027 "ML platform, 2027" {\n  change train is automated\n}',
  },
  after: {
    says: "The target that this one starts from; without it, the map as it is now.",
    example: 'target y2028 "Year two" after y2027',
  },
  change: {
    says: "Changes a process, decision, actor, interface or data. A clause that is written replaces the old one, one that is left out stays; `by none`, `via none`, `reads none`, `writes none` clear.",
    example: "change train via sdk is automated { effort 10min }",
  },
  remove: {
    says: "Takes steps out and joins the flows through them; `remove phase P` takes a phase with all it holds, `remove a -> b` a flow.",
    example: 'remove report "The tracking server draws the charts"',
  },
  extend: {
    says: "Adds steps to a phase of the map.",
    example: 'extend build {\n  process register "Register the model" is automated\n}',
  },
  platform: {
    says: "One candidate, evaluated against a target: what it costs, which level each process reaches, how it answers the questions.",
    example: 'platform acme "Acme ML" for y2027 {\n  cost 4200 EUR per month\n  rate train is automated\n}',
  },
  for: { says: "The target that a platform is evaluated against.", example: 'platform acme "Acme ML" for y2027' },
  combines: {
    says: "Makes the candidate out of others: the best level of each process, the sum of the costs. What the block says itself wins.",
    example: 'platform both "Acme with our own" for y2027 combines acme, own',
  },
  questionnaire: {
    says: "Questions that platforms answer, in groups of stakeholders.",
    example:
      'questionnaire fit "Platform fit" {\n  group legal "Legal" {\n    question residency "Does data stay here?"\n  }\n}',
  },
  group: {
    says: "A group of stakeholders and its questions.",
    example: 'group security "Security" weight 2 {\n  question sso\n}',
  },
  question: {
    says: "One question; `required` disqualifies a platform that answers it 🔴.",
    example: 'question sso "Does it support single sign-on?" required',
  },
  required: { says: "A 🔴 answer to this question disqualifies a platform.", example: "question sso required" },
  each: {
    says: "Where a candidate combines platforms, each of them must do it: the worst answer counts. Without it the best one does; a required question is always asked of each.",
    example: 'group legal "Legal" each weight 2 {\n  question residency "Does data stay here?"\n}',
  },
  weight: {
    says: "How much a question or a group counts; 1 if left out.",
    example: 'group security "Security" weight 2',
  },
  by: { says: "The actors who do it.", example: "process label by curator, ds" },
  via: { says: "The interfaces through which it is done.", example: "process train via notebook" },
  is: {
    says: "The level: automated, semi-automated, non-repeatable, manual or absent; then, if you like, why.",
    example: 'process train is manual "No tracking server yet"',
  },
  reads: { says: "The data that the step needs.", example: "reads gold, corpus" },
  writes: { says: "The data that the step makes.", example: "writes model" },
  effort: {
    says: "Hands-on time for one run, everybody together. A range says how sure you are.",
    example: "effort 2d..4d",
  },
  wait: {
    says: "Time before the next step can begin in which nobody works at it, machine time included, in working time.",
    example: "wait 3d",
  },
  runs: { says: "How often the step is done.", example: "runs 4 per month" },
  per: { says: "The period of a rate.", example: "runs 4 per month" },
  rework: { says: "Share of runs that are done again.", example: "rework 10%" },
  purpose: {
    says: "Why it exists, in one sentence.",
    example: 'purpose "Fresh documents in the customer\'s own wording"',
  },
  measured: {
    says: "Where its level and numbers come from: they were measured.",
    example: 'measured "Time sheets, second quarter" on 2026-06-30',
  },
  estimated: {
    says: "Where its level and numbers come from: somebody estimated them.",
    example: 'estimated "Workshop with the team" on 2026-06-30',
  },
  on: { says: "The date of what was measured or estimated.", example: 'measured "Time sheets" on 2026-06-30' },
  note: { says: "A remark in Markdown; there may be several.", example: 'note "Guidelines live in a wiki page."' },
  link: { says: "An address, and what it shows.", example: 'link "https://example.com/acme" "Vendor page"' },
  cost: {
    says: "What an actor costs an hour, or a platform a month or year.",
    example: "cost 85 EUR per hour",
  },
  people: { says: "How many people fill the role.", example: "people 3" },
  kind: { says: "What the interface is: ui, library, api or cli.", example: "kind ui" },
  format: { says: "The format of the data.", example: 'format "JSONL"' },
  setup: { says: "One-off set-up: an amount, or working time of actors.", example: "setup 30d by mle" },
  upkeep: { says: "Working time that the platform takes, again and again.", example: "upkeep 12h per month by mle" },
  rate: {
    says: "Which level processes of the target reach on this platform, and why.",
    example: 'rate train, deploy is automated "Ships with a pipeline runner"',
  },
  answer: {
    says: "The answer to a question: 🟢 good, 🟡 mixed, 🔴 bad, and why.",
    example: 'answer security.sso 🟢 "SAML and OIDC"',
  },
  view: {
    says: "A named way of looking at the map: which steps it shows, and how it is drawn.",
    example: 'view labelling "Labelling only" { show phase prepare  hide absent }',
  },
  show: {
    says: "What a view shows: `phase`, `actor`, `interface`, `data`, `step` and their names, levels by themselves, `from` a step all that follows, `to` a step all that leads there. Names of one kind add up, different kinds narrow each other.",
    example: 'view training "What the data scientists do by hand" {\n  show actor ds\n  show manual, non-repeatable\n}',
  },
  hide: {
    says: "What a view leaves out, whatever it shows else; the same words as after `show`.",
    example: 'view now "What is done" { hide absent }',
  },
  state: {
    says: "The state that a view opens with: a target, a platform, or `current`.",
    example: 'view goal "The platform" { state y2027  hide step report }',
  },
  collapse: { says: "Phases that a view draws as one box.", example: 'view coarse "Overview" { collapse build, run }' },
  layers: {
    says: "What a view draws over the flow: `data` with what reads and writes it, `interfaces` of each step.",
    example: 'view lineage "Data" { layers data, interfaces }',
  },
  direction: { says: "Which way the picture runs: right or down.", example: "direction right" },
  lanes: { says: "What the picture's bands show: phases, actors or none.", example: "lanes actors" },
  currency: { says: "The currency of amounts that name none.", example: "currency EUR" },
  hours: { says: "Working hours a day; 8 if left out.", example: "hours 7.5 per day" },
  assume: {
    says: "An assumption of the figures: the share of effort that stays at a level, discount, capture, or ramp.",
    example: "assume discount 8%",
  },
  level: { says: "Own or translated words for a level in the legend.", example: 'level manual "Von Hand"' },
  none: { says: "Nobody, nothing: clears the list.", example: "change train by none" },
};

/** A word's page in a hover or a side pane, as Markdown. */
export function wordPage(word: string): string | undefined {
  const entry = Object.hasOwn(vocabulary, word) ? vocabulary[word] : undefined;
  return entry && `**${word}**: ${entry.says}\n\n\`\`\`mlflow\n${entry.example}\n\`\`\``;
}
