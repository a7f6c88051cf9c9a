import type { VNode } from "preact";
import { directed } from "../../model/writing-direction.ts";
import type { PlacedArea } from "../layout-types.ts";
import { short } from "../path.ts";
import type { Theme } from "../theme.ts";
import { Linked } from "./Linked.tsx";

export interface AreaProps {
  readonly area: PlacedArea;
  readonly title: string;
  /** What is said beside the title when the frame is pointed at. */
  readonly tooltip?: string | undefined;
  /** Where a click on the title leads. */
  readonly href?: string | undefined;
  readonly theme: Theme;
}

/** Frame of a phase or a lane with its title; phases inside phases alternate between ground and tint. */
export function Area({ area, title, tooltip, href, theme }: AreaProps): VNode {
  const x = short(area.titleAt.x);
  const y = short(area.titleAt.y);
  return (
    <g data-id={area.id} data-kind={area.kind} class="mlmap-area">
      {tooltip ? <title>{tooltip}</title> : null}
      <rect
        x={short(area.x)}
        y={short(area.y)}
        width={short(area.width)}
        height={short(area.height)}
        rx={area.kind === "lane" ? 4 : 8}
        fill={area.depth % 2 === 0 ? theme.area : theme.ground}
        stroke={theme.areaBorder}
      />
      <Linked href={href}>
        <text
          x={x}
          y={y}
          fill={theme.muted}
          font-size="12"
          font-weight="600"
          transform={area.upright ? `rotate(-90 ${x} ${y})` : undefined}
        >
          {directed(title)}
        </text>
      </Linked>
    </g>
  );
}
