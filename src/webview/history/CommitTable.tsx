import { useState } from "preact/hooks";
import type { HistoryPoint, SkippedRevision } from "../../model/history.ts";
import { noBreak, rangeText } from "../../model/number-text.ts";
import type { Commit } from "./HistoryPage.tsx";

export interface CommitTableProps {
  readonly points: readonly HistoryPoint[];
  readonly skipped: readonly SkippedRevision[];
  show(how: "open" | "compare", commit: Commit): void;
}

/** More rows come when they are asked for. */
const firstRows = 50;

/** A row a commit, the newest first, with the ways to its text and to what changed since. */
export function CommitTable({ points, skipped, show }: CommitTableProps) {
  const [all, setAll] = useState(false);
  const before = new Map(points.map((p, i) => [p.revision, points[i - 1]]));
  // Commits of one second stay in the order of the past, turned round.
  const commits = [...points.toReversed(), ...skipped].sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
  const rows = all ? commits : commits.slice(0, firstRows);
  return (
    <>
      <table class="figures-table commits">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Commit</th>
            <th scope="col" class="n">
              steps
            </th>
            <th scope="col" class="n">
              score
            </th>
            <th scope="col" class="n">
              hours a month
            </th>
            <th scope="col" class="n">
              cost a month
            </th>
            <th scope="col">
              <span class="visually-hidden">Compare</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((commit) => (
            <tr key={commit.revision} data-revision={commit.revision}>
              <td class="n">{commit.date.slice(0, 10)}</td>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  title={`Open the map as it was at ${commit.revision.slice(0, 7)}`}
                  onClick={() => show("open", commit)}
                >
                  {commit.subject || commit.revision.slice(0, 7)}
                </button>
                {commit.path !== commits[0]?.path && <span class="quiet"> in {commit.path}</span>}
              </th>
              {"reason" in commit ? (
                <td class="quiet" colSpan={5}>
                  left out: {commit.reason}
                </td>
              ) : (
                <Figures point={commit} before={before.get(commit.revision)}>
                  <button
                    type="button"
                    class="link"
                    aria-label={`Compare ${commit.revision.slice(0, 7)}, ${commit.subject}, with the map now`}
                    onClick={() => show("compare", commit)}
                  >
                    compare
                  </button>
                </Figures>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < commits.length && (
        <p>
          <button type="button" class="link" onClick={() => setAll(true)}>
            Show all {commits.length} commits
          </button>
        </p>
      )}
    </>
  );
}

function Figures(props: {
  readonly point: HistoryPoint;
  readonly before: HistoryPoint | undefined;
  readonly children: preact.ComponentChildren;
}) {
  const { point, before } = props;
  const by = point.score === null || !before || before.score === null ? 0 : of100(point.score) - of100(before.score);
  const range = (r: { min: number; max: number; assumed: boolean } | null): string =>
    r ? `${rangeText(r)}${r.assumed ? `${noBreak}*` : ""}` : "–";
  return (
    <>
      <td class="n">{point.processes}</td>
      <td class="n">
        {by !== 0 && <span class="quiet">{by > 0 ? `+${by}` : `−${-by}`} </span>}
        {point.score === null ? "–" : of100(point.score)}
      </td>
      <td class="n">{range(point.hoursPerMonth)}</td>
      <td class="n">{range(point.costPerMonth)}</td>
      <td>{props.children}</td>
    </>
  );
}

const of100 = (score: number): number => Math.round(score * 100);
