import { useEffect, useRef } from "preact/hooks";
import type { ToPreview } from "../../protocol.ts";
import type { Host } from "../host.ts";
import { copyMap, type Seen, sendPicture } from "../picture-out.ts";
import type { Session } from "../session.ts";

/** The editor asks for files: its commands and ours end here. */
export function useExports(host: Host, session: Session, { dimmed, inFull }: Pick<Seen, "dimmed" | "inFull">): void {
  const drawn = session.drawn();
  const seen = drawn && { drawn, dimmed, inFull };
  const now = useRef(seen);
  now.current = seen;
  // A panel that was only just opened has not drawn yet: what is asked of it waits for its first picture.
  const asked = useRef<Extract<ToPreview, { kind: "export" | "copy" }>[]>([]);
  const answer = (): void => {
    if (!now.current) return;
    for (const { theme, ...message } of asked.current.splice(0)) {
      if (message.kind === "export") sendPicture(host, now.current, message.format, theme);
      else void copyMap(host, now.current, theme);
    }
  };
  useEffect(
    () =>
      host.listen((message) => {
        if (message.kind !== "export" && message.kind !== "copy") return;
        asked.current.push(message);
        answer();
      }),
    [],
  );
  useEffect(answer, [seen !== undefined]);
}
