import type { SavedFigures, Simulation, StateFigures } from "../../analysis/index.ts";
import { RangeChart, ThenAndNow } from "../../diagram/charts/charts.tsx";
import { hoursText } from "../../model/duration.ts";
import type { MapEdit } from "../../model/edit.ts";
import { moneyText } from "../../model/money.ts";
import { noBreak, numberText, percentText, rangeText } from "../../model/number-text.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";
import { midpoint } from "../../model/range.ts";
import type { Reckoner } from "../reckoning/reckoner.ts";
import { useAnswer } from "../reckoning/use-answer.ts";
import { ActorHours } from "./ActorHours.tsx";
import { Assumptions } from "./Assumptions.tsx";
import { CaseSection } from "./CaseSection.tsx";
import { LevelBars } from "./LevelBars.tsx";
import { MeasureNext } from "./MeasureNext.tsx";
import { PhaseScores } from "./PhaseScores.tsx";
import { Roadmap } from "./Roadmap.tsx";
import { Waterfall } from "./Waterfall.tsx";

export interface FiguresPageProps {
  readonly map: ProcessMap;
  /** State of the picture. What it saves is told against the map as it is now. */
  readonly state: StateId;
  /** Shows a step in the text. */
  reveal(id: string): void;
  /** A small change of the text. */
  edit(edit: MapEdit): void;
  readonly reckoner: Reckoner;
}

/** The figures of a state as small charts, each with what it rests on; for a target and a platform against now. */
export function FiguresPage({ map: newest, state, reveal, edit, reckoner }: FiguresPageProps) {
  const { value: facts, map = newest, problem } = useAnswer(reckoner, "figures", newest, state);
  const drawn = useAnswer(reckoner, "simulation", newest, state);
  if (!facts) {
    return (
      <div class="figures-page" role="region" aria-label="Figures" aria-busy={problem === undefined ? "true" : "false"}>
        {problem !== undefined && <p>The figures could not be worked out: {problem}.</p>}
      </div>
    );
  }
  const { now, shown } = facts;
  // Ten thousand draws take longer: beside figures of a newer text their bands would be of the older one.
  const simulation = drawn.map === map && drawn.state === shown.id ? drawn.value : undefined;
  const then = shown.kind === "current" ? undefined : shown;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <div class="figures-page" tabIndex={0} role="region" aria-label="Figures">
      <h1>{then ? `${now.title} → ${then.title}` : `${map.title}, ${shown.title}`}</h1>
      <dl class="figures-numbers">
        <Score now={now} then={then} />
        <Hours now={now} then={then} simulation={simulation} />
        <Money now={now} then={then} simulation={simulation} />
      </dl>
      {then?.saved?.hoursPerMonth && now.hoursPerMonth && then.hoursPerMonth && (
        <Waterfall now={now} then={then} saved={then.saved} reveal={reveal} />
      )}
      <div class="figures-columns">
        <LevelBars now={now} then={then} />
        <PhaseScores now={now} then={then} />
        <ActorHours now={now} then={then} />
        <More figures={shown} />
        {then && <CaseSection map={map} facts={facts} simulation={simulation} />}
        <Roadmap map={map} facts={facts} reveal={reveal} />
        {then?.saved && <RestsOn saved={then.saved} />}
        {then && <Assumptions map={map} figures={then} edit={edit} reveal={reveal} />}
        <MeasureNext map={map} facts={facts} reveal={reveal} edit={edit} />
      </div>
    </div>
  );
}

interface Sides {
  readonly now: StateFigures;
  readonly then: StateFigures | undefined;
}

const of100 = (score: number | null): string => (score === null ? "–" : String(Math.round(score * 100)));
const star = (assumed: boolean | undefined): string => (assumed ? `${noBreak}*` : "");

/** Marks a figure that is partly assumed, and leads to the assumptions below. */
function Star({ assumed }: { readonly assumed: boolean | undefined }) {
  if (!assumed) return null;
  return (
    <button
      type="button"
      class="link"
      aria-label="Partly assumed: show the assumptions"
      title="A part of it is assumed: see and change the assumptions"
      onClick={() => document.getElementById("assumptions")?.scrollIntoView({ block: "center" })}
    >
      {noBreak}*
    </button>
  );
}

function Score({ now, then }: Sides) {
  return (
    <div>
      <dt>Automation score, of 100</dt>
      <dd>
        <b>{then ? `${of100(now.score)} → ${of100(then.score)}` : of100(now.score)}</b>
        <ThenAndNow now={now.score} then={then?.score ?? null} />
      </dd>
    </div>
  );
}

function Hours({ now, then, simulation }: Sides & { readonly simulation: Simulation | undefined }) {
  const range = then ? then.saved?.hoursPerMonth : now.hoursPerMonth;
  const [low, high] = simulation
    ? [simulation.savedHours.p10, simulation.savedHours.p90]
    : [range?.min ?? 0, range?.max ?? 0];
  return (
    <div>
      <dt>
        {then ? "Hours saved a month" : "Human hours a month"}
        <Star assumed={range?.assumed} />
      </dt>
      <dd>
        <b>{range ? numberText(midpoint(range)) : "–"}</b>
        {range && (
          <RangeChart low={low} middle={midpoint(range)} high={high} label={hoursText({ min: low, max: high })} />
        )}
        <small>{range ? bandWords(simulation) : "No step states effort and runs."}</small>
      </dd>
    </div>
  );
}

function Money({ now, then, simulation }: Sides & { readonly simulation: Simulation | undefined }) {
  const worth = then?.kind === "platform" ? then.case : undefined;
  const range = then ? then.saved?.costPerMonth : now.costPerMonth;
  const value = worth ? worth.npv : range && midpoint(range);
  const drawn = worth ? simulation?.npv : then ? simulation?.savedMoney : undefined;
  const currency = worth ? worth.currency : (range?.currency ?? null);
  const [low, high] = drawn
    ? [drawn.p10, drawn.p90]
    : worth
      ? [worth.npv, worth.npv]
      : [range?.min ?? 0, range?.max ?? 0];
  return (
    <div>
      <dt>
        {worth ? "Worth over three years" : then ? "Money saved a month" : "Cost a month"}
        {currency ? `, ${currency}` : ""}
        <Star assumed={(worth ?? range)?.assumed} />
      </dt>
      <dd>
        <b>{value === undefined || value === null ? "–" : numberText(value)}</b>
        {value !== undefined && value !== null && (
          <RangeChart low={low} middle={value} high={high} label={rangeText({ min: low, max: high })} />
        )}
        <small>
          {worth
            ? worth.paybackMonth === null
              ? "Does not pay back within three years."
              : `Pays back in month ${worth.paybackMonth}.`
            : value === undefined || value === null
              ? "No actor states a cost."
              : bandWords(then && simulation)}
        </small>
      </dd>
    </div>
  );
}

const bandWords = (simulation: Simulation | undefined): string =>
  simulation ? "Band: 80 % of 10,000 simulated outcomes." : "Band: lowest to highest stated.";

/** Figures of the flow, a line each; those that can't be known are left out. */
function More({ figures }: { readonly figures: StateFigures }) {
  const { leadTimeHours: lead, expectedLeadTimeHours: expected, firstPassYield: first } = figures;
  const rows = [
    lead && ["Lead time, one pass", `${hoursText(lead)}${star(lead.assumed)}`],
    expected && ["Lead time, expected", `${hoursText(expected)}${star(expected.assumed)}`],
    figures.activityRatio !== null && ["Hands-on share of lead time", percentText(figures.activityRatio)],
    first && [
      "Right the first time",
      first.min === first.max
        ? percentText(first.min)
        : `${rangeText({ min: first.min * 100, max: first.max * 100 })}${noBreak}%`,
    ],
    figures.automationRate !== null && ["Runs that are automated", percentText(figures.automationRate)],
    figures.handoffs !== null && ["Hand-offs", String(figures.handoffs)],
    figures.saved?.freedPosts && ["Freed posts", rangeText(figures.saved.freedPosts)],
    figures.costPerMonth && [
      "Cost a month",
      moneyText({ value: figures.costPerMonth, currency: figures.costPerMonth.currency }),
    ],
    figures.coverage !== null &&
      figures.coverage !== undefined && ["Steps that reach the target", percentText(figures.coverage)],
    figures.fit && figures.fit.score !== null && ["Fit of the answers, of 100", of100(figures.fit.score)],
  ].filter((row): row is [string, string] => Array.isArray(row));
  return (
    <section>
      <h2>Flow and cost</h2>
      <table class="figures-table">
        <tbody>
          {rows.map(([title, value]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td class="n">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Share of the saving by the kind of number it rests on. */
function RestsOn({ saved }: { readonly saved: SavedFigures }) {
  const shares = (["measured", "estimated", "unsourced", "assumed"] as const).filter(
    (g) => (saved.evidence?.[g] ?? 0) > 0,
  );
  if (!saved.evidence || shares.length === 0) return null;
  const { evidence } = saved;
  const words = { measured: "measured", estimated: "estimated", unsourced: "without a source", assumed: "assumed *" };
  return (
    <section>
      <h2>What the saving rests on</h2>
      <div class="evidence" aria-hidden="true">
        {shares.map((ground) => (
          <span
            key={ground}
            class={`e-${ground}`}
            style={{ width: percentText(evidence[ground]).replace(noBreak, "") }}
          />
        ))}
      </div>
      <ul class="key">
        {shares.map((ground) => (
          <li key={ground}>
            <i class={`e-${ground}`} />
            {percentText(evidence[ground])} {words[ground]}
          </li>
        ))}
      </ul>
    </section>
  );
}
