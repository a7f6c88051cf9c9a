import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import { svgOnPaper } from "../../src/formats/on-paper.ts";
import { pdf } from "../../src/formats/pdf.ts";
import { discPlace } from "../../src/formats/pdf-marks.ts";
import { orientations, overlap, type PageWish, pagesFor } from "../../src/formats/pdf-pages.ts";
import { sizeOf, svgText } from "../../src/formats/picture.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { assets } from "../support/assets.ts";
import { aMap, step } from "../support/map.ts";

const sizes = fc.record({ width: fc.integer({ min: 60, max: 9000 }), height: fc.integer({ min: 40, max: 9000 }) });
const papers = fc.record({
  size: fc.constantFrom("a4", "a3", "letter"),
  orientation: fc.option(fc.constantFrom(...orientations), { nil: undefined }),
});
const wishOf = ({ size, orientation }: { size: "a4" | "a3" | "letter"; orientation: PageWish["orientation"] }) => ({
  size,
  ...(orientation && { orientation }),
});

describe("the number of a tile in the overview", () => {
  const tile = { x: 100, y: 50, width: 120, height: 80 };
  it("stands in the middle where nothing is to be read there", () => {
    expect(discPlace(tile, [])).toMatchObject({ x: 160, y: 90 });
    expect(discPlace(tile, [{ x: 100, y: 50, width: 40, height: 20 }])).toMatchObject({ x: 160, y: 90 });
  });

  it("goes beside what stands in the middle, within its tile", () => {
    const box = { x: 130, y: 75, width: 60, height: 30 };
    const { x, y } = discPlace(tile, [box]);
    expect(x + 12 <= box.x || x - 12 >= box.x + box.width || y + 12 <= box.y || y - 12 >= box.y + box.height).toBe(
      true,
    );
    expect(x - 12 >= 100 && x + 12 <= 220 && y - 12 >= 50 && y + 12 <= 130).toBe(true);
  });

  it("covers as little as may be where all is taken", () => {
    const boxes = [tile, { x: 100, y: 50, width: 120, height: 60 }];
    expect(discPlace(tile, boxes)).toMatchObject({ covers: 24 * 24 + 24 * 4, y: 118 });
  });
});

describe("the pages of a picture", () => {
  it("are one of its own size when no paper is named", () => {
    expect(pagesFor({ width: 1000, height: 400 }).sheets).toEqual([
      { width: 750, height: 300, scale: 0.75, x: 0, y: 0 },
    ]);
  });

  it("hold all of it inside of the margins of the paper, in the orientation that shows it larger", () => {
    fc.assert(
      fc.property(sizes, papers, (picture, paper) => {
        const [sheet] = pagesFor(picture, wishOf(paper)).sheets;
        if (!sheet) throw new Error("no page");
        expect(Math.min(sheet.x, sheet.y)).toBeGreaterThanOrEqual(34);
        expect(sheet.x + picture.width * sheet.scale).toBeLessThanOrEqual(sheet.width - 34);
        expect(sheet.y + picture.height * sheet.scale).toBeLessThanOrEqual(sheet.height - 34);
        for (const orientation of orientations)
          if (!paper.orientation)
            expect(sheet.scale).toBeGreaterThanOrEqual(
              (pagesFor(picture, { ...wishOf(paper), orientation }).sheets[0]?.scale ?? 0) - 1e-9,
            );
      }),
    );
  });

  it("show every point of a tiled picture, neighbours sharing a strip to be laid over one another", () => {
    fc.assert(
      fc.property(
        sizes,
        papers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (picture, paper, u, v) => {
          const plan = pagesFor(picture, { ...wishOf(paper), tile: true });
          expect(plan.sheets).toHaveLength(plan.rows * plan.columns);
          const [x, y] = [u * picture.width, v * picture.height];
          const shown = plan.sheets.filter(({ scale, x: left, y: top, width, height, tile }) => {
            const area = tile?.area ?? { x: 0, y: 0, width, height };
            const [px, py] = [left + x * scale, top + y * scale];
            const [dx, dy] = [px - area.x, py - area.y];
            return dx >= -1e-6 && dy >= -1e-6 && dx <= area.width + 1e-6 && dy <= area.height + 1e-6;
          });
          expect(shown.length).toBeGreaterThan(0);
          const [first, second] = plan.sheets;
          if (first?.tile && second?.tile && second.tile.row === 0)
            expect(second.x - first.x + first.tile.area.width).toBeCloseTo(overlap, 6);
          // Reading size, give or take what saves a page.
          if (plan.overview) expect(first?.scale).toBeGreaterThanOrEqual(0.75 * 0.8 - 1e-9);
        },
      ),
    );
  });

  it("show each box whole on one tile at least, and say how much two neighbours share", () => {
    const box = fc.record({
      left: fc.integer({ min: 0, max: 8000 }),
      top: fc.integer({ min: 0, max: 8000 }),
      width: fc.integer({ min: 8, max: 180 }),
      height: fc.integer({ min: 8, max: 120 }),
    });
    fc.assert(
      fc.property(sizes, papers, fc.array(box, { maxLength: 60 }), (picture, paper, boxes) => {
        const wholes = boxes
          .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }))
          .filter(({ right, bottom }) => right <= picture.width && bottom <= picture.height);
        const { sheets, rows, columns } = pagesFor(picture, { ...wishOf(paper), tile: true }, wholes);
        expect(sheets).toHaveLength(rows * columns);
        const holds = ({ scale, x, y, width, height, tile }: (typeof sheets)[number], one: (typeof wholes)[number]) => {
          const area = tile?.area ?? { x: 0, y: 0, width, height };
          const [left, top] = [x + one.left * scale - area.x, y + one.top * scale - area.y];
          const [right, bottom] = [x + one.right * scale - area.x, y + one.bottom * scale - area.y];
          return left >= -1e-6 && top >= -1e-6 && right <= area.width + 1e-6 && bottom <= area.height + 1e-6;
        };
        for (const one of wholes) expect(sheets.some((sheet) => holds(sheet, one))).toBe(true);
        for (const [i, sheet] of sheets.entries()) {
          const next = sheets[i + 1];
          if (!sheet.tile || !next?.tile || next.tile.row !== sheet.tile.row) continue;
          const shared = next.x - sheet.x + sheet.tile.area.width;
          expect(shared).toBeGreaterThanOrEqual(overlap - 1e-6);
          expect(sheet.tile.shared.right).toBeCloseTo(shared, 6);
          expect(next.tile.shared.left).toBeCloseTo(shared, 6);
        }
      }),
    );
  });

  it("begin with an overview on the paper that shows it larger, or on the one that is asked for", () => {
    const wide = { width: 4000, height: 900 };
    const overviewOf = (wish: PageWish) => pagesFor(wide, { ...wish, tile: true }).overview?.sheet;
    const shape = overviewOf({ size: "a4" });
    expect(shape?.width).toBeGreaterThan(shape?.height ?? 0);
    const asked = overviewOf({ size: "a4", orientation: "portrait" });
    expect(asked?.width).toBeLessThan(asked?.height ?? 0);
  });
});

describe("a PDF on paper", () => {
  const steps = Array.from({ length: 120 }, (_, i) =>
    step(`s${i}`, "manual", i === 0 ? { links: [{ address: "https://run.example/a(b)\\c" }] } : {}),
  );
  const map = aMap({ steps, flows: steps.slice(1).map((s, i) => `s${i} -> ${s.id}`) });
  const written = async (page: PageWish) => {
    const { content, losses } = await pdf.write({
      map,
      view: { state: "current" },
      layouter: createLayouter(),
      assets,
      look: { page },
    });
    return { text: Buffer.from(content as Uint8Array).toString("latin1"), losses };
  };

  it("has a page for each tile and an overview whose tiles lead to their pages", async () => {
    const { text } = await written({ size: "a4", tile: true });
    const pages = [...text.matchAll(/^(\d+) 0 obj\n<< \/Type \/Page /gm)].map((match) => match[1]);
    expect(pages.length).toBeGreaterThan(2);
    expect(text).toContain(`/Count ${pages.length} >>`);
    expect(text).toContain("/PageLabels << /Nums [0 << /P (Overview) >> 1 << /S /D >>] >>");
    expect([...text.matchAll(/\/Dest \[(\d+) 0 R/g)].map((match) => match[1])).toEqual(pages.slice(1));
    for (const [, id] of text.matchAll(/\b(\d+) 0 R\b/g)) expect(text).toContain(`\n${id} 0 obj\n`);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("keeps a step's link where its box stands", async () => {
    const { text } = await written({ size: "a4", orientation: "landscape" });
    const [, rect = "", address] = /\/Rect \[([^\]]*)\] .*?\/URI \((.*?)\) >>/.exec(text) ?? [];
    expect(address).toBe("https://run.example/a\\(b\\)/c");
    const [left = 0, bottom = 0, right = 0, top = 0] = rect.split(" ").map(Number);
    expect(right - left).toBeGreaterThan(5);
    expect(top).toBeGreaterThan(bottom);
    expect(top).toBeLessThan(595);
  });

  /** 12 mm that printers leave white. */
  const margin = (12 / 25.4) * 72;
  let uber: ProcessMap;
  let goal: string;
  beforeAll(async () => {
    const file = join(import.meta.dirname, "../../examples/processes/uber-michelangelo.mlflow");
    uber = (await parseMap(readFileSync(file, "utf8"), `file://${file}`, [])).map;
    goal = uber.targets[0]?.id ?? "";
    expect(goal).not.toBe("");
  });

  it.each([
    ["a4", "portrait", "phases"],
    ["a4", "landscape", "phases"],
    ["a4", undefined, "phases"],
    ["a4", "portrait", "actors"],
    ["letter", "portrait", "phases"],
    ["a3", undefined, "actors"],
  ] as const)("folds the map to be as large on the sheet as it can: %s, %s, %s", async (size, orientation, lanes) => {
    const wish = { size, ...(orientation && { orientation }) };
    for (const view of [
      { state: "current", lanes },
      { state: goal, compareWith: "current", lanes },
    ]) {
      const input = { map: uber, view, layouter: createLayouter(), assets };
      const sheetOf = (svg: string) => {
        const [sheet] = pagesFor(sizeOf(svg), wish).sheets;
        if (!sheet) throw new Error("no page");
        const { width, height } = sizeOf(svg);
        const room = (sheet.width - 2 * margin) * (sheet.height - 2 * margin);
        return { scale: sheet.scale, filled: (width * height * sheet.scale ** 2) / room };
      };
      const onPaper = sheetOf(await svgOnPaper(input, wish));
      expect(onPaper.scale).toBeGreaterThanOrEqual(sheetOf(await svgText(input)).scale - 1e-9);
      // As large as life is enough; else most of the sheet is taken.
      if (onPaper.scale < 1) expect(onPaper.filled).toBeGreaterThan(0.7);
    }
  });

  it("says when a page is too small for its picture", async () => {
    const many = { size: "a4", orientation: "portrait" } as const;
    const { losses } = await written(many);
    const small = /titles are ([\d.]+) points high/.exec(losses.join());
    expect(small === null || Number(small[1]) < 5).toBe(true);
    expect((await written({})).losses).toEqual([]);
  });
});
