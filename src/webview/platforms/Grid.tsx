import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { textWidth } from "../../diagram/text-width.ts";
import { useRows } from "../use-parts.ts";
import { showNow, useTurn } from "./reveal.ts";

/** A row of the grid: one cell for each candidate. */
export interface GridRow {
  readonly key: string;
  readonly head: ComponentChildren;
  /** What the head says, to reckon how wide it is. */
  readonly words: string;
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

/** Cells that are drawn, and worked out by the browser, in one go. */
const cellsAtOnce = 100;

/** Some rows of a section. The first of them bear its head. */
interface Block {
  readonly section: GridSection;
  readonly from: number;
  readonly rows: readonly GridRow[];
}

function blocksOf(sections: readonly GridSection[], columns: number): readonly Block[] {
  const size = Math.max(4, Math.round(cellsAtOnce / Math.max(1, columns)));
  return sections.flatMap((section) =>
    Array.from({ length: Math.max(1, Math.ceil(section.rows.length / size)) }, (_, i) => ({
      section,
      from: i * size,
      rows: section.rows.slice(i * size, (i + 1) * size),
    })),
  );
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
  const { sections, columns } = props;
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    const cell = props.focus && table.current?.querySelector<HTMLElement>("[tabindex='0']");
    if (!cell) return;
    showNow(cell);
    cell.focus();
  }, [props.at.row, props.at.column, props.focus]);
  const known = sections.some((s) => s.rows.some((r) => r.key === props.at.row));
  const at = known ? props.at : { ...props.at, row: sections[0]?.rows[0]?.key ?? "" };
  const blocks = blocksOf(sections, columns.length);
  const here = blocks.findIndex(({ rows }) => rows.some((r) => r.key === at.row));
  const cells = blocks.reduce((sum, { rows }) => sum + (rows.length + 1) * columns.length, 0);
  const drawn = useRows(blocks.length, Math.max(1, Math.round((cellsAtOnce / Math.max(1, cells)) * blocks.length)));
  return (
    <table
      ref={table}
      class="matrix"
      role="grid"
      aria-label={props.label}
      style={widthsOf(sections, columns)}
      onKeyDown={(event) => {
        const next = placeFrom(sections, columns.length, props.at, event.key);
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (next) props.moveTo(next, "keyboard");
        else if (!props.onKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span class="visually-hidden">{props.label}</span>
          </th>
          {columns.map((title, i) => (
            <th role="columnheader" scope="col" key={title + String(i)} data-here={i === at.column ? "" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {blocks.slice(0, drawn === undefined ? undefined : Math.max(drawn, here + 1)).map((block) => (
        <Rows key={`${block.section.key} ${block.from}`} block={block} at={at} moveTo={props.moveTo} />
      ))}
      {props.foot && (
        <tfoot role="rowgroup">
          <Totals head={props.foot.head} totals={props.foot.cells} column={at.column} />
        </tfoot>
      )}
    </table>
  );
}

function Rows(props: {
  readonly block: Block;
  readonly at: GridPlace;
  moveTo(place: GridPlace, by: "pointer" | "keyboard"): void;
}) {
  const { at, block } = props;
  const { section, from, rows } = block;
  const turn = useTurn<HTMLTableSectionElement>();
  return (
    <tbody ref={turn} role="rowgroup" class="in-turn" style={{ "--rows": rows.length }}>
      {from === 0 && <Totals head={section.head} totals={section.totals} column={at.column} />}
      {rows.map((row) => (
        <tr role="row" key={row.key} data-row={row.key}>
          <th role="rowheader" scope="row">
            {row.head}
          </th>
          {row.cells.map((cell, column) => {
            const here = column === at.column && row.key === at.row;
            return (
              <td
                key={column}
                role="gridcell"
                tabIndex={here ? 0 : -1}
                aria-selected={here ? "true" : "false"}
                aria-label={cell.label}
                title={cell.label}
                data-here={column === at.column ? "" : undefined}
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
  );
}

function Totals(props: {
  readonly head: ComponentChildren;
  readonly totals: readonly ComponentChildren[];
  readonly column: number;
}) {
  return (
    <tr role="row" class="matrix-group">
      <th role="rowheader" scope="row">
        {props.head}
      </th>
      {props.totals.map((total, i) => (
        <td key={i} role="gridcell" data-here={i === props.column ? "" : undefined}>
          {total}
        </td>
      ))}
    </tr>
  );
}

/** Size of the page's letters, and what stands beside them in a cell. */
const letters = 12;
const padding = 16;
/** What no column falls short of, that of the heads and the others. */
const narrowest = { head: 180, cell: 72 };

/**
 * How the columns share the width: as the words in them ask, like those of any table. As numbers of the styles, since rows
 * that the browser works out block by block cannot ask each other.
 */
function widthsOf(sections: readonly GridSection[], columns: readonly string[]): Record<string, string> {
  const widest = (words: readonly string[], weight: 400 | 600): number =>
    Math.ceil(Math.max(0, ...words.map((one) => textWidth(one, letters, weight)))) + padding;
  const heads = sections.flatMap((s) => s.rows.map((r) => r.words));
  const head = Math.max(narrowest.head, widest(heads, 400) + 4);
  const cell = Math.max(narrowest.cell, widest(columns, 600));
  const word = Math.max(
    narrowest.cell,
    widest(
      columns.flatMap((title) => title.split(/\s+/)),
      600,
    ),
  );
  // Where there is no room for all, each gives of what it has above its least.
  const gives = (whole: number, least: number): string => ((1000 * (whole - least)) / whole).toFixed(0);
  return {
    "--head": String(head),
    "--head-gives": gives(head, narrowest.head),
    "--cell": String(cell),
    "--cell-gives": gives(cell, word),
    "--narrowest": `${word}px`,
    "--columns": String(columns.length),
  };
}
