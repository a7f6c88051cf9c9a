import type { RankedPlatform, Ranking } from "../../analysis/index.ts";
import { belowTargetOf } from "../../diagram/index.ts";
import { moneyText } from "../../model/money.ts";
import { numberText } from "../../model/number-text.ts";
import type { ProcessMap, State } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { SmallMap } from "./marks.tsx";

/** The candidates in order: their picture, why they stand there, and the four numbers that decide. */
export function RankingTable(props: {
  readonly map: ProcessMap;
  readonly target: State;
  readonly ranking: Ranking;
  open(platform: string): void;
}) {
  const { map, target, ranking } = props;
  const asked = target.steps.filter((s) => s.kind === "process" && s.level !== undefined).length;
  const noteOf = (id: string): string | undefined => map.platforms.find((p) => p.id === id)?.notes[0];
  // A map that states no money has nothing to show there.
  const money = ranking.platforms.some((p) => p.simulated || p.npv !== null || p.costPerMonth !== null);
  const spans = ranking.platforms.flatMap((p) => (p.simulated ? [p.simulated.npv] : []));
  const low = Math.min(0, ...spans.map((s) => s.p10));
  const high = Math.max(0, ...spans.map((s) => s.p90));
  return (
    <table class="ranking">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">Place</span>
          </th>
          <th scope="col" class="ranking-picture">
            Level of each step
          </th>
          <th scope="col">Candidate</th>
          <th scope="col">Steps that reach the target</th>
          <th scope="col">Fit, of 100</th>
          {money && (
            <>
              <th scope="col">Worth over three years: 80 % of outcomes</th>
              <th scope="col" class="ranking-number">
                Pays back in month
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        <tr class="ranking-target">
          <td />
          <td class="ranking-picture">
            <SmallMap target={target} state={target} below={new Set()} />
          </td>
          <td colSpan={money ? 5 : 3}>
            <b>{target.title}</b>
            <p class="quiet">
              What each candidate is measured against. A heavy border below marks a step that stays under it.
            </p>
          </td>
        </tr>
        {ranking.platforms.map((p) => (
          <tr key={p.id} data-platform={p.id} data-out={p.disqualified ? "" : undefined}>
            <td class="ranking-place">{p.disqualified ? "–" : p.rank}</td>
            <td class="ranking-picture">
              <SmallMap target={target} state={stateOf(map, p.id) ?? target} below={belowTargetOf(map, p.id)} />
            </td>
            <td class="ranking-words">
              <button type="button" class="ranking-name" title="Show its map" onClick={() => props.open(p.id)}>
                {p.title}
              </button>
              {p.disqualified && <span class="out">out: a required answer is red</span>}
              {noteOf(p.id) !== undefined && <p class="ranking-note">{noteOf(p.id)}</p>}
              <p>{p.reasons.join(" ")}</p>
            </td>
            <td>
              {p.coverage === null ? (
                "–"
              ) : (
                <>
                  <b class="big">{Math.round(p.coverage * asked)}</b> of {asked}
                  <Pips full={Math.round(p.coverage * asked)} of={asked} />
                </>
              )}
            </td>
            <td class="ranking-fit">
              {p.fit === null ? (
                "–"
              ) : (
                <>
                  <b class="big">{Math.round(p.fit * 100)}</b>
                  <FitBar platform={p} />
                </>
              )}
            </td>
            {money && (
              <>
                <td>{p.simulated ? <WorthBar platform={p} low={low} high={high} /> : "–"}</td>
                <td class="ranking-number">
                  <b class="big">{p.paybackMonths ?? (p.npv === null ? "–" : "never")}</b>
                  {p.costPerMonth !== null && (
                    <span class="quiet">{`${moneyText({ value: point(p.costPerMonth), currency: p.currency })} a month`}</span>
                  )}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const point = (value: number): { min: number; max: number } => ({ min: Math.round(value), max: Math.round(value) });

/** One box a step where they can be counted, a bar where they are many. */
function Pips({ full, of }: { readonly full: number; readonly of: number }) {
  if (of > 24) return <Bar share={full / of} />;
  return (
    <span class="pips" aria-hidden="true">
      {Array.from({ length: of }, (_, i) => (
        <span key={i} data-full={i < full ? "" : undefined} />
      ))}
    </span>
  );
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span class="share-bar" aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** The fit, and hatched what the open questions could make of it. */
function FitBar({ platform }: { readonly platform: RankedPlatform }) {
  const { fit, fitRange } = platform;
  if (fit === null) return null;
  const open = fitRange !== null && fitRange.max - fitRange.min > 1e-9;
  return (
    <>
      <Bar share={fit} />
      {open && (
        <span class="quiet" title="The fit if every open question were answered red, and if green">
          {`open questions: ${Math.round(fitRange.min * 100)}–${Math.round(fitRange.max * 100)}`}
        </span>
      )}
    </>
  );
}

/** P10 to P90 as a band, P50 as a line, on an axis that holds zero. */
function WorthBar(props: { readonly platform: RankedPlatform; readonly low: number; readonly high: number }) {
  const { simulated, currency } = props.platform;
  if (!simulated) return null;
  const { p10, p50, p90 } = simulated.npv;
  const width = 180;
  const x = (value: number): number => 4 + ((value - props.low) / (props.high - props.low || 1)) * (width - 8);
  const middle = Math.min(width - 34, Math.max(34, x(p50)));
  const words = `${short(p50)}${currency === null ? "" : ` ${currency}`}`;
  return (
    <svg
      class="worth"
      width={width}
      height="34"
      viewBox={`0 0 ${width} 34`}
      role="img"
      aria-label={`${words}, from ${short(p10)} to ${short(p90)}`}
    >
      <path class="worth-axis" d={`M4 9H${width - 4}`} />
      <rect class="worth-band" x={x(p10)} y="4" width={Math.max(1, x(p90) - x(p10))} height="10" />
      <path class="worth-zero" d={`M${x(0)} 0V18`} />
      <path class="worth-middle" d={`M${x(p50)} 1V17`} />
      <text x={middle} y="30" text-anchor="middle">
        {words}
      </text>
    </svg>
  );
}

/** Two or three digits are enough to choose by: 61 k, 1.2 M. */
function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${numberText(Math.round(value / 1e5) / 10)}\u00a0M`;
  if (size >= 1e4) return `${numberText(Math.round(value / 1e3))}\u00a0k`;
  return numberText(Math.round(value));
}
