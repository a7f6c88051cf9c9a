import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { interFont } from "../../scripts/generate/fonts.ts";
import type { Assets } from "../../src/formats/format.ts";

const fonts = new Map<number, Uint8Array>();

/** What the build lays beside the bundles, made from the packages themselves. */
export const assets: Assets = {
  async font(weight) {
    const known = fonts.get(weight) ?? interFont(weight);
    fonts.set(weight, known);
    return known;
  },
  resvg: () => readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")),
};
