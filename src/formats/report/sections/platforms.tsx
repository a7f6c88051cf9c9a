import type { VNode } from "preact";
import { groupsOf } from "../../../analysis/figures/fit.ts";
import { frontInWords, opennessInWords, type Ranking, settleInWords } from "../../../analysis/index.ts";
import { Wide } from "../../../diagram/charts/charts.tsx";
import { TradeOffs } from "../../../diagram/charts/TradeOffs.tsx";
import { tradeOffPoints } from "../../../diagram/charts/trade-off-points.ts";
import { evaluatedPlatform } from "../../../model/combination.ts";
import { exactly } from "../../../model/range.ts";
import { of100, type ReportFacts } from "../facts.ts";
import { AnswerMark } from "../marks.tsx";

/** The candidates in their order, how firm it is, and what each answered. */
export function Platforms({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { ranking, then, words } = facts;
  if (!ranking || !then) return null;
  const dash = "–";
  return (
    <section aria-labelledby="platforms">
      <h2 id="platforms">{words.platformsTitle}</h2>
      <p>{words.platformsLead(then.state.title)}</p>
      <Wide label={words.table(words.platformsTitle)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.platform}</th>
              {[words.reaches, words.fit, words.costColumn, words.worthColumn, words.paysBack].map((title) => (
                <th key={title} scope="col" class="n">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranking.platforms.map((p) => (
              <tr key={p.id}>
                <th scope="row">
                  <span class="muted">{p.disqualified ? words.out : p.rank}</span> {p.title}
                </th>
                <td class="n">{p.coverage === null ? dash : words.percent(p.coverage)}</td>
                <td class="n">{of100(words, p.fit)}</td>
                <td class="n">{p.costPerMonth === null ? dash : words.money(exactly(p.costPerMonth), p.currency)}</td>
                <td class="n">
                  {p.npv === null
                    ? dash
                    : words.money(
                        p.simulated ? { min: p.simulated.npv.p10, max: p.simulated.npv.p90 } : exactly(p.npv),
                        p.currency,
                      )}
                </td>
                <td class="n">
                  {p.npv === null ? dash : p.paybackMonths === null ? words.never : words.monthN(p.paybackMonths)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <Weighing ranking={ranking} label={words.platformsTitle} coverage={words.reaches} fit={words.fit} />
      {firmness(facts, ranking).map((sentence) => (
        <p key={sentence} class="note">
          {sentence}
        </p>
      ))}
      <Answers facts={facts} ranking={ranking} />
    </section>
  );
}

/** Who nothing beats in coverage, fit and cost at once, as a picture; what to settle next. */
function Weighing(props: {
  readonly ranking: Ranking;
  readonly label: string;
  readonly coverage: string;
  readonly fit: string;
}): VNode | null {
  const { ranking, label, coverage, fit } = props;
  const points = tradeOffPoints(ranking);
  const settle = settleInWords(ranking);
  return (
    <>
      {points.length > 1 ? (
        <figure style="margin:24px 0 0">
          <figcaption>{frontInWords(ranking)}</figcaption>
          <TradeOffs
            points={points}
            words={{ coverage, fit, label: `${label}: ${points.map((p) => `${p.mark}: ${p.title}`).join(", ")}` }}
          />
        </figure>
      ) : null}
      {settle.length > 0 ? (
        <>
          <p class="note">{opennessInWords(ranking)}</p>
          <ol class="note">
            {settle.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </>
      ) : null}
    </>
  );
}

/** Whether a weight of one group of questions would make another one win, and from which weight on. */
function firmness({ map, words }: ReportFacts, { platforms, robustness }: Ranking): readonly string[] {
  const title = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  const { winner } = robustness;
  if (winner === null || platforms.length < 2) return [];
  const turns = groupsOf(map).flatMap((group) => {
    const found = robustness.groups[group.id];
    return (found?.stretches ?? [])
      .filter((s) => s.leader !== winner)
      .map((s) => {
        const above = s.from >= (found?.weight ?? 0);
        const weight = above ? s.from : (s.to ?? 0);
        return words.turns(
          title(s.leader),
          group.title,
          String(Math.round(weight * 10) / 10),
          above,
          String(group.weight),
        );
      });
  });
  return turns.length > 0 ? turns : [words.firm(title(winner))];
}

function Answers({
  facts: { map, words },
  ranking,
}: {
  readonly facts: ReportFacts;
  readonly ranking: Ranking;
}): VNode | null {
  const groups = groupsOf(map);
  if (groups.every((g) => g.questions.length === 0)) return null;
  const platforms = ranking.platforms.flatMap((p) => evaluatedPlatform(map, p.id) ?? []);
  return (
    <div style="margin-top:32px">
      <Wide label={words.table(words.answersTitle)}>
        <table class="answers">
          <caption>{words.answersTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{words.question}</th>
              {platforms.map((p) => (
                <th key={p.id} scope="col">
                  {p.title}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.id}>
              <tr class="sub">
                <th scope="rowgroup">{group.title}</th>
                {ranking.platforms.map((p) => (
                  <td key={p.id}>{of100(words, p.groups[group.id]?.score ?? null)}</td>
                ))}
              </tr>
              {group.questions.map((question) => (
                <tr key={question.id}>
                  <th scope="row">
                    {question.title}
                    {question.required ? <span class="muted"> ({words.required})</span> : null}
                  </th>
                  {platforms.map((p) => {
                    const answer = p.answers.find((a) => a.group === group.id && a.question === question.id);
                    const said = words.answers[answer?.value ?? "open"];
                    const mark = (
                      <AnswerMark value={answer?.value} words={answer?.why ? `${said}: ${answer.why}` : said} />
                    );
                    return (
                      <td key={p.id}>
                        {question.required && answer?.value === "bad" ? (
                          <span class="answer framed">{mark}</span>
                        ) : (
                          mark
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Wide>
    </div>
  );
}
