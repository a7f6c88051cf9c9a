import { useEffect, useRef } from "preact/hooks";
import type { CanvasControl } from "../Canvas.tsx";
import type { ViewState } from "../state/view-state.ts";

/** The step that is told now, in the middle of the picture; all of the map comes back when the telling ends. */
export function usePresenting(
  view: ViewState,
  story: () => readonly string[],
  canvas: CanvasControl | undefined,
): string | undefined {
  const told = view.presenting === undefined ? undefined : story()[Math.min(view.presenting, story().length - 1)];
  useEffect(() => {
    if (told === undefined) return;
    canvas?.spotlight(told);
  }, [told, canvas]);
  const wasPresenting = useRef(false);
  useEffect(() => {
    if (wasPresenting.current && view.presenting === undefined) canvas?.fit();
    wasPresenting.current = view.presenting !== undefined;
  }, [view.presenting]);
  return told;
}
