import { useEffect, useState } from "preact/hooks";

/** So narrow that one row has no room for all tools: those that are not needed all the time wait in a menu. */
export const narrowPanel = "(max-width: 420px)";
/** So low, as at 400 % on a small screen, that what surrounds the picture would take most of its height. */
export const lowPanel = "(max-height: 320px), (max-height: 420px) and (max-width: 480px)";

/** So low or narrow that a list and a card beside the picture would leave it no room: one of them is folded to a line. */
export const tightPanel = "(max-height: 480px), (max-height: 700px) and (max-width: 600px)";

/** Whether a media query holds now; the component is drawn anew when that changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = (): void => setHolds(list.matches);
    look();
    list.addEventListener("change", look);
    return () => list.removeEventListener("change", look);
  }, [query]);
  return holds;
}
