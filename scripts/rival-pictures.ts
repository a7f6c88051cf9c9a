/**
 * Draws some of the examples with other tools and with ours, side by side, for docs/rivals.md: `node scripts/rival-pictures.ts
 * FOLDER [TOOL…]`, after `npm run build`. FOLDER holds the other tools, installed there by npm at the versions that are named
 * in `scripts/rivals/tools.ts`; they are no part of this project. By hand: a photograph differs from machine to machine.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { State } from "../src/model/process-map.ts";
import { startChromium } from "../test/vscode/ui/browser.ts";
import { drawnMap } from "./rivals/drawn-map.ts";
import { farness, type Photo, photographSvg, scaleOf } from "./rivals/sheet.ts";
import { tools, versions } from "./rivals/tools.ts";

const maps = ["nlp-company", "processes/uber-michelangelo", "processes/crisp-ml-q"] as const;

const root = join(import.meta.dirname, "..");
const out = join(root, "docs/rivals");
const [folder = "", ...only] = process.argv.slice(2);
for (const [name, version] of Object.entries(versions)) {
  const file = join(folder, "node_modules", name, "package.json");
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version : "none";
  if (found === version) continue;
  const wanted = Object.entries(versions).map(([each, at]) => `${each}@${at}`);
  throw new Error(`${name} ${version} is wanted in ${folder}, ${found} is there: npm install ${wanted.join(" ")}`);
}

const mlmap = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, "dist/cli/mlmap.js"), ...args], { encoding: "utf8", maxBuffer: 1e8 });

mkdirSync(out, { recursive: true });
const browser = await startChromium();
const rows: string[] = [];

function keep(map: string, tool: string, name: string, photo: Photo): void {
  writeFileSync(join(out, `${map}.${tool}.webp`), photo.bytes);
  const onPage = photo.text * scaleOf(photo);
  const size = `${photo.width} × ${photo.height}`;
  rows.push(`| ${map} | ${name} | ${size} | ${onPage.toFixed(1)} px | ${photo.crossings} |`);
  console.log(rows.at(-1));
}

for (const path of maps) {
  const file = join(root, "examples", `${path}.mlflow`);
  const id = path.split("/").at(-1) ?? path;
  const map = drawnMap(JSON.parse(mlmap("export", file, "--format", "json", "--state", "current")) as State);
  const bpmn = mlmap("export", file, "--format", "bpmn", "--state", "current");
  if (only.length === 0 || only.includes("ours")) {
    const ours = await photographSvg(browser, mlmap("render", file), {
      titles: '[data-kind="process"] text[font-weight="600"]',
      lines: ".mlmap-flow > path",
    });
    keep(id, "ours", "ML Process Maps", ours);
  }
  for (const tool of tools(folder, browser)) {
    if (only.length > 0 && !only.includes(tool.id)) continue;
    const photos: Photo[] = [];
    for (const way of tool.ways) photos.push(await tool.draw(map, way, bpmn));
    const [best] = photos.sort((a, b) => farness(a) - farness(b));
    if (best) keep(id, tool.id, tool.name, best);
  }
}
await browser.close();
// D2 keeps a worker running.
process.exit(0);
