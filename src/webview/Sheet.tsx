import type { ComponentChildren, Ref } from "preact";
import type { Zoom } from "./state/view-state.ts";

export interface SheetProps {
  /** What hands move: all of the room that the picture is seen in. */
  readonly surface: Ref<HTMLDivElement>;
  /** The picture, moved and scaled as one piece by `placeDrawing`. */
  readonly drawing: Ref<SVGSVGElement>;
  readonly label: string;
  /** How much of it is seen, 0 to 1, where another sheet lies over it or under it. */
  readonly opacity?: number | undefined;
  choose(id: string, event: MouseEvent): void;
  letGo(): void;
  twice?(id: string): void;
  menu(id: string, event: MouseEvent): void;
  hover(id: string | undefined): void;
  focusOn(id: string): void;
  readonly children?: ComponentChildren;
}

/**
 * The paper that a picture lies on. The picture is moved and scaled from outside, by a style of its `<svg>`, and reaches over
 * the edges of that, which always has the same size: a transform within the drawing, or another size of it, would have the
 * browser place every letter anew.
 */
export function Sheet(props: SheetProps) {
  return (
    <div
      ref={props.surface}
      class="sheet"
      style={props.opacity === undefined ? undefined : { opacity: props.opacity }}
      tabindex={-1}
      role="group"
      aria-label={props.label}
      onClick={(event) => {
        const id = stepId(event.target);
        if (id !== undefined) props.choose(id, event);
        else if (isGround(event.target)) props.letGo();
      }}
      onDblClick={(event) => {
        const id = stepId(event.target);
        if (id !== undefined) props.twice?.(id);
      }}
      onContextMenu={(event) => {
        const id = stepId(event.target);
        if (id !== undefined) props.menu(id, event);
      }}
      onPointerOver={(event) => props.hover(stepId(event.target))}
      onPointerLeave={() => props.hover(undefined)}
      onFocusIn={(event) => {
        const id = stepId(event.target);
        if (id !== undefined) props.focusOn(id);
      }}
    >
      <svg ref={props.drawing} class="drawing" width={ample} height={ample}>
        {props.children}
      </svg>
    </div>
  );
}

/** Side of the `<svg>`, in px: what looks for what lies under a letter finds the drawing there, however large the map is. */
const ample = 20_000;

/** Puts the picture where it is to be seen. */
export function placeDrawing(drawing: SVGSVGElement, { k, x, y }: Zoom): void {
  drawing.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
}

/** The step whose box an event met. */
function stepId(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<SVGGElement>(".mlmap-step[data-id]")?.dataset["id"];
}

/** The paper itself, or a phase: nothing that could be chosen. */
function isGround(target: EventTarget | null): boolean {
  return target instanceof Element && (target.matches(".sheet, .drawing") || target.closest(".mlmap-area") !== null);
}
