import { Glyph } from "../../diagram/parts/Glyph.tsx";
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

const box = { width: 22, height: 14, gap: 3 };

/** All processes of a state as small boxes, a row for each phase: the same order in every multiple. */
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
  return (
    <svg class="small-map" width={width} height={height} viewBox={`-1.5 -1.5 ${width} ${height}`} aria-hidden="true">
      {rows.map((row, y) =>
        row.map((process, x) => {
          const level = levels.get(process.id) ?? "unrated";
          const below = props.below.has(process.id);
          const [left, top] = [x * (box.width + box.gap), y * (box.height + box.gap)];
          return (
            <g key={process.id}>
              <rect
                x={left}
                y={top}
                width={box.width}
                height={box.height}
                rx="2"
                fill={`var(--mlmap-${level}-fill)`}
                stroke={below ? "var(--mlmap-text)" : `var(--mlmap-${level}-border)`}
                stroke-width={below ? 2 : 1}
                stroke-dasharray={level === "absent" ? "2.5 1.5" : undefined}
              />
              <Glyph
                level={level}
                x={left + box.width / 2}
                y={top + box.height / 2}
                size={8}
                colour={`var(--mlmap-${level}-glyph)`}
              />
            </g>
          );
        }),
      )}
    </svg>
  );
}
