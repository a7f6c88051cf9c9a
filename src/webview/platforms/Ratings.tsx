import { useMemo } from "preact/hooks";
import { ratingMatrixOf } from "../../analysis/index.ts";
import type { Layout } from "../../diagram/layout-types.ts";
import type { MapEdit } from "../../model/edit.ts";
import { type Level, levels } from "../../model/level.ts";
import type { ProcessMap, SourceRange, StateId } from "../../model/process-map.ts";
import { levelName } from "../facts.ts";
import { LevelSwatch } from "../panels/LevelSwatch.tsx";
import { CellBar } from "./CellBar.tsx";
import { Grid, type GridSection } from "./Grid.tsx";
import { Multiples } from "./Multiples.tsx";
import { type FormCell, useCellForm } from "./use-cell-form.ts";

/** The steps of the target by candidate, with the coverage of each phase; 1 to 5 rate from automated to absent. */
export function Ratings(props: {
  readonly map: ProcessMap;
  readonly target: StateId;
  readonly platforms: readonly string[];
  /** Places that all states share; absent until the map has been drawn. */
  readonly layout?: Layout | undefined;
  edit(edit: MapEdit): void;
  show(range: SourceRange): void;
}) {
  const { map, target, platforms } = props;
  const phases = useMemo(() => ratingMatrixOf(map, target, platforms), [map, target, platforms.join()]);
  const titleOf = (id: string | undefined): string => map.platforms.find((p) => p.id === id)?.title ?? "";
  const sections = phases.map(
    (phase): GridSection => ({
      key: phase.id ?? "",
      head: phase.title,
      totals: platforms.map((p) => {
        const reached = phase.reached[p];
        return reached && reached.of > 0 ? `${reached.covered} of ${reached.of}` : "–";
      }),
      rows: phase.processes.map((p) => ({
        key: p.id,
        head: (
          <>
            {p.title}
            {p.wanted && (
              <span class="wanted" title={`The target asks for: ${levelName(map, p.wanted)}`}>
                <LevelSwatch level={p.wanted} />
              </span>
            )}
          </>
        ),
        cells: p.ratings.map((r) => ({
          label: `${titleOf(r.platform)}: ${r.level ? levelName(map, r.level) : "not rated"}${r.below ? ", below the target" : ""}${r.why ? `. ${r.why}` : ""}`,
          mark: <LevelSwatch level={r.level ?? "unrated"} />,
          framed: r.below,
        })),
      })),
    }),
  );
  const form = useCellForm(sections, platforms.length);
  const { here } = form;
  const process = phases.flatMap((p) => p.processes).find((p) => p.id === here?.row);
  const rating = here && process?.ratings[here.column];
  if (!here || !process) return null;
  const set = (level: Level | null, why?: string): void => {
    if (!rating || (level === (rating.level ?? null) && why === undefined)) return;
    props.edit({
      do: "rate",
      platform: rating.platform,
      process: process.id,
      level,
      ...(why !== undefined && { why }),
    });
  };
  const cell: FormCell = {
    ...(rating?.level && { remark: rating.why ?? "" }),
    say(remark) {
      if (rating?.level) set(rating.level, remark);
    },
    pick(key) {
      const level = levels[Number(key) - 1];
      if (level) set(level);
      else if (key === "Delete" || key === "Backspace" || key === "0") set(null);
      else return false;
      return true;
    },
    ...(rating?.source && { show: () => rating.source && props.show(rating.source) }),
  };
  return (
    <section class="answers ratings" aria-labelledby="ratings-title">
      <h2 id="ratings-title">Steps by phase</h2>
      <p class="quiet">
        Beside each step stands what the target asks for; a frame marks what stays below it. A phase says how many of
        its steps reach the target. Choose a step in a map or in the table; 1 to 5 rate it.
      </p>
      {props.layout && (
        <Multiples
          map={map}
          target={target}
          platforms={platforms}
          layout={props.layout}
          choose={(id, column) => form.moveTo({ row: id, column }, "pointer")}
        />
      )}
      <div class="matrix-frame">
        <Grid
          label="Steps by phase"
          columns={platforms.map(titleOf)}
          sections={sections}
          at={here}
          focus={form.focus}
          moveTo={form.moveTo}
          onKey={(event) => form.onKey(event, cell)}
        />
      </div>
      <CellBar
        key={`${here.row} ${here.column}`}
        title={process.title}
        platform={titleOf(rating?.platform)}
        hints={[]}
        choices={levels.map((level, i) => ({
          key: String(i + 1),
          label: levelName(map, level),
          mark: <LevelSwatch level={level} />,
          chosen: rating?.level === level,
          pick: () => set(level),
        }))}
        {...form.bar(cell)}
        clear={rating?.level ? () => set(null) : undefined}
      />
    </section>
  );
}
