import type { ComponentChildren, Ref } from "preact";
import { useMemo, useState } from "preact/hooks";
import { AreaNames, namesBelow } from "../diagram/index.ts";
import type { Picture } from "../diagram/layout-types.ts";
import { Rings } from "./Rings.tsx";
import type { Zoom } from "./state/view-state.ts";

export interface SheetProps {
  /** What hands move: all of the room that the picture is seen in. */
  readonly surface: Ref<HTMLDivElement>;
  readonly drawing: Ref<SVGSVGElement>;
  /** What lies on it, for the names that a picture too small to read has. */
  readonly picture: Picture;
  readonly label: string;
  readonly selected: string | undefined;
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
  const [pointed, setPointed] = useState<string | undefined>();
  const [focused, setFocused] = useState<string | undefined>();
  const point = (id: string | undefined): void => {
    setPointed(id);
    props.hover(id);
  };
  /** A step clicked upon has the focus as well; only one that keys came to shows it. */
  const showFocus = (target: EventTarget | null): void => {
    const seen = target instanceof Element && target.matches(".mlmap-step:focus-visible");
    setFocused(seen ? stepId(target) : undefined);
  };
  return (
    <div
      ref={props.surface}
      class="sheet"
      data-vast={props.picture.graph.nodes.length > mostWritten ? "" : undefined}
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
      onPointerOver={(event) => point(stepId(event.target))}
      onPointerLeave={() => point(undefined)}
      onKeyUp={(event) => showFocus(event.target)}
      onFocusOut={() => setFocused(undefined)}
      onFocusIn={(event) => {
        showFocus(event.target);
        const id = stepId(event.target);
        if (id !== undefined) props.focusOn(id);
      }}
    >
      <svg ref={props.drawing} class="drawing" width={ample} height={ample}>
        {props.children}
        <Rings picture={props.picture} pointed={pointed} selected={props.selected} focused={focused} />
      </svg>
      {names}
    </div>
  );
}

/** Side of the `<svg>`, in px: what looks for what lies under a letter finds the drawing there, however large the map is. */
const ample = 20_000;

/**
 * In a map of more boxes, text below a scale at which it can be read is left out: a thousand boxes are moved more quickly
 * without. In smaller ones to take it away and back costs more.
 */
const mostWritten = 600;
const readableFrom = 0.2;

/** Puts the picture that lies on a sheet where it is to be seen, moved and scaled as one piece. */
export function placePicture(sheet: HTMLElement, { k, x, y }: Zoom): void {
  sheet.classList.toggle("far", k < readableFrom && sheet.dataset["vast"] !== undefined);
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
