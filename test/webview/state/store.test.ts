import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ViewMemory } from "../../../src/protocol.ts";
import type { Host, Saved } from "../../../src/webview/host.ts";
import { createStore } from "../../../src/webview/state/store.ts";
import { aMap, step, target } from "../../support/map.ts";

function aHost(saved?: Saved) {
  const remembered: { uri: string; memory: ViewMemory }[] = [];
  const host: Host = {
    post: () => undefined,
    saved: () => saved,
    remember: (uri, memory) => remembered.push({ uri, memory }),
    listen: () => () => undefined,
  };
  return { host, remembered };
}

const map = aMap({ steps: [step("a")], targets: [target("later")] });
const mapped = (uri: string) => ({ kind: "map", published: { uri, version: 1, map, errors: [] } }) as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what is remembered of a file", () => {
  it("is told at once where something is chosen: the panel may close in the next moment", () => {
    const { host, remembered } = aHost();
    const store = createStore(host);
    store.act(mapped("file:///a"));
    store.act({ kind: "pick-state", state: "later" });
    expect(remembered.at(-1)).toMatchObject({ uri: "file:///a", memory: { state: "later" } });
    vi.advanceTimersByTime(1_000);
    expect(remembered).toHaveLength(2);
  });

  it("is told of the scale once that has come to rest", () => {
    const { host, remembered } = aHost();
    const store = createStore(host);
    store.act(mapped("file:///a"));
    for (let k = 1; k < 3; k += 0.5) store.act({ kind: "zoomed", zoom: { k, x: 0, y: 0 } });
    expect(remembered).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(remembered).toHaveLength(2);
    expect(remembered[1]).toMatchObject({ memory: { zoom: { k: 2.5 } } });
  });

  it("is told of a file whose place another one takes before the scale has come to rest", () => {
    const { host, remembered } = aHost();
    const store = createStore(host);
    store.act(mapped("file:///a"));
    store.act({ kind: "zoomed", zoom: { k: 2, x: 0, y: 0 } });
    store.act(mapped("file:///b"));
    expect(remembered.filter(({ uri }) => uri === "file:///a").at(-1)).toMatchObject({ memory: { zoom: { k: 2 } } });
    vi.advanceTimersByTime(1_000);
    expect(remembered.at(-1)).toMatchObject({ uri: "file:///b" });
    expect(remembered).toHaveLength(3);
  });

  it("is not told for pointing and searching", () => {
    const { host, remembered } = aHost();
    const store = createStore(host);
    store.act(mapped("file:///a"));
    vi.advanceTimersByTime(1_000);
    store.act({ kind: "hover", id: "a" });
    store.act({ kind: "search", text: "a" });
    vi.advanceTimersByTime(1_000);
    expect(remembered).toHaveLength(1);
  });

  it("comes back after a reload of the window", () => {
    const store = createStore(aHost({ uri: "file:///a", memory: { state: "later" } }).host);
    store.act(mapped("file:///a"));
    expect(store.view().state).toBe("later");
  });

  it("is not put over another file", () => {
    const store = createStore(aHost({ uri: "file:///a", memory: { state: "later" } }).host);
    store.act(mapped("file:///b"));
    expect(store.view().state).toBe("current");
  });
});

describe("listeners", () => {
  it("hear of changes only, until they stop listening", () => {
    const store = createStore(aHost().host);
    const heard = vi.fn();
    const stop = store.subscribe(heard);
    store.act({ kind: "search", text: "" });
    expect(heard).not.toHaveBeenCalled();
    store.act({ kind: "search", text: "a" });
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    store.act({ kind: "search", text: "b" });
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
