import { numberText } from "../../model/number-text.ts";

/** What a chart draws at one commit; null where it is not known. */
export interface Mark {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

const [width, height, left, right, top, bottom] = [360, 110, 44, 8, 8, 8];

export interface FigureLineProps {
  readonly title: string;
  readonly marks: readonly (Mark | null)[];
  /** Top of the scale; the largest mark where left out. */
  readonly most?: number;
  /** Commit that the pointer is at, in any of the charts. */
  readonly at: number | undefined;
  pointAt(index: number | undefined): void;
  pick(index: number): void;
}

/** One figure over the commits: a band from low to high, a line at the middle, a gap where it is not known. */
export function FigureLine({ title, marks, most, at, pointAt, pick }: FigureLineProps) {
  const highest = most ?? Math.max(1, ...marks.flatMap((m) => (m ? [m.high] : [])));
  const last = Math.max(1, marks.length - 1);
  const x = (i: number): number => left + ((width - left - right) * i) / last;
  const y = (value: number): number => top + (height - top - bottom) * (1 - value / highest);
  const indexAt = (event: PointerEvent | MouseEvent): number => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * width;
    return Math.min(marks.length - 1, Math.max(0, Math.round(((place - left) / (width - left - right)) * last)));
  };
  const pointed = at === undefined ? undefined : marks[at];
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {/* What the chart shows stands in the table below, where the keyboard reaches it. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerMove={(event) => pointAt(indexAt(event))}
        onPointerLeave={() => pointAt(undefined)}
        onClick={(event) => pick(indexAt(event))}
      >
        {[0, highest].map((value) => (
          <g key={value}>
            <line class="grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
            <text x={left - 6} y={y(value) + 4} text-anchor="end">
              {numberText(value)}
            </text>
          </g>
        ))}
        {runsOf(marks).map((run) => {
          const path = (of: (mark: Mark) => number): string => run.map(([i, m]) => `${x(i)} ${y(of(m))}`).join("L");
          const back = run.toReversed().map(([i, m]) => `${x(i)} ${y(m.low)}`);
          return (
            <g key={run[0]?.[0]}>
              <path class="band" d={`M${path((m) => m.high)}L${back.join("L")}Z`} />
              {run.length === 1 && run[0] ? (
                <circle class="dot" cx={x(run[0][0])} cy={y(run[0][1].middle)} r="2.5" />
              ) : (
                <path class="line" d={`M${path((m) => m.middle)}`} />
              )}
            </g>
          );
        })}
        {at !== undefined && <line class="cursor" x1={x(at)} x2={x(at)} y1={top} y2={height - bottom} />}
        {at !== undefined && pointed && <circle class="dot" cx={x(at)} cy={y(pointed.middle)} r="4" />}
      </svg>
    </figure>
  );
}

/** Neighbours that are known, with their places. */
function runsOf(marks: readonly (Mark | null)[]): readonly (readonly (readonly [number, Mark])[])[] {
  const runs: (readonly [number, Mark])[][] = [];
  for (const [i, mark] of marks.entries()) {
    if (!mark) continue;
    if (i > 0 && marks[i - 1]) runs.at(-1)?.push([i, mark]);
    else runs.push([[i, mark]]);
  }
  return runs;
}
