import type { LevelOrUnrated } from "../../model/level.ts";
import type { Direction, LaneKind, Layer, ProcessMap, StateId, ViewRule } from "../../model/process-map.ts";
import type {
  CompareView,
  HistoryAnswer,
  MapPublished,
  PastVersion,
  PreviewPageName,
  ViewMemory,
} from "../../protocol.ts";

/** Who chose the selected box: a click speaks to the text, the cursor must not be answered. */
export type Chooser = "pointer" | "keyboard" | "cursor";

export interface Zoom {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface TitleWish {
  readonly id: string;
  readonly what: "rename" | "add-after";
}

/** All that the panel knows. Plain data; what the picture looks like follows from it. */
export interface ViewState {
  /** The newest map that came in, broken or not. */
  readonly published?: MapPublished;
  /** The map on the screen: the newest, or the last one that was whole while the text is broken. */
  readonly shown?: { readonly map: ProcessMap; readonly version: number };
  /** The picture is older than the text. */
  readonly stale: boolean;
  /** The file is gone or not a map: what to say instead of a picture. */
  readonly nothing?: string;
  /** The layout engine gave up on the newest text. */
  readonly layoutProblem?: string;
  readonly state: StateId;
  readonly lanes?: LaneKind;
  readonly direction?: Direction;
  readonly collapsed: readonly string[];
  readonly zoom?: Zoom;
  readonly selected?: string;
  readonly selectedBy: Chooser;
  /** Box that the keyboard stands on. */
  readonly focused?: string;
  readonly hovered?: string;
  /** All other levels are dimmed. */
  readonly onlyLevel?: LevelOrUnrated;
  /** Named view of the file that is looked at; then there is no filter by hand. */
  readonly named?: string;
  /** What is looked at, set by hand. */
  readonly filter: readonly ViewRule[];
  /** What becomes of the steps that the filter does not mean. */
  readonly rest: "hidden" | "dimmed";
  /** Layers set by hand; absent: those of the named view. */
  readonly layers?: readonly Layer[];
  /** Title of a view that was sent to be written: it is picked when the map comes back with it. */
  readonly saving?: string;
  /** Title of a step that was sent to be written: it is chosen when the map comes back with it. */
  readonly making?: string;
  /** The step that was made so, for the keyboard to go to. */
  readonly made?: string;
  /** An edit was made in the picture while the text is broken: asked for, then written; the picture cannot show it yet. */
  readonly editWaits?: "asked" | "written";
  /** All steps of which this rule found nothing are dimmed. */
  readonly onlyRule?: string;
  /** The rules that found something are listed. */
  readonly findingsOpen?: true;
  readonly search: string;
  readonly cardClosed: boolean;
  /** A title is being written: of a box, or of a new step behind it. */
  readonly writing?: TitleWish;
  /** Box from which a new flow is being drawn. */
  readonly connecting?: string;
  /** Index of the step that is told, in the order of the story. */
  readonly presenting?: number;
  /** What stands in the place of the picture. */
  readonly page?: PreviewPageName;
  /** Figures over the commits of the file, as far as they came. */
  readonly history?: { readonly uri: string; readonly state: StateId; readonly history: HistoryAnswer };
  /** The shown state is compared with another one, or with another version of the map. */
  readonly comparing?: CompareView;
  /** The other version that was brought last. */
  readonly past?: PastVersion;
  /** A version that was compared with before the window was reloaded, and is not here yet. */
  readonly awaitedPast?: ViewMemory["past"];
  readonly locked: boolean;
}

export const initialView: ViewState = {
  stale: false,
  state: "current",
  collapsed: [],
  filter: [],
  rest: "hidden",
  selectedBy: "pointer",
  search: "",
  cardClosed: false,
  locked: false,
};

/** Sets an optional key, or takes it out: `undefined` as a value is not the same as absent. */
export function withOptional<
  K extends
    | "focused"
    | "hovered"
    | "onlyLevel"
    | "onlyRule"
    | "findingsOpen"
    | "writing"
    | "connecting"
    | "presenting"
    | "zoom"
    | "page"
    | "comparing"
    | "named"
    | "layers"
    | "saving"
    | "making"
    | "made"
    | "editWaits",
>(view: ViewState, key: K, value: ViewState[K] | undefined): ViewState {
  const { [key]: _old, ...rest } = view;
  return (value === undefined ? rest : { ...rest, [key]: value }) as ViewState;
}
