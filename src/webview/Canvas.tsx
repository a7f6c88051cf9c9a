import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { foldedPrefix } from "../diagram/graph.ts";
import { MapPicture, type PictureMarks, themes, variableTheme } from "../diagram/index.ts";
import type { PlacedNode, Point } from "../diagram/layout-types.ts";
import type { Drawn } from "./drawing.ts";
import { FoldButtons } from "./FoldButtons.tsx";
import { heldPlaces, seenAt } from "./held-still.ts";
import { fitHome, hasHome, homeFor, homeOf } from "./homes.ts";
import { Minimap } from "./Minimap.tsx";
import { animateChange } from "./motion.ts";
import { type PanZoom, panInto, panZoom, type Size, shareInSight } from "./pan-zoom.ts";
import { placePicture, Sheet } from "./Sheet.tsx";
import type { Chooser, Zoom } from "./state/view-state.ts";
import { reachOf } from "./travel.ts";
import { lookOf, useParts } from "./use-parts.ts";

/** What others in the panel may ask of the canvas. */
export interface CanvasControl {
  fit(): void;
  /** Around the chosen box, or the middle where that is not in sight. */
  scaleBy(factor: number): void;
  /** Scale 1. */
  natural(): void;
  focus(id: string): void;
  /** Puts a step into the middle, large. */
  spotlight(id: string): void;
  /** Where a box stands on the screen now, relative to the canvas. */
  boxOnScreen(
    id: string,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined;
}

export interface CanvasProps {
  readonly drawn: Drawn;
  readonly marks: PictureMarks;
  /** Steps that stand back; undefined: none is looked for. */
  readonly dimmed: ReadonlySet<string> | undefined;
  readonly stale: boolean;
  readonly selected: string | undefined;
  readonly selectedBy: Chooser;
  /** The selected step is told: it is put into the middle from outside. */
  readonly told?: boolean;
  readonly focused: string | undefined;
  readonly hovered: string | undefined;
  readonly connecting: string | undefined;
  readonly zoom: Zoom | undefined;
  readonly label: string;
  ready(control: CanvasControl): void;
  /** Whether all of the picture stands: a large one comes in parts. */
  progress(whole: boolean): void;
  zoomed(zoom: Zoom | undefined): void;
  choose(id: string): void;
  /** Shows a box in the text; not called when the click turns out to be the first of two. */
  reveal(id: string): void;
  letGo(): void;
  hover(id: string | undefined): void;
  focusOn(id: string | undefined): void;
  fold(phase: string): void;
  rename(id: string): void;
  menu(id: string, at: { readonly x: number; readonly y: number }): void;
  /** Laid over the picture. */
  readonly children?: ComponentChildren;
}

const theme = variableTheme(themes.light);
/** From this many boxes on, a map of which less than this share is in sight has a small one beside it. */
const minimapFrom = 16;
const minimapBelow = 0.7;
/** In a smaller panel, in px, it would hide more than it shows. */
const minimapRoom = { width: 480, height: 300 };
/** Pointing for this long lights up what leads to a step and what follows. */
const lightUpAfter = 350;
/** Showing a box in the text takes the focus away, so it waits until a second click can be ruled out. In milliseconds. */
export const doubleClick = 220;

/** In a map of more boxes nothing fades: each of them would become a layer of its own. */
export const mostFading = 200;

/** The picture with everything that hands do to it. */
export function Canvas(props: CanvasProps) {
  const { drawn } = props;
  const { picture } = drawn;
  const frame = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const control = useRef<PanZoom | undefined>(undefined);
  const places = useRef(heldPlaces());
  const panel = useRef<Size>({ width: 0, height: 0 });
  const auto = useRef(props.zoom === undefined);
  const revealing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const [seen, setSeen] = useState<Zoom>({ k: 1, x: 0, y: 0 });
  const waiting = useParts(picture, lookOf(drawn.options));

  useLayoutEffect(() => {
    latest.current.progress(waiting === undefined);
  }, [waiting === undefined]);
  useEffect(() => () => latest.current.progress(true), []);

  const fit = (moving: boolean): void => {
    auto.current = true;
    control.current?.set(fitHome(latest.current.drawn.picture.layout, panel.current), moving);
  };
  /** Where it stood in a panel of this size, else fitted in. */
  const goHome = (moving: boolean): void => {
    auto.current = true;
    control.current?.set(homeOf(latest.current.drawn.picture.layout, panel.current), moving);
  };
  const placeOf = (id: string): PlacedNode | undefined =>
    latest.current.drawn.picture.layout.nodes.find((node) => node.id === id);
  /** What is chosen stays in sight: the smallest pan, and none where it is in sight already. */
  const keepInSight = (): void => {
    const { selected, zoomed } = latest.current;
    const at = selected === undefined ? undefined : placeOf(selected);
    if (!at || !control.current) return;
    const zoom = panInto(control.current.current(), at, panel.current);
    if (!zoom) return;
    control.current.set(zoom, true);
    if (!auto.current) zoomed(zoom);
  };

  /** The middle of the chosen box, in px of the panel, while that is in sight. */
  const lookedAt = (): Point | undefined => {
    const { selected, focused } = latest.current;
    const at = placeOf(selected ?? focused ?? "");
    return at && control.current && seenAt(at, control.current.current(), panel.current);
  };

  useLayoutEffect(() => {
    const ground = surface.current;
    const drawing = svg.current;
    const box = frame.current;
    if (!ground || !drawing || !box) return;
    let settle: ReturnType<typeof setTimeout> | undefined;
    const pan = panZoom(
      ground,
      (zoom, byHand) => {
        placePicture(ground, zoom);
        setSeen(zoom);
        if (!byHand) return;
        places.current.forget();
        auto.current = false;
        clearTimeout(settle);
        settle = setTimeout(() => latest.current.zoomed(zoom), 120);
      },
      () => panel.current,
    );
    control.current = pan;
    panel.current = { width: box.clientWidth, height: box.clientHeight };
    const remembered = latest.current.zoom;
    const layout = latest.current.drawn.picture.layout;
    // A map that changed much since then must not leave an empty panel.
    if (remembered && shareInSight(remembered, layout, panel.current) > 0.05) pan.set(remembered);
    else goHome(false);
    let room: Size = { width: window.innerWidth, height: window.innerHeight };
    const observer = new ResizeObserver(() => {
      const before = panel.current;
      panel.current = { width: box.clientWidth, height: box.clientHeight };
      // In a window as large as before something opened or closed beside the map.
      const beside = room.width === window.innerWidth && room.height === window.innerHeight;
      room = { width: window.innerWidth, height: window.innerHeight };
      // The card that a click opens leaves the map where it is, as far as what was clicked stays in sight.
      const { selected, selectedBy } = latest.current;
      const byClick = beside && selected !== undefined && selectedBy === "pointer";
      const grew = before.width !== panel.current.width || before.height !== panel.current.height;
      if (auto.current && !byClick) goHome(beside && grew);
      else setSeen({ ...pan.current() });
      if (byClick && grew) keepInSight();
    });
    observer.observe(box);
    latest.current.ready({
      fit() {
        fit(true);
        latest.current.zoomed(undefined);
      },
      scaleBy: (factor) => pan.scaleBy(factor, lookedAt()),
      natural: () => pan.scaleBy(1 / pan.current().k, lookedAt()),
      focus: (id) => stepElement(drawing, id)?.focus({ preventScroll: true }),
      spotlight(id) {
        const at = placeOf(id);
        if (!at) return;
        // What the presenter takes of the panel must not bring all of the map back.
        auto.current = false;
        const k = 1.4;
        const { width, height } = panel.current;
        pan.set({ k, x: width / 2 - (at.x + at.width / 2) * k, y: height / 2 - (at.y + at.height / 2) * k }, true);
      },
      boxOnScreen(id) {
        const at = placeOf(id);
        const { k, x, y } = pan.current();
        return at && { x: at.x * k + x, y: at.y * k + y, width: at.width * k, height: at.height * k };
      },
    });
    return () => {
      clearTimeout(settle);
      observer.disconnect();
      pan.dispose();
    };
  }, []);

  // Boxes that moved glide; a map that outgrew the panel is made smaller, and larger again when it shrinks, unless somebody
  // has set the scale by hand.
  const before = useRef(picture);
  const { rules, layers } = drawn.options;
  const arrangement = JSON.stringify([picture.graph.lanes, picture.graph.direction, rules ?? [], layers ?? []]);
  const arranged = useRef(arrangement);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = picture;
    if (old.layout === picture.layout || !svg.current || !control.current) return;
    animateChange(svg.current, old.layout, picture.layout);
    if (arranged.current !== arrangement) {
      // Another arrangement is another picture: the old place in it means nothing.
      arranged.current = arrangement;
      fit(true);
      latest.current.zoomed(undefined);
      return;
    }
    if (!auto.current) {
      const { selected, focused, zoomed } = latest.current;
      const now = control.current.current();
      const held = places.current.next(old, picture, now, panel.current, selected ?? focused);
      if (!held) return;
      control.current.set(held, true);
      zoomed(held);
      return;
    }
    // Where a card took some of the panel and the map stayed as it was clicked, it stays until the card is closed.
    if (hasHome(old.layout, panel.current) || old.graph.aspect !== picture.graph.aspect)
      control.current.set(homeFor(old, picture, panel.current), true);
  }, [picture.layout]);

  useLayoutEffect(() => {
    markSteps(svg.current, props.selected, props.focused ?? props.selected ?? picture.graph.nodes[0]?.id);
  }, [picture, props.marks, props.selected, props.focused, waiting]);
  useLayoutEffect(() => markDimmed(svg.current, props.dimmed), [picture, props.marks, props.dimmed, waiting]);

  // After a click the map waits until a second one can be ruled out.
  useEffect(() => {
    if (props.told) return;
    const timer = setTimeout(keepInSight, props.selectedBy === "pointer" ? doubleClick : 0);
    return () => clearTimeout(timer);
  }, [props.selected, props.selectedBy, props.told, picture.layout]);

  useEffect(() => {
    const sheet = surface.current;
    if (!sheet) return;
    const timer = setTimeout(
      () => lightUp(sheet, drawn, props.hovered),
      props.hovered === undefined ? 0 : lightUpAfter,
    );
    return () => clearTimeout(timer);
  }, [props.hovered, drawn]);

  // Somebody who goes on to write leaves the pointer lying where it was: that is no pointing.
  useEffect(() => {
    const away = (): void => latest.current.hover(undefined);
    window.addEventListener("blur", away);
    return () => window.removeEventListener("blur", away);
  }, []);

  const drawing = useMemo(
    () =>
      waiting?.all ? null : (
        <MapPicture picture={picture} theme={theme} marks={props.marks} waiting={waiting} interactive />
      ),
    [picture, props.marks, waiting],
  );
  const folded = useRef<string | undefined>(undefined);
  const folds = useMemo(
    () => (
      <FoldButtons
        picture={picture}
        fold={(phase) => {
          folded.current = phase;
          latest.current.fold(phase);
        }}
      />
    ),
    [picture],
  );
  // Folding takes the button away that had the focus: its counterpart gets it.
  useLayoutEffect(() => {
    const phase = folded.current;
    if (phase === undefined) return;
    folded.current = undefined;
    svg.current?.querySelector<SVGGElement>(`.fold[data-phase="${CSS.escape(phase)}"]`)?.focus({ preventScroll: true });
  }, [picture]);
  const roomy = panel.current.width >= minimapRoom.width && panel.current.height >= minimapRoom.height;
  const lost = roomy && shareInSight(seen, picture.layout, panel.current) < minimapBelow;

  return (
    <div
      ref={frame}
      class="canvas"
      data-stale={props.stale ? "" : undefined}
      data-many={picture.graph.nodes.length > mostFading ? "" : undefined}
      data-connecting={props.connecting === undefined ? undefined : ""}
    >
      <Sheet
        surface={surface}
        drawing={svg}
        picture={picture}
        label={props.label}
        selected={props.selected}
        choose={(id, event) => {
          props.choose(id);
          clearTimeout(revealing.current);
          if (event.detail < 2) revealing.current = setTimeout(() => latest.current.reveal(id), doubleClick);
        }}
        letGo={() => props.letGo()}
        twice={(id) => {
          clearTimeout(revealing.current);
          if (id.startsWith(foldedPrefix)) props.fold(id.slice(foldedPrefix.length));
          else props.rename(id);
        }}
        menu={(id, event) => {
          event.preventDefault();
          props.menu(id, { x: event.clientX, y: event.clientY });
        }}
        hover={props.hover}
        focusOn={props.focusOn}
      >
        {drawing}
        {waiting === undefined && folds}
      </Sheet>
      {lost && picture.graph.nodes.length >= minimapFrom && (
        <Minimap
          picture={picture}
          zoom={seen}
          panel={panel.current}
          centre={(x, y) => {
            const { width, height } = panel.current;
            const zoom = { k: seen.k, x: width / 2 - x * seen.k, y: height / 2 - y * seen.k };
            auto.current = false;
            control.current?.set(zoom);
            props.zoomed(zoom);
          }}
        />
      )}
      {props.children}
    </div>
  );
}

export function stepElement(svg: SVGSVGElement, id: string): SVGGElement | undefined {
  return svg.querySelector<SVGGElement>(`.mlmap-step[data-id="${CSS.escape(id)}"]`) ?? undefined;
}

/** Rings and tab order are attributes set from outside, so that pointing and travelling draw nothing anew. */
export function markSteps(svg: SVGSVGElement | null, selected: string | undefined, tabStop: string | undefined): void {
  if (!svg) return;
  for (const old of svg.querySelectorAll<SVGGElement>('.mlmap-step[tabindex="0"]')) {
    if (old.dataset["id"] !== tabStop) old.setAttribute("tabindex", "-1");
  }
  const chosen = selected === undefined ? undefined : stepElement(svg, selected);
  for (const step of svg.querySelectorAll(".mlmap-step[aria-pressed]"))
    if (step !== chosen) step.removeAttribute("aria-pressed");
  if (chosen) setOnce(chosen, "aria-pressed", "true");
  const stop = tabStop === undefined ? undefined : stepElement(svg, tabStop);
  if (stop) setOnce(stop, "tabindex", "0");
}

/** The browser looks at an element anew even where an attribute is set to what it was. */
function setOnce(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function markDimmed(svg: SVGSVGElement | null, dimmed: ReadonlySet<string> | undefined): void {
  if (!svg) return;
  for (const step of svg.querySelectorAll<SVGGElement>(".mlmap-step"))
    step.toggleAttribute("data-dimmed", dimmed?.has(step.dataset["id"] ?? step.dataset["ghost"] ?? "") ?? false);
  for (const { dataset } of svg.querySelectorAll<SVGGElement>(".mlmap-flow")) {
    if (dimmed && (dimmed.has(dataset["from"] ?? "") || dimmed.has(dataset["to"] ?? ""))) dataset["dimmed"] = "";
    else delete dataset["dimmed"];
  }
}

function lightUp(sheet: HTMLElement, drawn: Drawn, id: string | undefined): void {
  const { graph, layout } = drawn.picture;
  const reach = id === undefined ? undefined : reachOf(graph, layout, id);
  sheet.classList.toggle("tracing", reach !== undefined);
  for (const step of sheet.querySelectorAll<SVGGElement>(".mlmap-step[data-id]"))
    step.toggleAttribute("data-trace", reach?.nodes.has(step.dataset["id"] ?? "") ?? false);
  for (const flow of sheet.querySelectorAll<SVGGElement>(".mlmap-flow"))
    flow.toggleAttribute("data-trace", reach?.edges.has(flow.dataset["flow"] ?? "") ?? false);
}
