import { frontInWords, opennessInWords, type Ranking, settleInWords } from "../../analysis/index.ts";
import { TradeOffs } from "../../diagram/charts/TradeOffs.tsx";
import { tradeOffPoints } from "../../diagram/charts/trade-off-points.ts";
import { noBreak } from "../../model/number-text.ts";
import type { PlatformWords } from "./words.ts";

/** Coverage, fit and cost against each other, and what to find out next. */
export function Weighing({ words, ranking }: { readonly words: PlatformWords; readonly ranking: Ranking }) {
  const { own, labels } = words;
  const points = tradeOffPoints(
    ranking,
    (cost, currency) => `${words.number(cost)}${currency === null ? "" : `${noBreak}${currency}`}`,
  );
  const settle = settleInWords(ranking);
  const openness = opennessInWords(ranking);
  return (
    <>
      {points.length > 1 && (
        <section class="weighing" aria-labelledby="weighing-title">
          <h2 id="weighing-title">{labels.together}</h2>
          <p>{frontInWords(ranking)}</p>
          <TradeOffs
            points={points}
            words={{
              coverage: labels.coverage,
              fit: labels.fit,
              label: points.map((p) => `${p.mark}: ${p.title}`).join(", "),
            }}
          />
          <p class="quiet">{own.weighingKey}</p>
          <table class="trade-list">
            <thead>
              <tr>
                <th scope="col">{own.candidate}</th>
                <th scope="col">{own.steps3}</th>
                <th scope="col">{own.fit3}</th>
                <th scope="col">{own.costAMonth}</th>
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
          <h2 id="settle-title">{labels.settle}</h2>
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
