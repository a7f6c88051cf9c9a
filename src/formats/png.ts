import { interWith } from "./embedded-fonts.ts";
import { lackingIn } from "./font-subset.ts";
import { type Assets, format } from "./format.ts";
import { lettersOf, svgText } from "./picture.ts";

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
    const more = foreign && assets.fontsFor ? await assets.fontsFor(foreign) : [];
    const picture = new Resvg(text, {
      fitTo: { mode: "zoom", value: look.scale ?? 2 },
      font: { fontBuffers: [...inter, ...more], defaultFontFamily: "Inter", sansSerifFamily: "Inter" },
    });
    const image = picture.render();
    const content = image.asPng();
    image.free();
    picture.free();
    const losses =
      foreign && more.length === 0
        ? [
            `No font at hand has ${quoted(foreign)}: these characters are left blank. An SVG shows them with the reader's fonts.`,
          ]
        : [];
    return { content, losses };
  },
});

/** A few of the characters, for a sentence. */
function quoted(characters: string): string {
  const some = Array.from(characters);
  return `“${some.slice(0, 8).join("")}${some.length > 8 ? "…" : ""}”`;
}
