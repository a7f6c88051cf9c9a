import type { Graph, Layout } from "../diagram/layout-types.ts";

/** Page → worker. */
export interface LayoutRequest {
  readonly run: number;
  readonly graph: Graph;
  readonly previous?: Layout;
}

/** Worker → page. `engineRuns` counts the layouts that were reckoned anew since the worker started. */
export type LayoutReply =
  | { readonly run: number; readonly layout: Layout; readonly engineRuns: number }
  | { readonly run: number; readonly failed: string };

/** As much of a `Worker` as is used here. */
export interface LayoutWorker {
  postMessage(request: LayoutRequest): void;
  terminate(): void;
  onmessage: ((event: { readonly data: LayoutReply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

export interface LayoutClient {
  /**
   * Asks for places. At most one request runs and one waits; a newer one takes the place of the waiting one, which is
   * answered with `dropped`. Never rejects.
   */
  layout(graph: Graph, previous?: Layout): Promise<LayoutAnswer>;
  dispose(): void;
}

export type LayoutAnswer =
  | { readonly kind: "done"; readonly layout: Layout; readonly engineRuns: number }
  | { readonly kind: "dropped" }
  | { readonly kind: "failed"; readonly message: string };

export interface LayoutLimits {
  /** Longest run in milliseconds while nothing newer waits. */
  readonly alone: number;
  /** Longest run while something newer waits. */
  readonly pressed: number;
}

interface Job {
  readonly graph: Graph;
  readonly previous?: Layout;
  readonly answer: (answer: LayoutAnswer) => void;
}

/** Runs layouts in a worker: newest wins, an overrunning run is stopped with its worker and a new worker takes over. */
export function createLayoutClient(
  start: () => LayoutWorker,
  limits: LayoutLimits = { alone: 20_000, pressed: 3_000 },
): LayoutClient {
  let worker: LayoutWorker | undefined = begin();
  let run = 0;
  let engineRunsBefore = 0;
  let engineRuns = 0;
  let running: (Job & { readonly startedAt: number }) | undefined;
  let waiting: Job | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function begin(): LayoutWorker {
    const fresh = start();
    fresh.onmessage = ({ data }) => receive(data);
    // A worker that breaks down is replaced at the next request only: one that cannot even start must not start for ever.
    fresh.onerror = (event) => {
      stopWorker();
      finish({ kind: "failed", message: `The layout stopped: ${event.message ?? "its worker could not start"}.` });
    };
    return fresh;
  }

  function receive(reply: LayoutReply): void {
    if (reply.run !== run || !running) return;
    if ("failed" in reply) return finish({ kind: "failed", message: reply.failed });
    engineRuns = reply.engineRuns;
    finish({ kind: "done", layout: reply.layout, engineRuns: engineRunsBefore + engineRuns });
  }

  function finish(answer: LayoutAnswer): void {
    clearTimeout(timer);
    const job = running;
    running = undefined;
    job?.answer(answer);
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
  }

  function stopWorker(): void {
    worker?.terminate();
    worker = undefined;
    engineRunsBefore += engineRuns;
    engineRuns = 0;
  }

  function restart(message: string): void {
    stopWorker();
    worker = begin();
    finish({ kind: "failed", message });
  }

  function send(job: Job): void {
    running = { ...job, startedAt: Date.now() };
    run += 1;
    worker ??= begin();
    worker.postMessage({ run, graph: job.graph, ...(job.previous && { previous: job.previous }) });
    watch(limits.alone);
  }

  function watch(limit: number): void {
    clearTimeout(timer);
    if (!running) return;
    const left = Math.max(0, running.startedAt + limit - Date.now());
    timer = setTimeout(() => {
      const seconds = Math.max(1, Math.round(limit / 1000));
      restart(`The layout took longer than ${seconds} s and was stopped.`);
    }, left);
  }

  return {
    layout: (graph, previous) =>
      new Promise((answer) => {
        const job: Job = { graph, answer, ...(previous && { previous }) };
        if (!running) return send(job);
        waiting?.answer({ kind: "dropped" });
        waiting = job;
        watch(limits.pressed);
      }),
    dispose() {
      clearTimeout(timer);
      stopWorker();
    },
  };
}
