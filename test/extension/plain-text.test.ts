import { expect, it } from "vitest";
import { isPlainText } from "../../src/extension/plain-text.ts";
import { lackingIn } from "../../src/formats/font-subset.ts";
import { assets } from "../support/assets.ts";

it("takes for plain only what Inter has", async () => {
  const every = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(isPlainText);
  expect(every.length).toBeGreaterThan(190);
  for (const weight of [400, 600] as const) expect(lackingIn(await assets.font(weight), every.join(""))).toBe("");
  expect(isPlainText("Étiqueter → “große” Sätze … 3–5 h")).toBe(true);
  expect(isPlainText("بيانات")).toBe(false);
});
