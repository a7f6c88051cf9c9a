import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Graph, Layout } from "../../src/diagram/layout-types.ts";
import { createLayoutClient, type LayoutRequest, type LayoutWorker } from "../../src/webview/layout-client.ts";

const graph = (name: string): Graph => ({
  nodes: [],
  edges: [],
  phases: [{ id: name, title: name }],
  direction: "right",
  lanes: "phases",
  aspect: 1.7,
});
const layout: Layout = { width: 1, height: 1, nodes: [], edges: [], areas: [], breaks: [] };

interface FakeWorker extends LayoutWorker {
  readonly requests: LayoutRequest[];
  ended: boolean;
  answer(engineRuns?: number): void;
}

function fakeWorkers() {
  const started: FakeWorker[] = [];
  const start = (): FakeWorker => {
    const worker: FakeWorker = {
      requests: [],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: (request) => worker.requests.push(request),
      terminate: () => {
        worker.ended = true;
      },
      answer(engineRuns = 1) {
        const run = worker.requests.at(-1)?.run ?? 0;
        worker.onmessage?.({ data: { run, layout, engineRuns } });
      },
    };
    started.push(worker);
    return worker;
  };
  return { started, start };
}

const nameOf = (request: LayoutRequest | undefined) => request?.graph.phases[0]?.id;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("layouts in a worker", () => {
  it("come back with the number of engine runs", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start);
    const answer = client.layout(graph("a"));
    started[0]?.answer(3);
    expect(await answer).toEqual({ kind: "done", layout, engineRuns: 3 });
  });

  it("run one at a time; of those that wait only the newest is run", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start);
    const [worker] = [started[0]];
    const first = client.layout(graph("first"));
    const second = client.layout(graph("second"));
    const third = client.layout(graph("third"));
    expect(worker?.requests.map(nameOf)).toEqual(["first"]);
    expect(await second).toEqual({ kind: "dropped" });
    worker?.answer();
    expect(await first).toMatchObject({ kind: "done" });
    expect(worker?.requests.map(nameOf)).toEqual(["first", "third"]);
    worker?.answer();
    expect(await third).toMatchObject({ kind: "done" });
  });

  it("that take too long are stopped with their worker, and a new one runs what waits", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start, { alone: 20_000, pressed: 3_000 });
    const slow = client.layout(graph("slow"));
    vi.advanceTimersByTime(19_000);
    expect(started).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(await slow).toEqual({ kind: "failed", message: "The layout took longer than 20 s and was stopped." });
    expect(started[0]?.ended).toBe(true);
    const next = client.layout(graph("next"));
    expect(nameOf(started[1]?.requests[0])).toBe("next");
    started[1]?.answer();
    expect(await next).toMatchObject({ kind: "done" });
  });

  it("are given less time once something newer waits", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start, { alone: 20_000, pressed: 3_000 });
    const slow = client.layout(graph("slow"));
    vi.advanceTimersByTime(2_000);
    const newer = client.layout(graph("newer"));
    vi.advanceTimersByTime(1_000);
    expect(await slow).toMatchObject({ kind: "failed" });
    started[1]?.answer();
    expect(await newer).toMatchObject({ kind: "done" });
  });

  it("that fail say why and leave the worker at work", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start);
    const answer = client.layout(graph("a"));
    started[0]?.onmessage?.({ data: { run: 1, failed: "no places" } });
    expect(await answer).toEqual({ kind: "failed", message: "no places" });
    expect(started[0]?.ended).toBe(false);
  });

  it("of a worker that cannot start fail once, and are tried again only when asked", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start);
    const answer = client.layout(graph("a"));
    started[0]?.onerror?.({ message: "not found" });
    expect(await answer).toEqual({ kind: "failed", message: "The layout stopped: not found." });
    expect(started).toHaveLength(1);
    void client.layout(graph("b"));
    expect(nameOf(started[1]?.requests[0])).toBe("b");
  });

  it("count engine runs over the life of several workers", async () => {
    const { started, start } = fakeWorkers();
    const client = createLayoutClient(start, { alone: 1_000, pressed: 1_000 });
    const first = client.layout(graph("a"));
    started[0]?.answer(4);
    await first;
    const lost = client.layout(graph("b"));
    vi.advanceTimersByTime(1_000);
    await lost;
    const last = client.layout(graph("c"));
    started[1]?.answer(2);
    expect(await last).toMatchObject({ engineRuns: 6 });
  });
});
