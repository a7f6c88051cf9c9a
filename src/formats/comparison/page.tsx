import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import {
  type ChangeOrder,
  type Compared,
  changeList,
  changeOrders,
  changesInShort,
  comparedInShort,
  figuresThenAndNow,
  groupedChanges,
} from "../../analysis/index.ts";
import { ChangeRows } from "../../diagram/compare/ChangeRows.tsx";
import { CompareLegend } from "../../diagram/compare/CompareLegend.tsx";
import { graphOf, levelsIn, palettePageCss } from "../../diagram/index.ts";
import { legendNotesOf } from "../../diagram/legend.ts";
import { fontFacesFor } from "../embedded-fonts.ts";
import type { Assets } from "../format.ts";
import { type ComparisonPictures, comparisonViewOptions, type Layouter, picturesOf } from "./pictures.ts";
import { pageScript } from "./script.ts";
import { pageStyle } from "./style.ts";

export interface ComparisonInput {
  readonly compared: Compared;
  /** How the list of changes is grouped at first; by phase when left out. */
  readonly order?: ChangeOrder;
  readonly layouter: Layouter;
  readonly assets: Assets;
}

const orderWords: Readonly<Record<ChangeOrder, string>> = { phase: "phase", actor: "actor", hours: "hours saved" };

/**
 * Both states in one picture, side by side, under a slider and fading, with the list of changes and the figures then and
 * now. One HTML file that asks for nothing: for any browser, a phone and paper. Without scripts everything is there, one
 * below the other.
 */
export async function comparisonPage(input: ComparisonInput): Promise<string> {
  const { compared } = input;
  const pictures = await picturesOf(compared, input.layouter);
  const body = renderToString(<Page compared={compared} pictures={pictures} order={input.order ?? "phase"} />);
  const letters = [...new Set(body.replaceAll(/<(?!\/?)[^>]*>/g, ""))].sort().join("");
  const faces = await fontFacesFor(`${letters}&<>"'.▲▼`, input.assets);
  const title = renderToString(
    <title>{`${compared.after.map.title}: ${compared.before.title} → ${compared.after.title}`}</title>,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:">
<meta name="color-scheme" content="light dark">
${title.replaceAll(forbidden, "")}
<style>${faces}${pageStyle}${palettePageCss(compared.after.map.settings.palette)}</style>
</head>
${body.replaceAll(forbidden, "")}
<script>${pageScript}</script>
</html>
`;
}

/** Characters that HTML forbids, as a map may hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

function Page(props: {
  readonly compared: Compared;
  readonly pictures: ComparisonPictures;
  readonly order: ChangeOrder;
}): VNode {
  const { compared, pictures, order } = props;
  const { before, after, changes } = compared;
  const list = changeList(compared);
  const view = comparisonViewOptions(compared);
  const { legend, hours } = levelsIn(after.map, view);
  const notes = legendNotesOf(graphOf(after.map, view));
  return (
    <body class="cmp">
      <header>
        <p class="map">
          {after.map.title === before.map.title ? after.map.title : `${before.map.title} → ${after.map.title}`}
        </p>
        <h1>
          {before.title} <span aria-label="to">→</span> {after.title}
        </h1>
        <p class="lead">
          {changes.same
            ? "Nothing differs."
            : [comparedInShort(compared), listed(changesInShort(list))].filter(Boolean).join(" ")}
        </p>
        <Figures compared={compared} />
      </header>
      <main>
        <div class="tools" role="toolbar" aria-label="How both states are shown">
          <fieldset>
            <legend>View</legend>
            {views.map(([how, words]) => (
              <label key={how}>
                <input type="radio" name="how" value={how} defaultChecked={how === "one"} />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
          <label class="mix">
            <span class="mix-before">{before.title}</span>
            <input
              type="range"
              min="0"
              max="100"
              defaultValue="50"
              aria-label={`How much of ${after.title} is shown`}
            />
            <span class="mix-after">{after.title}</span>
          </label>
          <span class="zoom">
            <button type="button" data-do="out" aria-label="Smaller">
              −
            </button>
            <button type="button" data-do="in" aria-label="Larger">
              +
            </button>
            <button type="button" data-do="fit">
              Fit
            </button>
          </span>
        </div>
        <div class="work">
          <div
            class="stage"
            tabIndex={0}
            role="group"
            aria-label="Picture: arrow keys move it, plus and minus zoom, 0 fits it"
          >
            <Pane of="one" title={`${before.title} → ${after.title}`} svg={pictures.one} />
            <Pane of="before" title={before.title} svg={pictures.before} />
            <Pane of="after" title={after.title} svg={pictures.after} />
            <div class="edge" aria-hidden="true" />
          </div>
          <aside aria-label="List of changes">
            <div class="list-head">
              <h2>{list.length === 1 ? "1 change" : `${list.length} changes`}</h2>
              <label class="orders">
                by{" "}
                <select name="order" aria-label="Group the changes by">
                  {changeOrders.map((one) => (
                    <option key={one} value={one} selected={one === order}>
                      {orderWords[one]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {list.length === 0 ? <p class="none">Both are the same.</p> : null}
            {changeOrders.map((one) => (
              <div key={one} data-order={one} hidden={one !== order}>
                <ChangeRows groups={groupedChanges(compared, one, list)} />
              </div>
            ))}
          </aside>
        </div>
        <div class="below">
          <CompareLegend entries={legend} hours={hours} notes={notes} />
          <p class="note">
            The strip at the left of a step is its level before. * partly worked out from levels, not stated. Hours are
            a month’s; bars show the middle, whiskers the range.
          </p>
        </div>
      </main>
    </body>
  );
}

const views = [
  ["one", "One picture"],
  ["sides", "Side by side"],
  ["slider", "Slider"],
  ["fade", "Fade"],
] as const;

function Pane({ of, title, svg }: { readonly of: string; readonly title: string; readonly svg: string }): VNode {
  return (
    <figure class="pane" data-pane={of}>
      <figcaption>{title}</figcaption>
      <div class="sheet" dangerouslySetInnerHTML={{ __html: svg }} />
    </figure>
  );
}

function Figures({ compared }: { readonly compared: Compared }): VNode | null {
  const rows = figuresThenAndNow(compared);
  if (rows.length === 0) return null;
  return (
    <div class="figures-frame" tabIndex={0} role="region" aria-label="Figures then and now">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">State</span>
            </th>
            {rows.map(({ id, label, unit }) => (
              <th scope="col" key={id}>
                {label} {unit ? <small>{unit}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(["before", "after"] as const).map((side) => (
            <tr key={side}>
              <th scope="row">{compared[side].title}</th>
              {rows.map((row) => (
                <td key={row.id}>{row[side] ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const listed = (words: string): string => (words === "" ? "" : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
