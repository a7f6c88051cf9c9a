import { paletteOf } from "../analysis/palette.ts";
import type { Palette } from "../model/palette.ts";

/** The colours of the editor's setting; with anything wrong in them, which is told, none. */
export function paletteIn(value: unknown, tell: (message: string) => void): Palette | undefined {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  if (value === undefined || value === null || isEmpty) return undefined;
  const problems: string[] = [];
  const palette = paletteOf(value, "mlProcessMaps.palette", (path, message) => {
    problems.push(`${path} ${message}`);
    return undefined;
  });
  if (problems.length === 0) return palette;
  tell(problems.join(" "));
  return undefined;
}
