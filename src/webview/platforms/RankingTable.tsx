import type { RankedPlatform, Ranking } from "../../analysis/index.ts";
import { belowTargetOf } from "../../diagram/index.ts";
import { noBreak } from "../../model/number-text.ts";
import type { ProcessMap, State } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { SmallMap } from "./marks.tsx";
import type { PlatformWords } from "./words.ts";

/** The candidates in order: their picture, why they stand there, and the four numbers that decide. */
export function RankingTable(props: {
  readonly map: ProcessMap;
  readonly words: PlatformWords;
  readonly target: State;
  readonly ranking: Ranking;
  open(platform: string): void;
}) {
  const { map, words, target, ranking } = props;
  const { own, labels } = words;
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
            <span class="visually-hidden">{own.place}</span>
          </th>
          <th scope="col" class="ranking-picture">
            {own.levelOfEachStep}
          </th>
          <th scope="col">{own.candidate}</th>
          <th scope="col">{own.stepsThatReach}</th>
          <th scope="col">{labels.fit}</th>
          {money && (
            <>
              <th scope="col">{own.worth}</th>
              <th scope="col" class="ranking-number">
                {own.paysBackInMonth}
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
            <p class="quiet">{own.measuredAgainst}</p>
          </td>
        </tr>
        {ranking.platforms.map((p) => (
          <tr key={p.id} data-platform={p.id} data-out={p.disqualified ? "" : undefined}>
            <td class="ranking-place">{p.disqualified ? "–" : p.rank}</td>
            <td class="ranking-picture">
              <SmallMap target={target} state={stateOf(map, p.id) ?? target} below={belowTargetOf(map, p.id)} />
            </td>
            <td class="ranking-words">
              <button type="button" class="ranking-name" title={own.showItsMap} onClick={() => props.open(p.id)}>
                {p.title}
              </button>
              {p.disqualified && <span class="out">{own.outRequired}</span>}
              {noteOf(p.id) !== undefined && <p class="ranking-note">{noteOf(p.id)}</p>}
              <p>{p.reasons.join(" ")}</p>
            </td>
            <td>
              {p.coverage === null ? (
                "–"
              ) : (
                <>
                  <b class="big">{Math.round(p.coverage * asked)}</b> {own.wordOf} {asked}
                  <Pips full={Math.round(p.coverage * asked)} of={asked} />
                </>
              )}
            </td>
            <td class="ranking-fit" data-label={own.fit3}>
              {p.fit === null ? (
                "–"
              ) : (
                <>
                  <b class="big">{Math.round(p.fit * 100)}</b>
                  <FitBar platform={p} own={own} />
                </>
              )}
            </td>
            {money && (
              <>
                <td>{p.simulated ? <WorthBar platform={p} words={words} low={low} high={high} /> : "–"}</td>
                <td class="ranking-number" data-label={`${own.paysBackInMonth}:`}>
                  <b class="big">{p.paybackMonths ?? (p.npv === null ? "–" : labels.never)}</b>
                  {p.costPerMonth !== null && (
                    <span class="quiet">
                      {own.aMonth(
                        `${words.number(p.costPerMonth)}${p.currency === null ? "" : `${noBreak}${p.currency}`}`,
                      )}
                    </span>
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
function FitBar({ platform, own }: { readonly platform: RankedPlatform; readonly own: PlatformWords["own"] }) {
  const { fit, fitRange } = platform;
  if (fit === null) return null;
  const open = fitRange !== null && fitRange.max - fitRange.min > 1e-9;
  return (
    <>
      <Bar share={fit} />
      {open && (
        <span class="quiet" title={own.openFitMeans}>
          {own.openFit(Math.round(fitRange.min * 100), Math.round(fitRange.max * 100))}
        </span>
      )}
    </>
  );
}

/** P10 to P90 as a band, P50 as a line, on an axis that holds zero. */
function WorthBar(props: {
  readonly platform: RankedPlatform;
  readonly words: PlatformWords;
  readonly low: number;
  readonly high: number;
}) {
  const { words } = props;
  const { simulated, currency } = props.platform;
  if (!simulated) return null;
  const { p10, p50, p90 } = simulated.npv;
  const width = 180;
  const x = (value: number): number => 4 + ((value - props.low) / (props.high - props.low || 1)) * (width - 8);
  const middle = Math.min(width - 34, Math.max(34, x(p50)));
  const said = `${short(words, p50)}${currency === null ? "" : ` ${currency}`}`;
  return (
    <svg
      class="worth"
      width={width}
      height="34"
      viewBox={`0 0 ${width} 34`}
      role="img"
      aria-label={words.own.worthSpan(said, short(words, p10), short(words, p90))}
    >
      <path class="worth-axis" d={`M4 9H${width - 4}`} />
      <rect class="worth-band" x={x(p10)} y="4" width={Math.max(1, x(p90) - x(p10))} height="10" />
      <path class="worth-zero" d={`M${x(0)} 0V18`} />
      <path class="worth-middle" d={`M${x(p50)} 1V17`} />
      <text x={middle} y="30" text-anchor="middle">
        {said}
      </text>
    </svg>
  );
}

/** Two or three digits are enough to choose by: 61 k, 1.2 M. */
function short({ number, own }: PlatformWords, value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${number(Math.round(value / 1e5) / 10)}${noBreak}${own.million}`;
  if (size >= 1e4) return `${number(Math.round(value / 1e3))}${noBreak}${own.thousand}`;
  return number(Math.round(value));
}
