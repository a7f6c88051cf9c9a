/** What is used of opentype.js, which ships no types. */
declare module "opentype.js" {
  interface Glyph {
    readonly advanceWidth: number;
    readonly unicodes: readonly number[];
    getPath(
      x: number,
      y: number,
      size: number,
    ): {
      toPathData(decimals: number): string;
      getBoundingBox(): { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
    };
  }
  interface Font {
    readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly unitsPerEm: number;
    readonly glyphs: { readonly length: number; get(index: number): Glyph };
    charToGlyph(char: string): Glyph;
  }
  const opentype: { parse(bytes: ArrayBuffer): Font };
  export default opentype;
}
