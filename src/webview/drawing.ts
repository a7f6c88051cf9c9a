import { graphOf, shapeKey } from "../diagram/index.ts";
import type { Layout, Picture, ViewOptions } from "../diagram/layout-types.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { LayoutClient } from "./layout-client.ts";

export interface DrawRequest {
  readonly map: ProcessMap;
  readonly version: number;
  readonly options: ViewOptions;
  /** When the text or the gesture that asks for it came in, in milliseconds. */
  readonly askedAt: number;
}

/** A picture with what it is a picture of. */
export interface Drawn extends DrawRequest {
  readonly picture: Picture;
  /** A layout had to be reckoned for it. */
  readonly layoutRun: boolean;
}

export interface Drawing {
  /** Asks for a picture. The newest request wins; pictures come in the order of their requests. */
  show(request: DrawRequest): void;
  /** Layouts reckoned anew so far. */
  engineRuns(): number;
}

const rememberedLayouts = 12;

/**
 * From maps to pictures. Layout is a function of shape: a request whose boxes have the sizes of an earlier one takes
 * that one's places at once, all others go to the worker.
 */
export function createDrawing(
  client: LayoutClient,
  on: { drawn(drawn: Drawn): void; failed(message: string): void; waiting(waiting: boolean): void },
): Drawing {
  const places = new Map<string, Layout>();
  /** The last layout for each shape of the panel. */
  const last = new Map<number, Layout>();
  let newest = 0;
  let shown = 0;
  let engineRuns = 0;

  function finish(turn: number, drawn: Drawn): void {
    if (turn < shown) return;
    shown = turn;
    last.set(drawn.picture.graph.aspect, drawn.picture.layout);
    if (turn === newest) on.waiting(false);
    on.drawn(drawn);
  }

  function remember(key: string, layout: Layout): void {
    places.delete(key);
    places.set(key, layout);
    if (places.size <= rememberedLayouts) return;
    const oldest = places.keys().next().value;
    if (oldest !== undefined) places.delete(oldest);
  }

  return {
    engineRuns: () => engineRuns,
    show(request) {
      newest += 1;
      const turn = newest;
      const graph = graphOf(request.map, request.options);
      const key = shapeKey(graph);
      const known = places.get(key);
      if (known) {
        remember(key, known);
        finish(turn, { ...request, picture: { graph, layout: known }, layoutRun: false });
        return;
      }
      on.waiting(true);
      // In a panel of another shape the old places are no places to keep: they were taken for the room there was.
      void client.layout(graph, last.get(graph.aspect)).then((answer) => {
        if (answer.kind === "dropped") return;
        if (answer.kind === "failed") {
          if (turn !== newest) return;
          on.waiting(false);
          on.failed(answer.message);
          return;
        }
        remember(key, answer.layout);
        const layoutRun = answer.engineRuns > engineRuns;
        engineRuns = answer.engineRuns;
        finish(turn, { ...request, picture: { graph, layout: answer.layout }, layoutRun });
      });
    },
  };
}
