import type { ComponentChildren } from "preact";
import type { SourceRange } from "../../model/process-map.ts";
import { CellBar } from "./CellBar.tsx";
import { Grid, type GridPlace, type GridSection } from "./Grid.tsx";
import { type CellEntry, useCellForm } from "./use-cell-form.ts";
import type { PlatformWords } from "./words.ts";

/**
 * A matrix with a column for each candidate that is its form too: arrows move, digits choose, Enter writes the remark. The
 * answers and the ratings are the two of them.
 */
export function CellForm<Value extends string>(props: {
  readonly kind: "answers" | "ratings";
  readonly title: string;
  readonly lead: string;
  readonly words: PlatformWords;
  readonly columns: readonly string[];
  readonly sections: readonly GridSection[];
  readonly foot?: { readonly head: string; readonly cells: readonly ComponentChildren[] } | undefined;
  /** Said where the matrix has no cell; without it nothing is shown then. */
  readonly empty?: string;
  entryAt(place: GridPlace): CellEntry<Value> | undefined;
  show(range: SourceRange): void;
  /** What stands above the matrix; it may choose a cell. */
  above?(moveTo: (place: GridPlace) => void): ComponentChildren;
}) {
  const { kind, title, words, columns, sections } = props;
  const form = useCellForm(sections, columns.length, props.entryAt, props.show);
  const { here, entry } = form;
  const ready = here !== undefined && entry !== undefined;
  if (!ready && props.empty === undefined) return null;
  return (
    <section class={kind === "answers" ? "answers" : "answers ratings"} aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{title}</h2>
      <p class="quiet">{props.lead}</p>
      {props.above?.((place) => form.moveTo(place, "pointer"))}
      {ready ? (
        <>
          <div class="matrix-frame">
            <Grid
              label={title}
              columns={columns}
              sections={sections}
              foot={props.foot}
              at={here}
              focus={form.focus}
              moveTo={form.moveTo}
              onKey={form.onKey}
            />
          </div>
          <CellBar
            key={`${here.row} ${here.column}`}
            words={words.own}
            title={entry.title}
            platform={entry.platform}
            hints={entry.hints}
            {...form.bar}
          />
        </>
      ) : (
        <p class="platforms-empty">{props.empty}</p>
      )}
    </section>
  );
}
