import type { MapEdit } from "../model/edit.ts";
import { levels } from "../model/level.ts";
import type { ProcessMap, State, Step } from "../model/process-map.ts";
import type { NameWish } from "../protocol.ts";
import { levelName } from "./facts.ts";
import type { MenuItem } from "./Menu.tsx";
import { LevelSwatch } from "./panels/LevelSwatch.tsx";
import type { Action } from "./state/gestures.ts";

export interface EditContext {
  readonly map: ProcessMap;
  readonly state: State;
  act(action: Action): void;
  edit(edit: MapEdit): void;
  reveal(id: string): void;
  /** Changes the name that the text gives a step, wherever it is written, or lists those places. */
  named(id: string, wish: NameWish): void;
}

/** The edit that gives a step a level in a state; in a platform's it is the platform's rating. */
export function levelEdit(state: State, process: string, level: (typeof levels)[number]): MapEdit {
  if (state.kind === "platform") return { do: "rate", platform: state.id, process, level };
  return { do: "set-level", process, level, ...(state.kind === "target" && { state: state.id }) };
}

/** One level up (+1) or down (−1) from what a step has now; undefined where there is none. */
export function levelBeside(state: State, process: string, by: 1 | -1): (typeof levels)[number] | undefined {
  const step = state.steps.find((s) => s.id === process);
  if (step?.kind !== "process") return undefined;
  if (step.level === undefined) return by === 1 ? "semi-automated" : "manual";
  return levels[levels.indexOf(step.level) - by];
}

/** What a filter makes of a step: all that follows from it, or leads to it. */
function reachItems({ id, kind }: Step, act: EditContext["act"]): readonly MenuItem[] {
  const show = (subject: "from" | "to"): void => act({ kind: "filter", subject, id, wanted: "show" });
  const follows = { label: "Show only what follows", run: () => show("from") };
  const leads = { label: "Show only what leads here", run: () => show("to") };
  const items: readonly MenuItem[] = kind === "start" ? [follows] : kind === "end" ? [leads] : [follows, leads];
  return items.map((item, at) => ({ ...item, apart: at === 0 }));
}

/** What can be done to a step in the picture; every entry is one small edit of the text. */
export function stepMenu(id: string, { map, state, act, edit, reveal, named }: EditContext): readonly MenuItem[] {
  const step = state.steps.find((s) => s.id === id);
  if (!step) return [];
  const items: MenuItem[] = [];
  if (step.kind === "process") {
    for (const level of levels) {
      const change = levelEdit(state, id, level);
      items.push({
        label: levelName(map, level),
        checked: step.level === level,
        mark: <LevelSwatch level={level} />,
        run: () => edit(change),
      });
    }
  }
  items.push({
    label: "Rename…",
    keys: "F2",
    apart: true,
    run: () => act({ kind: "write", wish: { id, what: "rename" } }),
  });
  // New steps and flows are written into the map as it is: in another state they would not be seen where they were made.
  if (state.kind === "current" && step.kind !== "end") {
    items.push(
      {
        label: "Add a step after it…",
        keys: "Insert",
        run: () => act({ kind: "write", wish: { id, what: "add-after" } }),
      },
      { label: "Connect to…", keys: "C", run: () => act({ kind: "connect", from: id }) },
    );
  }
  items.push(...reachItems(step, act));
  items.push({
    label: "Show in file",
    keys: "Enter",
    apart: true,
    run: () => reveal(id),
  });
  items.push(
    { label: "Show all mentions", run: () => named(id, "mentions") },
    { label: `Change “${id}” everywhere…`, run: () => named(id, "change") },
  );
  if (state.kind === "current")
    items.push({ label: "Remove", keys: "Delete", apart: true, run: () => edit({ do: "remove-step", id }) });
  return items;
}
