/**
 * From a map to a picture: what is drawn, where it stands and how it looks. Knows the model and what analysis reckons.
 * Must never know a file, an editor, the language or the DOM: the same code draws in the preview, a report and a
 * terminal job.
 */
export { MapPicture, type MapPictureProps } from "./MapPicture.tsx";
export { belowTargetOf, type FindingMarkData, type PictureMarks } from "./marks.ts";
export type { HeaderFact } from "./parts/Header.tsx";
export { type SvgOptions, toSvg } from "./to-svg.tsx";
export type { LegendEntry } from "./legend.ts";
export { svgOptionsOf } from "./picture-facts.ts";
export { pictureCss } from "./picture-css.ts";
export {
  type Palette,
  type Theme,
  type ThemeId,
  themes,
  variableTheme,
  withPalette,
} from "./theme.ts";
export { graphOf } from "./graph.ts";
export { createLayouter, type Layouter, type LayoutStats } from "./layout.ts";
export { shapeKey } from "./shape-key.ts";
