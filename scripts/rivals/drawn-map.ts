/** What other tools can draw of a map: its boxes, phases and flows, from the JSON that `mlmap export` writes. */

import { themes } from "../../src/diagram/theme.ts";
import type { State } from "../../src/model/process-map.ts";
import { midpoint } from "../../src/model/range.ts";

export interface Box {
  /** A name that all the tools take. */
  readonly name: string;
  readonly title: string;
  /** "Data curator +1", as our picture has it. */
  readonly actor?: string;
  readonly kind: "process" | "decision" | "start" | "end";
  /** Level of a process: what it is coloured by. */
  readonly level?: keyof typeof paint;
}

export interface DrawnMap {
  readonly boxes: readonly Box[];
  readonly phases: readonly { readonly name: string; readonly title: string; readonly boxes: readonly Box[] }[];
  /** Boxes outside all phases. */
  readonly loose: readonly Box[];
  readonly flows: readonly { readonly from: Box; readonly to: Box; readonly label: string }[];
}

/** Colours of the levels: the same for all. */
export const paint = themes.light.levels;

/** Takes a state apart; phases in phases count as their outermost one, since not every tool draws them well. */
export function drawnMap(state: State): DrawnMap {
  const actors = new Map(state.actors.map((actor) => [actor.id, actor.title]));
  const name = (id: string): string => `n_${id.replaceAll(/\W/g, "_")}`;
  const boxes = new Map(
    state.steps.map((step): [string, Box] => {
      const by = "actors" in step ? step.actors : [];
      const first = actors.get(by[0] ?? "");
      const actor = first && (by.length > 1 ? `${first} +${by.length - 1}` : first);
      return [
        step.id,
        {
          name: name(step.id),
          title: step.title.replaceAll('"', "'"),
          kind: step.kind,
          ...(actor && { actor }),
          ...(step.kind === "process" && { level: step.level ?? "unrated" }),
        },
      ];
    }),
  );
  const parents = new Map(state.phases.map((phase) => [phase.id, phase.parent]));
  const outermost = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined ? id : outermost(parent);
  };
  const within = (phase: string | undefined): readonly Box[] =>
    state.steps.flatMap((step) => {
      const box = boxes.get(step.id);
      return box && (step.phase === undefined ? undefined : outermost(step.phase)) === phase ? [box] : [];
    });
  return {
    boxes: [...boxes.values()],
    phases: state.phases
      .filter((phase) => phase.parent === undefined)
      .map((phase) => ({ name: `p_${name(phase.id)}`, title: phase.title, boxes: within(phase.id) })),
    loose: within(undefined),
    flows: state.flows.flatMap(({ from, to, label, share }) => {
      const [source, target] = [boxes.get(from), boxes.get(to)];
      const percent = share === undefined ? "" : `${Math.round(midpoint(share) * 100)} %`;
      return source && target ? [{ from: source, to: target, label: [label ?? "", percent].join(" ").trim() }] : [];
    }),
  };
}
