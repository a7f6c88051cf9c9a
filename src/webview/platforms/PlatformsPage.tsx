import { useMemo, useState } from "preact/hooks";
import { rankedTargets, rankingHeadline, rankingLead } from "../../analysis/index.ts";
import type { Layout } from "../../diagram/layout-types.ts";
import type { MapEdit } from "../../model/edit.ts";
import type { ProcessMap, SourceRange, StateId } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { InTurn, type Piece } from "../InTurn.tsx";
import type { Reckoner } from "../reckoning/reckoner.ts";
import { useAnswer } from "../reckoning/use-answer.ts";
import { Answers } from "./Answers.tsx";
import { Firmness } from "./Firmness.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { Ratings } from "./Ratings.tsx";
import { Weighing } from "./Weighing.tsx";
import { platformWords } from "./words.ts";

export interface PlatformsPageProps {
  readonly map: ProcessMap;
  /** State of the picture: its target is compared first. */
  readonly state: StateId;
  /** Where the steps stand in the picture. */
  readonly layout?: Layout | undefined;
  readonly reckoner: Reckoner;
  edit(edit: MapEdit): void;
  show(range: SourceRange): void;
  open(platform: StateId): void;
}

/** The candidates of a target side by side: the ranking with its reasons, every answer, every rating, all to be changed here. */
export function PlatformsPage(props: PlatformsPageProps) {
  const { map } = props;
  const targets = useMemo(() => rankedTargets(map), [map]);
  const [picked, pick] = useState(() => stateOf(map, props.state)?.base ?? props.state);
  const targetId = targets.includes(picked) ? picked : targets[0];
  const target = targetId === undefined ? undefined : stateOf(map, targetId);
  const known = useAnswer(props.reckoner, "ranking", map, targetId);
  const { problem } = known;
  const ranking = known.state === targetId ? known.value : undefined;
  const words = useMemo(() => platformWords(map), [map]);
  const { own, labels, language } = words;
  if (targetId === undefined || !target) {
    return (
      <div class="platforms" lang={language}>
        <p class="platforms-empty">
          {`${own.noPlatform} `}
          <code>{'platform acme "Acme ML" for TARGET { … }'}</code>
        </p>
      </div>
    );
  }
  const mine = map.platforms.filter((p) => stateOf(map, p.id)?.base === targetId).map((p) => p.id);
  const order = [
    ...(ranking?.platforms.map((p) => p.id).filter((id) => mine.includes(id)) ?? []),
    ...mine.filter((id) => !ranking?.platforms.some((p) => p.id === id)),
  ];
  const columns: readonly Piece[] = [
    {
      key: "answers",
      from: [map, targetId, ranking],
      draw: () => (
        <div class="platforms-columns" data-many={order.length > 5 ? "" : undefined}>
          <Answers map={map} words={words} platforms={order} ranking={ranking} edit={props.edit} show={props.show} />
          {ranking && (
            <div class="platforms-side">
              <Firmness map={map} words={words} ranking={ranking} />
              <Weighing words={words} ranking={ranking} />
            </div>
          )}
        </div>
      ),
    },
    {
      key: "ratings",
      from: [map, targetId, order.join(), props.layout],
      draw: () => (
        <Ratings
          map={map}
          words={words}
          target={targetId}
          platforms={order}
          layout={props.layout}
          edit={props.edit}
          show={props.show}
        />
      ),
    },
  ];
  return (
    <div
      class="platforms"
      lang={language}
      tabIndex={0}
      role="region"
      aria-label={own.platforms}
      data-ranked={ranking ? "" : undefined}
    >
      {targets.length > 1 && (
        <label class="platforms-target">
          {`${own.targetChoice} `}
          <select value={targetId} onChange={(event) => pick(event.currentTarget.value)}>
            {targets.map((id) => (
              <option key={id} value={id}>
                {stateOf(map, id)?.title ?? id}
              </option>
            ))}
          </select>
        </label>
      )}
      <InTurn
        pieces={[
          {
            key: "head",
            from: [map, targetId, ranking, problem],
            draw: () => (
              <>
                <p class="quiet">{own.of(map.title, labels.platformsFor(target.title))}</p>
                <h1 class="headline" aria-live="polite">
                  {ranking ? rankingHeadline(map, ranking) : labels.platformsFor(target.title)}
                </h1>
                {ranking && <p class="lead">{rankingLead(map, ranking)}</p>}
                {problem !== undefined && <p class="lead">{own.failed(problem)}</p>}
                {ranking && (
                  <RankingTable map={map} words={words} target={target} ranking={ranking} open={props.open} />
                )}
              </>
            ),
          },
          // Columns stand in the order of the ranking: drawn before it is known, they would change places under the pointer.
          ...(ranking || problem !== undefined ? columns : []),
        ]}
      />
    </div>
  );
}
