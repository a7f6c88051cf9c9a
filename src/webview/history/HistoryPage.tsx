import { useEffect, useRef, useState } from "preact/hooks";
import type { HistoryPoint } from "../../model/history.ts";
import { noBreak, numberText, rangeText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { midpoint } from "../../model/range.ts";
import type { HistoryAnswer } from "../../protocol.ts";
import { CommitTable } from "./CommitTable.tsx";
import { FigureLine, type Mark } from "./FigureLine.tsx";

/** One commit that is to be opened or compared. */
export interface Commit {
  readonly revision: string;
  readonly path: string;
}

export interface HistoryPageProps {
  readonly map: ProcessMap;
  readonly state: { readonly id: string; readonly title: string };
  /** Undefined while the first part is on its way. */
  readonly answer: HistoryAnswer | undefined;
  /** Asks the editor for the history of the state, once a page. */
  ask(): void;
  show(how: "open" | "compare", commit: Commit): void;
}

/** The figures of a state over the commits of its file: a line each, and a table. */
export function HistoryPage({ map, state, answer, ask, show }: HistoryPageProps) {
  useEffect(ask, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <div class="figures-page history-page" tabIndex={0} role="region" aria-label="History of the figures">
      <h1>
        {map.title}, {state.title}: history
      </h1>
      {answer === undefined ? (
        <p role="status">Reading the commits…</p>
      ) : "problem" in answer ? (
        <p role="status">{answer.problem}</p>
      ) : (
        <Found history={answer} show={show} />
      )}
    </div>
  );
}

type Shown = Exclude<HistoryAnswer, { readonly problem: string }>;

const whole = (range: { min: number; max: number } | null): Mark | null =>
  range && { low: range.min, middle: midpoint(range), high: range.max };
const score = ({ score: s }: HistoryPoint): Mark | null =>
  s === null ? null : { low: s * 100, middle: s * 100, high: s * 100 };

function Found({ history, show }: { readonly history: Shown; show: HistoryPageProps["show"] }) {
  const { points, skipped } = history;
  const [at, pointAt] = useState<number>();
  const table = useRef<HTMLDivElement>(null);
  const pick = (index: number): void => {
    const row = table.current?.querySelector<HTMLElement>(`[data-revision="${points[index]?.revision}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("button")?.focus();
  };
  const currency = points.findLast((p) => p.costPerMonth)?.costPerMonth?.currency;
  const lines = [
    { title: "Automation score, of 100", marks: points.map(score), most: 100 },
    { title: "Human hours a month", marks: points.map((p) => whole(p.hoursPerMonth)) },
    { title: `Cost a month${currency ? `, ${currency}` : ""}`, marks: points.map((p) => whole(p.costPerMonth)) },
  ].filter(({ marks }) => marks.some((m) => m !== null));
  const pointed = at === undefined ? undefined : points[at];
  return (
    <>
      <p>{sentence(history)}</p>
      <div class="history-lines">
        {lines.map((line) => (
          <FigureLine key={line.title} {...line} at={at} pointAt={pointAt} pick={pick} />
        ))}
      </div>
      <p class="history-at quiet">{pointed ? commitWords(pointed) : datesWords(points)}</p>
      <div ref={table}>
        <CommitTable points={points} skipped={skipped} show={show} />
      </div>
    </>
  );
}

/** `In 37 commits the score went from 14 to 29 and the hours from 310 to 273.` */
function sentence({ points, skipped, more, reading }: Shown): string {
  const [first, last] = [points[0], points.at(-1)];
  const changes: string[] = [];
  if (first && last && first !== last) {
    if (first.score !== null && last.score !== null)
      changes.push(changeWords("the score", Math.round(first.score * 100), Math.round(last.score * 100)));
    if (first.hoursPerMonth && last.hoursPerMonth)
      changes.push(changeWords("the hours a month", midpoint(first.hoursPerMonth), midpoint(last.hoursPerMonth)));
  }
  const count = points.length + skipped.length;
  return [
    changes.length === 0
      ? `${count} ${count === 1 ? "commit" : "commits"}.`
      : `In ${count} commits ${changes.join(", ")}.`,
    ...(skipped.length > 0
      ? [`${skipped.length} ${skipped.length === 1 ? "is" : "are"} left out: the list says why.`]
      : []),
    ...(reading ? ["Older ones are on their way."] : []),
    ...(more && !reading ? ["Older ones are not shown; “mlmap history --limit” looks further back."] : []),
  ].join(" ");
}

const changeWords = (what: string, from: number, to: number): string =>
  numberText(from) === numberText(to)
    ? `${what} stayed at ${numberText(to)}`
    : `${what} went from ${numberText(from)} to ${numberText(to)}`;

const datesWords = (points: readonly HistoryPoint[]): string => {
  const [first, last] = [points[0]?.date.slice(0, 10), points.at(-1)?.date.slice(0, 10)];
  return first === undefined || first === last ? (first ?? "") : `${first} – ${last}, a step a commit`;
};

function commitWords(point: HistoryPoint): string {
  return [
    `${point.date.slice(0, 10)}, ${point.revision.slice(0, 7)}: ${point.subject}`,
    ...(point.score === null ? [] : [`score ${Math.round(point.score * 100)}`]),
    ...(point.hoursPerMonth ? [`${rangeText(point.hoursPerMonth)}${noBreak}h`] : []),
  ].join(", ");
}
