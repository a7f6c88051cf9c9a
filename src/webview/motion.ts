import type { Layout } from "../diagram/layout-types.ts";

/** Milliseconds: boxes move in `move`, fills and lines fade in `fade`. Nothing lasts longer than 200 ms. */
export const durations = { move: 180, fade: 120 } as const;
/** Above this many moved boxes a jump is easier to follow, and cheaper, than a swarm. */
const mostMoves = 120;

/** What the person asked of the system: no motion at all. VS Code's own setting arrives as a class of the body. */
export function reducedMotion(): boolean {
  return (
    document.body.classList.contains("vscode-reduce-motion") || matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

const easeOut = (t: number): number => 1 - (1 - t) ** 3;

/** Calls `frame` with 0…1, eased out, over the time of a move; gives back what stops it. */
export function eased(frame: (t: number) => void, milliseconds: number = durations.move): () => void {
  const startedAt = performance.now();
  let handle = 0;
  const step = (now: number): void => {
    const t = Math.min(1, Math.max(0, (now - startedAt) / milliseconds));
    frame(easeOut(t));
    if (t < 1) handle = requestAnimationFrame(step);
  };
  handle = requestAnimationFrame(step);
  return () => cancelAnimationFrame(handle);
}

export interface Move {
  readonly id: string;
  readonly of: "step" | "area";
  readonly dx: number;
  readonly dy: number;
}

/** How far each box that stands in both layouts stood from its new place. */
export function movesBetween(before: Layout, after: Layout): readonly Move[] {
  const between = (of: Move["of"], were: readonly Placed[], are: readonly Placed[]): readonly Move[] => {
    const old = new Map(were.map((box) => [box.id, box]));
    return are.flatMap((box) => {
      const was = old.get(box.id);
      return was && (was.x !== box.x || was.y !== box.y)
        ? [{ id: box.id, of, dx: was.x - box.x, dy: was.y - box.y }]
        : [];
    });
  };
  return [...between("step", before.nodes, after.nodes), ...between("area", before.areas, after.areas)];
}

interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Lets the boxes of a picture that was just drawn glide from where they stood, and its changed lines fade in.
 * `picture` holds the groups that `MapPicture` draws.
 */
export function animateChange(picture: Element, before: Layout, after: Layout): void {
  if (reducedMotion()) return;
  const moves = movesBetween(before, after);
  if (moves.length === 0 || moves.length > mostMoves) return;
  const options = { duration: durations.move, easing: "cubic-bezier(0.2, 0.7, 0.3, 1)" };
  const byKey = new Map(moves.map((move) => [`${move.of} ${move.id}`, move]));
  // A ring glides with its step.
  for (const group of picture.querySelectorAll<SVGGElement>(".mlmap-step, .mlmap-area, .rings > *")) {
    const of = group.classList.contains("mlmap-area") ? "area" : "step";
    const move = byKey.get(`${of} ${group.dataset["id"] ?? group.dataset["ghost"] ?? group.dataset["of"]}`);
    if (!move) continue;
    // On top of the transform that puts it in its place.
    group.animate([{ translate: `${move.dx}px ${move.dy}px` }, { translate: "none" }], options);
  }
  const lines = new Map(before.edges.map((edge) => [edge.id, JSON.stringify(edge.points)]));
  const changed = new Set(after.edges.filter((e) => lines.get(e.id) !== JSON.stringify(e.points)).map((e) => e.id));
  for (const line of picture.querySelectorAll<SVGGElement>(".mlmap-flow")) {
    if (!changed.has(line.dataset["flow"] ?? "")) continue;
    line.animate([{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }], { duration: durations.move });
  }
}
