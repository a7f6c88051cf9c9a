import { themes } from "../../diagram/index.ts";
import { textWidth } from "../../diagram/text-width.ts";
import type { HistoryPoint } from "../../model/history.ts";
import { type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../../model/level.ts";

const width = 760;
const plot = { x: 44, y: 56, width: 652, height: 220 };
const theme = themes.light;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const round = (n: number): number => Math.round(n * 100) / 100;

/** A column a commit: steps by level, stacked from the best up, and the automation score as a line above them. */
export function historyChart(title: string, points: readonly HistoryPoint[]): string {
  const most = Math.max(1, ...points.map((p) => p.processes));
  const step = plot.width / points.length;
  const bar = Math.max(1, Math.min(48, step - (step > 6 ? 4 : 0)));
  const x = (i: number): number => plot.x + step * i + step / 2;
  const y = (count: number): number => plot.y + plot.height * (1 - count / most);
  const present = levelsAndUnrated.filter((level) => points.some((p) => p.levels[level] > 0));
  const height = plot.y + plot.height + 70;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif" font-size="12">
<title>${escaped(title)}: levels and automation score over ${points.length} commits</title>
<rect width="${width}" height="${height}" fill="${theme.ground}"/>
<text x="${plot.x}" y="24" font-size="15" font-weight="600" fill="${theme.text}">${escaped(title)}</text>
<text x="${plot.x}" y="42" fill="${theme.muted}">Steps by level at each commit; the line is the automation score, of 100.</text>
${scale(most)}
${points.map((p, i) => column(p, { x: x(i) - bar / 2, y, width: bar }, present)).join("\n")}
${scoreLine(points, x)}
${dates(points, x)}
${legend(present, height - 22)}
</svg>
`;
}

interface Place {
  readonly x: number;
  readonly y: (count: number) => number;
  readonly width: number;
}

function column(point: HistoryPoint, { x, y, width: w }: Place, present: readonly LevelOrUnrated[]): string {
  let below = 0;
  const parts = present.flatMap((level) => {
    const count = point.levels[level];
    if (count === 0) return [];
    const top = y(below + count);
    const rect = `<rect data-level="${level}" x="${round(x)}" y="${round(top)}" width="${round(w)}" height="${round(y(below) - top)}" fill="${theme.levels[level].fill}" stroke="${theme.levels[level].border}"${level === "absent" ? ' stroke-dasharray="3 2"' : ""}/>`;
    below += count;
    return [rect];
  });
  const score = point.score === null ? "no score" : `score ${Math.round(point.score * 100)}`;
  return `<g data-revision="${escaped(point.revision)}"><title>${escaped(`${point.date.slice(0, 10)}, ${point.revision.slice(0, 9)}: ${point.processes} steps, ${score}`)}</title>${parts.join("")}</g>`;
}

/** Steps at the left, score at the right, three lines each. */
function scale(most: number): string {
  return [0, 0.5, 1]
    .map((share) => {
      const at = round(plot.y + plot.height * (1 - share));
      const count = most * share;
      return `<line x1="${plot.x}" x2="${plot.x + plot.width}" y1="${at}" y2="${at}" stroke="${theme.rule}"/>${Number.isInteger(count) ? `<text x="${plot.x - 8}" y="${at + 4}" text-anchor="end" fill="${theme.muted}">${count}</text>` : ""}<text x="${plot.x + plot.width + 8}" y="${at + 4}" fill="${theme.muted}">${share * 100}</text>`;
    })
    .join("\n");
}

function scoreLine(points: readonly HistoryPoint[], x: (i: number) => number): string {
  const known = points.flatMap(({ score }, i) =>
    score === null ? [] : [{ x: round(x(i)), y: round(plot.y + plot.height * (1 - score)) }],
  );
  const line = known.map((p, i) => `${i === 0 ? "M" : "L"}${p.x} ${p.y}`).join("");
  const dots =
    known.length > 60
      ? []
      : known.map(
          (p) =>
            `<circle cx="${p.x}" cy="${p.y}" r="3.5" fill="${theme.ground}" stroke="${theme.text}" stroke-width="2"/>`,
        );
  return `<path data-kind="score" d="${line}" fill="none" stroke="${theme.ground}" stroke-width="5"/><path d="${line}" fill="none" stroke="${theme.text}" stroke-width="2"/>${dots.join("")}`;
}

/** As many dates as have room, the first and the last among them. */
function dates(points: readonly HistoryPoint[], x: (i: number) => number): string {
  const every = Math.max(1, Math.ceil((points.length - 1) / 7));
  return points
    .flatMap((p, i) => {
      const last = i === points.length - 1;
      if (!last && (i % every !== 0 || points.length - 1 - i < every)) return [];
      return [
        `<text x="${round(x(i))}" y="${plot.y + plot.height + 18}" text-anchor="middle" fill="${theme.muted}">${p.date.slice(0, 10)}</text>`,
      ];
    })
    .join("\n");
}

function legend(present: readonly LevelOrUnrated[], y: number): string {
  let x = plot.x;
  return present
    .map((level) => {
      const { fill, border } = theme.levels[level];
      const text = levelFacts[level].legend;
      const entry = `<rect x="${x}" y="${y - 10}" width="12" height="12" rx="2" fill="${fill}" stroke="${border}"${level === "absent" ? ' stroke-dasharray="3 2"' : ""}/><text x="${x + 18}" y="${y}" fill="${theme.text}">${text}</text>`;
      x += 40 + Math.ceil(textWidth(text, 12));
      return entry;
    })
    .join("\n");
}
