import { renderToString } from "preact-render-to-string";
import { wholeOf } from "../diagram/compare/both-sides.ts";
import { onBothSides } from "../diagram/compare/side-ids.ts";
import { lettersOf } from "../diagram/drawn-letters.ts";
import {
  AreaNames,
  graphOf,
  optionsOfView,
  placeInSvg,
  svgOptionsOf,
  themes,
  toSvg,
  variableTheme,
} from "../diagram/index.ts";
import type { Picture, ViewOptions } from "../diagram/layout-types.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { stateIds, stateOf } from "../model/state.ts";
import { fontFacesFor } from "./embedded-fonts.ts";
import { type FormatInput, format } from "./format.ts";
import { pageScript, pageStyle } from "./html-page.ts";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly svg: string;
  /** Names of phases and lanes, to be laid over the picture while it is too small to read. */
  readonly names: string;
}

/**
 * Every state as a picture, all in one arrangement, so that switching shows only what changed; then each named view, where
 * the page is not of one view alone. What stands back does so in the state that it was chosen in.
 */
async function pictures({ map, view, look, layouter }: FormatInput): Promise<readonly Shown[]> {
  const theme = variableTheme(themes.light);
  const shown: Shown[] = [];
  const add = async (id: string, title: string, options: ViewOptions): Promise<void> => {
    const picture = await drawnOf(map, options, layouter);
    // What is said above and below two sides is of both.
    const { compareSide, ...both } = options;
    const plain = svgOptionsOf(map, both);
    const { dimmed, inFull } = (id === view.state && look?.marks) || {};
    const marks = {
      ...plain.marks,
      ...(dimmed && { dimmed: compareSide === undefined ? dimmed : onBothSides(dimmed) }),
      ...(inFull !== undefined && { inFull }),
    };
    const drawn = { ...plain, marks, theme, transparent: true, idPrefix: `mlmap-${shown.length}` };
    const names = renderToString(AreaNames({ picture, at: placeInSvg(picture, drawn) }));
    shown.push({ id, title, svg: toSvg(picture, drawn), names });
  };
  for (const id of stateIds(map))
    await add(id, stateOf(map, id)?.title ?? id, { ...shownFor(map, view, id), ghosts: true });
  if (view.rules !== undefined) return shown;
  for (const one of map.views) {
    const { collapsed: _collapsed, ...base } = view;
    const options = optionsOfView(one);
    await add(`view:${one.id}`, one.title, { ...shownFor(map, base, options.state ?? "current"), ...options });
  }
  return shown;
}

/** The view of another state: compared as the one that is looked at, but not with itself. */
function shownFor(map: ProcessMap, view: ViewOptions, state: StateId): ViewOptions {
  if (state === view.state || view.compareWith === undefined) return { ...view, state };
  const { compareWith, compareTitles, compareSide, ...plain } = view;
  if (view.compareMap === undefined && compareWith === state) return { ...plain, state };
  const after = stateOf(map, state)?.title ?? state;
  return { ...view, state, ...(compareTitles && { compareTitles: { ...compareTitles, after } }) };
}

/** A picture of a view, of two states that are shown apart both. */
async function drawnOf(map: ProcessMap, view: ViewOptions, layouter: FormatInput["layouter"]): Promise<Picture> {
  const graph = graphOf(map, view);
  const picture = { graph, layout: await layouter.layout(graph) };
  return wholeOf(picture, view, () => graphOf(map, { ...view, compareSide: "before" }));
}

/** One page with all states, to be opened in any browser, offline: pan, zoom, light and dark, good on paper. */
export const html = format({
  id: "html",
  title: "Web page with pan and zoom",
  extension: ".html",
  mediaType: "text/html",
  kind: "picture",
  async write(input) {
    const { map, view } = input;
    const shown = await pictures(input);
    const first = shown.some(({ id }) => id === view.state) ? view.state : "current";
    const letters = [...new Set(shown.map(({ svg }) => lettersOf(svg)).join(""))].sort().join("");
    const faces = await fontFacesFor(letters + escaped(shown.map(({ title }) => title).join("")), input.assets);
    const buttons = shown.map(
      ({ id, title }) =>
        `<button type="button" data-state="${escaped(id)}" aria-pressed="${id === first}">${escaped(title)}</button>`,
    );
    const sections = shown.map(
      ({ id, title, svg, names }) =>
        `<section data-state="${escaped(id)}" aria-label="${escaped(title)}"${id === first ? "" : " hidden"}>\n${svg}${names}</section>`,
    );
    const content = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:">
<title>${escaped(map.title)}</title>
<style>${faces}${pageStyle(input.look?.theme, map.settings.palette)}</style>
</head>
<body>
<nav aria-label="States and zoom">
<span class="states">
${buttons.join("\n")}
</span>
<span class="zoom">
<button type="button" data-do="out" aria-label="Smaller">−</button>
<button type="button" data-do="in" aria-label="Larger">+</button>
<button type="button" data-do="fit">Fit</button>
</span>
</nav>
<main tabindex="0" aria-label="Picture: arrow keys move it, plus and minus zoom, 0 fits it">
<h1>${escaped(map.title)}</h1>
${sections.join("\n")}
</main>
<aside aria-label="The step that is chosen" aria-live="polite" hidden>
<div></div>
<button type="button" aria-label="Close">✕</button>
</aside>
<script>${pageScript}</script>
</body>
</html>
`;
    return { content, losses: [] };
  },
});
