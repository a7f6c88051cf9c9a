import type { ComponentChildren, Ref } from "preact";
import type { Size } from "./pan-zoom.ts";
import type { Zoom } from "./state/view-state.ts";

export interface SheetProps {
  /** What hands move: all of the room that the picture is seen in. */
  readonly surface: Ref<HTMLDivElement>;
  /** The picture at its own size, moved and scaled as one piece by `placeDrawing`. */
  readonly drawing: Ref<SVGSVGElement>;
  /** Size of the picture. */
  readonly size: Size;
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
 * The paper that a picture lies on. The picture is moved and scaled from outside, by a style of its `<svg>`: a transform
 * within the drawing, or another size of the panel, would have the browser place every letter anew.
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
      <svg ref={props.drawing} class="drawing" width={props.size.width} height={props.size.height}>
        {props.children}
      </svg>
    </div>
  );
}

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
