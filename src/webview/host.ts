import type { FromPreview, ToPreview, ViewMemory } from "../protocol.ts";

/** What `setState` keeps for a panel: VS Code hands it to the serializer when the window is reloaded. */
export interface Saved {
  readonly uri: string;
  readonly memory: ViewMemory;
}

/** The editor around the panel, with typed messages. */
export interface Host {
  post(message: FromPreview): void;
  /** What this panel kept over a reload; undefined in a new one. */
  saved(): Saved | undefined;
  /** Keeps a view for this panel and tells the editor, which keeps it for the file. */
  remember(uri: string, memory: ViewMemory): void;
  /** Calls `receive` for each message; gives back what ends that. */
  listen(receive: (message: ToPreview) => void): () => void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** The edge to VS Code. Call once: the editor gives its interface out a single time. */
export function vsCodeHost(): Host {
  const api = acquireVsCodeApi();
  const post = (message: FromPreview): void => api.postMessage(message);
  return {
    post,
    saved: () => savedFrom(api.getState()),
    remember(uri, memory) {
      api.setState({ uri, memory } satisfies Saved);
      post({ kind: "remember", uri, memory });
    },
    listen(receive) {
      const onMessage = (event: MessageEvent<unknown>): void => {
        if (isMessage(event.data)) receive(event.data);
      };
      window.addEventListener("message", onMessage);
      return () => window.removeEventListener("message", onMessage);
    },
  };
}

/** State of an older version of the extension is dropped, not trusted. */
function savedFrom(state: unknown): Saved | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  const { uri, memory } = state as Partial<Saved>;
  return typeof uri === "string" && typeof memory === "object" && memory !== null ? { uri, memory } : undefined;
}

const kinds: Readonly<Record<ToPreview["kind"], true>> = {
  map: true,
  cursor: true,
  "show-state": true,
  "show-view": true,
  "show-page": true,
  compare: true,
  history: true,
  "compare-past": true,
  locked: true,
  export: true,
  copy: true,
  "take-focus": true,
  nothing: true,
};

/** Other frames may post things too: only our own kinds pass. */
function isMessage(data: unknown): data is ToPreview {
  const kind = typeof data === "object" && data !== null ? (data as { kind?: unknown }).kind : undefined;
  return typeof kind === "string" && Object.hasOwn(kinds, kind);
}
