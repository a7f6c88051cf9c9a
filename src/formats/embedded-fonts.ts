import { fontWith } from "./font-subset.ts";
import type { Assets } from "./format.ts";

/** Bytes as base64, in the few ways that every platform has. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Inter's two weights, cut down to the characters of a text. */
export async function interWith(
  text: string,
  assets: Pick<Assets, "font">,
): Promise<readonly [regular: Uint8Array, bold: Uint8Array]> {
  const chars = new Set(Array.from(text, (char) => char.codePointAt(0) ?? 0));
  const [regular, bold] = await Promise.all([assets.font(400), assets.font(600)]);
  return [fontWith([regular], { chars }), fontWith([bold], { chars })];
}

/** `@font-face` rules that carry the letters of a text along as data. */
export async function fontFacesFor(text: string, assets: Assets): Promise<string> {
  const fonts = await interWith(text, assets);
  return fonts
    .map((bytes, i) => {
      const source = `url(data:font/ttf;base64,${base64(bytes)}) format("truetype")`;
      return `@font-face{font-family:Inter;font-weight:${[400, 600][i]};src:${source}}`;
    })
    .join("\n");
}
