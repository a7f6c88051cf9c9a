import { type ComponentChildren, Fragment, type VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { afterFrame } from "./after-frame.ts";

/** A part of a page that is drawn by itself. */
export interface Piece {
  readonly key: string;
  /** What it is drawn from: it is drawn anew where one of these is another. What it does to hands may go on by itself. */
  readonly from: readonly unknown[];
  draw(): ComponentChildren;
}

/**
 * Draws the pieces of a long page one after the other, a task each, so that the panel answers meanwhile. What has to be
 * drawn anew stands as it was until its turn.
 */
export function InTurn({ pieces }: { readonly pieces: readonly Piece[] }) {
  const kept = useRef<ReadonlyMap<string, { readonly from: readonly unknown[]; readonly drawn: VNode }>>(new Map());
  const [, go] = useState(0);
  const now = new Map<string, { readonly from: readonly unknown[]; readonly drawn: VNode }>();
  let drew = false;
  let waits = false;
  for (const piece of pieces) {
    const old = kept.current.get(piece.key);
    const current = old?.from.every((one, at) => one === piece.from[at]) === true;
    if (old && (current || drew)) now.set(piece.key, old);
    else if (!drew) {
      now.set(piece.key, { from: piece.from, drawn: <Fragment key={piece.key}>{piece.draw()}</Fragment> });
      drew = true;
      continue;
    }
    if (!current) waits = true;
  }
  kept.current = now;
  useLayoutEffect(() => (waits ? afterFrame(() => go((turn) => turn + 1)) : undefined));
  return <>{pieces.flatMap(({ key }) => now.get(key)?.drawn ?? [])}</>;
}
