import { frontInWords, opennessInWords, type Ranking, settleInWords } from "../../analysis/index.ts";
import { TradeOffs } from "../../diagram/charts/TradeOffs.tsx";
import { tradeOffPoints } from "../../diagram/charts/trade-off-points.ts";

/** Coverage, fit and cost against each other, and what to find out next. */
export function Weighing({ ranking }: { readonly ranking: Ranking }) {
  const points = tradeOffPoints(ranking);
  const settle = settleInWords(ranking);
  const openness = opennessInWords(ranking);
  return (
    <>
      {points.length > 1 && (
        <section class="weighing" aria-labelledby="weighing-title">
          <h2 id="weighing-title">Coverage, fit and cost together</h2>
          <p>{frontInWords(ranking)}</p>
          <TradeOffs
            points={points}
            words={{
              coverage: "Steps that reach the target, of 100",
              fit: "Fit, of 100",
              label: points.map((p) => `${p.mark}: ${p.title}`).join(", "),
            }}
          />
          <p class="quiet">Full: nothing is as good in all and better in one. Hollow: something is. Dashed: out.</p>
          <table class="trade-list">
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Steps</th>
                <th scope="col">Fit</th>
                <th scope="col">Cost a month</th>
              </tr>
            </thead>
            <tbody>
              {points
                .filter((p) => p.kind === "front")
                .map((p) => (
                  <tr key={p.id}>
                    <th scope="row">{`${p.mark} ${p.title}`}</th>
                    <td>{`${Math.round(p.coverage * 100)} %`}</td>
                    <td>{Math.round(p.fit * 100)}</td>
                    <td>{p.cost ?? "–"}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      )}
      {settle.length > 0 && (
        <section class="weighing" aria-labelledby="settle-title">
          <h2 id="settle-title">What to settle next</h2>
          <p>{openness}</p>
          <ol>
            {settle.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
