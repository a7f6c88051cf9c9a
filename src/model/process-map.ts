import type { Level } from "./level.ts";
import type { Palette } from "./palette.ts";
import type { Amount, Duration, Period, Range, Rate } from "./quantity.ts";

/** Where a piece of text stands. Lines and columns are 0-based, columns and offsets in UTF-16 units, the end exclusive. */
export interface SourceRange {
  readonly uri: string;
  readonly offset: number;
  readonly end: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where an element stands: all of it, its name, and each of its clauses by keyword (`is`, `by`, `effort` …). */
export interface Source {
  readonly whole: SourceRange;
  readonly name?: SourceRange;
  readonly clauses?: Readonly<Record<string, SourceRange>>;
}

export interface Link {
  readonly address: string;
  readonly text?: string;
}

/** Where a level and numbers come from: `measured "Time sheets" on 2026-06-30`. */
export interface Evidence {
  readonly kind: "measured" | "estimated";
  readonly text: string;
  /** ISO date, `2026-06-30`. */
  readonly on?: string;
}

/** What every element may carry. `notes` are Markdown. */
export interface Described {
  readonly notes: readonly string[];
  readonly links: readonly Link[];
  readonly source?: Source;
}

/** A named thing. `title` is what people see; it is the id where the author wrote none (then `untitled` is true). */
export interface Named extends Described {
  readonly id: string;
  readonly title: string;
  readonly untitled?: true;
  /** True when the element is declared in another file and only visible here through `import`. */
  readonly imported?: true;
}

export interface Actor extends Named {
  readonly kind: "actor";
  readonly costPerHour?: Amount;
  readonly people?: Range;
}

export const interfaceKinds = ["ui", "library", "api", "cli"] as const;
export type InterfaceKind = (typeof interfaceKinds)[number];

export interface Interface extends Named {
  readonly kind: "interface";
  readonly interfaceKind?: InterfaceKind;
}

export interface DataSet extends Named {
  readonly kind: "data";
  readonly format?: string;
}

export interface Phase extends Named {
  readonly kind: "phase";
  readonly purpose?: string;
  /** Id of the phase that holds this one. */
  readonly parent?: string;
}

export interface Process extends Named {
  readonly kind: "process";
  readonly phase?: string;
  /** Ids, in the author's order. */
  readonly actors: readonly string[];
  readonly interfaces: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly level?: Level;
  /** The "why" after the level. */
  readonly levelReason?: string;
  readonly effort?: Duration;
  readonly wait?: Duration;
  readonly runs?: Rate;
  /** Share of runs done again, 0 to 1. */
  readonly rework?: Range;
  readonly purpose?: string;
  readonly evidence?: Evidence;
}

export interface Decision extends Named {
  readonly kind: "decision";
  readonly phase?: string;
  readonly actors: readonly string[];
}

export interface Event extends Named {
  readonly kind: "start" | "end";
  readonly phase?: string;
}

/** A node of the flow: processes, decisions, starts and ends share one space of names. */
export type Step = Process | Decision | Event;

/** One arrow. Chains and fans are taken apart: `a -> b, c` is two flows. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Share of the ways out, 0 to 1. */
  readonly share?: Range;
  /** Only in a view: the hidden steps that lie on the way, in its order. */
  readonly through?: readonly string[];
  readonly source?: SourceRange;
}

/** Which elements a state holds: the shape shared by the map as written, a target's additions and a resolved state. */
export interface Elements {
  readonly actors: readonly Actor[];
  readonly interfaces: readonly Interface[];
  readonly data: readonly DataSet[];
  readonly phases: readonly Phase[];
  /** In file order, which is the model order of the picture. */
  readonly steps: readonly Step[];
  readonly flows: readonly Flow[];
}

/** Clauses of `change`. A key that is absent leaves the old value; a list that is empty was cleared by `none`. */
export interface ChangedClauses {
  readonly title?: string;
  readonly actors?: readonly string[];
  readonly interfaces?: readonly string[];
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly level?: Level;
  readonly levelReason?: string;
  readonly effort?: Duration;
  readonly wait?: Duration;
  readonly runs?: Rate;
  readonly rework?: Range;
  readonly purpose?: string;
  readonly evidence?: Evidence;
  readonly costPerHour?: Amount;
  readonly people?: Range;
  readonly interfaceKind?: InterfaceKind;
  readonly format?: string;
  /** Added to the old ones. */
  readonly notes: readonly string[];
  readonly links: readonly Link[];
}

export type ChangeableKind = "process" | "decision" | "actor" | "interface" | "data";

export type Change =
  | {
      readonly do: "change";
      readonly of: string;
      readonly kind: ChangeableKind;
      readonly clauses: ChangedClauses;
      readonly source?: Source;
    }
  | { readonly do: "remove-steps"; readonly ids: readonly string[]; readonly why?: string; readonly source?: Source }
  | { readonly do: "remove-phase"; readonly id: string; readonly why?: string; readonly source?: Source }
  | {
      readonly do: "remove-flow";
      readonly from: string;
      readonly to: string;
      readonly why?: string;
      readonly source?: Source;
    };

export interface Target extends Named {
  readonly kind: "target";
  /** Id of the target that it starts from; absent: the map as it is now. */
  readonly after?: string;
  /** New elements; a step of an `extend` block names its phase. */
  readonly adds: Elements;
  /** Changes and removals in file order. */
  readonly changes: readonly Change[];
}

export interface Question extends Named {
  readonly kind: "question";
  readonly weight: number;
  readonly required: boolean;
  /** Of a combination, each member must do it. */
  readonly each?: true;
}

export interface QuestionGroup extends Named {
  readonly kind: "group";
  readonly weight: number;
  /** So it is with each of its questions. */
  readonly each?: true;
  readonly questions: readonly Question[];
}

export interface Questionnaire extends Named {
  readonly kind: "questionnaire";
  readonly groups: readonly QuestionGroup[];
}

export type AnswerValue = "good" | "mixed" | "bad";

export interface Answer {
  readonly group: string;
  readonly question: string;
  readonly value: AnswerValue;
  readonly why?: string;
  readonly source?: Source;
}

export interface Rating {
  readonly process: string;
  readonly level: Level;
  readonly why?: string;
  readonly source?: Source;
}

/** One-off set-up of a platform: an amount, or working time of actors. */
export type Setup = { readonly amount: Amount } | { readonly duration: Duration; readonly actors: readonly string[] };

export interface Platform extends Named {
  readonly kind: "platform";
  /** Id of the target that it is evaluated against. */
  readonly target?: string;
  /** Ids of the platforms that this candidate is made of; `evaluated` in `combination.ts` puts them together. */
  readonly combines?: readonly string[];
  readonly cost?: { readonly amount: Amount; readonly per: Period };
  readonly setup?: Setup;
  readonly upkeep?: { readonly duration: Duration; readonly per: Period; readonly actors: readonly string[] };
  /** One entry a process: `rate train, deploy is automated` is two. */
  readonly ratings: readonly Rating[];
  readonly answers: readonly Answer[];
}

export type Direction = "right" | "down";
export type LaneKind = "phases" | "actors" | "none";

/** What can be drawn over the flow: data sheets with what reads and writes them; the interfaces of each step. */
export const layers = ["data", "interfaces"] as const;
export type Layer = (typeof layers)[number];

/** What the names of a view's rule are. `from` and `to` mean all that can be reached from a step, or that leads to it. */
export const viewSubjects = ["phase", "actor", "interface", "data", "level", "step", "from", "to"] as const;
export type ViewSubject = (typeof viewSubjects)[number];

/** One line of a view: `show phase build, run`, `hide absent`. */
export interface ViewRule {
  readonly do: "show" | "hide";
  readonly subject: ViewSubject;
  /** Ids; for `level` levels, `unrated` included. Empty where none of the names is known: then the rule says nothing. */
  readonly of: readonly string[];
}

/** A named way of looking at the map: which steps it shows, and how. */
export interface View extends Named {
  readonly kind: "view";
  readonly rules: readonly ViewRule[];
  /** The state that it opens with; absent: whichever is looked at. */
  readonly state?: StateId;
  readonly lanes?: LaneKind;
  readonly direction?: Direction;
  /** Phases drawn as one box. */
  readonly collapse?: readonly string[];
  readonly layers?: readonly Layer[];
}

/** What the `map` block says; a key is absent where the author left it out. */
export interface MapSettings {
  readonly direction?: Direction;
  readonly lanes?: LaneKind;
  readonly currency?: string;
  /** Working hours a day; 8 if left out. */
  readonly hoursPerDay?: number;
  /** Share of effort that stays at a level (0 to 1), discount and capture (0 to 1), ramp as written. */
  readonly assume: {
    readonly residual: Partial<Readonly<Record<Level, number>>>;
    readonly discount?: Range;
    readonly capture?: Range;
    readonly ramp?: Duration;
  };
  readonly levelTitles: Partial<Readonly<Record<Level, string>>>;
  /** For every step that has none of its own. */
  readonly evidence?: Evidence;
  /** Own colours of the levels, from the configuration; a map does not name colours itself. */
  readonly palette?: Palette;
}

/**
 * One map as written: immutable plain data, JSON in and JSON out. The heart of the house: everything right of it is a
 * pure function of it. References are ids; a reference that could not be resolved was left out (and reported).
 */
export interface ProcessMap extends Elements, Described {
  readonly uri: string;
  /** Title of the `map` block, or the file's name without its ending. */
  readonly title: string;
  readonly settings: MapSettings;
  readonly targets: readonly Target[];
  readonly platforms: readonly Platform[];
  readonly questionnaires: readonly Questionnaire[];
  readonly views: readonly View[];
  /** Absent where everything has a meaning. */
  readonly slips?: readonly Slip[];
}

/**
 * Something in the text that means nothing, a misspelt name say, so that it is missing from the map. An error tells it; who
 * misses something may miss just this.
 */
export interface Slip {
  /** What it was to be: a name of such a thing, or what a flow, a change, a rating … names; `any`: nobody can say. */
  readonly kind:
    | "actor"
    | "interface"
    | "data"
    | "flow"
    | "change"
    | "level"
    | "effort"
    | "runs"
    | "rating"
    | "answer"
    | "any";
  /** As it is written; of an answer `group.question`. */
  readonly text: string;
  /** Id of the declaration that it stands in; of a change, of what is changed. */
  readonly of?: string;
}

/** Id of a state: `current`, or the id of a target or a platform. */
export type StateId = string;

/** A resolved state: what the map looks like then. `levelOf`-style lookups are left to the reader: it is plain data. */
export interface State extends Elements {
  readonly id: StateId;
  readonly kind: "current" | "target" | "platform";
  readonly title: string;
  /** The state that it was derived from; absent for `current`. A platform's base is its target. */
  readonly base?: StateId;
}

/** Severity of what is reported about a map. */
export type Severity = "error" | "warning" | "info" | "hint" | "off";

/** One sentence about a place in a text. `rule` names the lint rule or the error's code. */
export interface Problem {
  readonly rule: string;
  readonly severity: Exclude<Severity, "off">;
  readonly message: string;
  readonly range: SourceRange;
  /** Address of the page that explains the rule. */
  readonly help?: string;
}
