import type { VNode } from "preact";
import { Glyph } from "../../diagram/parts/Glyph.tsx";
import type { LevelOrUnrated } from "../../model/level.ts";
import type { AnswerValue } from "../../model/process-map.ts";

/** A level's field with its glyph: never colour alone. `words` is read aloud where no text beside it says the level. */
export function LevelMark({ level, words }: { readonly level: LevelOrUnrated; readonly words?: string }): VNode {
  return (
    <span
      class={`swatch ${level}`}
      {...(words ? { role: "img", "aria-label": words, title: words } : { "aria-hidden": "true" })}
    >
      <LevelGlyph level={level} />
    </span>
  );
}

export function LevelGlyph({ level }: { readonly level: LevelOrUnrated }): VNode {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <Glyph level={level} x={6} y={6} colour="currentColor" />
    </svg>
  );
}

const strokes: Readonly<Record<AnswerValue, string>> = {
  good: "M3.5 6.2 5.3 8 8.6 4.2",
  mixed: "M3.5 6h5",
  bad: "M4 4l4 4M8 4 4 8",
};

/** An answer: colour, and a tick, a dash or a cross; an open one is a dashed ring. */
export function AnswerMark({
  value,
  words,
}: {
  readonly value: AnswerValue | undefined;
  readonly words: string;
}): VNode {
  return (
    <span class={`answer ${value ?? "open"}`} role="img" aria-label={words} title={words}>
      <svg viewBox="0 0 12 12" width="16" height="16" aria-hidden="true">
        <circle cx="6" cy="6" r="5.3" />
        {value ? <path d={strokes[value]} /> : null}
      </svg>
    </span>
  );
}

export const Arrow = (): VNode => <span class="to">→</span>;
