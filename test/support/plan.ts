import type { FlowNode } from "../../src/diagram/plan.ts";

/** A process of the usual size in a plan: one line of title, its actor below. */
export const flowNode = (id: string, index: number): FlowNode => ({
  id,
  index,
  kind: "process",
  length: 140,
  breadth: 52,
  endRoom: 16,
  flankRoom: 58,
});
