import type { StateId } from "../../model/process-map.ts";
import type { CompareView, PastVersion } from "../../protocol.ts";
import { Icon } from "../icons.tsx";
import type { SwitchState } from "../StateSwitch.tsx";
import { pastTitle } from "./comparing.ts";

export interface CompareBarProps {
  readonly comparing: CompareView;
  readonly states: readonly SwitchState[];
  readonly state: StateId;
  readonly past: PastVersion | undefined;
  readonly pastStates: readonly SwitchState[];
  /** A version is on its way. */
  readonly waiting: boolean;
  /** Number of changes. */
  readonly count: number;
  change(change: Partial<CompareView>): void;
  pickState(id: StateId): void;
  swap(): void;
  pickPast(): void;
  close(): void;
}

const views = [
  ["one", "One picture", "Both in one picture, changes marked"],
  ["sides", "Side by side", "Both beside each other; they move together"],
  ["slider", "Slider", "One over the other, with an edge to move"],
  ["fade", "Fade", "One over the other, blending"],
] as const;

/** Which two states are compared, and how they are shown. */
export function CompareBar(props: CompareBarProps) {
  const { comparing, past } = props;
  const { before, how, mix, list } = comparing;
  const value = `${before.from} ${before.state}`;
  return (
    <div class="compare-bar" role="toolbar" aria-label="Comparison">
      <span class="compare-sides">
        <select
          class="compare-select"
          aria-label="Compare from"
          value={value}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            if (wanted === "other") {
              event.currentTarget.value = value;
              props.pickPast();
              return;
            }
            const [from, state] = [wanted.slice(0, wanted.indexOf(" ")), wanted.slice(wanted.indexOf(" ") + 1)];
            props.change({ before: { from: from === "past" ? "past" : "map", state } });
          }}
        >
          <optgroup label="This map">
            {props.states.map(({ id, title }) => (
              <option key={id} value={`map ${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
          <optgroup label="Another version">
            {past
              ? props.pastStates.map(({ id, title, kind }) => (
                  <option key={id} value={`past ${id}`}>
                    {pastTitle(past, title, kind)}
                  </option>
                ))
              : before.from === "past" && <option value={value}>{props.waiting ? "…" : "no longer here"}</option>}
            <option value="other">{past ? "Another revision or file…" : "A revision or file…"}</option>
          </optgroup>
        </select>
        <button
          type="button"
          class="tool"
          aria-label="Swap both sides"
          title="Swap both sides"
          disabled={before.from === "past"}
          onClick={props.swap}
        >
          <Icon name="swap" />
        </button>
        <select
          class="compare-select"
          aria-label="Compare to"
          value={props.state}
          onChange={(event) => props.pickState(event.currentTarget.value)}
        >
          {props.states.map(({ id, title, kind }) => (
            <option key={id} value={id}>
              {before.from === "past" && kind === "current" ? "Now" : title}
            </option>
          ))}
        </select>
      </span>
      <div class="switch-frame" data-whole="">
        <div class="switch" role="radiogroup" aria-label="How both are shown">
          {views.map(([id, words, meaning], at) => (
            <button
              type="button"
              key={id}
              class="segment"
              role="radio"
              aria-checked={id === how ? "true" : "false"}
              tabIndex={id === how ? 0 : -1}
              data-how={id}
              title={meaning}
              onClick={() => props.change({ how: id })}
              onKeyDown={(event) => {
                const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
                const next = by === undefined ? undefined : views[(at + by + views.length) % views.length];
                if (!next) return;
                event.preventDefault();
                props.change({ how: next[0] });
                event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-how=${next[0]}]`)?.focus();
              }}
            >
              {words}
            </button>
          ))}
        </div>
      </div>
      {how === "fade" && (
        <input
          class="compare-mix"
          type="range"
          min="0"
          max="100"
          value={mix}
          aria-label="How much of the second side is seen"
          onInput={(event) => props.change({ mix: Number(event.currentTarget.value) })}
        />
      )}
      <span class="compare-end">
        <button
          type="button"
          class="tool tool-text"
          aria-pressed={list ? "true" : "false"}
          title="List of changes"
          aria-label={`${props.count} ${props.count === 1 ? "change" : "changes"}, as a list`}
          onClick={() => props.change({ list: !list })}
        >
          <Icon name="list" />
          <span>
            {props.count}
            <span class="tool-words">{props.count === 1 ? " change" : " changes"}</span>
          </span>
        </button>
        <button
          type="button"
          class="tool"
          data-close=""
          aria-label="Close the comparison"
          title="Close the comparison"
          onClick={props.close}
        >
          <Icon name="close" size={14} />
        </button>
      </span>
    </div>
  );
}
