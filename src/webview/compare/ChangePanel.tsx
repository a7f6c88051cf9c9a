import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  type ChangeOrder,
  type Compared,
  changeOrders,
  changesInShort,
  groupedChanges,
  type ListedChange,
} from "../../analysis/index.ts";
import { ChangeRows, type ChangeRowsProps } from "../../diagram/compare/ChangeRows.tsx";
import { useLater } from "../use-later.ts";
import { useRows } from "../use-parts.ts";

export interface ChangePanelProps {
  readonly compared: Compared;
  readonly list: readonly ListedChange[];
  readonly order: ChangeOrder;
  /** Box of the picture that is selected. */
  readonly selected: string | undefined;
  setOrder(order: ChangeOrder): void;
  /** Shows a change in the picture; `byKeyboard`: the focus stays in the list. */
  choose(change: ListedChange): void;
  /** Shows a change in the text. */
  reveal(change: ListedChange): void;
  point(box: string | undefined): void;
  /** A change was picked by hand, and is to be seen in the picture. */
  picked(): void;
}

const orderWords: Readonly<Record<ChangeOrder, string>> = { phase: "phase", actor: "actor", hours: "hours saved" };

/** The list of changes beside the picture: pointing at one rings its box, a click shows it in picture and text. */
export function ChangePanel(props: ChangePanelProps) {
  const { compared, list, order, selected } = props;
  const groups = useMemo(() => groupedChanges(compared, order, list), [compared, order, list]);
  const rows = groups.flatMap(({ changes }) => changes);
  // The list and the picture are drawn in a task each.
  const now = useMemo(
    () => ({ groups, list: [order, compared.before.state.id, compared.after.state.id].join(" ") }),
    [groups],
  );
  const drawn = useLater(now, now);
  const panel = useRef<HTMLElement>(null);
  const [chosenKey, setChosenKey] = useState<string>();
  const byKey = rows.find(({ key }) => key === chosenKey);
  // A box that was chosen in the picture is found in the list, and the other way round.
  const chosen =
    byKey && (byKey.box === undefined || byKey.box === selected)
      ? byKey
      : rows.find(({ box }) => box !== undefined && box === selected);
  useEffect(() => {
    panel.current?.querySelector(`[data-key="${CSS.escape(chosen?.key ?? "")}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen?.key, order]);

  const go = (change: ListedChange | undefined): void => {
    if (!change) return;
    setChosenKey(change.key);
    props.choose(change);
    requestAnimationFrame(() =>
      panel.current
        ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(change.key)}"]`)
        ?.focus({ preventScroll: true }),
    );
  };

  return (
    <aside
      ref={panel}
      class="changes cmp"
      aria-label="List of changes"
      onKeyDown={(event) => {
        const row = (event.target as Element).closest<HTMLElement>(".cmp-row");
        if (!row) return;
        const at = rows.findIndex(({ key }) => key === row.dataset["key"]);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
        if (to !== undefined) go(rows[Math.min(rows.length - 1, Math.max(0, to))]);
        else if (event.key === "Enter" && rows[at]) props.reveal(rows[at]);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div class="changes-head">
        <h2 class="changes-count" title={list.length === 0 ? undefined : changesInShort(list)}>
          {list.length === 0 ? "Nothing differs" : changesInShort(list)}
        </h2>
        <label>
          by{" "}
          <select
            class="compare-select"
            aria-label="Group the changes by"
            value={order}
            onChange={(event) => props.setOrder(event.currentTarget.value as ChangeOrder)}
          >
            {changeOrders.map((one) => (
              <option key={one} value={one}>
                {orderWords[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Rows
        key={drawn.list}
        groups={drawn.groups}
        chosen={chosen?.key}
        tabStop={chosen?.key}
        choose={(change) => {
          setChosenKey(change.key);
          props.choose(change);
          props.reveal(change);
          props.picked();
        }}
        point={(change) => props.point(change?.box)}
      />
    </aside>
  );
}

/** Rows that are drawn in one go. */
const rowsAtOnce = 40;

/** The rows of a long list come in parts; up to the one that is chosen they are there at once, to be scrolled to. */
function Rows(props: ChangeRowsProps) {
  const keys = props.groups.flatMap(({ changes }) => changes.map(({ key }) => key));
  // A long list begins without any: it opens together with a picture that has much to do.
  const first = useRows(keys.length, rowsAtOnce, keys.length > rowsAtOnce ? 0 : rowsAtOnce);
  return (
    <ChangeRows
      {...props}
      {...(first !== undefined && { first: Math.max(first, keys.indexOf(props.chosen ?? "") + 1) })}
    />
  );
}
