import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useRows } from "../use-parts.ts";

/** A row of the grid: one cell for each candidate. */
export interface GridRow {
  readonly key: string;
  readonly head: ComponentChildren;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly label: string;
  readonly mark: ComponentChildren;
  /** Framed: a red answer to a required question, a step below the target. */
  readonly framed?: boolean;
}

export interface GridSection {
  readonly key: string;
  readonly head: ComponentChildren;
  /** One for each candidate. */
  readonly totals: readonly ComponentChildren[];
  readonly rows: readonly GridRow[];
}

export interface GridPlace {
  readonly row: string;
  readonly column: number;
}

/** Rows of all sections in order; the place that an arrow leads to from another one. */
export function placeFrom(
  sections: readonly GridSection[],
  columns: number,
  at: GridPlace,
  key: string,
): GridPlace | undefined {
  const rows = sections.flatMap((s) => s.rows.map((r) => r.key));
  const row = rows.indexOf(at.row);
  const move = (down: number, right: number): GridPlace => ({
    row: rows[Math.min(rows.length - 1, Math.max(0, row + down))] ?? at.row,
    column: Math.min(columns - 1, Math.max(0, at.column + right)),
  });
  switch (key) {
    case "ArrowDown":
      return move(1, 0);
    case "ArrowUp":
      return move(-1, 0);
    case "ArrowRight":
      return move(0, 1);
    case "ArrowLeft":
      return move(0, -1);
    case "Home":
      return move(0, -columns);
    case "End":
      return move(0, columns);
    case "PageDown":
      return move(10, 0);
    case "PageUp":
      return move(-10, 0);
    default:
      return undefined;
  }
}

/** Cells that are drawn in one go. */
const cellsAtOnce = 100;

/** A large table comes in parts, some sections a task, so that the panel answers meanwhile. */
function sectionsAtOnce(sections: readonly GridSection[], columns: number): number {
  const cells = sections.reduce((sum, { rows }) => sum + rows.length + 1, 0) * columns;
  return Math.max(1, Math.round((cellsAtOnce / Math.max(1, cells)) * sections.length));
}

/** A table that is worked by keyboard: arrows move, other keys are the owner's. One cell is in the order of Tab. */
export function Grid(props: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly sections: readonly GridSection[];
  readonly foot?: { readonly head: string; readonly cells: readonly ComponentChildren[] } | undefined;
  readonly at: GridPlace;
  /** The cell takes the focus: a key moved there. */
  readonly focus: boolean;
  moveTo(place: GridPlace, by: "pointer" | "keyboard"): void;
  /** True where the key meant something. */
  onKey(event: KeyboardEvent): boolean;
}) {
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (props.focus) table.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }, [props.at.row, props.at.column, props.focus]);
  const known = props.sections.some((s) => s.rows.some((r) => r.key === props.at.row));
  const first = props.sections[0]?.rows[0]?.key;
  const here = props.sections.findIndex((s) => s.rows.some((r) => r.key === props.at.row));
  const drawn = useRows(props.sections.length, sectionsAtOnce(props.sections, props.columns.length));
  return (
    <table
      ref={table}
      class="matrix"
      role="grid"
      aria-label={props.label}
      onKeyDown={(event) => {
        const next = placeFrom(props.sections, props.columns.length, props.at, event.key);
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (next) props.moveTo(next, "keyboard");
        else if (!props.onKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{props.label}</span>
          </th>
          {props.columns.map((title, i) => (
            <th scope="col" key={title + String(i)} data-here={i === props.at.column ? "" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {props.sections.slice(0, drawn === undefined ? undefined : Math.max(drawn, here + 1)).map((section) => (
        <tbody key={section.key}>
          <tr class="matrix-group">
            <th scope="row">{section.head}</th>
            {section.totals.map((total, i) => (
              <td key={i} role="gridcell" data-here={i === props.at.column ? "" : undefined}>
                {total}
              </td>
            ))}
          </tr>
          {section.rows.map((row) => (
            <tr key={row.key} data-row={row.key}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell, column) => {
                const here = column === props.at.column && (row.key === props.at.row || (!known && row.key === first));
                return (
                  <td
                    key={column}
                    role="gridcell"
                    tabIndex={here ? 0 : -1}
                    aria-selected={here ? "true" : "false"}
                    aria-label={cell.label}
                    title={cell.label}
                    data-here={column === props.at.column ? "" : undefined}
                    data-framed={cell.framed ? "" : undefined}
                    onClick={() => props.moveTo({ row: row.key, column }, "pointer")}
                  >
                    {cell.mark}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      ))}
      {props.foot && (
        <tfoot>
          <tr class="matrix-group">
            <th scope="row">{props.foot.head}</th>
            {props.foot.cells.map((total, i) => (
              <td key={i} role="gridcell" data-here={i === props.at.column ? "" : undefined}>
                {total}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
