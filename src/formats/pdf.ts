import { lettersOf } from "../diagram/drawn-letters.ts";
import { stateOf } from "../model/state.ts";
import { fontLosses, fontNotes } from "./font-losses.ts";
import { type Assets, type FormatInput, format } from "./format.ts";
import { svgOnPaper } from "./on-paper.ts";
import { colour, pageContent } from "./pdf-content.ts";
import { addFont, latin1, Objects, textString } from "./pdf-file.ts";
import { overviewMarks, tileMarks, type Words } from "./pdf-marks.ts";
import { type PagePlan, type PageWish, pagesFor, type Sheet } from "./pdf-pages.ts";
import { points } from "./pdf-text.ts";
import { sizeOf } from "./picture.ts";
import { fontsFor } from "./text-runs.ts";

/** Below this, in points, a step's title is not read on paper. */
const leastType = 5;
const titleSize = 13;

/** The picture as lines and letters: sharp on paper at every size, its text searchable, its links live. */
export const pdf = format({
  id: "pdf",
  title: "PDF document",
  extension: ".pdf",
  mediaType: "application/pdf",
  kind: "picture",
  async write(input) {
    const { map, look, assets } = input;
    const svg = await svgOnPaper(input, look?.page);
    return pdfOf({ svg, title: map.title, subject: subjectOf(input), assets, ...(look?.page && { page: look.page }) });
  },
});

export interface PdfInput {
  /** One of our own pictures, without fonts in it. */
  readonly svg: string;
  readonly title: string;
  /** Which state is shown. */
  readonly subject: string;
  readonly page?: PageWish;
  readonly assets: Pick<Assets, "font" | "fontsFor">;
}

/** A drawn picture as a PDF: the same input gives the same bytes. */
export async function pdfOf(
  input: PdfInput,
): Promise<{ content: Uint8Array; losses: readonly string[]; notes: readonly string[] }> {
  const { svg } = input;
  const { width, height } = sizeOf(svg);
  const letters = lettersOf(svg) + (input.page?.tile ? lettersBesides(input) : "");
  const { fonts, gaps } = await fontsFor(letters, input.assets);
  const { operators, opacities, groups, links, wholes } = pageContent(svg, fonts);
  const plan = pagesFor({ width, height }, input.page, wholes);
  const words = wordsOf(input, plan);

  const objects = new Objects();
  const names = fonts.map((_, i) => (i === 0 ? "Inter-Regular" : i === 1 ? "Inter-SemiBold" : `Other${i - 2}`));
  const fontList = fonts.map(({ bytes }, i) => `/F${i} ${addFont(objects, names[i] ?? "", bytes)} 0 R`).join(" ");
  const states = opacities.map((pair, i) => `/G${i} << /ca ${pair.split(" ")[0]} /CA ${pair.split(" ")[1]} >>`);
  const resources = `/Font << ${fontList} >> /ExtGState << ${states.join(" ")} >>`;
  // Each may stand in its own corner of the picture: none of them reaches further than the picture is large.
  const far = Math.max(width, height);
  const drawings: string[] = [];
  for (const [i, group] of groups.entries()) {
    const form = objects.stream(
      latin1(group),
      `/Type /XObject /Subtype /Form /BBox [${-far} ${-far} ${2 * far} ${2 * far}] /Group << /S /Transparency >> /Resources << ${resources} /XObject << ${drawings.join(" ")} >> >> `,
    );
    drawings.push(`/T${i} ${form} 0 R`);
  }
  // The picture is written once; each page shows all of it or a part.
  const picture = objects.stream(
    latin1(operators),
    `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << ${resources} /XObject << ${drawings.join(" ")} >> >> `,
  );
  const info = objects.add(
    `<< /Title ${textString(input.title)} /Subject ${textString(input.subject)} /Producer (ML Process Maps) >>`,
  );

  const sheets = [...(plan.overview ? [plan.overview.sheet] : []), ...plan.sheets];
  const first = objects.next() + sheets.length + linkCount(plan, links.length);
  // Contents and links of all pages come first, then the pages, then what holds them: so each number is known before.
  const pageNumbers = sheets.map((_, i) => first + i);
  const pages = first + sheets.length;
  const bodies = sheets.map((sheet, i) => {
    const isOverview = plan.overview !== undefined && i === 0;
    const tile = i - (plan.overview ? 1 : 0);
    const marks = isOverview
      ? overviewMarks(sheet, plan.overview?.tiles ?? [], words.overview, { fonts, wholes })
      : tileMarks(sheet, words.tiles[tile] ?? "", fonts);
    const content = objects.stream(latin1(`${ground(sheet, svg)}${drawn(sheet)}\n${marks}`.trimEnd()));
    const annotations = isOverview
      ? (plan.overview?.tiles ?? []).map((box, k) => {
          const rect = rectOf(sheet, box.x, box.y, box.x + box.width, box.y + box.height);
          return objects.add(
            `<< /Type /Annot /Subtype /Link /Rect [${rect}] /Border [0 0 0] /Dest [${pageNumbers[k + 1]} 0 R /Fit] >>`,
          );
        })
      : links.map(({ href, left, top, right, bottom }) => {
          const at = (x: number, y: number): [number, number] => [sheet.x + x * sheet.scale, sheet.y + y * sheet.scale];
          const rect = rectOf(sheet, ...at(left, top), ...at(right, bottom));
          return objects.add(
            `<< /Type /Annot /Subtype /Link /Rect [${rect}] /Border [0 0 0] /A << /S /URI /URI ${uriString(href)} >> >>`,
          );
        });
    return `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${points(sheet.width, sheet.height)}] /Resources << /Font << ${fontList} >> /XObject << /P ${picture} 0 R >> >> /Contents ${content} 0 R${annotations.length > 0 ? ` /Annots [${annotations.map((n) => `${n} 0 R`).join(" ")}]` : ""} >>`;
  });
  for (const body of bodies) objects.add(body);
  objects.add(`<< /Type /Pages /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(" ")}] /Count ${sheets.length} >>`);
  const root = objects.add(
    `<< /Type /Catalog /Pages ${pages} 0 R${plan.overview ? " /PageLabels << /Nums [0 << /P (Overview) >> 1 << /S /D >>] >>" : ""} /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  return {
    content: objects.file(root, info),
    losses: [...fontLosses(gaps), ...smallness(plan)],
    notes: fontNotes(gaps, gaps.missing),
  };
}

function linkCount({ overview, sheets }: PagePlan, links: number): number {
  return sheets.length * links + (overview?.tiles.length ?? 0);
}

/** A dark picture has dark paper around it, too. */
function ground({ width, height }: Sheet, svg: string): string {
  const [, paper] = /<rect data-kind="ground"[^>]* fill="(#[0-9a-f]{6})"/i.exec(svg) ?? [];
  return paper === undefined || /^#ffffff$/i.test(paper)
    ? ""
    : `q ${colour(paper, "rg")} ${points(0, 0, width, height)} re f Q\n`;
}

/** The picture on a sheet, cut to the sheet's part of it. A PDF counts upwards from the bottom of the page. */
function drawn({ scale, x, y, height, tile }: Sheet): string {
  const clip = tile
    ? `${points(tile.area.x, height - tile.area.y - tile.area.height, tile.area.width, tile.area.height)} re W n\n`
    : "";
  return `q\n${clip}${points(scale, 0, 0, -scale, x, height - y)} cm /P Do\nQ`;
}

function rectOf({ height }: Sheet, left: number, top: number, right: number, bottom: number): string {
  return points(left, height - bottom, right, height - top);
}

/** An address as PDF wants it: in the letters of URIs alone. */
function uriString(href: string): string {
  const plain = URL.canParse(href) ? new URL(href).href : encodeURI(href);
  return `(${plain.replaceAll(/[\\()]/g, (char) => `\\${char}`)})`;
}

function subjectOf({ map, view }: FormatInput): string {
  const titles = [view.compareWith, view.state].flatMap((id) =>
    id === undefined ? [] : [stateOf(map, id)?.title ?? id],
  );
  return titles.join(" → ");
}

/** All that the words beside the picture may be written with, before anyone knows on how many pages it stands. */
function lettersBesides(input: PdfInput): string {
  const tile = { width: 0, height: 0, scale: 1, x: 0, y: 0 };
  const { overview, tiles } = wordsOf(input, {
    sheets: [tile],
    overview: { sheet: tile, tiles: [] },
    rows: 1,
    columns: 1,
  });
  return [overview, ...tiles, "0123456789"].join("");
}

function wordsOf(input: PdfInput, { sheets, overview, rows, columns }: PagePlan): Words {
  if (!overview) return { overview: "", tiles: [] };
  const title = [input.title, input.subject].filter(Boolean).join(", ");
  const all = sheets.length;
  return {
    overview: `${title}: ${all} pages follow, ${columns} across and ${rows} down. Lay each over its neighbour up to the marks.`,
    tiles: sheets.map(
      ({ tile }, i) => `${title} · ${i + 1} of ${all} · row ${(tile?.row ?? 0) + 1}, column ${(tile?.column ?? 0) + 1}`,
    ),
  };
}

function smallness({ sheets }: PagePlan): readonly string[] {
  const type = titleSize * (sheets[0]?.scale ?? 1);
  if (type >= leastType) return [];
  return [
    `On this page the titles are ${type.toFixed(1)} points high, too small to read on paper: a larger page, --tile or --collapse helps.`,
  ];
}
