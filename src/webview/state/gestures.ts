import type { MapEdit } from "../../model/edit.ts";
import type { LevelOrUnrated } from "../../model/level.ts";
import type { Direction, LaneKind, Layer, StateId, ViewSubject } from "../../model/process-map.ts";
import type { CompareView, PreviewPageName, ToPreview, ViewMemory } from "../../protocol.ts";
import type { TitleWish, Zoom } from "./view-state.ts";

/** What people do in the panel. */
export type Gesture =
  | { readonly kind: "pick-state"; readonly state: StateId }
  | { readonly kind: "arrange"; readonly lanes?: LaneKind; readonly direction?: Direction }
  | { readonly kind: "toggle-phase"; readonly phase: string }
  /** Exactly these phases are drawn as one box. */
  | { readonly kind: "fold"; readonly phases: readonly string[] }
  | { readonly kind: "choose"; readonly id: string; readonly by: "pointer" | "keyboard" }
  | { readonly kind: "focus"; readonly id: string | undefined }
  | { readonly kind: "hover"; readonly id: string | undefined }
  | { readonly kind: "let-go" }
  | { readonly kind: "close-card" }
  | { readonly kind: "pick-level"; readonly level: LevelOrUnrated }
  | { readonly kind: "view"; readonly view: string | undefined }
  | {
      readonly kind: "filter";
      readonly subject: ViewSubject;
      readonly id: string;
      readonly wanted: "show" | "hide" | undefined;
    }
  | { readonly kind: "rest"; readonly rest: "hidden" | "dimmed" }
  | { readonly kind: "layer"; readonly layer: Layer; readonly on: boolean }
  | { readonly kind: "save-view"; readonly title: string }
  /** An edit was sent to the text. */
  | { readonly kind: "edited"; readonly edit: MapEdit }
  | { readonly kind: "pick-rule"; readonly rule: string }
  | { readonly kind: "open-findings"; readonly on: boolean }
  | { readonly kind: "search"; readonly text: string }
  /** Place and scale set by hand; undefined: all of the map is shown again. `of`: the address of the map that was moved. */
  | { readonly kind: "zoomed"; readonly zoom: Zoom | undefined; readonly of?: string }
  | { readonly kind: "write"; readonly wish: TitleWish | undefined }
  | { readonly kind: "connect"; readonly from: string | undefined }
  | { readonly kind: "present"; readonly step: number | undefined }
  | { readonly kind: "turn-to"; readonly page: PreviewPageName | undefined }
  | { readonly kind: "compare-states"; readonly on: boolean }
  | { readonly kind: "compare-view"; readonly change: Partial<CompareView> }
  | { readonly kind: "swap-sides" }
  | { readonly kind: "layout-failed"; readonly message: string }
  | { readonly kind: "remembered"; readonly memory: ViewMemory };
/** A message of the editor, or what people do. */
export type Action = ToPreview | Gesture;
