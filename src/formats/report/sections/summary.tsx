import type { VNode } from "preact";
import { RangeChart, ThenAndNow } from "../../../diagram/charts/charts.tsx";
import { midpoint } from "../../../model/range.ts";
import { levelIn, middle, of100, partWords, processesIn, type ReportFacts } from "../facts.ts";

/** The finding in one sentence. */
export function headline({ map, now, then, words }: ReportFacts): string {
  const { score } = now.figures;
  if (!then) return score === null ? words.headlineUnrated(map.title) : words.headlineNow(of100(words, score));
  const saved = middle(then.saved.hoursPerMonth);
  const hours = middle(now.figures.hoursPerMonth);
  if (saved !== undefined && hours && Math.abs(saved) >= 0.5) {
    return saved > 0
      ? words.headlineFrees(then.state.title, words.number(saved), partWords(words, saved / hours))
      : words.headlineCosts(then.state.title, words.number(-saved));
  }
  if (score === null || then.figures.score === null || of100(words, score) === of100(words, then.figures.score))
    return words.headlineDraw(then.state.title);
  return words.headlineScore(then.state.title, of100(words, score), of100(words, then.figures.score));
}

/** What it is like now, what the change is worth, and the catch. */
export function leadSentences({ now, then, platform, words }: ReportFacts): readonly string[] {
  const { figures, state } = now;
  const { manual, "non-repeatable": unrepeatable } = figures.levels;
  const hours = middle(figures.hoursPerMonth);
  const largest = largestStep({ now });
  const kept = then
    ? processesIn(then.state).filter((p) => p.level === "manual" || p.level === "non-repeatable")
    : undefined;
  const months = platform?.simulation?.paybackMonth;
  const payback = platform?.figures.case?.paybackMonth;
  const missing = figures.basis["human-hours"]?.missing.length ?? 0;
  return [
    figures.hoursPerMonth ? words.leadHours(words.range(figures.hoursPerMonth)) : words.leadNoHours,
    words.leadLevels(manual + unrepeatable, processesIn(state).length),
    ...(largest && hours ? [words.leadLargest(largest.title, partWords(words, largest.hours / hours))] : []),
    ...(platform?.figures.case
      ? [
          payback
            ? words.leadPays(
                platform.state.title,
                payback,
                months?.p10 && months.p90 && months.p10 !== months.p90
                  ? ` (${words.range({ min: months.p10, max: months.p90 })})`
                  : "",
              )
            : words.leadNeverPays(platform.state.title),
        ]
      : []),
    ...(kept
      ? [
          kept.length === 0
            ? words.leadClean
            : words.leadKeeps(kept.length <= 2 ? kept.map((p) => p.title) : [], kept.length),
        ]
      : []),
    ...(figures.hoursPerMonth && missing > 0 ? [words.leadMissing(missing)] : []),
  ];
}

/** The step with the most hours, where it takes a part worth telling. */
function largestStep({
  now,
}: Pick<ReportFacts, "now">): { readonly title: string; readonly hours: number } | undefined {
  const all = middle(now.figures.hoursPerMonth);
  const [first] = now.stepHours.toSorted((a, b) => b.hours - a.hours);
  return first && all && first.hours / all >= 0.15 && now.stepHours.length > 2 ? first : undefined;
}

/** Finding, sentences, three numbers with their ranges. */
export function Summary({ facts }: { readonly facts: ReportFacts }): VNode {
  return (
    <>
      <h1>{headline(facts)}</h1>
      <p class="lead">{leadSentences(facts).join(" ")}</p>
      <dl class="numbers">
        <ScoreNumber facts={facts} />
        <HoursNumber facts={facts} />
        <MoneyNumber facts={facts} />
      </dl>
      <Notes facts={facts} />
    </>
  );
}

function ScoreNumber({ facts: { now, then, words } }: { readonly facts: ReportFacts }): VNode {
  const [was, is] = [now.figures.score, then?.figures.score ?? null];
  return (
    <div>
      <dt>{words.score}</dt>
      <dd>
        <div class="figure">
          {of100(words, was)}
          {then ? <> → {of100(words, is)}</> : null}
        </div>
        <ThenAndNow now={was} then={is} />
      </dd>
    </div>
  );
}

const unknown = (text: string): VNode => <div class="figure plain muted">{text}</div>;

function HoursNumber({ facts: { now, then, words } }: { readonly facts: ReportFacts }): VNode {
  const stated = then ? then.saved.hoursPerMonth : now.figures.hoursPerMonth;
  const drawn = then?.simulation?.savedHours;
  const [low, high] = drawn ? [drawn.p10, drawn.p90] : [stated?.min ?? 0, stated?.max ?? 0];
  return (
    <div>
      <dt>
        {then ? words.savedHours : words.hoursNow}
        {stated?.assumed ? " *" : ""}
      </dt>
      <dd>
        {stated ? (
          <>
            <div class="figure">
              {words.number(midpoint(stated))} <small>h</small>
            </div>
            <RangeChart low={low} middle={midpoint(stated)} high={high} label={words.hours({ min: low, max: high })} />
          </>
        ) : (
          unknown(words.unknown)
        )}
      </dd>
    </div>
  );
}

/** What a platform is worth; without one, what the target saves; without a target, what the work costs. */
function MoneyNumber({ facts: { now, then, platform, words } }: { readonly facts: ReportFacts }): VNode {
  const worth = platform?.figures.case;
  const saved = then ? then.saved.costPerMonth : now.figures.costPerMonth;
  const drawn = worth ? platform.simulation?.npv : then?.simulation?.savedMoney;
  const value = worth ? worth.npv : middle(saved);
  const currency = (worth ? worth.currency : saved?.currency) ?? null;
  const [low, high] = drawn ? [drawn.p10, drawn.p90] : [saved?.min ?? 0, saved?.max ?? 0];
  return (
    <div>
      <dt>
        {worth ? words.worth(platform.state.title) : then ? words.savedMoney : words.costNow}
        {(worth ?? saved)?.assumed ? " *" : ""}
      </dt>
      <dd>
        {value === undefined ? (
          unknown(words.unknown)
        ) : (
          <>
            <div class="figure">
              {words.number(value)} <small>{currency}</small>
            </div>
            <RangeChart low={low} middle={value} high={high} label={words.money({ min: low, max: high }, currency)} />
          </>
        )}
      </dd>
    </div>
  );
}

function Notes({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { now, then, platform, words } = facts;
  const drawn = then?.simulation ?? platform?.simulation;
  const hours = then ? then.saved.hoursPerMonth : now.figures.hoursPerMonth;
  const assumed = then?.saved.evidence?.assumed ?? 0;
  const covered = then && platform ? coveredSteps(facts) : undefined;
  const notes = [
    ...(hours || drawn ? [drawn ? words.bandSimulated(words.number(drawn.draws)) : words.bandRange] : []),
    ...(assumed > 0 ? [words.assumedNote(words.percent(assumed))] : hours?.assumed ? [words.assumedSome] : []),
    ...(covered && platform?.figures.case ? [words.platformReaches(platform.state.title, covered[0], covered[1])] : []),
  ];
  return notes.length > 0 ? <p class="note">{notes.join(" ")}</p> : null;
}

/** How many of the target's rated steps the platform brings to the target's level. */
function coveredSteps({ then, platform }: ReportFacts): readonly [number, number] | undefined {
  const share = platform?.figures.coverage;
  if (!then || share === null || share === undefined) return undefined;
  const asked = processesIn(then.state).filter((p) => levelIn(then.state, p.id) !== "unrated").length;
  return [Math.round(share * asked), asked];
}
