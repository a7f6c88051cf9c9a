import { expect, it } from "vitest";
import { isWithinName, itemNamed } from "../../src/webview/Menu.tsx";

const labels = ["Show in text", "Rename…", "Level", "Remove", "References"];

it("goes round what begins with a letter, from the item on that has the focus", () => {
  expect(itemNamed("r", labels, 0)).toBe(1);
  expect(itemNamed("r", labels, 1)).toBe(3);
  expect(itemNamed("rr", labels, 3)).toBe(4);
  expect(itemNamed("rrr", labels, 4)).toBe(1);
});

it("stays on an item that more letters still fit, and finds the one that they name wherever the focus stands", () => {
  expect(itemNamed("re", labels, 3)).toBe(3);
  expect(itemNamed("ren", labels, 3)).toBe(1);
  expect(itemNamed("rem", labels, 3)).toBe(3);
  expect(itemNamed("ref", labels, 0)).toBe(4);
});

it("finds nothing where nothing begins so", () => {
  expect(itemNamed("x", labels, 2)).toBeUndefined();
  expect(itemNamed("rex", labels, 2)).toBeUndefined();
  expect(itemNamed("r", [], -1)).toBeUndefined();
});

it("takes a blank for a part of a name, and presses nothing where letters lead nowhere", () => {
  expect(isWithinName("show", labels)).toBe(true);
  expect(isWithinName("show in", labels)).toBe(true);
  expect(isWithinName("x", labels)).toBe(true);
  expect(isWithinName("", labels)).toBe(false);
  expect(isWithinName("r", labels)).toBe(false);
  expect(isWithinName("remove", labels)).toBe(false);
});
