import { describe, expect, it } from "vitest";
import { flowOrder } from "../../src/diagram/flow-order.ts";

/** Flows that go back, of `a>b` texts. */
function back(ids: string, ...flows: readonly string[]): readonly string[] {
  const ends = flows.map((flow) => ({ from: flow.charAt(0), to: flow.charAt(1) }));
  const order = flowOrder([...ids], ends);
  for (const [at, { from, to }] of ends.entries()) {
    if (!order.back.has(at)) expect(order.rank.get(from)).toBeLessThan(order.rank.get(to) ?? -1);
  }
  return [...order.back].sort((a, b) => a - b).map((at) => flows[at] ?? "");
}

describe("order of flows", () => {
  it("turns what closes a loop", () => {
    expect(back("abc", "ab", "bc", "ca")).toEqual(["ca"]);
    expect(back("ab", "aa", "ab")).toEqual(["aa"]);
  });

  it("follows the flow, not the place of declaration, where the flow leaves no choice", () => {
    expect(back("abd", "ad", "db")).toEqual([]);
    expect(back("abd", "ad", "db", "ba", "da")).toEqual(["ba", "da"]);
  });

  it("enters a loop where the flow does", () => {
    expect(back("abcd", "ab", "ad", "bc", "cd", "db")).toEqual(["db"]);
    expect(back("sxyz", "sy", "yz", "zx", "xy")).toEqual(["xy"]);
  });

  it("takes loops inside of loops apart", () => {
    expect(back("abcd", "ab", "bc", "cb", "cd", "da")).toEqual(["cb", "da"]);
  });

  it("manages a chain of many thousand steps", () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `n${at}`);
    const flows = ids.slice(1).map((to, at) => ({ from: ids[at] ?? "", to }));
    expect(flowOrder(ids, flows).back.size).toBe(0);
  });
});
