import type { MapEdit } from "../../model/edit.ts";
import type { ProcessMap, State } from "../../model/process-map.ts";
import type { NameWish } from "../../protocol.ts";
import type { CanvasControl } from "../Canvas.tsx";
import type { Drawn } from "../drawing.ts";
import type { Host } from "../host.ts";
import type { Action } from "../state/gestures.ts";
import { nameMessage, revealMessage } from "../state/places.ts";
import type { Store } from "../state/store.ts";
import type { ViewState } from "../state/view-state.ts";

/** What hands can do anywhere in the panel, whether a picture stands or not. */
export interface Doings {
  readonly host: Host;
  /** The newest view: between two drawings it can be newer than the one that is drawn. */
  view(): ViewState;
  act(action: Action): void;
  edit(change: MapEdit): void;
  /** Takes the newest edit of the text back, or makes it again. */
  undo(which: "undo" | "redo"): void;
  /** Shows a box in the text. */
  reveal(id: string): void;
  /** Changes the name that the text gives a step, wherever it is written, or lists those places. */
  named(id: string, wish: NameWish): void;
  openLink(address: string): void;
}

/** A panel with a picture in it, as its parts see it. */
export interface Panel extends Doings {
  readonly shown: ViewState;
  readonly drawn: Drawn;
  /** The map of the picture and the state of it that the picture shows. */
  readonly map: ProcessMap;
  readonly state: State;
  readonly canvas: CanvasControl | undefined;
  /** The steps in the order in which they are told. */
  story(): readonly string[];
}

/** All that hands do ends in the store or at the host. */
export function doingsOf(host: Host, store: Store): Doings {
  const act = (action: Action): void => store.act(action);
  return {
    host,
    view: store.view,
    act,
    edit(change) {
      act({ kind: "edited", edit: change });
      host.post({ kind: "edit", edit: change });
    },
    undo: (which) => host.post({ kind: which }),
    reveal(id) {
      const message = revealMessage(store.view(), id);
      if (message) host.post(message);
    },
    named(id, wish) {
      const message = nameMessage(store.view(), id, wish);
      if (message) host.post(message);
    },
    openLink: (address) => host.post({ kind: "open-link", address }),
  };
}
