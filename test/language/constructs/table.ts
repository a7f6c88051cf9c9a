/**
 * What help each construct of the language gets, by fixture. `¦` is the cursor. Completion is asked twice: with nothing
 * behind the cursor, as it is typed, and with the rest of the line still there.
 */

export interface Construct {
  readonly complete: readonly Completes[];
  /** What the hover over a word tells. */
  readonly hover: readonly (readonly [place: string, ...tells: string[]])[];
  /** How often each name stands in the file: what definition, references, highlight and rename are held to. */
  readonly names: Readonly<Record<string, number>>;
  /** A mistake that people make here: what is written instead of what, what is said, which fix mends it. */
  readonly mistakes: readonly Mistake[];
}

export interface Completes {
  readonly at: string;
  /** Labels that are offered, with a blank between them. */
  readonly has: string;
  /** Labels that are not. */
  readonly not?: string;
}

export interface Mistake {
  readonly right: string;
  readonly wrong: string;
  readonly says: string;
  /** Title of the fix that is applied; the text then has no error. */
  readonly fix: string;
}

const levels = "automated semi-automated non-repeatable manual absent";
const stepWords = "process decision start end phase";
const changing = "change remove extend";

export const constructs: Readonly<Record<string, Construct>> = {
  import: {
    complete: [
      { at: 'import "¦', has: "./shared.mlflow" },
      { at: 'process label "Label" by ¦', has: "curator ds", not: "gold label" },
    ],
    hover: [
      ["¦import", "names of another file"],
      ["by cur¦ator", "Data curator"],
    ],
    names: { label: 1 },
    mistakes: [
      {
        right: '"./shared.mlflow"',
        wrong: '"./shard.mlflow"',
        says: "shared.mlflow",
        fix: "Change to “./shared.mlflow”",
      },
    ],
  },
  map: {
    complete: [
      { at: "  direction ¦", has: "right down", not: "phases manual" },
      { at: "  lanes ¦", has: "phases actors none", not: "right" },
      { at: "  currency ¦", has: "EUR USD", not: "right" },
      { at: "  hours 7.5 ¦", has: "per", not: "on" },
      { at: "  hours 7.5 per ¦", has: "day", not: "month" },
      { at: `  estimated "The team's guess" ¦`, has: "on", not: "per" },
      {
        at: "  lanes phases\n  ¦",
        has: "direction currency hours assume level note link measured",
        not: "process effort by",
      },
    ],
    hover: [
      ["¦map ", "title and its settings"],
      ["¦direction", "Which way the picture runs"],
      ["direction ri¦ght", "from left to right"],
      ["hours 7.5 per d¦ay", "7.5 hours"],
      ["¦lanes", "bands"],
      ["lanes pha¦ses", "band for each phase"],
      ["¦currency", "name none"],
      ["¦hours", "8 if left out"],
      ["¦estimated", "somebody estimated"],
      ["¦on 2026", "The date"],
    ],
    names: { label: 1 },
    mistakes: [
      { right: "direction right", wrong: "direction rigth", says: "right", fix: "Change to “right”" },
      { right: "  lanes phases\n", wrong: "  lanes phases\n  lanes actors\n", says: "twice", fix: "Take this one out" },
    ],
  },
  assume: {
    complete: [
      { at: "  assume ¦", has: `${levels} discount capture ramp`, not: "label" },
      { at: "  assume ramp 6mo\n  ¦", has: "assume level", not: "process" },
    ],
    hover: [
      ["¦assume discount", "An assumption"],
      ["assume man¦ual", "People lead it"],
      ["assume disc¦ount", "a year"],
      ["assume capt¦ure", "cash"],
      ["assume ra¦mp", "until all is saved"],
    ],
    names: {},
    mistakes: [{ right: "discount", wrong: "discuont", says: "discount", fix: "Change to “discount”" }],
  },
  "level-words": {
    complete: [{ at: "  level ¦", has: levels, not: "label discount" }],
    hover: [
      ["¦level absent", "words for a level"],
      ["level man¦ual", "Von Hand"],
      ["is man¦ual", "Von Hand"],
    ],
    names: { label: 1 },
    mistakes: [{ right: "level absent", wrong: "level abssent", says: "absent", fix: "Change to “absent”" }],
  },
  actor: {
    complete: [
      { at: 'actor ds "Data scientist" {\n  ¦', has: "cost people note link", not: "effort kind process by" },
      { at: "  cost 80..90 ¦", has: "per EUR", not: "on" },
      { at: "  cost 80..90 EUR ¦", has: "per" },
      { at: "  cost 80..90 EUR per ¦", has: "hour", not: "month" },
      { at: "by ¦curator, ds is", has: "curator ds", not: "label agree" },
      { at: 'decision agree "Do they agree?" by ¦', has: "curator ds" },
    ],
    hover: [
      ["¦actor curator", "A role"],
      ["actor cu¦rator", "Data curator", "Label", "cost 45 EUR per hour"],
      ["by curator, d¦s", "Data scientist", "Two of them work part-time."],
      ["¦people", "fill the role"],
      ["¦cost 45", "costs an hour"],
    ],
    names: { curator: 2, ds: 3, label: 1, agree: 1 },
    mistakes: [
      { right: "by curator, ds", wrong: "by curater, ds", says: "curator", fix: "Change to “curator”" },
      { right: "by curator, ds", wrong: "by curator, mle", says: "mle", fix: "Declare actor “mle”" },
    ],
  },
  interface: {
    complete: [
      { at: 'interface notebook "Notebook" { kind ¦', has: "ui library api cli", not: "manual" },
      { at: 'interface sdk "Platform SDK" {\n  ¦', has: "kind note link", not: "cost format" },
      { at: 'process train "Train" via ¦', has: "notebook sdk", not: "train" },
      { at: 'process train "Train" via notebook, ¦', has: "sdk", not: "notebook" },
    ],
    hover: [
      ["¦interface sdk", "Where actors meet"],
      ["via note¦book", "Notebook", "Train"],
      ["¦kind ui", "ui, library, api or cli"],
      ["kind libr¦ary", "Code calls it"],
    ],
    names: { notebook: 2, sdk: 2, train: 1 },
    mistakes: [
      { right: "kind library", wrong: "kind libary", says: "library", fix: "Change to “library”" },
      { right: "via notebook, sdk", wrong: "via notebook, studio", says: "studio", fix: "Declare interface “studio”" },
    ],
  },
  data: {
    complete: [
      { at: 'data corpus "Raw corpus"   { ¦', has: "format note link", not: "kind reads" },
      { at: "{ reads ¦corpus", has: "corpus gold", not: "label train" },
      { at: "{ reads corpus  writes ¦", has: "corpus gold", not: "label" },
      { at: "{ reads gold, ¦", has: "corpus", not: "gold" },
    ],
    hover: [
      ["¦data gold", "handed on"],
      ["writes go¦ld", "Labelled set", "Label", "Train"],
      ["¦format", "format of the data"],
      ["¦reads gold", "needs"],
      ["¦writes", "makes"],
    ],
    names: { corpus: 3, gold: 3, label: 1, train: 1 },
    mistakes: [
      { right: "reads gold, corpus", wrong: "reads glod, corpus", says: "gold", fix: "Change to “gold”" },
      { right: "reads gold, corpus", wrong: "reads gold, report", says: "report", fix: "Declare data “report”" },
    ],
  },
  phase: {
    complete: [
      {
        at: '  process train "Train" is manual\n  ¦',
        has: `${stepWords} purpose note train good`,
        not: "actor effort target",
      },
      { at: "  train -> ¦", has: "good deploy", not: "build" },
      { at: "{ show phase ¦", has: "build", not: "train deploy" },
    ],
    hover: [
      ['¦phase build "', "named stage"],
      ['phase bu¦ild "', "Build the model", "A model that is good enough"],
      ["show phase bu¦ild", "Build the model"],
      ["¦purpose", "Why it exists"],
    ],
    names: { build: 2, train: 3, good: 4, deploy: 2, "build-only": 1 },
    mistakes: [
      { right: "show phase build", wrong: "show phase biuld", says: "build", fix: "Change to “build”" },
      { right: "  train -> good\n}", wrong: "  train -> good\n", says: "}", fix: "Close" },
    ],
  },
  "nested-phase": {
    complete: [
      { at: '    phase grid "Grid" {\n      ¦', has: stepWords, not: "actor" },
      { at: "train -> search -> ¦", has: "sweep", not: "grid" },
    ],
    hover: [["phase gr¦id", "Grid"]],
    names: { build: 1, tune: 1, grid: 1, train: 2, search: 2, sweep: 2 },
    mistakes: [{ right: "phase grid", wrong: "stage grid", says: "phase", fix: "Change to “phase”" }],
  },
  process: {
    complete: [
      { at: 'process train "Train" ¦', has: "by via is", not: "reads effort" },
      { at: 'process train "Train" by ¦', has: "ds", not: "notebook gold" },
      { at: 'process train "Train" by ds ¦', has: "via is", not: "by" },
      { at: 'process train "Train" by ds via ¦', has: "notebook", not: "ds" },
      { at: 'process train "Train" by ds via notebook is ¦', has: levels, not: "ds" },
      { at: 'process train "Train" by ds via notebook is non¦', has: "non-repeatable" },
      { at: "  reads ¦gold", has: "gold model" },
      { at: "  effort ¦6h", has: "4h 1d", not: "gold" },
      { at: "  runs 4 ¦", has: "per", not: "on" },
      { at: "  runs 4 per ¦", has: "day week month quarter year", not: "hour" },
      { at: '  measured "Time sheets" ¦', has: "on" },
      { at: "  wait 1d\n  ¦", has: "purpose note link measured", not: "by kind cost process" },
      { at: "{ writes gold  ¦", has: "effort runs reads", not: "by process" },
    ],
    hover: [
      ["¦process label", "One step"],
      ["process tr¦ain", "Train", "No defined way", "Seeds are **not** kept.", "from `label`", "How we train"],
      ["¦by ds via", "actors who do it"],
      ["¦via", "interfaces"],
      ["¦is non", "The level"],
      ["is non-rep¦eatable", "figured out anew"],
      ["¦effort 6h", "Hands-on time"],
      ["¦wait", "nobody works at it"],
      ["¦runs 4", "How often"],
      ["runs 4 ¦per", "The period"],
      ["runs 4 per mon¦th", "21"],
      ["¦rework", "done again"],
      ["¦measured", "measured"],
    ],
    names: { ds: 3, notebook: 2, gold: 3, model: 2, train: 2, label: 2 },
    mistakes: [
      {
        right: "is non-repeatable",
        wrong: "is non-repeatible",
        says: "non-repeatable",
        fix: "Change to “non-repeatable”",
      },
      { right: "effort 6h", wrong: "efort 6h", says: "effort", fix: "Change to “effort”" },
      { right: "effort 6h", wrong: "effort 6 hours", says: "6h", fix: "Write “6h”" },
    ],
  },
  decision: {
    complete: [
      { at: 'decision good "Good enough?" ¦', has: "by", not: "via is" },
      { at: 'decision good "Good enough?" by ds {\n  ¦', has: "note link", not: "effort" },
      { at: "good -> ¦train", has: "train deploy", not: "ds" },
    ],
    hover: [
      ["¦decision", "labelled ways out"],
      ["decision go¦od", "Good enough?", "Asked after each run.", "to `train`, `deploy`"],
    ],
    names: { ds: 4, train: 3, deploy: 2, good: 4 },
    mistakes: [
      { right: '"no" 20%', wrong: '"no" 120%', says: "100", fix: "" },
      { right: "train -> good", wrong: "train -> god", says: "good", fix: "Change to “good”" },
    ],
  },
  events: {
    complete: [
      { at: "brief, ¦defect", has: "defect", not: "brief" },
      { at: "brief, defect -> ¦", has: "train live" },
      { at: 'end live "Model in production" {\n  ¦', has: "note link", not: "effort" },
    ],
    hover: [
      ["¦start brief", "flow enters"],
      ["¦end ", "flow leaves"],
      ["-> li¦ve", "Model in production", "Seen by customers."],
    ],
    names: { brief: 2, defect: 2, live: 2, train: 2 },
    mistakes: [{ right: "start defect", wrong: "begin defect", says: "start", fix: "Change to “start”" }],
  },
  flow: {
    complete: [
      { at: "collect -> ¦check, store", has: "check store ok", not: "process" },
      { at: "collect -> check, ¦", has: "store ok", not: "check" },
      { at: 'ok -> collect "no" 20%, ¦', has: "store check" },
      { at: "check, store -> ok\n¦", has: "collect check store ok process decision", not: "effort" },
    ],
    hover: [["collect -> che¦ck", "Check", "from `collect`"]],
    names: { collect: 3, check: 4, store: 4, ok: 3 },
    mistakes: [
      { right: "collect -> check", wrong: "collect --> check", says: "`->`", fix: "Write “->”" },
      { right: "check, store -> ok", wrong: "check, stroe -> ok", says: "store", fix: "Change to “store”" },
    ],
  },
  evidence: {
    complete: [
      { at: '  measured "Time sheets" ¦', has: "on", not: "per by" },
      { at: "  effort 3h\n  ¦", has: "measured estimated", not: "by" },
    ],
    hover: [
      ["¦measured", "they were measured"],
      ["¦estimated", "somebody estimated"],
      ["process la¦bel", "measured: Time sheets, 2026-06-30"],
      ["¦on 2026", "The date"],
    ],
    names: { label: 1, train: 1 },
    mistakes: [
      { right: "on 2026-06-30", wrong: "at 2026-06-30", says: "`on`", fix: "Change to “on”" },
      { right: "on 2026-06-30", wrong: "on 30.06.2026", says: "2026-06-30", fix: "Write “2026-06-30”" },
    ],
  },
  texts: {
    complete: [{ at: '  link "mailto:team@example.com"\n  ¦', has: "note link purpose", not: "by" }],
    hover: [
      ["¦purpose", "one sentence"],
      ["¦note 'A", "Markdown"],
      ['¦link "https', "An address"],
      ["process la¦bel", "Clean labels", "Guidelines", "A longer note"],
    ],
    names: { label: 1 },
    mistakes: [
      { right: "process label", wrong: "process 1größe", says: "1größe", fix: "Write “_1größe”" },
      { right: '"Clean labels"', wrong: '"Clean labels', says: "not closed", fix: "Close the text" },
      { right: '"Clean labels"', wrong: "“Clean labels”", says: "straight", fix: "Write straight quotes" },
    ],
  },
  target: {
    complete: [
      { at: 'target y2028 "Platform, 2028" ¦', has: "after", not: "for by" },
      { at: 'target y2028 "Platform, 2028" after ¦', has: "y2027", not: "y2028 train" },
      {
        at: 'target y2027 "Platform, 2027" {\n  ¦',
        has: `${changing} ${stepWords} actor interface data note`,
        not: "rate target",
      },
    ],
    hover: [
      ["¦target y2028", "future state"],
      ["target y20¦27", "Platform, 2027", "1 change", "First step."],
      ["after y20¦27", "Platform, 2027"],
      ["¦after", "starts from"],
    ],
    names: { train: 3, deploy: 3, y2027: 2, y2028: 1 },
    mistakes: [{ right: "after y2027", wrong: "after y2072", says: "y2027", fix: "Change to “y2027”" }],
  },
  change: {
    complete: [
      { at: "  change ¦train", has: "train good ds mle sdk gold", not: "y2027" },
      { at: '  change train "Train on the platform" ¦', has: "by via is" },
      { at: '  change train "Train on the platform" by ¦', has: "ds mle none" },
      { at: '  change train "Train on the platform" by mle via sdk is ¦', has: levels },
      { at: "is automated { reads ¦none", has: "gold none" },
      { at: "  change sdk                           { kind ¦", has: "ui api" },
    ],
    hover: [
      ["¦change train", "one that is left out stays"],
      ["change tr¦ain", "Train", "Year: 🟩 automated"],
      ["change go¦ld", "Labelled set"],
      ["reads no¦ne", "clears"],
    ],
    names: { ds: 4, mle: 2, sdk: 3, gold: 3, train: 3, good: 3, y2027: 1 },
    mistakes: [
      { right: "change train", wrong: "change trian", says: "train", fix: "Change to “train”" },
      { right: "change good", wrong: "chnage good", says: "change", fix: "Change to “change”" },
    ],
  },
  remove: {
    complete: [
      { at: "  remove ¦report", has: "report train deploy archive phase", not: "build" },
      { at: "  remove train -> ¦", has: "deploy report", not: "old" },
      { at: "  remove phase ¦", has: "old build", not: "train" },
    ],
    hover: [
      ["¦remove report", "joins the flows"],
      ["remove rep¦ort", "Report", "removed"],
      ["remove phase o¦ld", "Old"],
    ],
    names: { build: 1, train: 4, report: 3, old: 2, archive: 2, deploy: 4, y2027: 1 },
    mistakes: [
      { right: "remove report", wrong: "delete report", says: "remove", fix: "Change to “remove”" },
      { right: "remove phase old", wrong: "remove phase olld", says: "old", fix: "Change to “old”" },
    ],
  },
  extend: {
    complete: [
      { at: "  extend ¦", has: "build", not: "train y2027" },
      { at: "  extend build {\n    ¦", has: stepWords, not: "change actor" },
      { at: "    train -> ¦", has: "register train" },
    ],
    hover: [
      ["¦extend", "Adds steps to a phase"],
      ["extend bu¦ild", "Build"],
    ],
    names: { build: 2, train: 2, register: 2, y2027: 1 },
    mistakes: [{ right: "extend build", wrong: "extend biuld", says: "build", fix: "Change to “build”" }],
  },
  "target-additions": {
    complete: [
      { at: '    process monitor "Monitor" by ¦', has: "product" },
      { at: '    process monitor "Monitor" by product via ¦', has: "studio" },
      { at: "is automated { writes ¦", has: "card" },
      { at: "  train -> ¦monitor", has: "monitor quiet" },
      { at: "  change ¦monitor", has: "monitor train product studio card" },
    ],
    hover: [
      ["change moni¦tor", "Monitor", "Next year: 🟨 semi-automated"],
      ["actor prod¦uct", "Product team", "in “Year”: Monitor"],
    ],
    names: { train: 2, product: 3, studio: 2, card: 2, monitor: 3, quiet: 2, watch: 1, y2027: 2, y2028: 1 },
    mistakes: [{ right: "by product via", wrong: "by prodcut via", says: "product", fix: "Change to “product”" }],
  },
  questionnaire: {
    complete: [
      { at: 'questionnaire fit "Platform fit" {\n  ¦', has: "group note link", not: "question process" },
      { at: '  group security "Security" ¦', has: "weight each", not: "required" },
      { at: '  group legal "Legal" each {\n    ¦', has: "question note", not: "group" },
      { at: '    question isolation "Are tenants isolated?" ¦', has: "required each weight", not: "by" },
    ],
    hover: [
      ["¦questionnaire", "Questions that platforms answer"],
      ["questionnaire f¦it", "Platform fit"],
      ["¦group security", "group of stakeholders"],
      ["group sec¦urity", "Security"],
      ["¦question sso", "disqualifies"],
      ["question ss¦o", "Single sign-on?"],
      ["¦required\n", "disqualifies"],
      ["¦each {", "each of them must do it"],
      ["¦weight 3", "counts"],
    ],
    names: { fit: 1, security: 1, legal: 1, sso: 1, isolation: 1, residency: 1 },
    mistakes: [
      { right: "weight 3", wrong: "wieght 3", says: "weight", fix: "Change to “weight”" },
      { right: "question isolation", wrong: "question sso", says: "sso", fix: "" },
    ],
  },
  platform: {
    complete: [
      { at: 'platform acme "Acme ML" ¦', has: "for combines", not: "after by" },
      { at: 'platform acme "Acme ML" for ¦', has: "y2027", not: "acme train" },
      {
        at: 'platform acme "Acme ML" for y2027 {\n  ¦',
        has: "cost setup upkeep rate answer note link",
        not: "effort change",
      },
      { at: "  cost 4200 EUR per ¦", has: "month year", not: "hour day" },
      { at: "  setup 30d ¦", has: "by" },
      { at: "  setup 30d by ¦", has: "mle" },
      { at: "  upkeep 12h per month by ¦", has: "mle" },
    ],
    hover: [
      ["¦platform acme", "One candidate"],
      ["platform ac¦me", "Acme ML", "cost 4200 EUR per month"],
      ["¦for y2027", "evaluated against"],
      ["for y20¦27", "Year"],
      ["¦cost 4200", "a platform a month or year"],
      ["¦setup", "One-off"],
      ["¦upkeep", "again and again"],
    ],
    names: { mle: 3, train: 3, y2027: 2, acme: 1 },
    mistakes: [
      { right: "for y2027 {", wrong: "for y2072 {", says: "y2027", fix: "Change to “y2027”" },
      { right: "per month\n  setup", wrong: "per week\n  setup", says: "month", fix: "" },
    ],
  },
  rate: {
    complete: [
      { at: "  rate ¦train, deploy", has: "", not: "watch acme" },
      { at: '  rate watch is absent "On their roadmap"\n  rate ¦', has: "", not: "train watch" },
      { at: "  rate train, deploy ¦", has: "is", not: "by" },
      { at: "  rate train, deploy is ¦", has: levels },
    ],
    hover: [
      ["¦rate train", "Which level"],
      ["rate tr¦ain", "Train", "Acme ML: 🟩 automated"],
      ['is aut¦omated "', "Runs by itself"],
    ],
    names: { train: 3, deploy: 3, watch: 2, y2027: 2, acme: 1 },
    mistakes: [
      { right: "rate watch", wrong: "rate wacth", says: "watch", fix: "Change to “watch”" },
      { right: 'is absent "On', wrong: 'absent "On', says: "is", fix: "Write “is absent”" },
    ],
  },
  answer: {
    complete: [
      { at: "  answer ¦security.sso", has: "security", not: "sso fit train" },
      { at: "  answer security.isolation bad\n  answer security.¦", has: "audit", not: "sso isolation" },
      { at: "  answer security.sso       ¦", has: "🟢 🟡 🔴", not: "automated" },
    ],
    hover: [
      ["¦answer security.sso", "The answer to a question"],
      ["answer sec¦urity.sso", "Security"],
      ["answer security.ss¦o", "Single sign-on?"],
      ["isolation ba¦d", "🔴"],
      ["sso       ¦🟢", "counts 1"],
    ],
    names: { fit: 1, security: 3, sso: 2, isolation: 2, audit: 1, train: 3, y2027: 2, acme: 1 },
    mistakes: [
      { right: "security.sso ", wrong: "security.soo ", says: "sso", fix: "Change to “sso”" },
      { right: "isolation bad", wrong: "isolation badd", says: "bad", fix: "Change to “bad”" },
    ],
  },
  combines: {
    complete: [
      { at: 'platform both "Both" for soon ¦', has: "combines", not: "for" },
      { at: 'platform both "Both" for soon combines ¦', has: "acme own", not: "both soon" },
      { at: 'platform both "Both" for soon combines acme, ¦', has: "own", not: "acme both" },
    ],
    hover: [
      ["¦combines", "out of others"],
      ["combines ac¦me", "Acme ML"],
    ],
    names: { train: 3, deploy: 3, soon: 4, acme: 2, own: 2, both: 1 },
    mistakes: [{ right: "combines acme, own", wrong: "combines acme, owm", says: "own", fix: "Change to “own”" }],
  },
  view: {
    complete: [
      { at: "  show ¦phase prepare", has: `phase actor interface data step from to ${levels} unrated`, not: "label" },
      { at: "  show phase ¦", has: "prepare", not: "label" },
      { at: "  show actor ¦", has: "ds", not: "wiki" },
      { at: "  show from ¦", has: "label check", not: "ds" },
      { at: "  show manual, ¦", has: "unrated absent", not: "manual label" },
      { at: "  state ¦", has: "y2027 current", not: "label" },
      { at: "  lanes ¦", has: "none phases actors" },
      { at: "  direction ¦", has: "right down" },
      { at: "  collapse ¦", has: "prepare", not: "label" },
      { at: "  layers data, ¦", has: "interfaces", not: "data" },
      { at: "  state y2027\n  ¦", has: "show hide collapse layers note", not: "process" },
    ],
    hover: [
      ["¦view lab", "named way of looking"],
      ["view lab¦elling", "Labelling only", "Shows"],
      ["¦show phase", "What a view shows"],
      ["¦hide absent", "leaves out"],
      ["show phase pre¦pare", "Prepare"],
      ["show ¦phase", "the steps of these phases"],
      ["show manual, un¦rated", "Nobody has judged"],
      ["¦state", "opens with"],
      ["¦collapse", "as one box"],
      ["¦layers", "over the flow"],
      ["layers data, inter¦faces", "interfaces of each step"],
      ["direction do¦wn", "from top to bottom"],
    ],
    names: { ds: 4, wiki: 3, gold: 3, prepare: 3, label: 4, check: 3, y2027: 2, labelling: 1 },
    mistakes: [
      { right: "show phase prepare", wrong: "show phase prepair", says: "prepare", fix: "Change to “prepare”" },
      {
        right: "layers data, interfaces",
        wrong: "layers data, interface",
        says: "interfaces",
        fix: "Change to “interfaces”",
      },
    ],
  },
  comments: {
    complete: [
      { at: "/* why ¦", has: "", not: "process label" },
      { at: "  // lint-ignore ¦manual-step: gone", has: "manual-step no-actor unreachable", not: "process label" },
      { at: "// lint-ignore-file ¦", has: "missing-purpose manual-step" },
    ],
    hover: [
      ["// lint-ignore manual-¦step: gone", "manual-step"],
      ["// lint-¦ignore manual-step: gone", "Silences"],
    ],
    names: { label: 2, train: 2 },
    mistakes: [],
  },
  names: {
    complete: [
      { at: "{ reads ¦data", has: "data größe" },
      { at: "^note -> ¦data-raw", has: "data-raw 数据准备 note" },
    ],
    hover: [
      ["reads da¦ta", "Data"],
      ["-> 数据¦准备", "Prepare"],
      ["^no¦te", "Note"],
      ["writes data, grö¦ße", "Größe"],
    ],
    names: { data: 3, größe: 2, note: 2, "data-raw": 2, 数据准备: 2 },
    mistakes: [{ right: "reads data", wrong: "reads dato", says: "data", fix: "Change to “data”" }],
  },
  none: {
    complete: [
      { at: "  change train by ¦", has: "ds none" },
      { at: "is automated { reads ¦", has: "gold none" },
      { at: 'process watch "Watch" by none via ¦', has: "sdk none" },
    ],
    hover: [
      ["change train by no¦ne", "clears"],
      ["reads no¦ne", "clears"],
    ],
    names: { ds: 2, sdk: 2, gold: 3, train: 2, watch: 1, y2027: 1 },
    mistakes: [{ right: "reads none", wrong: "reads nonne", says: "nonne", fix: "Declare data “nonne”" }],
  },
};
