import { assumptionsOf, type StateFigures } from "../../analysis/index.ts";
import type { MapEdit } from "../../model/edit.ts";
import { levelFacts, levels } from "../../model/level.ts";
import { numberText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";

type Assumption = Extract<MapEdit, { do: "assume" }>;

interface AssumptionsProps {
  readonly map: ProcessMap;
  readonly figures: StateFigures;
  edit(edit: MapEdit): void;
  reveal(id: string): void;
}

interface Row {
  readonly subject: Assumption["subject"];
  readonly title: string;
  readonly value: Range;
  readonly unit: "%" | "months";
  /** The map or its configuration says so. */
  readonly set: boolean;
}

/** What is taken for granted, each to be changed here: one small edit of the text, which Undo takes back. */
export function Assumptions({ map, figures, edit, reveal }: AssumptionsProps) {
  const rows = rowsOf(map, figures);
  const used = (figures.saved?.steps ?? []).filter((s) => s.ground === "assumed");
  if (rows.length === 0) return null;
  return (
    <section id="assumptions">
      <h2>Assumptions *</h2>
      <table class="figures-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.subject}>
              <th scope="row">{row.title}</th>
              <td class="n">
                <Value
                  row={row}
                  take={(text) => edit({ do: "assume", subject: row.subject, text, title: map.title })}
                />
              </td>
              <td class="quiet">{row.set ? "set" : "usual value"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {used.length > 0 && (
        <p class="quiet">
          * Effort worked out from the new level:{" "}
          {used.map((s, i) => (
            <span key={s.id}>
              {i > 0 && ", "}
              <button type="button" class="link" onClick={() => reveal(s.id)}>
                {s.title}
              </button>
            </span>
          ))}
          . State an effort in the target, and the mark goes.
        </p>
      )}
    </section>
  );
}

function rowsOf(map: ProcessMap, { saved, case: made }: StateFigures): readonly Row[] {
  const { residual, capture, rampMonths, discount } = assumptionsOf(map);
  const { assume } = map.settings;
  const percent = ({ min, max }: Range): Range => ({ min: min * 100, max: max * 100 });
  const one = (share: number): Range => ({ min: share, max: share });
  const worked = saved?.steps.some((s) => s.ground === "assumed") ?? false;
  return [
    ...(worked ? levels : []).flatMap((level): Row[] => {
      const share = residual[level];
      if (share === undefined || (share === 1 && assume.residual[level] === undefined)) return [];
      const title = `Effort left when a step becomes ${levelFacts[level].legend.toLowerCase()}`;
      return [
        { subject: level, title, value: percent(one(share)), unit: "%", set: assume.residual[level] !== undefined },
      ];
    }),
    ...(made
      ? [
          {
            subject: "capture",
            title: "Saved money that becomes cash",
            value: percent(capture),
            unit: "%",
            set: assume.capture !== undefined,
          } as const,
          {
            subject: "ramp",
            title: "Time until the full saving",
            value: rampMonths,
            unit: "months",
            set: assume.ramp !== undefined,
          } as const,
          {
            subject: "discount",
            title: "Discount a year",
            value: percent(discount),
            unit: "%",
            set: assume.discount !== undefined,
          } as const,
        ]
      : []),
  ];
}

/** `40`, `40..60`: as the map would say it, without the unit. */
const textOf = ({ min, max }: Range): string => {
  const plain = (n: number): string => String(Math.round(n * 100) / 100);
  return min === max ? plain(min) : `${plain(min)}..${plain(max)}`;
};

function Value({ row, take }: { readonly row: Row; take(text: string): void }) {
  const old = textOf(row.value);
  const range =
    row.unit === "%" && row.subject !== "capture" && row.subject !== "discount" ? "" : "(\\.\\.\\d+(\\.\\d+)?)?";
  return (
    <span class="assumed-value">
      <input
        key={old}
        type="text"
        inputMode="decimal"
        size={6}
        required
        pattern={`\\d+(\\.\\d+)?${range}`}
        defaultValue={old}
        aria-label={`${row.title}, in ${row.unit === "%" ? "per cent" : "months"}`}
        title={`A number${range === "" ? "" : ", or a range such as 40..60"}. Enter writes it into the map.`}
        onKeyDown={(event) => {
          // A webview may hold no form, so Enter is ours to hear.
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          event.currentTarget.value = old;
          event.currentTarget.blur();
        }}
        onBlur={(event) => {
          const { value, validity } = event.currentTarget;
          const text = value.trim();
          if (text === old) return;
          if (!validity.valid) event.currentTarget.value = old;
          else take(row.unit === "%" ? `${text}%` : `${text}mo`);
        }}
      />
      <span class="quiet"> {row.unit === "%" ? "%" : numberText(row.value.max) === "1" ? "month" : "months"}</span>
    </span>
  );
}
