import type { StateFigures } from "../../analysis/index.ts";
import { ThenAndNow } from "../../diagram/charts/charts.tsx";

/** The score of each phase, hollow where it is and full where it gets to. */
export function PhaseScores({ now, then }: { readonly now: StateFigures; readonly then: StateFigures | undefined }) {
  const [before, after] = [now.distribution?.phases ?? [], then?.distribution?.phases ?? []];
  const ids = [...new Set([...before, ...after].map((p) => p.id))];
  if (ids.length === 0) return null;
  const text = (score: number | null | undefined): string =>
    score === null || score === undefined ? "–" : String(Math.round(score * 100));
  return (
    <section>
      <h2>Score by phase</h2>
      <table class="figures-table">
        <tbody>
          {ids.map((id) => {
            const [was, is] = [before.find((p) => p.id === id), after.find((p) => p.id === id)];
            return (
              <tr key={id}>
                <th scope="row">{(was ?? is)?.title}</th>
                <td class="wide-cell">
                  <ThenAndNow now={was?.score ?? null} then={is?.score ?? null} />
                </td>
                <td class="n">{then ? `${text(was?.score)} → ${text(is?.score)}` : text(was?.score)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
