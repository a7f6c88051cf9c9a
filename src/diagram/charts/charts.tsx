import type { ComponentChildren, VNode } from "preact";
import { type LevelOrUnrated, levelsAndUnrated } from "../../model/level.ts";
import { LevelGlyph } from "./LevelMark.tsx";

/** A place on a scale as CSS: per cent with two digits, so that the same map gives the same bytes. */
export const percentOf = (value: number, all: number): string =>
  `${all === 0 ? 0 : Math.round((value / all) * 10_000) / 100}%`;

/** Room between two places, from the lower one. */
export const span = (from: number, to: number, scale: Scale): string => {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return `left:${percentOf(low - scale.min, scale.max - scale.min)};width:${percentOf(high - low, scale.max - scale.min)}`;
};
const at = (value: number, { min, max }: Scale): string => `left:${percentOf(value - min, max - min)}`;

export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** A scale that holds zero and all of the values, with some air. */
export function scaleOf(values: readonly number[]): Scale {
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
  const air = (max - min) * 0.12 || 1;
  return { min: min < 0 ? min - air : 0, max: max + air };
}

/** Grey band from low to high, a line at the middle, on a scale from zero. */
export function RangeChart(props: {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly label: string;
}): VNode {
  const { low, middle, high, label } = props;
  const scale = scaleOf([low, middle, high]);
  const centre = (low + high) / 2 - scale.min;
  const share = centre / (scale.max - scale.min);
  // A label near an end would leave the chart: it then hangs on that end.
  const side = share > 0.7 ? "right" : share < 0.3 ? "left" : "middle";
  return (
    <div class="range" aria-hidden="true">
      <div class="axis">
        <span class="zero" style={at(0, scale)} />
        <span class="band" style={span(low, high, scale)} />
        <span class="mid" style={at(middle, scale)} />
      </div>
      <div class="labels">
        {side === "left" ? null : <span>0</span>}
        <span
          class={`at ${side}`}
          style={at(side === "right" ? high : side === "left" ? low : (low + high) / 2, scale)}
        >
          {label}
        </span>
      </div>
    </div>
  );
}

/** A hollow dot where it was, a full one where it gets to, of 100. */
export function ThenAndNow(props: { readonly now: number | null; readonly then: number | null }): VNode {
  const { now, then } = props;
  const scale: Scale = { min: 0, max: 1 };
  return (
    <div class="dots" aria-hidden="true">
      {now !== null && then !== null ? <span class="between" style={span(now, then, scale)} /> : null}
      {now === null ? null : <span class="dot" style={at(now, scale)} />}
      {then === null ? null : <span class="dot full" style={at(then, scale)} />}
    </div>
  );
}

/** One bar, stacked by level, its length a share of `all`; glyph and number stand inside where there is room. */
export function LevelBar(props: {
  readonly parts: Partial<Readonly<Record<LevelOrUnrated, number>>>;
  readonly all: number;
  readonly text: (value: number) => string;
  readonly words: (level: LevelOrUnrated) => string;
}): VNode {
  const { parts, all, text, words } = props;
  const shown = levelsAndUnrated.filter((level) => (parts[level] ?? 0) > 0);
  const name = shown.map((level) => `${words(level)} ${text(parts[level] ?? 0)}`).join(", ");
  return (
    <div class="stack" role="img" aria-label={name || "0"}>
      {shown.map((level) => {
        const value = parts[level] ?? 0;
        return (
          <span
            key={level}
            class={`part ${level}`}
            style={`width:${percentOf(value, all)}`}
            title={`${words(level)} ${text(value)}`}
          >
            <span class="inside">
              <LevelGlyph level={level} />
              <b>{text(value)}</b>
            </span>
          </span>
        );
      })}
    </div>
  );
}

/** A table that is wider than a phone scrolls by itself, with the keyboard too. */
export function Wide({ label, children }: { readonly label: string; readonly children: ComponentChildren }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="wide" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
