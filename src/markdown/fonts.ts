import regular from "@fontsource/inter/files/inter-latin-400-normal.woff2";
import semibold from "@fontsource/inter/files/inter-latin-600-normal.woff2";

const face = (weight: number, address: string): string =>
  `@font-face { font-family: Inter; font-weight: ${weight}; src: url("${address}") format("woff2"); }`;

/** The font in which the picture's texts were measured, for Latin letters; others are left to what the machine has. */
export const fontCss = [face(400, regular), face(600, semibold)].join("\n");
