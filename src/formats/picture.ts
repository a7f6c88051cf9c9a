import { graphOf, svgOptionsOf, themeWith, toSvg } from "../diagram/index.ts";
import type { Layout } from "../diagram/layout-types.ts";
import type { FormatInput } from "./format.ts";

/** A drawn picture: its text, and the layout in it. */
export interface DrawnText {
  readonly svg: string;
  readonly layout: Layout;
}

/** The picture of a state as SVG text, as every format that shows it starts from. */
export const svgText = async (input: FormatInput): Promise<string> => (await drawnText(input)).svg;

/** The same with its layout, for those who choose among several. */
export async function drawnText({ map, view, look = {}, layouter }: FormatInput): Promise<DrawnText> {
  const graph = graphOf(map, view);
  const layout = await layouter.layout(graph);
  const { title, state, facts, legend, hours, marks } = svgOptionsOf(map, view);
  const svg = toSvg(
    { graph, layout },
    {
      theme: themeWith(look.theme ?? "light", map.settings.palette),
      ...(look.header === false ? {} : { title, state, facts }),
      legend: look.legend === false ? false : legend,
      hours,
      marks: { ...marks, ...look.marks },
      ...(look.transparent ? { transparent: true } : {}),
    },
  );
  return { svg, layout };
}

/** Width and height of one of our own pictures, in CSS pixels. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = "0", height = "0"] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** The same file with `@font-face` rules in it. Words are escaped, so the first `</desc>` is the file's own. */
export function withFontFaces(svg: string, faces: string): string {
  return svg.replace("</desc>", () => `</desc>\n<style>${faces}</style>`);
}
