import type { VNode } from "preact";
import { cashBand, type Percentiles } from "../../../analysis/index.ts";
import { exactly } from "../../../model/range.ts";
import type { ReportFacts } from "../facts.ts";
import { CashYears } from "./cash-years.tsx";

/** What the platform costs, what it brings, and the month in which that evens out. */
export function Case({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { map, then, platform, words } = facts;
  const made = platform?.figures.case;
  if (!platform || !made) return null;
  const { currency, paybackMonth } = made;
  const months = platform.simulation?.paybackMonth;
  const money = (value: number): string => words.money(exactly(value), currency);
  const spread = (low: number, high: number): string => ` (${words.range({ min: low, max: high })})`;
  const npv = platform.simulation?.npv;
  const alone = then?.figures.case;
  const drawn = then?.simulation?.npv;
  const rows: readonly (readonly [string, string, boolean?])[] = [
    [words.setup, money(made.setup)],
    [words.running, money(made.running)],
    [words.cash, money(made.cash)],
    [words.capacity, money(made.freedCapacity)],
    [
      words.payback,
      paybackMonth === null
        ? words.never
        : `${paybackMonth}${months?.p10 && months.p90 && months.p10 !== months.p90 ? spread(months.p10, months.p90) : ""}`,
      true,
    ],
    [words.npv, `${money(made.npv)}${npv && npv.p10 !== npv.p90 ? spread(npv.p10, npv.p90) : ""}`, true],
    ...(alone
      ? [
          [
            `${words.npv}, ${words.withoutPlatform}`,
            `${money(alone.npv)}${drawn && drawn.p10 !== drawn.p90 ? spread(drawn.p10, drawn.p90) : ""}`,
          ] as const,
        ]
      : []),
    ...(made.roi === null ? [] : [[words.roi, words.percent(made.roi)] as const]),
    ...(platform.simulation ? [[words.chance, chanceWords(words, platform.simulation.chanceOfProfit)] as const] : []),
  ];
  return (
    <section aria-labelledby="case">
      <h2 id="case">{words.caseTitle}</h2>
      <p>{words.caseLead(words.percent((made.assumptions.capture.min + made.assumptions.capture.max) / 2))}</p>
      <div class="two">
        <div>
          <h3>{words.cashTitle(platform.state.title)}</h3>
          <CashChart
            facts={facts}
            line={made.cumulated}
            band={cashBand(map, platform.state.id) ?? []}
            currency={currency}
            month={paybackMonth}
          />
        </div>
        <table class="facts" aria-label={words.caseTitle}>
          <tbody>
            {rows.map(([title, value, key]) => (
              <tr key={title} class={key ? "key-row" : "row"}>
                <th scope="row">{title}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {alone ? <p class="note">{words.withoutNote}</p> : null}
      <CashYears facts={facts} />
    </section>
  );
}

/** No number of draws makes sure of anything: what always pays in them pays in over 99 %. */
const chanceWords = (words: ReportFacts["words"], share: number): string =>
  share > 0.99 ? words.over(words.percent(0.99)) : words.percent(share);

const [width, height, left, right, top, bottom] = [460, 220, 58, 70, 14, 26];

interface CashProps {
  readonly facts: ReportFacts;
  readonly line: readonly number[];
  readonly band: readonly Percentiles[];
  readonly currency: string | null;
  readonly month: number | null;
}

/** Cumulated cash: the middle as a line, P10 to P90 as a band, the month of payback ringed and named. */
function CashChart({ facts: { words }, line, band, currency, month }: CashProps): VNode {
  const values = [0, ...line, ...band.flatMap((b) => [b.p10, b.p90])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const last = line.length - 1;
  const x = (m: number): number => Math.round((left + ((width - left - right) * m) / last) * 10) / 10;
  const y = (v: number): number =>
    Math.round((top + ((height - top - bottom) * (high - v)) / (high - low || 1)) * 10) / 10;
  const path = (points: readonly (readonly [number, number])[]): string =>
    points.map(([m, v], i) => `${i === 0 ? "M" : "L"}${x(m)} ${y(v)}`).join("");
  const money = (v: number): string => words.money(exactly(v), currency);
  const end = line[last] ?? 0;
  const words36 = words.cashChart(
    money(line[0] ?? 0),
    money(end),
    month === null ? words.never : `${words.payback} ${month}`,
  );
  const ends = spreadOut([
    { text: `P90 ${words.number(band[last]?.p90 ?? end)}`, at: y(band[last]?.p90 ?? end), strong: false },
    { text: words.number(end), at: y(end), strong: true },
    { text: `P10 ${words.number(band[last]?.p10 ?? end)}`, at: y(band[last]?.p10 ?? end), strong: false },
  ]);
  return (
    <svg class="cash" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words36}>
      {band.length > 0 ? (
        <path
          fill="var(--band)"
          d={`${path(band.map((b, m) => [m, b.p90]))}${path(band.map((b, m) => [m, b.p10] as const).toReversed()).replace("M", "L")}Z`}
        />
      ) : null}
      <line x1={left} x2={width - right} y1={y(0)} y2={y(0)} stroke="var(--strong)" stroke-width="1" />
      {[low, 0, high].map((v) => (
        <text key={v} x={left - 8} y={y(v) + 4} text-anchor="end">
          {words.number(v)}
        </text>
      ))}
      <path fill="none" stroke="var(--mlmap-text)" stroke-width="2" d={path(line.map((v, m) => [m, v]))} />
      {month === null ? null : (
        <>
          <circle
            cx={x(month)}
            cy={y(line[month] ?? 0)}
            r="4.5"
            fill="var(--mlmap-ground)"
            stroke="var(--mlmap-text)"
            stroke-width="1.6"
          />
          <text class="strong" x={x(month)} y={y(line[month] ?? 0) + 20} text-anchor="middle">
            {words.monthN(month)}
          </text>
        </>
      )}
      {[0, 12, 24, 36].map((m) => (
        <text key={m} x={x(m)} y={height - 6} text-anchor="middle">
          {m === 0 ? words.start : m}
        </text>
      ))}
      {ends.map(({ text, at, strong }) => (
        <text key={text} class={strong ? "strong" : "quiet"} x={width - right + 8} y={at + 4}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Labels one under the other, none on another: 14 px apart. */
function spreadOut<T extends { readonly at: number }>(labels: readonly T[]): readonly T[] {
  let least = -Infinity;
  return labels.map((label) => {
    const at = Math.max(label.at, least);
    least = at + 14;
    return { ...label, at };
  });
}
