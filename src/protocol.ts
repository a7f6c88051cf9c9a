/**
 * Every message between server, extension and webview; types only. A message that one side does not handle fails to
 * compile there. Everything that crosses is plain data.
 */

import type { MapEdit } from "./model/edit.ts";
import type { MapHistory } from "./model/history.ts";
import type {
  Direction,
  LaneKind,
  Layer,
  Problem,
  ProcessMap,
  SourceRange,
  StateId,
  ViewRule,
} from "./model/process-map.ts";

/** Server → client notification `mlflow/map`: the model as soon as names are linked, then again with findings. */
export interface MapPublished {
  readonly uri: string;
  /** Version of the text document that the model was read from. */
  readonly version: number;
  readonly map: ProcessMap;
  /** Errors of the text (syntax and meaning). */
  readonly errors: readonly Problem[];
  /** Lint findings; absent while they are still being computed. */
  readonly findings?: readonly (Problem & {
    readonly step?: string;
    readonly state?: string;
    /** What would mend it, each an edit of the text; absent where there is none. */
    readonly fixes?: readonly { readonly title: string; readonly edits: readonly MapEdit[] }[];
  })[];
  /** The figures of today that can be known, as texts; they come with the findings. */
  readonly figures?: readonly { readonly label?: string; readonly value: string; readonly unit?: string }[];
}

/** Where a map comes from, as far as it is known. */
export interface MapOrigin {
  /** Name of the file. */
  readonly file?: string;
  /** Short id of the revision in git. */
  readonly revision?: string;
  /** ISO date of the revision, or today. */
  readonly date: string;
}

/** Extension → the worker that writes reports. `language` left out: the map's own. */
export interface ReportRequest {
  readonly map: ProcessMap;
  readonly findings: readonly Problem[];
  readonly language?: string;
  readonly target?: StateId;
  readonly platform?: StateId;
  readonly origin: MapOrigin;
  /** Inter as TrueType. */
  readonly fonts: Readonly<Record<400 | 600, Uint8Array>>;
}
/** Extension → the same worker: the picture as a PDF, or a page with all states. */
export interface PdfRequest {
  readonly kind: "pdf";
  readonly svg: string;
  readonly title: string;
  readonly subject: string;
  readonly fonts: ReportRequest["fonts"];
}
export interface PageRequest {
  readonly kind: "page";
  readonly map: ProcessMap;
  readonly view: PageView;
  /** Ids of the boxes that stand back in the state that `view` names. */
  readonly setBack?: readonly string[];
  /** What does not stand back, in words. */
  readonly inFull?: string;
  /** Left out: the reader's system decides. */
  readonly theme?: string;
  readonly fonts: ReportRequest["fonts"];
}
/** Extension → the same worker: what a picture of these letters, which the window drew, owes to the machine's fonts. */
export interface LettersRequest {
  readonly kind: "letters";
  readonly letters: string;
  readonly fonts: ReportRequest["fonts"];
}
export type WriterRequest = ReportRequest | PdfRequest | PageRequest | LettersRequest;
export type ReportReply =
  | { readonly html: string }
  | { readonly bytes: Uint8Array; readonly losses: readonly string[]; readonly notes: readonly string[] }
  | { readonly notes: readonly string[] }
  | { readonly failed: string };

export interface ServerNotifications {
  "mlflow/map": MapPublished;
}

/** Client → server requests. */
export interface ServerRequests {
  /** Ask for a document's map now (a panel that was just opened). */
  "mlflow/getMap": { params: { uri: string }; result: MapPublished | null };
  /** Read another version of a file, `others` being what it imports; the document itself is left alone. */
  "mlflow/readText": {
    params: {
      uri: string;
      text: string;
      others: readonly { readonly uri: string; readonly text: string }[];
    };
    result: { readonly map: ProcessMap; readonly errors: readonly Problem[] };
  };
  /** Turn an edit made in the picture into text edits. */
  "mlflow/edit": {
    params: { uri: string; edit: MapEdit };
    result: { edits: readonly { range: SourceRange; newText: string }[] } | { problem: string };
  };
  /** The map that another tool's file makes; its form is told by the ending of its name. */
  "mlflow/import": {
    params: { name: string; source: string };
    result:
      | { readonly text: string; readonly steps: number; readonly unrated: number; readonly losses: readonly string[] }
      | { readonly problem: string };
  };
}

/** A history, with whether older commits are still being read; or why there is none. */
export type HistoryAnswer = (MapHistory & { readonly reading?: boolean }) | { readonly problem: string };

/** Client → server requests about the past of a file, for a server that runs where git does. */
export interface PastRequests {
  /**
   * Where a map comes from, for its report: file, and revision and its date where the text stands in git as it is.
   * `revision` is absent for a text that was not committed so.
   */
  "mlflow/origin": { params: { uri: string }; result: MapOrigin };
  /** The figures of a map over the commits of its file; a `problem` in words where there are none. */
  "mlflow/history": {
    params: { uri: string; state: StateId; limit: number };
    result: HistoryAnswer;
  };
  /** The text of a file at a revision, by its path from the top of its repository. */
  "mlflow/textAt": {
    params: { uri: string; revision: string; path: string };
    result: { readonly text: string } | { readonly problem: string };
  };
}

/** Server → client requests: the server reads files through an editor that says `filesFromEditor` when it starts it. */
export interface ClientRequests {
  "mlflow/files/stat": { params: { uri: string }; result: { isFile: boolean; isFolder: boolean; size: number } };
  "mlflow/files/read": { params: { uri: string }; result: string };
  "mlflow/files/list": {
    params: { uri: string };
    result: readonly { readonly name: string; readonly isFile: boolean; readonly isFolder: boolean }[];
  };
}

/** What an editor says when it starts the server (`initializationOptions`); every one may be left out. */
export interface StartOptions {
  /** The server reads files by the requests above, not from the disk. */
  readonly filesFromEditor?: boolean;
  /** What stands before the names of the rules' pages, such as `mlflow-rule:/`. */
  readonly rulePages?: string;
  /** The user trusts the workspace: a team's own rules may be run. */
  readonly trusted?: boolean;
}

/** Client → server notifications. */
export interface ClientNotifications {
  /** The user has trusted the workspace since. */
  "mlflow/trusted": undefined;
}

/** Forms in which the preview's picture is written. */
export type PictureFormat = "svg" | "png" | "pdf" | "html";

/** What a picture shows, as plain data; `ViewOptions` of the diagram. */
export interface PageView extends Pick<ViewMemory, "lanes" | "direction" | "collapsed" | "layers"> {
  readonly state: StateId;
}

/** What the preview remembers of a file: survives a reload of the window. */
export interface ViewMemory {
  readonly state?: StateId;
  readonly lanes?: LaneKind;
  readonly direction?: Direction;
  readonly collapsed?: readonly string[];
  /** Named view that is looked at. */
  readonly view?: string;
  /** Filter set by hand, and what becomes of what it does not mean. */
  readonly filter?: readonly ViewRule[];
  readonly rest?: "hidden" | "dimmed";
  readonly layers?: readonly Layer[];
  readonly zoom?: { readonly k: number; readonly x: number; readonly y: number };
  readonly page?: PreviewPageName;
  readonly comparing?: CompareView;
  /** The other version that was compared with: the editor brings it again. */
  readonly past?: PastRef;
}

/** What a comparison in the preview shows; its second side is the state that the panel shows. */
export interface CompareView {
  /** The first side: a state of the map, or of the other version that was brought. */
  readonly before: { readonly from: "map" | "past"; readonly state: StateId };
  readonly how: "one" | "sides" | "slider" | "fade";
  readonly order: "phase" | "actor" | "hours";
  /** The list of changes stands beside the picture. */
  readonly list: boolean;
  /** Place of the slider, or how much of the second side is seen, in per cent. */
  readonly mix: number;
  /** The state that was shown when the comparison, which cannot be with itself, showed another one in its place. */
  readonly instead?: { readonly of: StateId; readonly shown: StateId };
}

/** Another version of a map: at a revision in git, or in another file. */
export type PastRef =
  /** `path`: from the top of the repository, where the file had another name then. */
  | { readonly of: "git"; readonly revision: string; readonly path?: string }
  | { readonly of: "file"; readonly uri: string };

/** That version, read; today's configuration counts for it. */
export interface PastVersion {
  readonly ref: PastRef;
  /** What people call it: `HEAD`, `main`, `a1b2c3d`, `old.mlflow`. */
  readonly title: string;
  readonly map: ProcessMap;
}

/**
 * What the page around the preview must hold, since nobody can check it across the frame's border:
 * - `<body data-layout-worker="ADDRESS">`: where `layout-worker.js` is fetched from (it is started from a blob);
 * - `<link rel="stylesheet">` to `preview.css`, then to `sizes.css`; `<div id="root"></div>`, then `<script nonce src="…/main.js">`;
 * - a policy with `default-src 'none'; script-src 'nonce-…'; style-src SOURCE; font-src data:; img-src data: blob:;
 *   connect-src SOURCE; worker-src blob:`, where SOURCE is the webview's `cspSource`.
 * `document.body.dataset` then tells tests `ready`, `version`, `state`, `layouts` (runs of the layout engine).
 */
export interface PreviewPage {
  readonly layoutWorker: string;
}

/** A page of the preview that stands in the place of the picture. */
export type PreviewPageName = "platforms" | "figures" | "history";

/** Extension → webview. */
export type ToPreview =
  /** `memory` comes with the first map of a file: what an earlier panel sent to be remembered of it. */
  | { readonly kind: "map"; readonly published: MapPublished; readonly memory?: ViewMemory }
  /** The cursor stands in this element; null: in none. */
  | { readonly kind: "cursor"; readonly id: string | null }
  | { readonly kind: "show-state"; readonly state: StateId }
  /** Look at a named view of the map. */
  | { readonly kind: "show-view"; readonly view: string }
  /** `state`: go to that one first. */
  | { readonly kind: "show-page"; readonly page: PreviewPageName; readonly state?: StateId }
  /** Mark in the picture what the shown state changes; from the current state, go to the first target first. */
  | { readonly kind: "compare" }
  /** Figures over the commits of the file, of a state; a longer one may follow. */
  | { readonly kind: "history"; readonly uri: string; readonly state: StateId; readonly history: HistoryAnswer }
  /** Compare the shown state with another version of the map. */
  | { readonly kind: "compare-past"; readonly past: PastVersion }
  | { readonly kind: "locked"; readonly locked: boolean }
  /** `theme` left out: the editor's. */
  | { readonly kind: "export"; readonly format: PictureFormat; readonly theme?: string }
  /** Put the picture into the clipboard. */
  | { readonly kind: "copy"; readonly theme?: string }
  /** The keyboard comes back from the text. */
  | { readonly kind: "take-focus" }
  /** The file is gone or not a map. */
  | { readonly kind: "nothing"; readonly message: string };

/** What is wanted of a name in the text: to be changed in all files, or all places where it stands. */
export type NameWish = "change" | "mentions";

/** Webview → extension. */
export type FromPreview =
  | { readonly kind: "ready"; readonly memory?: ViewMemory }
  | { readonly kind: "select"; readonly range: SourceRange }
  | { readonly kind: "name"; readonly range: SourceRange; readonly wish: NameWish }
  | { readonly kind: "edit"; readonly edit: MapEdit }
  /** Take the newest edit of the text back, or make it again. */
  | { readonly kind: "undo" | "redo" }
  | { readonly kind: "remember"; readonly uri: string; readonly memory: ViewMemory }
  | { readonly kind: "open-link"; readonly address: string }
  | { readonly kind: "ask-history"; readonly state: StateId }
  /** A version of the file: to be opened, or to be compared with the map as it is now. */
  | {
      readonly kind: "revision";
      readonly how: "open" | "compare";
      readonly revision: string;
      readonly path: string;
    }
  /** Ask which version to compare with. */
  | { readonly kind: "pick-past" }
  /** Bring a version again: the window was reloaded. */
  | { readonly kind: "load-past"; readonly ref: PastRef }
  | {
      readonly kind: "command";
      readonly command: "exportPicture" | "copyPicture" | "exportReport" | "explainRule" | "insertExample";
      readonly argument?: string;
    }
  /** PNG content is base64; a PDF is made of the SVG that comes; a page shows all states of the map as the view does. */
  | {
      readonly kind: "exported";
      readonly format: PictureFormat;
      readonly content: string;
      readonly title: string;
      readonly state: string;
      readonly map: ProcessMap;
      readonly view: PageView;
      /** Ids of the boxes that stand back. */
      readonly setBack: readonly string[];
      /** What does not stand back, in words. */
      readonly inFull?: string;
      /** Of a PNG: the letters that the window drew in it. */
      readonly letters?: string;
    }
  /** The picture is in the clipboard as PNG; or the window refused, and here it is as SVG. */
  | { readonly kind: "copied"; readonly svg?: string; readonly why?: string; readonly letters?: string }
  /** The picture of this document version stands on the screen (tests wait for it). */
  | { readonly kind: "drawn"; readonly version: number; readonly layoutRun: boolean; readonly ms: number }
  | { readonly kind: "failed"; readonly message: string };
