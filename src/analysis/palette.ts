import { levels, levelsAndUnrated } from "../model/level.ts";
import { type LevelColour, type LevelColours, ownFills, type Palette } from "../model/palette.ts";
import { contrast, difference, type Sight, sights } from "./colour-sight.ts";
import { isObject, type Report, unknownKeys } from "./config-reading.ts";
import { blended, inkOn, leastContrast } from "./ink.ts";

/** CIEDE2000 below which two fills are easily mistaken for one another (looked at, not tested with users). */
const leastDifference = 10;
const example = '{ "manual": "#D6336C" }';

/** Reads `palette` of a configuration. What cannot be read, or not on the colour, is reported. */
export function paletteOf(value: unknown, path: string, report: Report): Palette | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) return report(path, `must be an object: ${example}.`);
  unknownKeys(value, [...levelsAndUnrated, "dark"], path, "level", report);
  const light = coloursOf(value, path, report);
  const own = value["dark"];
  if (own !== undefined && !isObject(own)) report(`${path}.dark`, `must be an object: ${example}.`);
  if (isObject(own)) unknownKeys(own, levelsAndUnrated, `${path}.dark`, "level", report);
  const dark = isObject(own) ? { ...light, ...coloursOf(own, `${path}.dark`, report) } : light;
  return { light, dark };
}

function coloursOf(value: Record<string, unknown>, path: string, report: Report): LevelColours {
  const colours: Partial<Record<keyof LevelColours, LevelColour>> = {};
  for (const level of levelsAndUnrated) {
    if (value[level] === undefined) continue;
    const colour = colourOf(value[level], `${path}.${level}`, report);
    if (colour) colours[level] = colour;
  }
  return colours;
}

function colourOf(value: unknown, path: string, report: Report): LevelColour | undefined {
  if (typeof value === "string") {
    const fill = hexOf(value, path, report);
    return fill === undefined ? undefined : { fill, border: borderOf(fill), text: inkOn(fill) };
  }
  if (!isObject(value))
    return report(path, 'must be a colour, "#D6336C", or an object: { "fill": "#D6336C", "text": "#FFFFFF" }.');
  unknownKeys(value, ["fill", "border", "text"], path, "colour", report);
  if (value["fill"] === undefined) return report(path, "names no `fill`, on which everything else stands.");
  const fill = hexOf(value["fill"], `${path}.fill`, report);
  const border = value["border"] === undefined ? undefined : hexOf(value["border"], `${path}.border`, report);
  const text = value["text"] === undefined ? undefined : hexOf(value["text"], `${path}.text`, report);
  if (fill === undefined) return undefined;
  if (text !== undefined && contrast(text, fill) < leastContrast) {
    const better = inkOn(fill);
    return report(
      `${path}.text`,
      `${text} is hard to read on ${fill}: a contrast of ${contrast(text, fill).toFixed(1)}, and ${leastContrast} is needed. Leave \`text\` out, and ${better} is taken (${contrast(better, fill).toFixed(1)}).`,
    );
  }
  return { fill, border: border ?? borderOf(fill), text: text ?? inkOn(fill) };
}

function hexOf(value: unknown, path: string, report: Report): string | undefined {
  const match = typeof value === "string" ? /^#(?:([0-9a-f]{6})|([0-9a-f])([0-9a-f])([0-9a-f]))$/i.exec(value) : null;
  if (!match) return report(path, 'must be a colour in hexadecimal digits, such as "#D6336C".');
  const [, long, ...short] = match;
  return `#${(long ?? short.map((digit) => digit + digit).join("")).toUpperCase()}`;
}

/** Darker than a light fill, lighter than a dark one: enough to be seen around it. */
function borderOf(fill: string): string {
  const towards = contrast(fill, "#FFFFFF") > contrast(fill, "#000000") ? "#FFFFFF" : "#000000";
  return blended(fill, towards, 0.6);
}

const sightNames: Readonly<Record<Sight, string>> = {
  normal: "",
  protan: " for who sees no red (protanopia)",
  deutan: " for who sees no green (deuteranopia)",
  tritan: " for who sees no blue (tritanopia)",
};

/** What of a palette is hard to tell apart, a sentence a pair of levels: the worst kind of sight is named. */
export function paletteWarnings(palette: Palette): readonly string[] {
  const told: string[] = [];
  for (const ground of ["light", "dark"] as const) {
    const own = palette[ground];
    const fillOf = (level: keyof typeof ownFills.light): string => own[level]?.fill ?? ownFills[ground][level];
    const filled = levels.filter((level) => level !== "absent");
    for (const [i, one] of filled.entries())
      for (const other of filled.slice(i + 1)) {
        if (!own[one] && !own[other]) continue;
        const worst = (Object.keys(sights) as Sight[])
          .map((sight) => ({ sight, by: difference(fillOf(one), fillOf(other), sight) }))
          .reduce((a, b) => (b.by < a.by ? b : a));
        if (worst.by >= leastDifference) continue;
        const where = ground === "dark" && palette.dark !== palette.light ? " on dark ground" : "";
        if (ground === "dark" && where === "") continue;
        told.push(
          `${one} (${fillOf(one)}) and ${other} (${fillOf(other)}) look much alike${where}${sightNames[worst.sight]}: a difference of ${worst.by.toFixed(1)}, and ${leastDifference} is wanted (CIEDE2000). Only their marks tell them apart.`,
        );
      }
  }
  return told;
}
