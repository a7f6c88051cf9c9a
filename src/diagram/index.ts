/**
 * From a map to a picture: what is drawn, where it stands and how it looks. Knows the model and what analysis reckons.
 * Must never know a file, an editor, the language or the DOM: the same code draws in the preview, a report and a
 * terminal job.
 */

export { namesBelow } from "./area-names.ts";
export { graphOf } from "./graph.ts";
export { createLayouter, type Layouter, type LayoutStats } from "./layout.ts";
export type { LegendEntry } from "./legend.ts";
export { MapPicture, type MapPictureProps } from "./MapPicture.tsx";
export { MapThumb } from "./MapThumb.tsx";
export { belowTargetOf, type FindingMarkData, type PictureMarks } from "./marks.ts";
export { paletteEditorCss, palettePageCss } from "./palette-css.ts";
export { AreaNames, areaNamesCss } from "./parts/AreaNames.tsx";
export { pictureCss } from "./picture-css.ts";
export { type LevelsInView, levelsIn, svgOptionsOf } from "./picture-facts.ts";
export { shapeKey } from "./shape-key.ts";
export {
  type Theme,
  type ThemeId,
  themes,
  themeWith,
  variableTheme,
} from "./theme.ts";
export { type Band, placeInSvg, type SvgOptions, svgParts, svgSize, toSvg } from "./to-svg.tsx";
export { optionsOfView } from "./view-options.ts";
