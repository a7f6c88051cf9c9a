import type { Interface, Step } from "../model/process-map.ts";
import type { InterfaceLine } from "./layout-types.ts";
import { smallFont } from "./sizes.ts";
import { oneLine, shortened } from "./text-lines.ts";

/** More interfaces than this are counted on the last line. */
const most = 3;
/** Left of the name: margin, icon, gap; right of it the margin. */
const beside = 27 + 8;

/** The interfaces of a step, a line each for the foot of its box. */
export function interfaceLines(
  step: Step,
  interfaces: ReadonlyMap<string, Interface>,
  width: number,
): readonly InterfaceLine[] {
  if (step.kind !== "process") return [];
  const shown = step.interfaces.length > most ? step.interfaces.slice(0, most - 1) : step.interfaces;
  const lines = shown.map((id): InterfaceLine => {
    const known = interfaces.get(id);
    const text = shortened(oneLine(known?.title ?? id), width - beside, smallFont);
    return { id, kind: known?.interfaceKind ?? "ui", text };
  });
  const rest = step.interfaces.length - shown.length;
  return rest > 0 ? [...lines, { text: `+${rest} more` }] : lines;
}
