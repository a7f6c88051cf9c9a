import type { ComponentChildren, Ref } from "preact";
import { useMemo } from "preact/hooks";
import { AreaNames, namesBelow } from "../diagram/index.ts";
import type { Picture } from "../diagram/layout-types.ts";
import type { Zoom } from "./state/view-state.ts";

export interface SheetProps {
  /** What hands move: all of the room that the picture is seen in. */
  readonly surface: Ref<HTMLDivElement>;
  readonly drawing: Ref<SVGSVGElement>;
  /** What lies on it, for the names that a picture too small to read has. */
  readonly picture: Picture;
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
  const names = useMemo(() => <AreaNames picture={props.picture} />, [props.picture]);
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
      {names}
    </div>
  );
}

/** Side of the `<svg>`, in px: what looks for what lies under a letter finds the drawing there, however large the map is. */
const ample = 20_000;

/** Below this scale no text can be read; it is left out, which makes very large maps quick to move. */
const readableFrom = 0.2;

/** Puts the picture that lies on a sheet where it is to be seen, moved and scaled as one piece. */
export function placePicture(sheet: HTMLElement, { k, x, y }: Zoom): void {
  sheet.classList.toggle("far", k < readableFrom);
  const named = k < namesBelow;
  sheet.classList.toggle("named", named);
  const [drawing, names] = sheet.children as unknown as [SVGSVGElement, HTMLElement];
  drawing.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  if (!named) return;
  names.style.transform = `translate(${x}px, ${y}px)`;
  names.style.setProperty("--k", String(k));
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
