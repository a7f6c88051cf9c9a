import { useEffect, useRef } from "preact/hooks";
import type { Picture } from "../../diagram/layout-types.ts";
import type { PreviewPageName } from "../../protocol.ts";
import { afterFrame } from "../after-frame.ts";
import type { CanvasControl } from "../Canvas.tsx";
import type { Drawn } from "../drawing.ts";
import type { Host } from "../host.ts";
import type { ViewState } from "../state/view-state.ts";
import { heirOf } from "../travel.ts";

/** What had the focus, and the page that it stood on, if any. */
interface Had {
  readonly element: Element;
  readonly page: PreviewPageName | undefined;
}

/**
 * The keyboard never stands nowhere. Where what had the focus goes (a step that is removed, a field, a page, a card), the
 * nearest thing that stays gets it: the step that was meant, else what follows it, else the step where Tab would lead. A
 * step that was just made gets it, too. Nothing is taken from who writes in another part of the window.
 */
export function useKeptFocus(
  host: Host,
  view: ViewState,
  drawn: Drawn | undefined,
  canvas: CanvasControl | undefined,
): void {
  const had = useRef<Had | undefined>(undefined);
  /** The newest picture in which the step that had it stood. */
  const stood = useRef<Picture | undefined>(undefined);
  const page = useRef(view.page);
  page.current = view.page;
  useEffect(() => {
    const gains = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      had.current = { element: target, page: target.closest(".toolbar") ? undefined : page.current };
    };
    // A hand that clicks on what takes no focus has left it by itself.
    const clicks = (): void => {
      had.current = undefined;
    };
    document.addEventListener("focusin", gains);
    document.addEventListener("pointerdown", clicks, true);
    return () => {
      document.removeEventListener("focusin", gains);
      document.removeEventListener("pointerdown", clicks, true);
    };
  }, []);

  const reached = useRef<string | undefined>(undefined);
  useEffect(() => {
    const { made } = view;
    if (made === undefined || made === reached.current || !document.hasFocus()) return;
    const here = document.activeElement ?? document.body;
    if (here !== document.body && !here.matches(".mlmap-step")) return;
    canvas?.focus(made);
    // It may not be drawn yet.
    if (stepOf(document.activeElement) === made) reached.current = made;
  });

  const keeps = useRef((): void => undefined);
  useEffect(
    () =>
      host.listen((message) => {
        if (message.kind !== "take-focus") return;
        window.focus();
        keeps.current();
      }),
    [],
  );

  useEffect(() => {
    const keep = (): void => standSomewhere(view, drawn, canvas, had.current, stood);
    keeps.current = keep;
    keep();
    // What is to have it may be drawn behind this.
    return afterFrame(keep);
  });
}

/** Gives the focus to what comes nearest, where it stands nowhere. */
function standSomewhere(
  view: ViewState,
  drawn: Drawn | undefined,
  canvas: CanvasControl | undefined,
  was: Had | undefined,
  stood: { current: Picture | undefined },
): void {
  if (!was) return;
  const step = stepOf(was.element);
  const nodes = drawn?.picture.graph.nodes ?? [];
  if (step !== undefined && nodes.some(({ id }) => id === step)) stood.current = drawn?.picture;
  const here = document.activeElement ?? document.body;
  if (here !== document.body || !document.hasFocus() || isSeen(was.element)) return;
  if (view.presenting !== undefined) focusOn(".presenter");
  else if (view.page !== undefined) return;
  else if (was.page !== undefined) focusOn(`.toolbar [data-page="${was.page}"], .toolbar [aria-label="More"]`);
  else {
    const stays = new Set(nodes.map(({ id }) => id));
    const isThere = step === undefined || stays.has(step);
    // Where a phase was opened, the step in it that was chosen with that.
    const chosen = view.selected !== undefined && stays.has(view.selected) ? view.selected : undefined;
    const heir = isThere ? step : (chosen ?? (stood.current && heirOf(stood.current, step, stays)));
    if (heir === undefined) standOnStep();
    else canvas?.focus(heir);
  }
}

/** The step where Tab would lead gets the focus; false where no step is drawn. */
export function standOnStep(): boolean {
  return focusOn('.mlmap-step[tabindex="0"]');
}

/** The step that an element is, or tells of. */
function stepOf(element: Element | null): string | undefined {
  const told = element?.closest<HTMLElement>("[data-of]")?.dataset["of"];
  return told ?? element?.closest<SVGGElement>(".mlmap-step[data-id]")?.dataset["id"];
}

function isSeen(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus({ preventScroll: true });
  return element !== null;
}
