import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { MapPicture, themes, variableTheme } from "../../diagram/index.ts";
import type { Picture } from "../../diagram/layout-types.ts";
import type { CompareView } from "../../protocol.ts";
import { type CanvasControl, type CanvasProps, markDimmed, markSteps, mostFading, stepElement } from "../Canvas.tsx";
import type { Drawn } from "../drawing.ts";
import { earlierSideOf } from "../earlier-side.ts";
import { fitHome, homeFor, homeOf } from "../homes.ts";
import { type PanZoom, panInto, panZoom, type Size, shareInSight } from "../pan-zoom.ts";
import { placePicture, Sheet } from "../Sheet.tsx";
import { useLater } from "../use-later.ts";
import { lookOf, useParts } from "../use-parts.ts";
import { areStacked } from "./comparing.ts";

export interface SidesProps
  extends Pick<
    CanvasProps,
    | "drawn"
    | "dimmed"
    | "marks"
    | "stale"
    | "selected"
    | "focused"
    | "zoom"
    | "label"
    | "ready"
    | "zoomed"
    | "choose"
    | "reveal"
    | "letGo"
    | "hover"
    | "focusOn"
    | "menu"
  > {
  readonly how: Exclude<CompareView["how"], "one">;
  readonly mix: number;
  readonly titles: { readonly before: string; readonly after: string };
  setMix(mix: number): void;
}

const theme = variableTheme(themes.light);
type Side = "before" | "after";
const both: readonly Side[] = ["before", "after"];

/** Both states in the places that they share: beside each other, or one over the other. What moves one moves both. */
export function Sides(props: SidesProps) {
  const { drawn, how } = props;
  const frame = useRef<HTMLDivElement>(null);
  const svgs = { before: useRef<SVGSVGElement>(null), after: useRef<SVGSVGElement>(null) };
  const surfaces = { before: useRef<HTMLDivElement>(null), after: useRef<HTMLDivElement>(null) };
  const pans = useRef<Partial<Record<Side, PanZoom>>>({});
  const panel = useRef<Size>({ width: 0, height: 0 });
  const auto = useRef(props.zoom === undefined);
  const [stacked, setStacked] = useState(() => areStacked(window.innerWidth, window.innerHeight));
  useLayoutEffect(() => {
    const measure = (): void => setStacked(areStacked(window.innerWidth, window.innerHeight));
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  const latest = useRef(props);
  latest.current = props;

  // The layout is that of both sides: only what is drawn in it differs. Each side is drawn in a task of its own.
  const earlier = useLater<Drawn | undefined>(drawn, undefined);
  const before = useMemo(
    (): Picture => (earlier ? { ...earlier.picture, graph: earlierSideOf(earlier) } : emptied(drawn.picture)),
    [earlier],
  );
  const waiting = {
    before: useParts(before, lookOf(earlier?.options ?? drawn.options)),
    after: useParts(drawn.picture, lookOf(drawn.options)),
  };

  const setAll = (zoom: Parameters<PanZoom["set"]>[0], moving: boolean): void => {
    for (const side of both) pans.current[side]?.set(zoom, moving);
  };
  const fit = (moving: boolean): void => {
    auto.current = true;
    setAll(fitHome(latest.current.drawn.picture.layout, panel.current), moving);
  };
  const goHome = (): void => {
    auto.current = true;
    setAll(homeOf(latest.current.drawn.picture.layout, panel.current), false);
  };
  const placeOf = (id: string) => latest.current.drawn.picture.layout.nodes.find((node) => node.id === id);

  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    let settle: ReturnType<typeof setTimeout> | undefined;
    for (const side of both) {
      const surface = surfaces[side].current;
      if (!surface) continue;
      const other: Side = side === "before" ? "after" : "before";
      pans.current[side] = panZoom(
        surface,
        (zoom, byHand) => {
          placePicture(surface, zoom);
          if (!byHand) return;
          auto.current = false;
          pans.current[other]?.set(zoom);
          clearTimeout(settle);
          settle = setTimeout(() => latest.current.zoomed(zoom), 120);
        },
        () => panel.current,
      );
    }
    const measure = (): void => {
      const pane = surfaces.after.current?.getBoundingClientRect();
      panel.current = { width: pane?.width ?? 0, height: pane?.height ?? 0 };
    };
    measure();
    const { zoom, drawn: first } = latest.current;
    if (zoom && shareInSight(zoom, first.picture.layout, panel.current) > 0.05) setAll(zoom, false);
    else goHome();
    const observer = new ResizeObserver(() => {
      measure();
      if (auto.current) goHome();
    });
    // Another arrangement of the panes is another room, too.
    for (const side of both) if (surfaces[side].current) observer.observe(surfaces[side].current);
    const after = (): PanZoom | undefined => pans.current.after;
    const put = (zoom: Parameters<PanZoom["set"]>[0]): void => {
      setAll(zoom, true);
      auto.current = false;
      latest.current.zoomed(zoom);
    };
    const scaleBy = (factor: number): void => {
      const { k, x, y } = after()?.current() ?? { k: 1, x: 0, y: 0 };
      const { width, height } = panel.current;
      put({ k: k * factor, x: width / 2 - (width / 2 - x) * factor, y: height / 2 - (height / 2 - y) * factor });
    };
    const control: CanvasControl = {
      fit() {
        fit(true);
        latest.current.zoomed(undefined);
      },
      scaleBy,
      natural: () => scaleBy(1 / (after()?.current().k ?? 1)),
      focus(id) {
        const surface = svgs.after.current;
        if (surface) stepElement(surface, id)?.focus({ preventScroll: true });
      },
      spotlight(id) {
        const at = placeOf(id);
        if (!at) return;
        const { width, height } = panel.current;
        setAll(
          { k: 1.4, x: width / 2 - (at.x + at.width / 2) * 1.4, y: height / 2 - (at.y + at.height / 2) * 1.4 },
          true,
        );
      },
      boxOnScreen(id) {
        const at = placeOf(id);
        const { k, x, y } = after()?.current() ?? { k: 1, x: 0, y: 0 };
        const pane = surfaces.after.current?.getBoundingClientRect();
        const outer = box.getBoundingClientRect();
        const [left, top] = [(pane?.left ?? 0) - outer.left, (pane?.top ?? 0) - outer.top];
        return at && { x: at.x * k + x + left, y: at.y * k + y + top, width: at.width * k, height: at.height * k };
      },
    };
    latest.current.ready(control);
    return () => {
      clearTimeout(settle);
      observer.disconnect();
      for (const side of both) pans.current[side]?.dispose();
      pans.current = {};
    };
  }, []);

  const last = useRef(drawn.picture);
  useLayoutEffect(() => {
    const old = last.current;
    last.current = drawn.picture;
    if (auto.current && old.layout !== drawn.picture.layout) setAll(homeFor(old, drawn.picture, panel.current), true);
  }, [drawn.picture.layout]);

  useLayoutEffect(() => {
    const stop = props.focused ?? props.selected ?? drawn.picture.graph.nodes[0]?.id;
    for (const side of both) markSteps(svgs[side].current, props.selected, side === "after" ? stop : undefined);
  }, [before, drawn, waiting.before, waiting.after, props.selected, props.focused]);
  useLayoutEffect(() => {
    for (const side of both) markDimmed(svgs[side].current, props.dimmed);
  }, [before, drawn, waiting.before, waiting.after, props.dimmed]);
  useEffect(() => {
    const at = props.selected === undefined ? undefined : placeOf(props.selected);
    const zoom = at && pans.current.after && panInto(pans.current.after.current(), at, panel.current);
    if (!zoom) return;
    setAll(zoom, true);
    if (!auto.current) latest.current.zoomed(zoom);
  }, [props.selected, drawn.picture.layout]);

  const drawings = {
    before: useMemo(
      () =>
        waiting.before?.all ? null : <MapPicture picture={before} theme={theme} waiting={waiting.before} interactive />,
      [before, waiting.before],
    ),
    after: useMemo(
      () =>
        waiting.after?.all ? null : (
          <MapPicture picture={drawn.picture} theme={theme} marks={props.marks} waiting={waiting.after} interactive />
        ),
      [drawn.picture, props.marks, waiting.after],
    ),
  };

  return (
    <div
      ref={frame}
      class="canvas sides"
      data-how={how}
      data-stacked={how === "sides" && stacked ? "" : undefined}
      data-stale={props.stale ? "" : undefined}
      data-many={drawn.picture.graph.nodes.length > mostFading ? "" : undefined}
      data-near={props.mix < 50 ? "before" : "after"}
    >
      {both.map((side) => (
        <figure key={side} class="side" data-side={side} style={how === "slider" ? cutAt(side, props.mix) : undefined}>
          <figcaption>{props.titles[side]}</figcaption>
          <Sheet
            surface={surfaces[side]}
            drawing={svgs[side]}
            picture={drawn.picture}
            opacity={how === "fade" ? (side === "before" ? 100 - props.mix : props.mix) / 100 : undefined}
            label={`${props.titles[side]}: ${props.label}`}
            selected={props.selected}
            choose={(id) => {
              props.choose(id);
              props.reveal(id);
            }}
            letGo={() => props.letGo()}
            menu={(id, event) => {
              // What only the state before has cannot be changed any more.
              if (side === "before") return;
              event.preventDefault();
              props.menu(id, { x: event.clientX, y: event.clientY });
            }}
            hover={props.hover}
            focusOn={props.focusOn}
          >
            {drawings[side]}
          </Sheet>
        </figure>
      ))}
      {how === "slider" && <Edge mix={props.mix} setMix={props.setMix} />}
    </div>
  );
}

/** The sheet that a picture is going to lie on. */
const emptied = ({ graph, layout }: Picture): Picture => ({
  graph: { ...graph, nodes: [], edges: [], phases: [] },
  layout: { ...layout, nodes: [], edges: [], areas: [] },
});

/**
 * What of a side is seen left or right of the edge, which stands `mix` % from the left. Set where it holds: a variable of
 * the frame would have the browser look at each line of both pictures again.
 */
const cutAt = (side: Side, mix: number): { readonly clipPath: string } => ({
  clipPath: side === "before" ? `inset(0 ${100 - mix}% 0 0)` : `inset(0 0 0 ${mix}%)`,
});

/** The edge between both states, moved by pointer and by arrow keys. */
function Edge({ mix, setMix }: { readonly mix: number; setMix(mix: number): void }) {
  const held = useRef(false);
  const within = (value: number): number => Math.min(100, Math.max(0, Math.round(value * 10) / 10));
  return (
    <div
      class="edge"
      style={{ left: `${mix}%` }}
      role="slider"
      tabIndex={0}
      aria-label="Edge between both states"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(mix)}
      aria-valuetext={`${Math.round(mix)} % from the left`}
      onPointerDown={(event) => {
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        const room = event.currentTarget.parentElement?.getBoundingClientRect();
        if (held.current && room) setMix(within(((event.clientX - room.left) / room.width) * 100));
      }}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
      onKeyDown={(event) => {
        const step = event.shiftKey ? 10 : 2;
        const to = { ArrowLeft: mix - step, ArrowRight: mix + step, Home: 0, End: 100 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setMix(within(to));
      }}
    />
  );
}
