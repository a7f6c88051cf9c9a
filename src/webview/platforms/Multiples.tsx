import type { ComponentChildren } from "preact";
import { belowTargetOf, MapThumb } from "../../diagram/index.ts";
import type { Layout } from "../../diagram/layout-types.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { InTurn } from "../InTurn.tsx";
import { useTurn } from "./reveal.ts";
import type { PlatformWords } from "./words.ts";

/** The target's map and those of all candidates, each step at one place in all of them. */
export function Multiples(props: {
  readonly map: ProcessMap;
  readonly words: PlatformWords;
  readonly target: StateId;
  readonly platforms: readonly string[];
  readonly layout: Layout;
  choose(process: string, column: number): void;
}) {
  const { map, words, target, platforms, layout } = props;
  const draw = (id: StateId) => {
    const state = stateOf(map, id);
    if (!state) return null;
    const below = belowTargetOf(map, state.id);
    const count = below.size === 0 ? "" : words.labels.belowCount(below.size);
    const titleOf = (id: string): string => {
      const step = state.steps.find((s) => s.id === id);
      if (step?.kind !== "process") return id;
      return `${step.title}: ${words.level(step.level)}${below.has(id) ? `, ${words.own.belowTarget}` : ""}${step.levelReason ? `. ${step.levelReason}` : ""}`;
    };
    const column = platforms.indexOf(state.id);
    return (
      <InItsTurn key={state.id}>
        <figcaption>
          <b>{state.title}</b>
          <span class="quiet">{column < 0 ? words.labels.theTarget : count}</span>
        </figcaption>
        <MapThumb
          layout={layout}
          state={state}
          below={below}
          label={`${state.title}${count}`}
          titleOf={titleOf}
          {...(column >= 0 && { choose: (id: string) => props.choose(id, column) })}
        />
      </InItsTurn>
    );
  };
  return (
    <div class="multiples">
      <InTurn
        pieces={[target, ...platforms].map((id) => ({
          key: id,
          from: [map, words, layout, platforms.indexOf(id)],
          draw: () => draw(id),
        }))}
      />
    </div>
  );
}

function InItsTurn({ children }: { readonly children: ComponentChildren }) {
  return (
    <figure ref={useTurn<HTMLElement>()} class="in-turn">
      {children}
    </figure>
  );
}
