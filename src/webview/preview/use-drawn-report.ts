import { useLayoutEffect, useRef } from "preact/hooks";
import type { Drawn } from "../drawing.ts";
import type { Host } from "../host.ts";
import type { Session } from "../session.ts";

/** Says which version stands on the screen, all of it, to the editor and to tests. */
export function useDrawnReport(
  host: Host,
  session: Session,
  nothing: boolean,
  whole: { readonly current: boolean },
): void {
  const drawn = session.drawn();
  const reported = useRef<Drawn | undefined>(undefined);
  useLayoutEffect(() => {
    const { dataset } = document.body;
    dataset["layouts"] = String(session.engineRuns());
    if (nothing) dataset["ready"] = "true";
    if (!drawn || !whole.current || drawn === reported.current) return;
    reported.current = drawn;
    dataset["version"] = String(drawn.version);
    dataset["state"] = drawn.options.state;
    dataset["ready"] = "true";
    host.post({
      kind: "drawn",
      version: drawn.version,
      layoutRun: drawn.layoutRun,
      ms: performance.now() - drawn.askedAt,
    });
  });
}
