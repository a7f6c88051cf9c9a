import { describe, expect, it } from "vitest";
import { same } from "../../src/model/same.ts";

describe("two values", () => {
  it("hold the same where all in them does", () => {
    const value = { list: [1, { a: "b" }, null], map: new Map([["a", { b: 1 }]]), set: new Set(["a", "b"]) };
    expect(same(value, structuredClone(value))).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: undefined }, { b: undefined }],
    [[1, 2], [1]],
    [[], {}],
    [new Map([["a", 1]]), new Map([["a", 2]])],
    [new Map([["a", 1]]), {}],
    [new Map(), new Set()],
    [new Set(["a"]), new Set(["b"])],
    [new Set(["a"]), new Set()],
    [null, {}],
    ["1", 1],
  ])("do not where one is another: %j, %j", (a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });
});
