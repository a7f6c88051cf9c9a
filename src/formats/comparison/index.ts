/** A comparison as one self-contained page: two states of a map, or of two revisions or files. */
export { type ComparisonInput, comparisonPage } from "./page.tsx";
export { comparisonViewOptions } from "./pictures.ts";
