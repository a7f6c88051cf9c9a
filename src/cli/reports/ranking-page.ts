import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import {
  frontInWords,
  opennessInWords,
  type Ranking,
  rankingHeadline,
  rankingLead,
  settleInWords,
  turnsInWords,
} from "../../analysis/index.ts";
import { tradeOffsCss } from "../../diagram/charts/chart-css.ts";
import { TradeOffs } from "../../diagram/charts/TradeOffs.tsx";
import { tradeOffPoints } from "../../diagram/charts/trade-off-points.ts";
import { belowTargetOf, MapThumb } from "../../diagram/index.ts";
import type { Layout } from "../../diagram/layout-types.ts";
import { palettePageCss } from "../../diagram/palette-css.ts";
import { themes, themeVariables } from "../../diagram/theme.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { answerTables, ratingTables, type TitledTable, tableOf } from "./ranking-tables.ts";
import type { Table } from "./tables.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value: string): string => value.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

const style = `
:root { color-scheme: light dark; ${themeVariables(themes.light)} }
@media (prefers-color-scheme: dark) { :root { ${themeVariables(themes.dark)} } }
@media print { :root { ${themeVariables(themes.print)} } tr, figure, .trade-offs { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } body { padding: 0; } .frame { overflow: visible; } table { font-size: 11px; line-height: 15px; } }
* { box-sizing: border-box; }
body { max-width: 1100px; margin: 0 auto; padding: 32px 24px; background: var(--mlmap-ground); color: var(--mlmap-text); font: 14px/20px Inter, system-ui, sans-serif; }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 32px; }
h2 { margin: 32px 0 4px; font-size: 17px; line-height: 24px; }
h3 { margin: 16px 0 0; font-size: 14px; line-height: 20px; }
.frame { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 8px 0; }
th, td { padding: 5px 12px 5px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--mlmap-rule); font-weight: 400; }
thead th { color: var(--mlmap-muted); border-bottom-color: var(--mlmap-text); vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { color: var(--mlmap-muted); }
.maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 20px 28px; margin-top: 8px; }
.maps figure { margin: 0; break-inside: avoid; }
.map-thumb { display: block; width: 100%; max-height: 240px; margin-top: 4px; }
${tradeOffsCss}`;

/** The comparison as one page that asks for nothing else: ranking, reasons, firmness, every answer, every rating. */
export function rankingPage(map: ProcessMap, ranking: Ranking, title: string, layout: Layout): string {
  const turns = turnsInWords(map, ranking);
  const answers = answerTables(map, ranking);
  const settle = settleInWords(ranking);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(`Platforms for ${title}`)}</title>
<style>${style}${palettePageCss(map.settings.palette)}</style>
</head>
<body>
<main>
<h1>${text(rankingHeadline(map, ranking))}</h1>
<p>${text(rankingLead(map, ranking))}</p>
<p class="quiet">${text(`${map.title}: platforms for ${title}`)}</p>
${table(tableOf(ranking), "Ranking")}
<h2>Why</h2>
${ranking.platforms.map((p) => `<p><b>${text(p.title)}</b>: ${text(p.reasons.join(" "))}</p>`).join("\n")}
${turns.length > 0 ? `<h2>How firm the first place is</h2>\n<ul>${turns.map((t) => `<li>${text(t)}</li>`).join("")}</ul>` : ""}
${tradeOffsSection(ranking)}
${settle.length > 0 ? `<h2>What to settle next</h2>\n<p>${text(opennessInWords(ranking))}</p>\n<ol>${settle.map((t) => `<li>${text(t)}</li>`).join("")}</ol>` : ""}
${answers.length > 0 ? `<h2>Answers by group</h2>\n<p class="quiet">🟢 good, 1 · 🟡 mixed, ½ · 🔴 bad, 0 · – open, no value. A red answer to a required question puts a candidate out.</p>\n${titled(answers)}` : ""}
<h2>The map of each candidate</h2>
<p class="quiet">Each step stands at one place in all of them; a heavy border marks one that stays below the target.</p>
${multiples(map, ranking, layout)}
<h2>Steps by phase</h2>
${titled(ratingTables(map, ranking))}
</main>
</body>
</html>
`;
}

/** Coverage and fit as a picture, the cost beside it. */
function tradeOffsSection(ranking: Ranking): string {
  const points = tradeOffPoints(ranking);
  if (points.length < 2) return "";
  const label = points.map((p) => `${p.mark}: ${p.title}`).join(", ");
  const words = { coverage: "Steps that reach the target, of 100", fit: "Fit, of 100", label };
  return `<h2>Coverage, fit and cost together</h2>
<p>${text(frontInWords(ranking))}</p>
${renderToString(h(TradeOffs, { points, words }))}
<p class="quiet">Numbers are places. Full: nothing is as good in all and better in one. Hollow: something is. Dashed: out. Costs stand in the table above.</p>`;
}

/** The target's map and those of all candidates. */
function multiples(map: ProcessMap, { target, platforms }: Ranking, layout: Layout): string {
  const figures = [target, ...platforms.map((p) => p.id)].flatMap((id) => {
    const state = stateOf(map, id);
    if (!state) return [];
    const below = belowTargetOf(map, id);
    const count = below.size === 0 ? "" : `, ${below.size} below the target`;
    const label = `${state.title}${id === target ? ": the target" : count}`;
    const svg = renderToString(h(MapThumb, { layout, state, below, label }));
    return [`<figure><figcaption>${text(label)}</figcaption>${svg}</figure>`];
  });
  return `<div class="maps">${figures.join("\n")}</div>`;
}

const titled = (tables: readonly TitledTable[]): string =>
  tables.map(({ title, table: t }) => `<h3>${text(title)}</h3>\n${table(t, title)}`).join("\n");

function table({ head, rows, words = [] }: Table, label: string): string {
  const number = (column: number): string => (column === 0 || words.includes(column) ? "" : ' class="n"');
  const headCells = head.map((h, i) => `<th scope="col"${number(i)}>${text(h)}</th>`).join("");
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((c, i) => (i === 0 ? `<th scope="row">${text(c)}</th>` : `<td${number(i)}>${text(c)}</td>`)).join("")}</tr>`,
  );
  return `<div class="frame" tabindex="0" role="region" aria-label="${text(label)}"><table><thead><tr>${headCells}</tr></thead><tbody>${lines.join("")}</tbody></table></div>`;
}
