import { graphOf } from "../diagram/index.ts";
import { legendOf, stepsByLevel } from "../diagram/legend.ts";
import { belowTargetOf } from "../diagram/marks.ts";
import { factsOf, sharesOf } from "../diagram/picture-facts.ts";
import { toSvg } from "../diagram/to-svg.tsx";
import { themes, withPalette } from "../diagram/theme.ts";
import { stateOf } from "../model/state.ts";
import type { FormatInput } from "./format.ts";

/** The picture of a state as SVG text, as every format that shows it starts from. `fontFaces` go into the file as they are. */
export async function svgText({ map, view, look = {}, layouter }: FormatInput, fontFaces?: string): Promise<string> {
  const graph = graphOf(map, view);
  const layout = await layouter.layout(graph);
  const theme = withPalette(themes[look.theme ?? "light"], look.palette ?? {});
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  const shares = look.legend === false ? {} : sharesOf(map, state?.id ?? "current");
  return toSvg(
    { graph, layout },
    {
      theme,
      ...(look.header === false
        ? {}
        : { title: map.title, state: state?.title ?? "", facts: factsOf(map, state?.id ?? "current") }),
      legend:
        look.legend === false
          ? false
          : legendOf(graph, { titles: map.settings.levelTitles, shares, steps: stepsByLevel(state?.steps ?? []) }),
      marks: { belowTarget: belowTargetOf(map, view.state), ...look.marks },
      ...(look.transparent ? { transparent: true } : {}),
      ...(fontFaces ? { fontFaces } : {}),
    },
  );
}

/** What of an SVG's text is drawn: the letters that its fonts must have. */
export function lettersOf(svg: string): string {
  const drawn = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map((match) =>
    (match[1] ?? "").replaceAll(/<[^>]*>/g, ""),
  );
  const text = drawn
    .join("")
    .replaceAll(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
    );
  return [...new Set(`${text}&<>"' `)].sort().join("");
}
