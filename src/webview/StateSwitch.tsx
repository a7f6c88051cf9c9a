import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { StateId } from "../model/process-map.ts";
import { Icon } from "./icons.tsx";
import { MenuButton } from "./Menu.tsx";

export interface SwitchState {
  readonly id: StateId;
  readonly title: string;
  readonly kind: "current" | "target" | "platform";
}

/** Current, targets, platforms as one segmented control; what finds no room waits in a menu. */
export function StateSwitch(props: {
  readonly states: readonly SwitchState[];
  readonly state: StateId;
  /** Fewer other tools stand in the row. */
  readonly narrow: boolean;
  pick(id: StateId): void;
}) {
  const ruler = useRef<HTMLDivElement>(null);
  const group = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(props.states.length);
  const titles = props.states.map((s) => s.title).join("\n");

  useLayoutEffect(() => {
    const toolbar = ruler.current?.closest<HTMLElement>(".toolbar");
    if (!toolbar) return undefined;
    const measure = (): void => {
      const widths = [...(ruler.current?.children ?? [])].map((child) => child.getBoundingClientRect().width);
      // Titles of states come before the words on the other buttons, which have their icons.
      toolbar.removeAttribute("data-tight");
      if (segmentsThatFit(widths, roomIn(toolbar)) < widths.length) toolbar.setAttribute("data-tight", "");
      setRoom(segmentsThatFit(widths, roomIn(toolbar)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(toolbar);
    for (const child of toolbar.children) if (!child.matches(".switch-frame, .toolbar-gap")) observer.observe(child);
    return () => observer.disconnect();
  }, [titles, props.narrow]);

  // The state is drawn a moment after it was chosen, and only then its button can be stood on.
  useLayoutEffect(() => {
    const here = document.activeElement;
    if (here?.getAttribute("role") !== "radio" || !group.current?.contains(here)) return;
    group.current.querySelector<HTMLElement>("[aria-checked=true]")?.focus();
  }, [props.state]);

  if (props.states.length < 2) return null;
  const { seen, rest } = segments(props.states, props.state, room);
  const choose = (by: number): void => {
    const at = props.states.findIndex((s) => s.id === props.state);
    const next = props.states[(at + by + props.states.length) % props.states.length];
    if (next) props.pick(next.id);
  };
  return (
    <div class="switch-frame" data-whole={rest.length === 0 ? "" : undefined}>
      <div
        ref={group}
        class="switch"
        role="radiogroup"
        aria-label="State of the map"
        onKeyDown={(event) => {
          const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          if (by === undefined || (event.target as Element).closest(".menu-anchor")) return;
          event.preventDefault();
          choose(by);
        }}
      >
        {seen.map((state) => (
          <button
            type="button"
            key={state.id}
            class="segment"
            role="radio"
            aria-checked={state.id === props.state ? "true" : "false"}
            tabIndex={state.id === props.state ? 0 : -1}
            data-state={state.id}
            title={state.title}
            onClick={() => props.pick(state.id)}
          >
            {state.title}
          </button>
        ))}
      </div>
      {rest.length > 0 && (
        <MenuButton
          label={`${rest.length} more states`}
          class="segment segment-more"
          items={rest.map((state, at) => ({
            label: state.title,
            checked: state.id === props.state,
            apart: at > 0 && rest[at - 1]?.kind !== state.kind,
            run: () => props.pick(state.id),
          }))}
        >
          {rest.length} more
          <Icon name="chevron" size={12} />
        </MenuButton>
      )}
      <div class="switch switch-ruler" ref={ruler} aria-hidden="true">
        {props.states.map((state) => (
          <span class="segment" key={state.id}>
            {state.title}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Pixels that the other controls of the row leave to the switch. */
function roomIn(toolbar: HTMLElement): number {
  const { paddingLeft, paddingRight, columnGap } = getComputedStyle(toolbar);
  const number = (text: string): number => Number.parseFloat(text) || 0;
  let room = toolbar.clientWidth - number(paddingLeft) - number(paddingRight) - switchMargin;
  for (const child of toolbar.children) {
    room -= number(columnGap);
    if (child.matches(".switch-frame, .toolbar-gap, .progress")) continue;
    const { marginLeft, marginRight } = getComputedStyle(child);
    room -= child.getBoundingClientRect().width + number(marginLeft) + number(marginRight);
  }
  return Math.floor(room);
}

/** Right of the switch, and its border. */
const switchMargin = 10;

const moreWidth = 80;

/** How many segments stand side by side in `room` pixels. At least one. */
export function segmentsThatFit(widths: readonly number[], room: number): number {
  const all = widths.reduce((sum, width) => sum + width, 0);
  if (all <= room) return widths.length;
  let used = moreWidth;
  let count = 0;
  for (const width of widths) {
    used += width;
    if (used > room) break;
    count += 1;
  }
  return Math.max(1, count);
}

/** Which states are segments and which wait in the menu: the chosen one is always seen. */
export function segments<T extends { readonly id: string }>(
  states: readonly T[],
  chosen: string,
  room: number,
): { readonly seen: readonly T[]; readonly rest: readonly T[] } {
  const seen = states.slice(0, room);
  const state = states.find((s) => s.id === chosen);
  if (state && !seen.includes(state)) seen.splice(-1, 1, state);
  return { seen, rest: states.filter((s) => !seen.includes(s)) };
}
