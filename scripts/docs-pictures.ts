import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createLayouter, optionsOfView } from "../src/diagram/index.ts";
import type { Assets } from "../src/formats/format.ts";
import { svg } from "../src/formats/svg.ts";
import { parseMap } from "../src/language/index.ts";
import { interFont } from "./generate/fonts.ts";

/** One picture of README or docs: which map in `examples/`, which of its states. Each is drawn light and dark. */
export interface DocsPicture {
  /** Path under `examples/`, without its ending. */
  readonly map: string;
  readonly state: string;
  /** Id of a named view of the map. */
  readonly view?: string;
}

export const docsPictures: readonly DocsPicture[] = [
  { map: "nlp-company", state: "current" },
  { map: "nlp-company", state: "y2027" },
  { map: "nlp-company", state: "acme" },
  { map: "nlp-company", state: "borealis" },
  { map: "nlp-company", state: "current", view: "byhand" },
  { map: "processes/cd4ml-sales-forecast", state: "current" },
  { map: "processes/cd4ml-sales-forecast", state: "cd4ml" },
  { map: "processes/crisp-ml-q", state: "current" },
  { map: "processes/google-mlops-levels", state: "current" },
  { map: "processes/google-mlops-levels", state: "level2" },
  { map: "processes/inaturalist-vision-model", state: "current" },
  { map: "processes/spacy-ner-fashion-brands", state: "current" },
  { map: "processes/uber-michelangelo", state: "current" },
  { map: "processes/uber-michelangelo", state: "michelangelo" },
];

export const docsThemes = ["light", "dark"] as const;
export type DocsTheme = (typeof docsThemes)[number];

/** Name of the file in `docs/pictures/`: `nlp-company.y2027.dark.svg`, `nlp-company.byhand.dark.svg` for a view. */
export function pictureName({ map, state, view }: DocsPicture, theme: DocsTheme): string {
  return `${map.split("/").at(-1)}.${view ?? state}.${theme}.svg`;
}

const fonts = new Map<400 | 600, Uint8Array>();
const assets: Assets = {
  async font(weight) {
    const font = fonts.get(weight) ?? interFont(weight);
    fonts.set(weight, font);
    return font;
  },
  resvg: () => Promise.reject(new Error("The pictures of the docs are SVG.")),
};

/** Draws with the code as it stands, into texts: script and test share it. `root` is the project's folder. */
export function docsPainter(root: string): (picture: DocsPicture, theme: DocsTheme) => Promise<string> {
  const layouter = createLayouter();
  const examples = globSync("**/*.mlflow", { cwd: join(root, "examples") }).sort();
  const fileOf = (name: string) => {
    const path = join(root, "examples", name);
    return { uri: pathToFileURL(path).href, text: readFileSync(path, "utf8") };
  };
  return async (picture, theme) => {
    const name = `${picture.map}.mlflow`;
    const file = fileOf(name);
    const { map, errors } = await parseMap(file.text, file.uri, examples.filter((other) => other !== name).map(fileOf));
    if (errors[0]) throw new Error(`examples/${name}: ${errors[0].message}`);
    const named = map.views.find((view) => view.id === picture.view);
    if (picture.view !== undefined && !named) throw new Error(`examples/${name} has no view ${picture.view}.`);
    const view = { ...(named && optionsOfView(named)), state: picture.state };
    const { content } = await svg.write({ map, view, look: { theme }, layouter, assets });
    return String(content);
  };
}
