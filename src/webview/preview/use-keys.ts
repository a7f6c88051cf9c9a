import { useEffect, useRef } from "preact/hooks";
import { type KeyContext, onKey, writesText } from "../keys.ts";

/** Keys that no field and no menu wants. While a page stands in the place of the picture, Escape leaves it. */
export function useKeys(context: KeyContext): void {
  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  keys.current = (event) => {
    if (event.defaultPrevented || writesText(event.target)) return;
    if (context.view().page !== undefined) {
      if (event.key === "Escape") context.act({ kind: "turn-to", page: undefined });
      return;
    }
    if (!onKey(event, context)) return;
    event.preventDefault();
    // The editor listens at the window, and would take Undo for its own as well: two edits went back at a time.
    if (event.ctrlKey || event.metaKey) event.stopPropagation();
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => keys.current(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
