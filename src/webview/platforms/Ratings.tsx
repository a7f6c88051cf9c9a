import { useMemo } from "preact/hooks";
import { ratingMatrixOf } from "../../analysis/index.ts";
import type { Layout } from "../../diagram/layout-types.ts";
import type { MapEdit } from "../../model/edit.ts";
import { type Level, levels } from "../../model/level.ts";
import type { ProcessMap, SourceRange, StateId } from "../../model/process-map.ts";
import { LevelSwatch } from "../panels/LevelSwatch.tsx";
import { CellForm } from "./CellForm.tsx";
import type { GridSection } from "./Grid.tsx";
import { Multiples } from "./Multiples.tsx";
import type { PlatformWords } from "./words.ts";

/** The steps of the target by candidate, with the coverage of each phase; 1 to 5 rate from automated to absent. */
export function Ratings(props: {
  readonly map: ProcessMap;
  readonly words: PlatformWords;
  readonly target: StateId;
  readonly platforms: readonly string[];
  /** Places that all states share; absent until the map has been drawn. */
  readonly layout?: Layout | undefined;
  edit(edit: MapEdit): void;
  show(range: SourceRange): void;
}) {
  const { map, words, target, platforms, layout } = props;
  const { own, labels } = words;
  const phases = useMemo(() => ratingMatrixOf(map, target, platforms, words.language), [map, target, platforms.join()]);
  const titleOf = (id: string): string => map.platforms.find((p) => p.id === id)?.title ?? "";
  const sections = phases.map(
    (phase): GridSection => ({
      key: phase.id ?? "",
      head: phase.title,
      totals: platforms.map((p) => {
        const reached = phase.reached[p];
        return reached && reached.of > 0 ? labels.of(reached.covered, reached.of) : "–";
      }),
      rows: phase.processes.map((p) => ({
        key: p.id,
        // The level that is wanted stands behind it.
        words: `${p.title}${p.wanted ? "        " : ""}`,
        head: (
          <>
            {p.title}
            {p.wanted && (
              <span class="wanted" title={own.targetAsks(words.level(p.wanted))}>
                <LevelSwatch level={p.wanted} />
              </span>
            )}
          </>
        ),
        cells: p.ratings.map((r) => ({
          label: `${titleOf(r.platform)}: ${words.level(r.level)}${r.below ? `, ${own.belowTarget}` : ""}${r.why ? `. ${r.why}` : ""}`,
          mark: <LevelSwatch level={r.level ?? "unrated"} />,
          framed: r.below,
        })),
      })),
    }),
  );
  return (
    <CellForm<Level>
      kind="ratings"
      title={labels.steps}
      lead={own.ratingsLead}
      words={words}
      columns={platforms.map(titleOf)}
      sections={sections}
      show={props.show}
      entryAt={({ row, column }) => {
        const process = phases.flatMap((p) => p.processes).find((p) => p.id === row);
        const rating = process?.ratings[column];
        if (!process || !rating) return undefined;
        const { platform, level, why, source } = rating;
        return {
          title: process.title,
          platform: titleOf(platform),
          hints: [],
          choices: levels.map((l) => ({ value: l, label: words.level(l), mark: <LevelSwatch level={l} /> })),
          value: level,
          why,
          source,
          write: (said, remark) =>
            props.edit({
              do: "rate",
              platform,
              process: process.id,
              level: said,
              ...(remark !== undefined && { why: remark }),
            }),
        };
      }}
      {...(layout && {
        above: (moveTo) => (
          <Multiples
            map={map}
            words={words}
            target={target}
            platforms={platforms}
            layout={layout}
            choose={(id, column) => moveTo({ row: id, column })}
          />
        ),
      })}
    />
  );
}
