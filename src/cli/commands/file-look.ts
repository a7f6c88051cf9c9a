import type { ThemeId } from "../../diagram/theme.ts";
import type { FontsInFile, Look } from "../../formats/format.ts";
import type { Orientation, PageSize } from "../../formats/pdf-pages.ts";
import { CallError } from "../call-error.ts";

/** Options that say how a picture's file looks, whatever it shows. */
export interface LookOptions {
  readonly theme?: ThemeId;
  readonly legend: "on" | "off";
  readonly scale?: number;
  readonly fonts?: FontsInFile;
  readonly page?: PageSize;
  readonly orientation?: Orientation;
  readonly tile?: true;
}

/** The look that the options ask for in a form; an option that the form has no use for would pass unnoticed, and is refused. */
export function lookOf(form: string, options: LookOptions): Look {
  const { theme, legend, scale, fonts, page, orientation, tile } = options;
  if (scale !== undefined && form !== "png")
    throw new CallError("--scale is for PNG; the other forms are sharp at every size.");
  if (fonts !== undefined && form !== "svg")
    throw new CallError(`--fonts is for SVG; a ${form.toUpperCase()} always shows the right letters.`);
  for (const [name, value] of Object.entries({ page, orientation, tile }))
    if (value !== undefined && form !== "pdf") throw new CallError(`--${name} is for PDF: add -o NAME.pdf.`);
  if (tile && page === "fit") throw new CallError("--tile needs paper to lay the picture on: --page a4, a3 or letter.");
  if (orientation !== undefined && (page ?? (tile ? "a4" : "fit")) === "fit")
    throw new CallError("--orientation needs paper: --page a4, a3 or letter.");
  return {
    legend: legend === "on",
    ...(theme && { theme }),
    ...(scale !== undefined && { scale }),
    ...(fonts && { fonts }),
    page: { ...(page && { size: page }), ...(orientation && { orientation }), ...(tile && { tile }) },
  };
}
