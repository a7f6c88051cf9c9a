import { useState } from "preact/hooks";
import { type GridPlace, type GridSection, placeFrom } from "./Grid.tsx";

/** What is said in the chosen cell, and how to say something else. */
export interface FormCell {
  /** Absent while nothing is chosen: there is nothing to remark on yet. */
  readonly remark?: string;
  /** Writes the remark of what is chosen. */
  say(remark: string): void;
  /** Takes a value by its key; false where the key means none. */
  pick(key: string): boolean;
  show?: (() => void) | undefined;
}

/**
 * One cell of a grid at a time: where it is, whether it has the focus, whether its remark is being written. Enter keeps a
 * remark and goes on to the cell below; whatever is left by another way is kept too.
 */
export function useCellForm(sections: readonly GridSection[], columns: number) {
  const [at, setAt] = useState<GridPlace>({ row: "", column: 0 });
  const [focus, setFocus] = useState(false);
  const [writing, setWriting] = useState(false);
  const rows = sections.flatMap((s) => s.rows.map((r) => r.key));
  const row = rows.includes(at.row) ? at.row : rows[0];
  const here: GridPlace | undefined =
    row === undefined || columns === 0 ? undefined : { row, column: Math.min(at.column, columns - 1) };
  return {
    /** The chosen cell; undefined where there is none. */
    here,
    focus: focus && !writing,
    moveTo(place: GridPlace, by: "pointer" | "keyboard"): void {
      setAt(place);
      setFocus(by === "keyboard");
    },
    onKey({ key }: KeyboardEvent, cell: FormCell): boolean {
      if (cell.pick(key)) return true;
      if (key === "Enter") setWriting(cell.remark !== undefined);
      else if (key === "t" && cell.show) cell.show();
      else return false;
      return true;
    },
    /** What the bar below the grid needs to write the remark of the chosen cell. */
    bar: (cell: FormCell) => ({
      remark: cell.remark ?? "",
      open: cell.remark !== undefined,
      writing,
      write(on: boolean): void {
        if (!on && writing) setFocus(true);
        setWriting(on);
      },
      keep(remark: string, next: boolean): void {
        if (cell.remark !== undefined && remark !== cell.remark) cell.say(remark.trim());
        if (!next || !here) return;
        setWriting(false);
        setAt(placeFrom(sections, columns, here, "ArrowDown") ?? here);
        setFocus(true);
      },
      show: cell.show,
    }),
  };
}
