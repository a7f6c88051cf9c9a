import type { VNode } from "preact";
import type { InterfaceKind } from "../../model/process-map.ts";
import { short } from "../path.ts";

/** Line drawings in a 12×12 field: screen, braces, two arrows, prompt. */
const outlines: Readonly<Record<InterfaceKind, string>> = {
  ui: "M2.1 1.7h7.8a1.3 1.3 0 0 1 1.3 1.3v6a1.3 1.3 0 0 1-1.3 1.3H2.1A1.3 1.3 0 0 1 .8 9V3a1.3 1.3 0 0 1 1.3-1.3ZM.8 4.3h10.4",
  library:
    "M4.4 1.2c-1.4 0-1.8.6-1.8 1.7v1.5c0 1-.5 1.6-1.4 1.6.9 0 1.4.6 1.4 1.6v1.5c0 1.1.4 1.7 1.8 1.7M7.6 1.2c1.4 0 1.8.6 1.8 1.7v1.5c0 1 .5 1.6 1.4 1.6-.9 0-1.4.6-1.4 1.6v1.5c0 1.1-.4 1.7-1.8 1.7",
  api: "M.9 3.7h10M8.7 1.5l2.2 2.2-2.2 2.2M11.1 8.4h-10M3.3 6.2 1.1 8.4l2.2 2.2",
  cli: "M1.2 2.6 4.9 6 1.2 9.4M6 9.6h5",
};

export interface InterfaceIconProps {
  readonly kind: InterfaceKind;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/** What actors meet the platform through. */
export function InterfaceIcon({ kind, x, y, colour }: InterfaceIconProps): VNode {
  return (
    <path
      transform={`translate(${short(x)} ${short(y)})`}
      fill="none"
      stroke={colour}
      stroke-width="1.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      d={outlines[kind]}
    />
  );
}
