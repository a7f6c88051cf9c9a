/** Which words the language has and where each belongs: one table for lexing, checks and completion. */

/** The words that are keywords wherever something else than a name can stand. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "import map note link actor cost interface data format phase process by via is reads writes effort wait runs purpose " +
    "measured estimated decision start end target change remove extend questionnaire group question platform rate answer " +
    "none view"
  ).split(" "),
);

/** Everything that has a head and may have a block; `file` is what stands outside of any block. */
export type BlockKind =
  | "file"
  | "map"
  | "actor"
  | "interface"
  | "data"
  | "phase"
  | "process"
  | "decision"
  | "start"
  | "end"
  | "target"
  | "change"
  | "extend"
  | "questionnaire"
  | "group"
  | "question"
  | "platform"
  | "view";

export interface BlockFacts {
  /** Clauses that may stand in the head, after name and title. */
  readonly head: readonly string[];
  /** Clauses that may stand in the block. */
  readonly clauses: readonly string[];
  /** Declarations and changes that may stand in the block. */
  readonly declarations: readonly string[];
  /** Whether flows may stand in it. */
  readonly flows: boolean;
}

const everywhere = ["note", "link"];
const steps = ["process", "decision", "start", "end", "phase"];
const things = ["actor", "interface", "data"];
const leaf = (head: readonly string[], ...clauses: readonly string[]): BlockFacts => ({
  head,
  clauses: [...clauses, ...everywhere],
  declarations: [],
  flows: false,
});

/** What may stand where. */
export const blockFacts: Readonly<Record<BlockKind, BlockFacts>> = {
  file: {
    head: [],
    clauses: [],
    declarations: ["import", "map", ...things, ...steps, "target", "questionnaire", "platform", "view"],
    flows: true,
  },
  map: leaf([], "direction", "lanes", "currency", "hours", "assume", "level", "measured", "estimated"),
  actor: leaf([], "cost", "people"),
  interface: leaf([], "kind"),
  data: leaf([], "format"),
  phase: { head: [], clauses: ["purpose", ...everywhere], declarations: steps, flows: true },
  process: leaf(
    ["by", "via", "is"],
    ...["reads", "writes", "effort", "wait", "runs", "rework", "purpose", "measured", "estimated"],
  ),
  decision: leaf(["by"]),
  start: leaf([]),
  end: leaf([]),
  target: {
    head: ["after"],
    clauses: everywhere,
    declarations: ["change", "remove", "extend", ...things, ...steps],
    flows: true,
  },
  change: leaf(
    ["by", "via", "is"],
    ...["reads", "writes", "effort", "wait", "runs", "rework", "purpose", "measured", "estimated"],
    ...["cost", "people", "kind", "format"],
  ),
  extend: { head: [], clauses: everywhere, declarations: steps, flows: true },
  questionnaire: { head: [], clauses: everywhere, declarations: ["group"], flows: false },
  group: { head: ["each", "weight"], clauses: everywhere, declarations: ["question"], flows: false },
  question: leaf(["required", "each", "weight"]),
  platform: leaf(["for", "combines"], "cost", "setup", "upkeep", "rate", "answer"),
  view: leaf([], "show", "hide", "state", "lanes", "direction", "collapse", "layers"),
};

/** Clauses that may stand repeatedly in one block. */
export const repeatable: ReadonlySet<string> = new Set([
  ...["note", "link", "rate", "answer", "assume", "level", "show", "hide"],
]);

export function isBlockKind(word: string): word is BlockKind {
  return word !== "file" && Object.hasOwn(blockFacts, word);
}

/** All words that have a head and may have a block. */
export const blockWords: ReadonlySet<string> = new Set(Object.keys(blockFacts).filter((word) => word !== "file"));
/** All words that begin a clause in some block. */
export const clauseWords: ReadonlySet<string> = new Set(Object.values(blockFacts).flatMap((facts) => facts.clauses));
/** All words that begin a clause in some head. */
export const headWords: ReadonlySet<string> = new Set(Object.values(blockFacts).flatMap((facts) => facts.head));
/** All words that begin a declaration or a change. */
export const declarationWords: ReadonlySet<string> = new Set(
  Object.values(blockFacts).flatMap((facts) => facts.declarations),
);

/** What people from other tools write, and the word that they mean. */
export const synonyms: Readonly<Record<string, string>> = {
  step: "process",
  task: "process",
  activity: "process",
  job: "process",
  stage: "phase",
  lane: "phase",
  section: "phase",
  gateway: "decision",
  choice: "decision",
  role: "actor",
  person: "actor",
  team: "actor",
  dataset: "data",
  artefact: "data",
  artifact: "data",
  tool: "interface",
  system: "interface",
  begin: "start",
  finish: "end",
  stop: "end",
  include: "import",
  use: "import",
  delete: "remove",
  drop: "remove",
  modify: "change",
  update: "change",
  vendor: "platform",
  candidate: "platform",
  survey: "questionnaire",
  title: "map",
  read: "reads",
  input: "reads",
  inputs: "reads",
  write: "writes",
  output: "writes",
  outputs: "writes",
  duration: "effort",
  time: "effort",
  delay: "wait",
  waits: "wait",
  run: "runs",
  frequency: "runs",
  why: "purpose",
  goal: "purpose",
  description: "note",
  comment: "note",
  notes: "note",
  url: "link",
  links: "link",
  price: "cost",
  type: "kind",
  combine: "combines",
  using: "via",
  with: "via",
  on: "via",
  who: "by",
  owner: "by",
  actor: "by",
  level: "is",
  // The words of the German templates and of those who write in German.
  ...{ prozess: "process", schritt: "process", aufgabe: "process", aktivität: "process", entscheidung: "decision" },
  ...{ rolle: "actor", akteur: "actor", daten: "data", schnittstelle: "interface", werkzeug: "interface" },
  ...{ abschnitt: "phase", ziel: "target", plattform: "platform", anbieter: "platform", fragebogen: "questionnaire" },
  ...{
    gruppe: "group",
    frage: "question",
    antwort: "answer",
    karte: "map",
    anfang: "start",
    ende: "end",
    ansicht: "view",
  },
  ...{ ändere: "change", entferne: "remove", lösche: "remove", erweitere: "extend", bewerte: "rate" },
  ...{ aufwand: "effort", dauer: "effort", warten: "wait", wartezeit: "wait", liest: "reads", schreibt: "writes" },
  ...{
    zweck: "purpose",
    notiz: "note",
    bemerkung: "note",
    kommentar: "note",
    gemessen: "measured",
    geschätzt: "estimated",
  },
  ...{
    kosten: "cost",
    währung: "currency",
    richtung: "direction",
    läuft: "runs",
    häufigkeit: "runs",
    personen: "people",
  },
  ...{ durch: "by", von: "by", mit: "via", über: "via", ist: "is" },
};
