import { useMemo, useState } from "preact/hooks";
import { ratingMatrixOf } from "../../analysis/index.ts";
import type { MapEdit } from "../../model/edit.ts";
import { type Level, levels } from "../../model/level.ts";
import type { ProcessMap, SourceRange, StateId } from "../../model/process-map.ts";
import { levelName } from "../facts.ts";
import { LevelSwatch } from "../panels/LevelSwatch.tsx";
import { CellBar } from "./CellBar.tsx";
import { Grid, type GridPlace, type GridSection, placeFrom } from "./Grid.tsx";

/** The steps of the target by candidate, with the coverage of each phase; 1 to 5 rate from automated to absent. */
export function Ratings(props: {
  readonly map: ProcessMap;
  readonly target: StateId;
  readonly platforms: readonly string[];
  edit(edit: MapEdit): void;
  show(range: SourceRange): void;
}) {
  const { map, target, platforms } = props;
  const [at, setAt] = useState<GridPlace>({ row: "", column: 0 });
  const [focus, setFocus] = useState(false);
  const [writing, setWriting] = useState(false);
  const phases = useMemo(() => ratingMatrixOf(map, target, platforms), [map, target, platforms.join()]);
  const titleOf = (id: string | undefined): string => map.platforms.find((p) => p.id === id)?.title ?? "";
  const processes = phases.flatMap((p) => p.processes);
  const process = processes.find((p) => p.id === at.row) ?? processes[0];
  if (!process) return null;
  const here = { row: process.id, column: Math.min(at.column, platforms.length - 1) };
  const rating = process.ratings[here.column];
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
  const set = (level: Level, why?: string): void => {
    if (!rating || (level === rating.level && why === undefined)) return;
    props.edit({
      do: "rate",
      platform: rating.platform,
      process: process.id,
      level,
      ...(why !== undefined && { why }),
    });
  };
  const show = rating?.source && (() => rating.source && props.show(rating.source));
  return (
    <section class="answers" aria-labelledby="ratings-title">
      <h2 id="ratings-title">Steps by phase</h2>
      <p class="quiet">
        Beside each step stands what the target asks for; a frame marks what stays below it. A phase says how many of
        its steps reach the target. 1 to 5 rate a step.
      </p>
      <div class="matrix-frame">
        <Grid
          label="Steps by phase"
          columns={platforms.map(titleOf)}
          sections={sections}
          at={here}
          focus={focus && !writing}
          moveTo={(place, by) => {
            setAt(place);
            setFocus(by === "keyboard");
          }}
          onKey={(event) => {
            const level = levels[Number(event.key) - 1];
            if (level) set(level);
            else if (event.key === "Enter") setWriting(rating?.level !== undefined);
            else if (event.key === "t" && show) show();
            else return false;
            return true;
          }}
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
        remark={rating?.why ?? ""}
        open={rating?.level !== undefined}
        writing={writing}
        write={(on) => {
          if (!on && writing) setFocus(true);
          setWriting(on);
        }}
        keep={(why, next) => {
          if (rating?.level && why !== (rating.why ?? "")) set(rating.level, why.trim());
          if (!next) return;
          setWriting(false);
          setAt(placeFrom(sections, platforms.length, here, "ArrowDown") ?? here);
          setFocus(true);
        }}
        show={show}
      />
    </section>
  );
}
