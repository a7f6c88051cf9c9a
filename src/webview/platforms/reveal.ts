import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Blocks of a long page that the browser has not worked out yet, by their styles: they come one a task, what is nearest to
 * sight first. From then on the browser leaves out those that are far, and has nothing to work out when they come into sight:
 * all of a page at once, after a jump, would take some hundred milliseconds.
 */
const waiting = new Set<HTMLElement>();
/** The last one: it stays worked out, but is left out from the next turn on where it is far. */
let last: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A block of a long page, for whose class `in-turn` there is a style; it is seen when its turn comes. */
export function useTurn<Element extends HTMLElement>() {
  const block = useRef<Element>(null);
  useLayoutEffect(() => {
    const { current } = block;
    if (!current) return;
    const around = current.parentElement;
    waiting.add(current);
    around?.setAttribute("aria-busy", "true");
    timer ??= setTimeout(turn);
    return () => {
      waiting.delete(current);
      settle(around);
    };
  }, []);
  return block;
}

/** Says to readers, who do not find what waits, when all that an element holds has come. */
function settle(around: HTMLElement | null): void {
  if (around && ![...waiting].some((block) => block.parentElement === around)) around.removeAttribute("aria-busy");
}

/** Shows the block of this element now, whatever its turn: what waits cannot take the focus. */
export function showNow(inside: Element): void {
  const block = inside.closest<HTMLElement>(".in-turn");
  if (!block || !waiting.delete(block)) return;
  settle(block.parentElement);
  block.dataset["turn"] = "come";
}

function turn(): void {
  timer = undefined;
  if (last) last.dataset["turn"] = "come";
  last = undefined;
  const next = nearest();
  if (next) {
    waiting.delete(next);
    settle(next.parentElement);
    last = next;
    next.dataset["turn"] = "now";
    // Worked out in this task, not in that of the next frame, which may bring several.
    next.getBoundingClientRect();
  }
  if (last) timer = setTimeout(turn);
}

function nearest(): HTMLElement | undefined {
  let best: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const block of waiting) {
    const { top, bottom } = block.getBoundingClientRect();
    const away = Math.max(top - window.innerHeight, -bottom);
    if (away < least) [best, least] = [block, away];
  }
  return best;
}
