import { graphOf } from "../diagram/index.ts";
import type { Graph } from "../diagram/layout-types.ts";
import type { Drawn } from "./drawing.ts";

const known = new WeakMap<Drawn, Graph>();

/** The earlier side of a picture whose two states are drawn apart; made once for all who ask for it. */
export function earlierSideOf(drawn: Drawn): Graph {
  const made = known.get(drawn) ?? graphOf(drawn.map, { ...drawn.options, compareSide: "before" });
  known.set(drawn, made);
  return made;
}
