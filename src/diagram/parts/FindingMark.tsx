import type { VNode } from "preact";
import type { FindingMarkData } from "../marks.ts";
import { short } from "../path.ts";
import type { Theme } from "../theme.ts";

export interface FindingMarkProps {
  readonly finding: FindingMarkData;
  /** Middle of the mark. */
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
}

/** A triangle (error, warning) or a circled i on the corner of a box, in a halo of the ground. */
export function FindingMark({ finding, x, y, theme }: FindingMarkProps): VNode {
  const grave = finding.severity === "error" || finding.severity === "warning";
  const colour = finding.severity === "error" ? theme.error : grave ? theme.warning : theme.muted;
  return (
    <g data-kind="finding" data-severity={finding.severity} transform={`translate(${short(x)} ${short(y)})`}>
      <title>{finding.message}</title>
      <circle r="9.5" fill={theme.ground} />
      {grave ? (
        <>
          <path d="M0 -6.4 7 5.6H-7Z" fill={colour} stroke={colour} stroke-width="2" stroke-linejoin="round" />
          <path d="M0 -2.9V1.2M0 3.8V3.9" stroke={theme.ground} stroke-width="1.7" stroke-linecap="round" />
        </>
      ) : (
        <>
          <circle r="6.4" fill="none" stroke={colour} stroke-width="1.4" />
          <path d="M0 -.4V3.2M0 -3.1V-3" stroke={colour} stroke-width="1.7" stroke-linecap="round" />
        </>
      )}
    </g>
  );
}
