import { foldedPrefix } from "../diagram/graph.ts";
import type { MapEdit } from "../model/edit.ts";
import type { State } from "../model/process-map.ts";
import type { CanvasControl } from "./Canvas.tsx";
import type { Drawn } from "./drawing.ts";
import { levelBeside, levelEdit } from "./editing.tsx";
import type { Action } from "./state/gestures.ts";
import type { ViewState } from "./state/view-state.ts";
import { isTravelKey, travel } from "./travel.ts";

export interface KeyContext {
  view(): ViewState;
  readonly drawn: Drawn | undefined;
  readonly state: State | undefined;
  readonly canvas: CanvasControl | undefined;
  /** The steps in the order in which they are told. */
  story(): readonly string[];
  act(action: Action): void;
  edit(edit: MapEdit): void;
  /** Takes the newest edit of the text back, or makes it again. */
  undo(which: "undo" | "redo"): void;
  reveal(id: string): void;
  focusSearch(): void;
  openMenu(id: string): void;
}

const scaleStep = 1.25;

/** What a key does outside of fields and menus; true where it did something. */
export function onKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { act, canvas } = context;
  const view = context.view();
  if (event.ctrlKey || event.metaKey) return undoKey(event, context);
  if (view.presenting !== undefined) return presenting(event.key, view.presenting, context);
  if (event.altKey) return levelKey(event, context);
  switch (event.key) {
    case "Escape":
      act({ kind: "let-go" });
      return true;
    case "/":
      context.focusSearch();
      return true;
    case "+":
    case "=":
      canvas?.scaleBy(scaleStep);
      return true;
    case "-":
      canvas?.scaleBy(1 / scaleStep);
      return true;
    case "0":
      canvas?.fit();
      return true;
    case "1":
      canvas?.natural();
      return true;
    default:
      return stepKey(event, context);
  }
}

/** The keys of Undo and Redo: what was made in the picture stands in the text, and goes from there. */
function undoKey({ key, shiftKey, altKey, metaKey }: KeyboardEvent, { undo }: KeyContext): boolean {
  const letter = key.toLowerCase();
  if (altKey || (letter !== "z" && (letter !== "y" || metaKey))) return false;
  undo(letter === "y" || shiftKey ? "redo" : "undo");
  return true;
}

/** Keys that mean the step on which the keyboard stands. */
function stepKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { drawn, act, canvas } = context;
  const view = context.view();
  const here = standsOn(event.target) ?? view.focused ?? view.selected;
  if (isTravelKey(event.key)) {
    if (!drawn) return false;
    const next = travel(drawn.picture.graph, drawn.picture.layout, here, event.key);
    if (next === undefined) return true;
    act({ kind: "choose", id: next, by: "keyboard" });
    canvas?.focus(next);
    return true;
  }
  if (here === undefined) return false;
  switch (event.key) {
    case "Enter":
    case " ":
      if (standsOn(event.target) === undefined) return false;
      if (view.connecting !== undefined && view.connecting !== here) connect(view.connecting, here, context);
      else if (event.key === "Enter" && here.startsWith(foldedPrefix)) unfold(here.slice(foldedPrefix.length), context);
      else {
        act({ kind: "choose", id: here, by: "keyboard" });
        context.reveal(here);
      }
      return true;
    case "F2":
      act({ kind: "write", wish: { id: here, what: "rename" } });
      return true;
    case "Insert":
      if (context.state?.kind !== "current") return false;
      act({ kind: "write", wish: { id: here, what: "add-after" } });
      return true;
    case "c":
    case "C":
      if (context.state?.kind !== "current") return false;
      act({ kind: "connect", from: here });
      return true;
    case "Delete":
      if (context.state?.kind !== "current") return false;
      context.edit({ do: "remove-step", id: here });
      return true;
    case "ContextMenu":
      context.openMenu(here);
      return true;
    case "F10":
      if (!event.shiftKey) return false;
      context.openMenu(here);
      return true;
    default:
      return false;
  }
}

/** Opens a folded phase; the keyboard goes to its first step. */
function unfold(phase: string, { act, state, drawn }: KeyContext): void {
  act({ kind: "toggle-phase", phase });
  const parents = new Map(drawn?.map.phases.map(({ id, parent }) => [id, parent]));
  const isWithin = (id: string | undefined): boolean => id !== undefined && (id === phase || isWithin(parents.get(id)));
  const first = state?.steps.find((step) => isWithin(step.phase));
  if (first) act({ kind: "choose", id: first.id, by: "keyboard" });
}

/** Alt with up or down: the level of the step, one better or one worse. */
function levelKey(event: KeyboardEvent, context: KeyContext): boolean {
  const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : undefined;
  const here = standsOn(event.target) ?? context.view().selected;
  if (by === undefined || here === undefined || !context.state) return false;
  const level = levelBeside(context.state, here, by);
  const edit = level && levelEdit(context.state, here, level);
  if (edit) context.edit(edit);
  return true;
}

function presenting(key: string, at: number, { act, story }: KeyContext): boolean {
  const last = story().length - 1;
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageDown: at + 1,
    " ": at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    PageUp: at - 1,
    Home: 0,
    End: last,
  }[key];
  if (key === "Escape") act({ kind: "present", step: undefined });
  else if (to !== undefined) act({ kind: "present", step: Math.min(last, Math.max(0, to)) });
  else return false;
  return true;
}

export function connect(from: string, to: string, { act, edit }: Pick<KeyContext, "act" | "edit">): void {
  edit({ do: "connect", from, to });
  act({ kind: "connect", from: undefined });
}

/** True where keys belong to what is being written or to an open control. */
export function writesText(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, textarea, select, [role=menu], [contenteditable]") !== null
  );
}

function standsOn(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<SVGGElement>(".mlmap-step[data-id]")?.dataset["id"];
}
