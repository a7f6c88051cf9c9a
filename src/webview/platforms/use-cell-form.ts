import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { SourceRange } from "../../model/process-map.ts";
import type { Choice } from "./CellBar.tsx";
import { type GridPlace, type GridSection, placeFrom } from "./Grid.tsx";

/** What is said in one cell of a form, what may be said there, and how. The keys 1, 2, 3 … pick a choice. */
export interface CellEntry<Value extends string> {
  readonly title: string;
  readonly platform: string;
  readonly hints: readonly string[];
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly mark: ComponentChildren }[];
  readonly value?: Value | undefined;
  readonly why?: string | undefined;
  /** Where it stands in the text. */
  readonly source?: SourceRange | undefined;
  /** Writes a value and its remark; without a remark the old one stays, null takes the line out. */
  write(value: Value | null, why?: string): void;
}

const clearing: ReadonlySet<string> = new Set(["Delete", "Backspace", "0"]);

/**
 * One cell of a grid at a time: where it is, whether it has the focus, whether its remark is being written. Enter keeps a
 * remark and goes on to the cell below; whatever is left by another way is kept too.
 */
export function useCellForm<Value extends string>(
  sections: readonly GridSection[],
  columns: number,
  entryAt: (place: GridPlace) => CellEntry<Value> | undefined,
  show: (range: SourceRange) => void,
) {
  const [at, setAt] = useState<GridPlace>({ row: "", column: 0 });
  const [focus, setFocus] = useState(false);
  const [writing, setWriting] = useState(false);
  const rows = sections.flatMap((s) => s.rows.map((r) => r.key));
  const row = rows.includes(at.row) ? at.row : rows[0];
  const here: GridPlace | undefined =
    row === undefined || columns === 0 ? undefined : { row, column: Math.min(at.column, columns - 1) };
  const entry = here && entryAt(here);
  const { source } = entry ?? {};
  const set = (value: Value | null): void => {
    if (entry && value !== (entry.value ?? null)) entry.write(value);
  };
  const showSource = source && (() => show(source));
  return {
    /** The chosen cell; undefined where there is none. */
    here,
    entry,
    focus: focus && !writing,
    moveTo(place: GridPlace, by: "pointer" | "keyboard"): void {
      setAt(place);
      setFocus(by === "keyboard");
    },
    /** True where the key meant something. */
    onKey({ key }: KeyboardEvent): boolean {
      const choice = entry?.choices[Number(key) - 1];
      if (choice) set(choice.value);
      else if (clearing.has(key)) set(null);
      else if (key === "Enter") setWriting(entry?.value !== undefined);
      else if (key === "t" && showSource) showSource();
      else return false;
      return true;
    },
    /** What the bar below the grid shows and does. */
    bar: {
      choices: (entry?.choices ?? []).map(
        ({ value, label, mark }, i): Choice => ({
          key: String(i + 1),
          label,
          mark,
          chosen: entry?.value === value,
          pick: () => set(value),
        }),
      ),
      remark: (entry?.value !== undefined && entry.why) || "",
      open: entry?.value !== undefined,
      writing,
      write(on: boolean): void {
        if (!on && writing) setFocus(true);
        setWriting(on);
      },
      keep(remark: string, next: boolean): void {
        if (entry?.value !== undefined && remark !== (entry.why ?? "")) entry.write(entry.value, remark.trim());
        if (!next || !here) return;
        setWriting(false);
        setAt(placeFrom(sections, columns, here, "ArrowDown") ?? here);
        setFocus(true);
      },
      show: showSource,
      clear: entry?.value === undefined ? undefined : () => set(null),
    },
  };
}
