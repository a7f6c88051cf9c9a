import type { VNode } from "preact";

/** One candidate in the picture of trade-offs. */
export interface TradeOffPoint {
  readonly id: string;
  /** What stands in its dot: its place. */
  readonly mark: string;
  readonly title: string;
  /** 0 to 1. */
  readonly coverage: number;
  readonly fit: number;
  /** Short, in the reader's words; left out where it is not known. */
  readonly cost?: string;
  /** On the front: nothing is as good in all and better in one. Beaten: something is. Out: a required answer is red. */
  readonly kind: "front" | "beaten" | "out";
}

export interface TradeOffWords {
  /** Names of the axes. */
  readonly coverage: string;
  readonly fit: string;
  /** The picture in a sentence, for those who do not see it. */
  readonly label: string;
}

const size = { width: 400, height: 250 };
const frame = { left: 46, right: 372, top: 14, bottom: 212 };
const radius = 9;

/**
 * Candidates by coverage and fit, the numbers in the dots being their places: full on the front, hollow where another one
 * is as good in everything, dashed where it is out. Dots that would cover each other stand beside their place, on a line.
 */
export function TradeOffs(props: { readonly points: readonly TradeOffPoint[]; readonly words: TradeOffWords }): VNode {
  const { points, words } = props;
  const placed = apart(points);
  const middle = (frame.top + frame.bottom) / 2;
  return (
    <svg
      class="trade-offs"
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={words.label}
    >
      <path class="trade-axis" d={`M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}`} />
      {[0, 0.5, 1].map((share) => (
        <g key={share} class="trade-tick">
          <text x={x(share)} y={frame.bottom + 16} text-anchor="middle">
            {share * 100}
          </text>
          <text x={frame.left - radius - 5} y={y(share) + 4} text-anchor="end">
            {share * 100}
          </text>
        </g>
      ))}
      <text class="trade-name" x={(frame.left + frame.right) / 2} y={frame.bottom + 33} text-anchor="middle">
        {words.coverage}
      </text>
      <text class="trade-name" transform={`rotate(-90 10 ${middle})`} x="10" y={middle} text-anchor="middle">
        {words.fit}
      </text>
      {placed.map(({ point, at, home }) =>
        at.x === home.x && at.y === home.y ? null : (
          <path key={point.id} class="trade-lead" d={`M${home.x} ${home.y}L${at.x} ${at.y}`} />
        ),
      )}
      {placed.map(({ point, at }) => (
        <g key={point.id} class={`trade-${point.kind}`}>
          <title>{[point.title, point.cost].filter(Boolean).join(", ")}</title>
          <circle cx={at.x} cy={at.y} r={radius} />
          <text x={at.x} y={at.y + 4} text-anchor="middle">
            {point.mark}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const x = (share: number): number => round(frame.left + share * (frame.right - frame.left));
const y = (share: number): number => round(frame.bottom - share * (frame.bottom - frame.top));

/** Each point at its place, or at the nearest free spot around it; the first ones keep theirs. */
function apart(points: readonly TradeOffPoint[]): readonly { point: TradeOffPoint; at: Spot; home: Spot }[] {
  const taken: Spot[] = [];
  const free = (spot: Spot): boolean =>
    spot.x >= radius &&
    spot.x <= size.width - radius &&
    spot.y >= radius &&
    spot.y <= frame.bottom + radius &&
    taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= 2 * radius + 1);
  return points.map((point) => {
    const home = { x: x(point.coverage), y: y(point.fit) };
    let at = home;
    for (let step = 0; step < 400 && !free(at); step++) {
      const [angle, distance] = [step * 2.4, 3 + step * 0.6];
      at = { x: round(home.x + distance * Math.cos(angle)), y: round(home.y + distance * Math.sin(angle)) };
    }
    taken.push(at);
    return { point, at, home };
  });
}
