import type { VNode } from "preact";
import type { ChangeGroup, ListedChange } from "../../analysis/change-list.ts";
import { verdictWords } from "../../analysis/change-list.ts";
import { hoursText } from "../../model/duration.ts";
import { levelFacts } from "../../model/level.ts";
import { noBreak, numberText } from "../../model/number-text.ts";
import { midpoint } from "../../model/range.ts";
import { LevelMark } from "../charts/LevelMark.tsx";
import { TagMark } from "./TagMark.tsx";

export interface ChangeRowsProps {
  readonly groups: readonly ChangeGroup[];
  /** Key of the row that is chosen. */
  readonly chosen?: string | undefined;
  /** Row that Tab comes to; the first when left out. */
  readonly tabStop?: string | undefined;
  /** Draw this many rows; all when left out. */
  readonly first?: number;
  choose?(change: ListedChange): void;
  point?(change: ListedChange | undefined): void;
}

const kindWords: Readonly<Partial<Record<ListedChange["kind"], string>>> = {
  flow: "Flow",
  phase: "Phase",
  actor: "Actor",
  interface: "Interface",
  data: "Data",
  decision: "Decision",
  start: "Start",
  end: "End",
  setting: "Setting",
  target: "Target",
  platform: "Platform",
  questionnaire: "Questionnaire",
};

/** What differs, a row each, in groups: level before and after, title, hours with their range, what else changed. */
export function ChangeRows({ groups, chosen, tabStop, first, choose, point }: ChangeRowsProps): VNode {
  const widest = Math.max(
    0,
    ...groups.flatMap(({ changes }) =>
      changes.flatMap(({ saved }) => (saved ? [Math.abs(saved.min), Math.abs(saved.max)] : [])),
    ),
  );
  const stop = tabStop ?? groups[0]?.changes[0]?.key;
  let left = first ?? Number.POSITIVE_INFINITY;
  return (
    <div class="cmp-groups">
      {groups.map(({ title, changes }) => {
        const drawn = changes.slice(0, left);
        left -= drawn.length;
        return drawn.length === 0 ? null : (
          <section class="cmp-group" key={title}>
            <h3>
              {title} <span class="cmp-count">{changes.length}</span>
            </h3>
            <ul>
              {drawn.map((change) => (
                <li key={change.key}>
                  <button
                    type="button"
                    class="cmp-row"
                    data-key={change.key}
                    data-box={change.box}
                    data-verdict={change.verdict}
                    aria-current={change.key === chosen ? "true" : undefined}
                    tabIndex={change.key === stop ? 0 : -1}
                    {...(choose && { onClick: () => choose(change) })}
                    {...(point && { onPointerEnter: () => point(change), onPointerLeave: () => point(undefined) })}
                  >
                    <Marks change={change} />
                    <span class="cmp-title">
                      {kindWords[change.kind] ? <span class="cmp-kind">{kindWords[change.kind]} </span> : null}
                      {change.title}
                    </span>
                    <Hours change={change} widest={widest} />
                    {change.told.length > 0 ? <span class="cmp-told">{change.told.join(" · ")}</span> : null}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The level before and after; a tag where levels do not say it. */
function Marks({ change }: { readonly change: ListedChange }): VNode {
  const { levelBefore, levelAfter, verdict, by } = change;
  const meaning =
    verdict === "better" || verdict === "worse"
      ? `${by ?? 1} ${by === 1 ? "level" : "levels"} ${verdict}: ${levelFacts[levelBefore ?? "unrated"].legend} to ${levelFacts[levelAfter ?? "unrated"].legend}`
      : verdictWords[verdict];
  return (
    <span class="cmp-marks" role="img" aria-label={meaning} title={meaning}>
      {verdict === "better" || verdict === "worse" ? (
        <>
          <LevelMark level={levelBefore ?? "unrated"} />
          <span class="cmp-to" aria-hidden="true">
            {"\u2192"}
          </span>
          <LevelMark level={levelAfter ?? "unrated"} />
        </>
      ) : (
        <TagMark kind={verdict} by={by ?? 1} />
      )}
    </span>
  );
}

/** Fewer hours bear a minus: the bar is the middle, the whisker the range. */
function Hours({
  change: { saved, newWork },
  widest,
}: {
  readonly change: ListedChange;
  readonly widest: number;
}): VNode {
  if (saved === undefined) {
    if (newWork === undefined) return <span />;
    return (
      <span class="cmp-hours">
        <span class="cmp-number">{newWork === null ? "not stated" : `+${hoursText(newWork)}`}</span>
      </span>
    );
  }
  const middle = midpoint(saved);
  const text = `${middle < 0 ? "+" : "−"}${numberText(Math.abs(middle))}${noBreak}h${saved.assumed ? `${noBreak}*` : ""}`;
  const low = Math.min(Math.abs(saved.min), Math.abs(saved.max));
  const high = Math.max(Math.abs(saved.min), Math.abs(saved.max));
  const part = (value: number): string => `${Math.round((value / widest) * 1000) / 10}%`;
  const crosses = saved.min < 0 && saved.max > 0;
  return (
    <span class="cmp-hours" title={`Saves ${hoursText(saved)} a month${saved.assumed ? "; partly assumed" : ""}`}>
      {widest > 0 && middle > 0 && !crosses ? (
        <span class="cmp-bar" aria-hidden="true">
          <i data-assumed={saved.assumed ? "" : undefined} style={{ width: part(middle) }} />
          {high - low > widest / 50 ? <b style={{ left: part(low), width: part(high - low) }} /> : null}
        </span>
      ) : null}
      <span class="cmp-number">{text}</span>
    </span>
  );
}
