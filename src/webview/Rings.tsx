import type { GraphNode, Picture, PlacedNode } from "../diagram/layout-types.ts";
import { hexagon } from "../diagram/parts/Decision.tsx";
import { polygonPoints, short } from "../diagram/path.ts";

export interface RingsProps {
  readonly picture: Picture;
  /** Ids of steps; undefined: none. */
  readonly pointed: string | undefined;
  readonly selected: string | undefined;
  /** The step that has the focus, where it is to be seen. */
  readonly focused: string | undefined;
}

/** How far outside of its box a ring stands, in px: that of the focus around the other. */
const off = { ring: 3.25, focus: 6 } as const;

/**
 * Outlines around the steps that are pointed at, selected and focused. Drawn over the picture, not in each step: a large map
 * would hold a thousand that nobody sees.
 */
export function Rings({ picture, pointed, selected, focused }: RingsProps) {
  const ringed = [...new Set([pointed, selected])].map((id) => ({
    id,
    of: "ring" as const,
    selected: id === selected,
  }));
  return (
    <g class="rings">
      {[...ringed, { id: focused, of: "focus" as const, selected: false }].map(({ id, of, selected: chosen }) => {
        const node = id === undefined ? undefined : picture.graph.nodes.find((n) => n.id === id && n.kind !== "ghost");
        const placed = node && picture.layout.nodes.find((n) => n.id === id);
        return node && placed && <Ring key={`${of} ${id}`} node={node} placed={placed} of={of} selected={chosen} />;
      })}
    </g>
  );
}

function Ring(props: {
  readonly node: GraphNode;
  readonly placed: PlacedNode;
  readonly of: keyof typeof off;
  readonly selected: boolean;
}) {
  const { node, placed, of } = props;
  const name = `mlmap-${of}`;
  const chosen = props.selected ? "" : undefined;
  if (node.kind === "decision")
    return (
      <polygon class={name} data-of={node.id} data-selected={chosen} points={polygonPoints(hexagon(placed, off[of]))} />
    );
  const round = node.kind === "start" || node.kind === "end";
  return (
    <rect
      class={name}
      data-of={node.id}
      data-selected={chosen}
      x={short(placed.x - off[of])}
      y={short(placed.y - off[of])}
      width={short(placed.width + 2 * off[of])}
      height={short(placed.height + 2 * off[of])}
      rx={short(round ? placed.height / 2 + off[of] : 5 + off[of])}
    />
  );
}
