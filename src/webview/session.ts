import type { ProcessMap } from "../model/process-map.ts";
import type { CompareView } from "../protocol.ts";
import { compareOptions } from "./compare/comparing.ts";
import { createDrawing, type Drawn } from "./drawing.ts";
import type { Host } from "./host.ts";
import type { LayoutClient } from "./layout-client.ts";
import type { Store } from "./state/store.ts";
import { drawOptions } from "./viewing.ts";

/** What is on the screen, and what is on its way. */
export interface Session {
  drawn(): Drawn | undefined;
  /** A layout has been running for so long that it should be shown. */
  busy(): boolean;
  /** Runs of the layout engine so far, the warm-up left out. */
  engineRuns(): number;
  /** The panel has another size: its picture may want another shape. */
  resized(): void;
  subscribe(changed: () => void): () => void;
}

/** From here on a progress line shows, in milliseconds. */
const slowFrom = 300;
const aspects = [0.6, 0.9, 1.25, 1.7, 2, 2.4] as const;

/** The step nearest to a panel's shape; the old one is kept until another fits clearly better, so that nothing flickers. */
export function aspectFor(shape: number, old: number | undefined): number {
  const distance = (aspect: number): number => Math.abs(Math.log(shape / aspect));
  const best = aspects.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return old !== undefined && distance(old) < distance(best) + 0.12 ? old : best;
}

/**
 * Follows the state of the panel with pictures. `shape` is width ÷ height of the room for one, by how two states are
 * compared; it is followed in coarse steps only.
 */
export function createSession(
  host: Host,
  store: Store,
  client: LayoutClient,
  shape: (how: CompareView["how"] | undefined) => number,
): Session {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let drawn: Drawn | undefined;
  let busy = false;
  let slow: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let asked:
    | {
        readonly map: ProcessMap;
        readonly version: number;
        readonly key: string;
        readonly past: ProcessMap | undefined;
        readonly aspect: number;
      }
    | undefined;
  /** The step of each way to compare, so that whoever comes back from one finds the map as it was. */
  const steps = new Map<CompareView["how"] | undefined, number>();
  let arrived = performance.now();

  const drawing = createDrawing(client, {
    drawn(next) {
      drawn = next;
      changed();
    },
    failed: (message) => store.act({ kind: "layout-failed", message }),
    waiting(waiting) {
      clearTimeout(slow);
      if (waiting) {
        slow = setTimeout(() => {
          busy = true;
          changed();
        }, slowFrom);
      } else if (busy) {
        busy = false;
        changed();
      }
    },
  });

  function draw(): void {
    const { shown } = store.view();
    if (!shown) {
      clearTimeout(later);
      drawn = undefined;
      asked = undefined;
      return;
    }
    const compare = compareOptions(store.view());
    const options = {
      ...drawOptions(store.view()),
      // What a comparison leaves out keeps its place too: the union is then that of the two states.
      ...(compare ?? { ghosts: true }),
    };
    const key = JSON.stringify({ ...options, compareMap: undefined });
    const past = compare?.compareMap;
    const how = store.view().comparing?.how === "sides" ? "sides" : undefined;
    const aspect = aspectFor(shape(how), steps.get(how));
    steps.set(how, aspect);
    const known = asked !== undefined && asked.map === shown.map && asked.version === shown.version;
    if (known && asked?.key === key && asked.past === past && asked.aspect === aspect) return;
    asked = { ...shown, key, past, aspect };
    clearTimeout(later);
    const show = (): void => drawing.show({ ...shown, options: { ...options, aspect }, askedAt: arrived });
    // The text is the same: first the panel is seen as it is then, with what was chosen in it, and its new room.
    if (known) later = setTimeout(show);
    else show();
  }

  store.subscribe(() => {
    draw();
    changed();
  });
  host.listen((message) => {
    arrived = performance.now();
    store.act(message);
  });

  return {
    drawn: () => drawn,
    busy: () => busy,
    engineRuns: drawing.engineRuns,
    resized() {
      arrived = performance.now();
      draw();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
