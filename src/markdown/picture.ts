/**
 * Parser, layout engine and drawing for VS Code's Markdown preview. Loaded by `preview.ts` when a page has a map. The
 * engine runs in the page itself: the preview's policy allows no worker.
 */
import { createLayouter, graphOf, pictureCss, svgOptionsOf, themes, toSvg, variableTheme } from "../diagram/index.ts";
import { parseMap } from "../language/index.ts";
import { type Drawer, type DrawerHolder, type Drawing, drawerName } from "./drawing.ts";
import { fontCss } from "./fonts.ts";

/** A map without a title takes the name of its file, which a fence has not. */
const untitled = "memory:///Process%20map.mlflow";

const layouter = createLayouter();

async function draw(text: string): Promise<Drawing> {
  const { map, errors } = await parseMap(text, untitled);
  const [first] = errors;
  const error = first && {
    message: first.message,
    line: first.range.startLine,
    more: errors.length - 1,
  };
  const view = { state: "current" };
  const graph = graphOf(map, view);
  if (graph.nodes.length === 0) return error ? { error } : {};
  const layout = await layouter.layout(graph);
  const svg = toSvg(
    { graph, layout },
    { ...svgOptionsOf(map, view), theme: variableTheme(themes.light), transparent: true },
  );
  return error ? { svg, error } : { svg };
}

const drawer: Drawer = { draw, css: `${fontCss}\n${pictureCss}` };
(globalThis as DrawerHolder)[drawerName] = drawer;
