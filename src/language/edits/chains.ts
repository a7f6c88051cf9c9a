/** A flow's text as ends and nodes: `a -> b "yes" 80%, c` is `[[a], [b "yes" 80%, c]]`. */
import type { Statement } from "../features/formatting/statements.ts";
import type { Manuscript } from "./manuscript.ts";

export interface ChainNode {
  readonly name: string;
  /** The name as written. */
  readonly written: string;
  /** Label and share as written; empty where there are none. */
  readonly label: string;
  readonly end: number;
}

export interface Chain {
  readonly statement: Statement;
  readonly ends: readonly (readonly ChainNode[])[];
}

/** One arrow, with the label as written. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export function chainOf(m: Manuscript, statement: Statement): Chain {
  const ends: ChainNode[][] = [[]];
  for (let i = statement.first; i <= statement.last; i++) {
    const { kind, text, end } = m.at(i);
    const last = ends.at(-1) as ChainNode[];
    if (text === "->" && kind === "mark") ends.push([]);
    else if (kind === "word" || kind === "escaped") {
      last.push({ name: m.nameAt(i) ?? text, written: text, label: "", end });
    } else if (kind !== "mark") {
      const node = last.pop();
      if (node) last.push({ ...node, label: `${node.label} ${text}`, end });
    }
  }
  return { statement, ends };
}

export function arrowsOf({ ends }: Chain): readonly Arrow[] {
  return ends.slice(1).flatMap((end, i) => {
    const before = ends[i] ?? [];
    return before.flatMap((a) => end.map((b) => ({ from: a.name, to: b.name, label: b.label })));
  });
}

/** The text of a chain; undefined where no arrow is left. */
export function chainText(ends: readonly (readonly ChainNode[])[]): string | undefined {
  if (ends.length < 2) return undefined;
  // The label of the first node belongs to no arrow.
  return ends.map((end, i) => end.map((node) => node.written + (i === 0 ? "" : node.label)).join(", ")).join(" -> ");
}
