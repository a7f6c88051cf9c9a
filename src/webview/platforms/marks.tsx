import { Fragment } from "preact";
import { Glyphs } from "../../diagram/parts/Glyphs.tsx";
import { levelsAndUnrated } from "../../model/level.ts";
import type { AnswerValue, State } from "../../model/process-map.ts";

/** A round mark: tick, dash or cross on its colour, dashed where nobody has answered. Never colour alone. */
export function AnswerMark({ value, size = 16 }: { readonly value: AnswerValue | undefined; readonly size?: number }) {
  return (
    <svg
      class={`answer-mark answer-${value ?? "open"}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="7" />
      {value === "good" && <path d="m4.7 8.3 2.3 2.3 4.3-4.6" />}
      {value === "mixed" && <path d="M4.6 8h6.8" />}
      {value === "bad" && <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" />}
    </svg>
  );
}

const box = { width: 22, height: 14, gap: 3, round: 2 };
/** Size of a glyph. */
const glyph = 8;

/**
 * All processes of a state as small boxes, a row for each phase: the same order in every multiple. All that look alike are one
 * line, and their glyphs are marks on the corners of another: a page of many large maps would hold ten thousand things.
 */
export function SmallMap(props: {
  readonly target: State;
  readonly state: State;
  readonly below: ReadonlySet<string>;
}) {
  const levels = new Map(props.state.steps.map((s) => [s.id, s.kind === "process" ? s.level : undefined]));
  const processes = props.target.steps.filter((s) => s.kind === "process");
  const phases = [...props.target.phases.map((p) => p.id), undefined];
  const rows = phases.flatMap((id) => {
    const row = processes.filter((p) => p.phase === id);
    return Array.from({ length: Math.ceil(row.length / 6) }, (_, i) => row.slice(i * 6, i * 6 + 6));
  });
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const width = columns * (box.width + box.gap) + 2;
  const height = rows.length * (box.height + box.gap) + 2;
  const boxes = rows.flatMap((row, y) =>
    row.map((process, x) => ({
      level: levels.get(process.id) ?? ("unrated" as const),
      below: props.below.has(process.id),
      x: x * (box.width + box.gap),
      y: y * (box.height + box.gap),
    })),
  );
  return (
    <svg class="small-map" width={width} height={height} viewBox={`-1.5 -1.5 ${width} ${height}`} aria-hidden="true">
      {levelsAndUnrated.map((level) => {
        const alike = boxes.filter((one) => one.level === level);
        if (alike.length === 0) return null;
        return (
          <Fragment key={level}>
            {[false, true].map((below) => {
              const framed = alike.filter((one) => one.below === below);
              return framed.length === 0 ? null : (
                <path
                  key={String(below)}
                  d={framed.map(frameOf).join("")}
                  fill={`var(--mlmap-${level}-fill)`}
                  stroke={below ? "var(--mlmap-text)" : `var(--mlmap-${level}-border)`}
                  stroke-width={below ? 2 : 1}
                  stroke-dasharray={level === "absent" ? "2.5 1.5" : undefined}
                />
              );
            })}
            <Glyphs
              id={`small-${level}`}
              level={level}
              size={glyph}
              at={alike.map(({ x, y }) => ({ x: x + box.width / 2, y: y + box.height / 2 }))}
            />
          </Fragment>
        );
      })}
    </svg>
  );
}

/** A box with round corners, as a part of a line. */
function frameOf({ x, y }: { readonly x: number; readonly y: number }): string {
  const [across, down] = [box.width - 2 * box.round, box.height - 2 * box.round];
  const corner = (dx: number, dy: number): string =>
    `a${box.round} ${box.round} 0 0 1 ${dx * box.round} ${dy * box.round}`;
  return (
    `M${x + box.round} ${y}h${across}${corner(1, 1)}v${down}${corner(-1, 1)}` +
    `h${-across}${corner(-1, -1)}v${-down}${corner(1, -1)}z`
  );
}
