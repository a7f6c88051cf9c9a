import { graphOf, svgOptionsOf, themeWith, toSvg } from "../diagram/index.ts";
import type { FormatInput } from "./format.ts";

/** The picture of a state as SVG text, as every format that shows it starts from. */
export async function svgText({ map, view, look = {}, layouter }: FormatInput): Promise<string> {
  const graph = graphOf(map, view);
  const layout = await layouter.layout(graph);
  const { title, state, facts, legend, marks } = svgOptionsOf(map, view, graph);
  return toSvg(
    { graph, layout },
    {
      theme: themeWith(look.theme ?? "light", map.settings.palette),
      ...(look.header === false ? {} : { title, state, facts }),
      legend: look.legend === false ? false : legend,
      marks: { ...marks, ...look.marks },
      ...(look.transparent ? { transparent: true } : {}),
    },
  );
}

/** The same file with `@font-face` rules in it. Words are escaped, so the first `</desc>` is the file's own. */
export function withFontFaces(svg: string, faces: string): string {
  return svg.replace("</desc>", () => `</desc>\n<style>${faces}</style>`);
}

/** What of an SVG's text is drawn: the letters that its fonts must have. */
export function lettersOf(svg: string): string {
  const drawn = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map((match) =>
    (match[1] ?? "").replaceAll(/<[^>]*>/g, ""),
  );
  return [...new Set(`${drawn.join("")}&<>"' `)].sort().join("");
}
