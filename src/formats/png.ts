import { lettersOf } from "../diagram/drawn-letters.ts";
import { interWith } from "./embedded-fonts.ts";
import { fontLosses, fontNotes } from "./font-losses.ts";
import { familyOf, fontWith, lackingIn } from "./font-subset.ts";
import { type Assets, format } from "./format.ts";
import { svgText } from "./picture.ts";

type Resvg = typeof import("@resvg/resvg-wasm");
let started: Promise<Resvg> | undefined;

/** The drawing engine, loaded at the first picture and once only: its WebAssembly refuses a second start. */
function engine(assets: Assets): Promise<Resvg> {
  started ??= (async () => {
    const resvg = await import("@resvg/resvg-wasm");
    await resvg.initWasm((await assets.resvg()) as BufferSource | WebAssembly.Module);
    return resvg;
  })();
  return started;
}

/** Pixels for slides, documents and chats. The same bytes on every machine, but for scripts that Inter lacks. */
export const png = format({
  id: "png",
  title: "PNG picture",
  extension: ".png",
  mediaType: "image/png",
  kind: "picture",
  async write(input) {
    const { assets, look = {} } = input;
    const text = await svgText(input);
    const letters = lettersOf(text);
    const [{ Resvg }, inter] = await Promise.all([engine(assets), interWith(letters, assets)]);
    const foreign = lackingIn(inter[0], letters);
    const found = foreign && assets.fontsFor ? await assets.fontsFor(foreign) : [];
    const more = found.map((font) => onlyWith(font, foreign));
    let missing = foreign;
    const families: string[] = [];
    for (const font of found) {
      const left = lackingIn(font, missing);
      if (left.length < missing.length) families.push(familyOf(font) ?? "one without a name");
      missing = left;
    }
    const asked = look.scale ?? 2;
    const scale = Math.min(asked, largestScale(text));
    const picture = new Resvg(withoutMarks(text, missing), {
      fitTo: { mode: "zoom", value: scale },
      font: { fontBuffers: [...inter, ...more], defaultFontFamily: "Inter", sansSerifFamily: "Inter" },
    });
    const image = picture.render();
    const content = image.asPng();
    image.free();
    picture.free();
    const losses: string[] = [];
    if (scale < asked)
      losses.push(
        `At scale ${asked} the picture would take too many pixels; it was drawn at scale ${scale}. An SVG or PDF is sharp at every size.`,
      );
    losses.push(...fontLosses({ missing, unshaped: "" }));
    return { content, losses, notes: fontNotes({ foreign, families: [...new Set(families)] }, missing) };
  },
});

/** More would ask for gigabytes of memory, and few programs would open the picture. */
const mostPixels = 64_000_000;

/** The greatest scale, in tenths, at which a picture stays within `mostPixels`. */
export function largestScale(svg: string): number {
  const [, width = "1", height = "1"] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const scale = Math.sqrt(mostPixels / (Number(width) * Number(height)));
  return Math.max(0.1, Math.floor(scale * 10) / 10);
}

/** Scripts whose letters change or move by their neighbours: fonts for these are left whole, with the tables for it. */
const shaped =
  /[^\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * A font with nothing but these characters: the engine draws a whole line in the first font that has all of it, so an
 * arrow between two words would change the words too.
 */
function onlyWith(font: Uint8Array, characters: string): Uint8Array {
  if (shaped.test(characters)) return font;
  try {
    return fontWith([font], { chars: new Set(Array.from(characters, (char) => char.codePointAt(0) ?? 0)) });
  } catch {
    return font; // Outlines of another kind (PostScript), which we do not cut.
  }
}

const mark = /\p{M}/u;

/**
 * The picture's text without the accents that no font has: an empty box for each, one upon the other, would cover the
 * letters and the boxes around.
 */
function withoutMarks(svg: string, missing: string): string {
  const marks = new Set(Array.from(missing).filter((char) => mark.test(char)));
  return marks.size === 0 ? svg : svg.replace(/\p{M}/gu, (char) => (marks.has(char) ? "" : char));
}
