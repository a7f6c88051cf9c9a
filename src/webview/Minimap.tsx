import { useMemo, useRef } from "preact/hooks";
import type { Picture } from "../diagram/layout-types.ts";
import type { Size } from "./pan-zoom.ts";
import type { Zoom } from "./state/view-state.ts";

const largest = { width: 168, height: 112 };

/** The whole map small, with a frame around what is seen; dragging the frame moves the picture. */
export function Minimap(props: {
  readonly picture: Picture;
  readonly zoom: Zoom;
  readonly panel: Size;
  /** Puts this point of the picture into the middle of the panel. */
  centre(x: number, y: number): void;
}) {
  const { layout } = props.picture;
  const svg = useRef<SVGSVGElement>(null);
  const scale = Math.min(largest.width / layout.width, largest.height / layout.height);
  // Only the frame moves with the picture.
  const boxes = useMemo(() => <Boxes picture={props.picture} />, [props.picture]);
  const { k, x, y } = props.zoom;
  const go = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (box) props.centre((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  return (
    <svg
      ref={svg}
      class="minimap"
      width={layout.width * scale}
      height={layout.height * scale}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) go(event);
      }}
    >
      {boxes}
      <rect
        class="minimap-frame"
        x={-x / k}
        y={-y / k}
        width={props.panel.width / k}
        height={props.panel.height / k}
        stroke-width={1.5 / scale}
      />
    </svg>
  );
}

function Boxes({ picture: { layout, graph } }: { readonly picture: Picture }) {
  const levels = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <g>
      {layout.nodes.map((box) => {
        const node = levels.get(box.id);
        if (!node || node.kind === "ghost") return null;
        const level = node.kind === "process" ? (node.level ?? "unrated") : undefined;
        return (
          <rect
            key={box.id}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            fill={level ? `var(--mlmap-${level}-bar)` : "var(--mlmap-flow)"}
            fill-opacity={level ? 1 : 0.35}
          />
        );
      })}
    </g>
  );
}
