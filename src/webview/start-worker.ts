import type { LayoutReply, LayoutRequest, LayoutWorker } from "./layout-client.ts";
import type { ReckonReply, ReckonRequest, ReckonWorker } from "./reckoning/reckoner.ts";

/** Name of a worker that reckons: it needs no layout engine. */
export const reckonWorkerName = "reckoning";

export const startLayoutWorker = (address: string): LayoutWorker =>
  startWorker<LayoutRequest, LayoutReply>(address, "layout");

export const startReckonWorker = (address: string): ReckonWorker =>
  startWorker<ReckonRequest, ReckonReply>(address, reckonWorkerName);

interface Outer<Request, Reply> {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Reply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

/**
 * Starts a worker from a copy of its script: a webview may not start a worker from another origin, but it may
 * fetch the script and start a blob. Until the script is there, requests are kept.
 */
function startWorker<Request, Reply>(address: string, name: string): Outer<Request, Reply> {
  let real: Worker | undefined;
  let ended = false;
  const early: Request[] = [];
  const outer: Outer<Request, Reply> = {
    onmessage: null,
    onerror: null,
    postMessage(request) {
      if (real) real.postMessage(request);
      else early.push(request);
    },
    terminate() {
      ended = true;
      real?.terminate();
    },
  };
  void script(address).then(
    (blob) => {
      if (ended) return;
      const worker = new Worker(blob, { name });
      worker.addEventListener("message", (event: MessageEvent<Reply>) => outer.onmessage?.(event));
      worker.addEventListener("error", (event) => outer.onerror?.(event));
      real = worker;
      for (const request of early) worker.postMessage(request);
      early.length = 0;
    },
    (error: unknown) => outer.onerror?.({ message: error instanceof Error ? error.message : String(error) }),
  );
  return outer;
}

/** Blob address of a script, fetched once a page however often its worker has to be started. */
const scripts = new Map<string, Promise<string>>();

function script(address: string): Promise<string> {
  const known = scripts.get(address);
  if (known) return known;
  const fetched = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
    return URL.createObjectURL(new Blob([await response.text()], { type: "text/javascript" }));
  });
  scripts.set(address, fetched);
  fetched.catch(() => scripts.delete(address));
  return fetched;
}
