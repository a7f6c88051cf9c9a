/** All that a measurement in this process needs, in one bundle. */
export { bareElk } from "./bare-elk.ts";
export { graphOfText, parseMap, textToSvg } from "./text-to-svg.ts";
