import { type Ranking, turnsInWords } from "../../analysis/index.ts";
import type { ProcessMap } from "../../model/process-map.ts";

/** Who leads while one group weighs more or less: one bar a group, a line at the weight now. */
export function Firmness({ map, ranking }: { readonly map: ProcessMap; readonly ranking: Ranking }) {
  const { robustness, platforms } = ranking;
  const groups = map.questionnaires.flatMap((q) => q.groups);
  if (platforms.length < 2 || groups.length === 0) return null;
  const most = Math.max(...groups.map((g) => g.weight));
  const end = Math.max(4, Math.ceil(most * 2));
  const share = (weight: number): string => `${(Math.min(weight, end) / end) * 100}%`;
  const titleOf = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  return (
    <section class="firmness" aria-labelledby="firmness-title">
      <h2 id="firmness-title">How firm the first place is</h2>
      <p class="quiet">Who leads when one group weighs more or less, the others as they are.</p>
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
                    title={`${titleOf(s.leader)} leads`}
                  />
                ))}
              <i style={{ left: share(group.weight) }} title={`weight now: ${group.weight}`} />
            </span>
          </li>
        ))}
      </ul>
      <p class="firmness-key quiet">
        {`Weight of the group, 0 to ${end}. Full: ${titleOf(robustness.winner ?? "")} leads; hatched: another one does; line: the weight now.`}
      </p>
      {turnsInWords(map, ranking).map((sentence) => (
        <p class="firmness-turn" key={sentence}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
