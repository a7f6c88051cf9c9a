import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Graph, Layout, Picture, ViewOptions } from "../diagram/layout-types.ts";
import type { Waiting } from "../diagram/MapPicture.tsx";
import { same } from "../model/same.ts";
import { afterFrame } from "./after-frame.ts";

/** Steps and flows that are drawn in one go: about 10 ms of work. */
const part = 80;

/**
 * Steps and flows of a picture, by their ids, whose turn to be drawn has not come: where many are new, as in the first
 * picture of a large map or when a filter is taken away, they come in parts, one a task, so that the panel answers
 * meanwhile. So do all where `look` is another one, or the shape that the picture is to have: another state changes most of the
 * steps, another shape most of the flows. Undefined once all have come.
 */
export function useParts({ graph, layout }: Picture, look: string): WaitingParts | undefined {
  const { nodes, edges } = graph;
  const drawn = useRef<Drawn>({ look, ids: new Set(), away: new Set() });
  const [turn, go] = useState(0);
  const waiting = useMemo(() => {
    const { ids: before, ...last } = drawn.current;
    const ids = [...nodes, ...edges].map(({ id }) => id);
    const outdated = last.look !== look || (last.graph !== undefined && last.graph.aspect !== graph.aspect);
    const fresh = ids.filter((id) => !before.has(id) || outdated);
    // None in the first go: that one brings what is around the picture, and what moves in it.
    const now = last.graph !== graph ? (fresh.length > 2 * part ? 0 : fresh.length) : part;
    const waits = new Set(fresh.slice(now));
    // A line that stayed as it was among boxes that moved would hang in the air.
    const away = new Set([...last.away, ...movedFlows(last.layout, layout)].filter((id) => waits.has(id)));
    drawn.current = { graph, layout, look, ids: new Set(ids.filter((id) => !waits.has(id))), away };
    if (waits.size === 0) return undefined;
    return { ids: waits, all: before.size === 0 && waits.size === ids.length, away };
  }, [graph, layout, look, turn]);
  useLayoutEffect(() => (waiting === undefined ? undefined : afterFrame(() => go((n) => n + 1))), [waiting]);
  return waiting;
}

export interface WaitingParts extends Waiting {
  /** Nothing of the picture stands yet. */
  readonly all: boolean;
}

interface Drawn {
  readonly graph?: Graph;
  readonly layout?: Layout;
  readonly look: string;
  /** Steps and flows that stand as they are to be. */
  readonly ids: ReadonlySet<string>;
  /** Flows that stand elsewhere, and are not to be seen until their turn. */
  readonly away: ReadonlySet<string>;
}

/** Ids of the flows that run another way in the second layout. */
function movedFlows(before: Layout | undefined, after: Layout): readonly string[] {
  if (before === undefined || before === after) return [];
  const ways = new Map(before.edges.map(({ id, points }) => [id, points]));
  return after.edges.flatMap(({ id, points }) => {
    const old = ways.get(id);
    return old !== undefined && !same(old, points) ? [id] : [];
  });
}

/**
 * What, when it is another, changes most of a picture's steps at once: the state that it shows, what that is compared with,
 * and whether boxes list their interfaces.
 */
export function lookOf({ state, compareWith, compareSide, layers }: ViewOptions): string {
  return [state, compareWith, compareSide, layers?.includes("interfaces")].join(" ");
}

/** How many rows of a list are to be drawn by now, first so many and `rows` more a task; undefined once all have come. */
export function useRows(count: number, rows: number, first: number = rows): number | undefined {
  const [drawn, setDrawn] = useState(first);
  const waits = drawn < count;
  useLayoutEffect(() => (waits ? afterFrame(() => setDrawn(drawn + rows)) : undefined), [drawn, waits]);
  return waits ? drawn : undefined;
}
