import { type Ranking, turnsInWords } from "../../analysis/index.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { PlatformWords } from "./words.ts";

/** Who leads while one group weighs more or less: one bar a group, a line at the weight now. */
export function Firmness(props: {
  readonly map: ProcessMap;
  readonly words: PlatformWords;
  readonly ranking: Ranking;
}) {
  const { map, words, ranking } = props;
  const { own, labels } = words;
  const { robustness, platforms } = ranking;
  const groups = map.questionnaires.flatMap((q) => q.groups);
  if (platforms.length < 2 || groups.length === 0) return null;
  const most = Math.max(...groups.map((g) => g.weight));
  const end = Math.max(4, Math.ceil(most * 2));
  const share = (weight: number): string => `${(Math.min(weight, end) / end) * 100}%`;
  const titleOf = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  return (
    <section class="firmness" aria-labelledby="firmness-title">
      <h2 id="firmness-title">{labels.firmness}</h2>
      <p class="quiet">{own.firmnessLead}</p>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <span>{group.title}</span>
            <span class="firmness-bar" aria-hidden="true">
              {robustness.groups[group.id]?.stretches
                .filter((s) => s.from < end)
                .map((s) => (
                  <span
                    key={s.from}
                    data-other={s.leader === robustness.winner ? undefined : ""}
                    style={{ left: share(s.from), width: `calc(${share(s.to ?? end)} - ${share(s.from)})` }}
                    title={own.leads(titleOf(s.leader))}
                  />
                ))}
              <i style={{ left: share(group.weight) }} title={own.weightNow(words.number(group.weight))} />
            </span>
          </li>
        ))}
      </ul>
      <p class="firmness-key quiet">{own.firmnessKey(end, titleOf(robustness.winner ?? ""))}</p>
      {turnsInWords(map, ranking).map((sentence) => (
        <p class="firmness-turn" key={sentence}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
