import { type MapFence, mapFencesIn } from "../language/index.ts";
import type { MapText } from "./maps.ts";

/** The maps in the fences of a Markdown file. What stands around a fence is blanked out, so that places are the file's. */
export function mapsInFences(source: MapText): readonly { readonly fence: MapFence; readonly source: MapText }[] {
  return mapFencesIn(source.text).map((fence) => {
    const text = source.text.slice(0, fence.offset).replaceAll(/[^\r\n]/g, " ") + fence.text;
    return { fence, source: { ...source, text } };
  });
}
