import type { Level } from "./level.ts";
import type { AnswerValue, View } from "./process-map.ts";

/** A view as it is to be written. */
export type ViewText = Pick<View, "title" | "rules" | "state" | "lanes" | "direction" | "collapse" | "layers">;

/**
 * What a user can do to a map, as plain data. `language/text-edits.ts` alone turns it into a minimal text edit.
 * `state` says where the edit is written: in the map as it is, or in a target's block.
 */
export type MapEdit =
  | { readonly do: "set-level"; readonly process: string; readonly level: Level; readonly state?: string }
  | { readonly do: "rename-title"; readonly id: string; readonly title: string }
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
  /** A platform's rating of a process; `why` as in an answer. */
  | {
      readonly do: "rate";
      readonly platform: string;
      readonly process: string;
      readonly level: Level;
      readonly why?: string;
    }
  /** Lists questions as comments in a platform's block, to be answered one by one. */
  | {
      readonly do: "outline-answers";
      readonly platform: string;
      readonly open: readonly { readonly group: string; readonly question: string; readonly title: string }[];
    };
