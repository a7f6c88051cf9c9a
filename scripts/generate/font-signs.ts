/**
 * Writes media/fonts/inter-signs-400.ttf and -600.ttf: the arrows, mathematical and geometric signs of Inter (→ ≥ ≈ ▲ ✓ …),
 * which the parts in @fontsource/inter leave out and pictures and reports use. Run after a change of inter-ui.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { decompress } from "woff2-encoder";
import { fontWith, glyphsOf } from "../../src/formats/font-subset.ts";

/** First and last code points: superscripts, letterlike signs, numbers, arrows, mathematics, technical, geometric, dingbats. */
const blocks = [
  [0x2070, 0x209f],
  [0x2100, 0x218f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2300, 0x23ff],
  [0x25a0, 0x25ff],
  [0x2600, 0x27bf],
] as const;

const source = join(dirname(createRequire(import.meta.url).resolve("inter-ui/package.json")), "web");
const folder = join(import.meta.dirname, "../../media/fonts");
mkdirSync(folder, { recursive: true });
for (const [weight, name] of [
  [400, "Regular"],
  [600, "SemiBold"],
] as const) {
  const whole = new Uint8Array(await decompress(readFileSync(join(source, `Inter-${name}.woff2`))));
  const chars = [...glyphsOf(whole).keys()].filter((code) => blocks.some(([from, to]) => code >= from && code <= to));
  writeFileSync(
    join(folder, `inter-signs-${weight}.ttf`),
    fontWith([whole], { chars: new Set(chars), family: "Inter" }),
  );
}
