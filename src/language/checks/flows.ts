import { percentText } from "../../model/number-text.ts";
import type { Flow, SourceRange, State } from "../../model/process-map.ts";
import * as ast from "../generated/ast.ts";
import type { Check, Checking } from "./check.ts";

/** Flows: without an arrow, into a start, out of an end, labels before the first arrow, shares of a decision. */
export const flowChecks: Check = {
  node(node, checking) {
    if (!ast.isFlow(node)) return;
    const { report } = checking;
    const [first] = node.ends;
    const before = flowBefore(node);
    if (before) {
      const name = first?.nodes[0]?.node.$refText;
      report("bad-flow", `An arrow is missing before \`${name}\`: \`… -> ${name}\`.`, first?.nodes[0]?.$cstNode);
      if (node.ends.length === 1) return;
    }
    if (first && node.ends.length === 1) {
      const step = first.nodes[0]?.node;
      // Where another one follows on its line, that was told that an arrow is missing before it.
      if (step?.ref && !isFlowBefore(node))
        report("bad-flow", `A flow wants an arrow: \`${step.$refText} -> …\`.`, node);
      return;
    }
    for (const { label, share, $cstNode } of before ? [] : (first?.nodes ?? [])) {
      if (label === undefined && share === undefined) continue;
      report(
        "bad-flow",
        'A label or share stands behind the step that the arrow leads to: `a -> b "yes" 80%`.',
        $cstNode,
      );
    }
    node.ends.forEach((end, i) => {
      for (const { node: step, $cstNode } of end.nodes) {
        const target = step?.ref;
        if (i > 0 && target?.$type === "Start") {
          report(
            "bad-flow",
            `\`${step?.$refText}\` is a start: no flow leads into it. Name another step, or turn the flow round.`,
            $cstNode,
          );
        }
        if (i < node.ends.length - 1 && target?.$type === "End") {
          report(
            "bad-flow",
            `\`${step?.$refText}\` is an end: no flow leads out of it. Name another step, or turn the flow round.`,
            $cstNode,
          );
        }
      }
    });
  },
  file(checking) {
    const reported = new Set<string>();
    for (const state of checking.states.states) if (state.kind !== "platform") checkShares(state, checking, reported);
  },
};

/** The flow that stands before this one on its line, with nothing else before it there. */
export function flowBefore(flow: ast.Flow): ast.Flow | undefined {
  const around = flow.$container as { readonly items?: readonly ast.Item[] };
  const at = (flow.$containerIndex ?? 0) - 1;
  const before = around.items?.[at];
  if (!before || !ast.isFlow(before)) return undefined;
  const line = before.$cstNode?.range.start.line;
  const isFirst = around.items?.[at - 1]?.$cstNode?.range.end.line !== line;
  // A text that stands on one line as a whole, `{ a -> b  b -> c }`, has flows side by side.
  const opensHere = !ast.isMapFile(flow.$container) && flow.$container.$cstNode?.range.start.line === line;
  return isFirst && !opensHere && flow.$cstNode?.range.start.line === line ? before : undefined;
}

/** Whether another flow follows this one on its line. */
function isFlowBefore(flow: ast.Flow): boolean {
  const around = flow.$container as { readonly items?: readonly ast.Item[] };
  const next = around.items?.[(flow.$containerIndex ?? 0) + 1];
  return next !== undefined && ast.isFlow(next) && flowBefore(next) === flow;
}

/** Ways out of a decision with the same label are one outcome; the outcomes can't pass 100 %. */
function checkShares(state: State, checking: Checking, reported: Set<string>): void {
  for (const step of state.steps) {
    if (step.kind !== "decision") continue;
    const ways = state.flows.filter((flow) => flow.from === step.id);
    let sum = 0;
    for (const outcome of outcomes(ways)) {
      const [given, other] = outcome.filter((flow) => flow.share);
      if (!given?.share) continue;
      if (other?.share && (other.share.min !== given.share.min || other.share.max !== given.share.max)) {
        mark(
          other,
          `Ways with the label “${other.label}” are one outcome with one share: write it once.`,
          checking,
          reported,
        );
      }
      sum += given.share.min;
      if (sum > 1 + 1e-9) {
        const message = `The ways out of “${step.title}” come to ${percentText(sum)}: together they can't pass 100\u00a0%.`;
        mark(given, message, checking, reported);
        break;
      }
    }
  }
}

function outcomes(ways: readonly Flow[]): readonly (readonly Flow[])[] {
  const groups = new Map<string, Flow[]>();
  ways.forEach((way, i) => {
    const key = way.label === undefined ? `#${i}` : `=${way.label}`;
    groups.set(key, [...(groups.get(key) ?? []), way]);
  });
  return [...groups.values()];
}

function mark(flow: Flow, message: string, checking: Checking, reported: Set<string>): void {
  const range: SourceRange | undefined = flow.source;
  if (!range || reported.has(`${range.offset}-${range.end}`)) return;
  reported.add(`${range.offset}-${range.end}`);
  checking.add({ rule: "bad-shares", severity: "error", message, range });
}
