/**
 * Inter as files draw with it: one TrueType font a weight, joined from the parts that @fontsource/inter ships as WOFF
 * (tables packed by zlib) and the signs of media/fonts, without kerning and ligatures, which pictures do not use. The build
 * writes them beside the bundles; tests take them from here.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";
import { fontWith } from "../../src/formats/font-subset.ts";

const subsets = ["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext"];
const folder = join(dirname(createRequire(import.meta.url).resolve("@fontsource/inter/package.json")), "files");

/** The font inside a WOFF. */
function unpacked(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const entry = 44 + i * 20;
    const [at, packed, length] = [4, 8, 12].map((offset) => woff.readUInt32BE(entry + offset)) as [
      number,
      number,
      number,
    ];
    const content = woff.subarray(at, at + packed);
    return { head: woff.subarray(entry, entry + 4), content: packed < length ? inflateSync(content) : content };
  });
  const start = 12 + count * 16;
  const out = Buffer.alloc(tables.reduce((sum, { content }) => sum + Math.ceil(content.length / 4) * 4, start));
  out.writeUInt32BE(woff.readUInt32BE(4), 0);
  out.writeUInt16BE(count, 4);
  let at = start;
  tables.forEach(({ head, content }, i) => {
    head.copy(out, 12 + i * 16);
    out.writeUInt32BE(at, 12 + i * 16 + 8);
    out.writeUInt32BE(content.length, 12 + i * 16 + 12);
    content.copy(out, at);
    at += Math.ceil(content.length / 4) * 4;
  });
  return out;
}

/** The arrows and other signs of Inter that the parts above lack (see font-signs.ts). */
const signs = (weight: 400 | 600): Uint8Array =>
  readFileSync(join(import.meta.dirname, `../../media/fonts/inter-signs-${weight}.ttf`));

/** Inter with every script and sign that it covers. */
export function interFont(weight: 400 | 600): Uint8Array {
  const parts = subsets.map((subset) => unpacked(readFileSync(join(folder, `inter-${subset}-${weight}-normal.woff`))));
  return fontWith([...parts, signs(weight)], { family: "Inter" });
}

/** Writes `inter-400.ttf` and `inter-600.ttf` into a folder. */
export function writeFonts(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const weight of [400, 600] as const) writeFileSync(join(to, `inter-${weight}.ttf`), interFont(weight));
}
