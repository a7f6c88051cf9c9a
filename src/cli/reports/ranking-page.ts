import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import {
  answerMatrixOf,
  frontInWords,
  opennessInWords,
  type Ranking,
  type RankingLabels,
  rankingHeadline,
  rankingLabels,
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
import { AnswerMark, answerCss } from "../../formats/report/marks.tsx";
import type { AnswerValue, ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { answerTables, ratingTables, type TitledTable, tableOf } from "./ranking-tables.ts";
import type { Table } from "./tables.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value: string): string => value.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

const style = `
:root { color-scheme: light dark; --strong: var(--mlmap-muted); ${themeVariables(themes.light)} }
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
tbody th { min-width: min(220px, 36vw); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; }
.quiet { color: var(--mlmap-muted); }
.maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 20px 28px; margin-top: 8px; }
.maps figure { margin: 0; break-inside: avoid; }
.map-thumb { display: block; width: 100%; max-height: 240px; margin-top: 4px; }
.answer { display: inline-block; vertical-align: -3px; }
${answerCss}
${tradeOffsCss}`;

/** With more candidates a table has room for marks, not for remarks. */
const mostInFull = 6;

/** The comparison as one page that asks for nothing else: ranking, reasons, firmness, every answer, every rating. */
export function rankingPage(map: ProcessMap, ranking: Ranking, title: string, layout: Layout): string {
  const turns = turnsInWords(map, ranking);
  const labels = rankingLabels[ranking.language];
  const brief = ranking.platforms.length > mostInFull;
  const answers = answerTables(map, ranking, { brief });
  const all = answerMatrixOf(
    map,
    ranking.platforms.map((p) => p.id),
  ).flatMap((g) => g.questions);
  const silent = brief ? all.filter((q) => q.answers.every((a) => !a.value)).length : 0;
  const settle = settleInWords(ranking);
  return `<!doctype html>
<html lang="${ranking.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(labels.platformsFor(title))}</title>
<style>${style}${palettePageCss(map.settings.palette)}</style>
</head>
<body>
<main>
<h1>${text(rankingHeadline(map, ranking))}</h1>
<p>${text(rankingLead(map, ranking))}</p>
<p class="quiet">${text(`${map.title}: ${labels.platformsFor(title)}`)}</p>
${table(tableOf(ranking), labels.ranking, labels)}
<h2>${labels.why}</h2>
${ranking.platforms.map((p) => `<p><b>${text(p.title)}</b>: ${text(p.reasons.join(" "))}</p>`).join("\n")}
${turns.length > 0 ? `<h2>${labels.firmness}</h2>\n<ul>${turns.map((t) => `<li>${text(t)}</li>`).join("")}</ul>` : ""}
${tradeOffsSection(ranking)}
${settle.length > 0 ? `<h2>${labels.settle}</h2>\n<p>${text(opennessInWords(ranking))}</p>\n<ol>${settle.map((t) => `<li>${text(t)}</li>`).join("")}</ol>` : ""}
${answers.length > 0 ? `<h2>${labels.answers}</h2>\n<p class="quiet">${[labels.answersKey, silent > 0 ? labels.unanswered(silent) : ""].join(" ").trim()}</p>\n${titled(answers, labels)}` : ""}
<h2>${labels.maps}</h2>
<p class="quiet">${labels.mapsKey}</p>
${multiples(map, ranking, layout)}
<h2>${labels.steps}</h2>
${titled(ratingTables(map, ranking, { brief }), labels)}
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
  const labels = rankingLabels[ranking.language];
  const words = { coverage: labels.coverage, fit: labels.fit, label };
  return `<h2>${labels.together}</h2>
<p>${text(frontInWords(ranking))}</p>
${renderToString(h(TradeOffs, { points, words }))}
<p class="quiet">${labels.togetherKey}</p>`;
}

/** The target's map and those of all candidates. */
function multiples(map: ProcessMap, { target, platforms, language }: Ranking, layout: Layout): string {
  const labels = rankingLabels[language];
  const figures = [target, ...platforms.map((p) => p.id)].flatMap((id) => {
    const state = stateOf(map, id);
    if (!state) return [];
    const below = belowTargetOf(map, id);
    const count = below.size === 0 ? "" : labels.belowCount(below.size);
    const label = `${state.title}${id === target ? labels.theTarget : count}`;
    const svg = renderToString(h(MapThumb, { layout, state, below, label }));
    return [`<figure><figcaption>${text(label)}</figcaption>${svg}</figure>`];
  });
  return `<div class="maps">${figures.join("\n")}</div>`;
}

const titled = (tables: readonly TitledTable[], labels: RankingLabels): string =>
  tables.map(({ title, table: t }) => `<h3>${text(title)}</h3>\n${table(t, title, labels)}`).join("\n");

const valueOfSign: Readonly<Record<string, AnswerValue>> = { "🟢": "good", "🟡": "mixed", "🔴": "bad" };

/** A cell; a sign at its beginning becomes a mark that needs neither colour nor a font with such signs. */
function cell(content: string, { values }: RankingLabels): string {
  const [sign = ""] = content;
  const value = valueOfSign[sign];
  if (!value) return text(content);
  const mark = renderToString(h(AnswerMark, { value, words: values[value] }));
  return `${mark} ${text(content.slice(sign.length).trim())}`.trim();
}

function table({ head, rows, words = [] }: Table, label: string, labels: RankingLabels): string {
  const number = (column: number): string => (column === 0 || words.includes(column) ? "" : ' class="n"');
  const headCells = head.map((h, i) => `<th scope="col"${number(i)}>${text(h)}</th>`).join("");
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((c, i) => (i === 0 ? `<th scope="row">${text(c)}</th>` : `<td${number(i)}>${cell(c, labels)}</td>`)).join("")}</tr>`,
  );
  return `<div class="frame" tabindex="0" role="region" aria-label="${text(label)}"><table><thead><tr>${headCells}</tr></thead><tbody>${lines.join("")}</tbody></table></div>`;
}
