import type { Level } from "./level.ts";
import type { AnswerValue, ProcessMap, Question, Source, View } from "./process-map.ts";

/** A view as it is to be written. */
export type ViewText = Pick<View, "title" | "rules" | "state" | "lanes" | "direction" | "collapse" | "layers">;

/**
 * What a user can do to a map, as plain data. `language/text-edits.ts` alone turns it into a minimal text edit.
 * `state` says where the edit is written: in the map as it is, or in a target's block.
 */
export type MapEdit =
  | { readonly do: "set-level"; readonly process: string; readonly level: Level; readonly state?: string }
  | { readonly do: "rename-title"; readonly id: string; readonly title: string }
  /** A step that follows no other: in a phase, at its end, or in none, behind what stands before targets and platforms. */
  | { readonly do: "add-step"; readonly title: string; readonly phase?: string }
  | { readonly do: "add-step-after"; readonly after: string; readonly title: string }
  | { readonly do: "add-clause"; readonly of: string; readonly clause: string; readonly text: string }
  /** A comment at a declaration that says what a person is to fill in: it must never be taken for data. */
  | { readonly do: "add-remark"; readonly of: string; readonly text: string }
  /** What the map takes for granted: `assume capture 40%`. `title` is that of a `map` block, where there is none yet. */
  | {
      readonly do: "assume";
      readonly subject: Level | "capture" | "ramp" | "discount";
      readonly text: string;
      readonly title: string;
    }
  | { readonly do: "connect"; readonly from: string; readonly to: string }
  | { readonly do: "remove-step"; readonly id: string }
  /** Writes a new view into the file, under a name made from its title. */
  | { readonly do: "add-view"; readonly view: ViewText }
  | { readonly do: "silence"; readonly rule: string; readonly line: number; readonly reason: string }
  /** A platform's answer to a question. Value `null` opens the question again; a `why` left out stays as it is, an empty one goes. */
  | {
      readonly do: "answer";
      readonly platform: string;
      readonly group: string;
      readonly question: string;
      readonly value: AnswerValue | null;
      readonly why?: string;
    }
  /** A platform's rating of a process; level `null` takes it back, `why` as in an answer. */
  | {
      readonly do: "rate";
      readonly platform: string;
      readonly process: string;
      readonly level: Level | null;
      readonly why?: string;
    }
  /** A question is required no more. */
  | { readonly do: "waive"; readonly group: string; readonly question: string }
  /** Lists questions as comments in a platform's block, to be answered one by one. */
  | {
      readonly do: "outline-answers";
      readonly platform: string;
      readonly open: readonly { readonly group: string; readonly question: string; readonly title: string }[];
    };

/**
 * The address of the file where an edit is written: a platform, a target or a question may stand in another file than the
 * map that knows it.
 */
export function homeOf(map: ProcessMap, edit: MapEdit): string {
  return sourceOf(map, edit)?.whole.uri ?? map.uri;
}

function sourceOf(map: ProcessMap, edit: MapEdit): Source | undefined {
  switch (edit.do) {
    case "answer":
    case "rate":
    case "outline-answers":
      return map.platforms.find((p) => p.id === edit.platform)?.source;
    case "set-level":
      return [...map.targets, ...map.platforms].find((s) => s.id === edit.state)?.source;
    case "waive":
      return questionOf(map, edit.group, edit.question)?.source;
    default:
      return undefined;
  }
}

/** A question by the names of its group and its own. */
export function questionOf(map: ProcessMap, group: string, question: string): Question | undefined {
  return map.questionnaires
    .flatMap((q) => q.groups)
    .find((g) => g.id === group)
    ?.questions.find((q) => q.id === question);
}
