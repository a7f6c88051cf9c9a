import type { VNode } from "preact";
import type { LevelOrUnrated } from "../../model/level.ts";
import { Glyph } from "../parts/Glyph.tsx";

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
