/** The other tools: how each turns a text into a picture, at the versions that the pictures were made with. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import type { DrawnMap } from "./drawn-map.ts";
import { crossingsOf, type Photo, photographImage, photographSvg, smallest } from "./sheet.ts";
import { d2Text, likec4Text, mermaidText, type Way } from "./texts.ts";

/** Exact versions, to be installed beside each other in a folder of their own. */
export const versions = {
  mermaid: "12.3.0",
  "@mermaid-js/layout-elk": "1.0.1",
  "@terrastruct/d2": "0.1.33",
  likec4: "1.59.4",
  "bpmn-js": "18.31.1",
} as const;

export interface Tool {
  /** Part of the file's name. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Ways that it can draw in; the one nearest to the shape of a screen is shown. */
  readonly ways: readonly Way[];
  draw(map: DrawnMap, way: Way, bpmn: string): Promise<Photo>;
}

/** The tools as installed in `folder`, drawing in `browser`. */
export function tools(folder: string, browser: Browser): readonly Tool[] {
  const installed = (path: string): string => join(folder, "node_modules", path);
  const both: readonly Way[] = ["right", "down"];
  return [
    ...(["dagre", "elk"] as const).map((layout) => ({
      id: `mermaid-${layout}`,
      name: `Mermaid ${versions.mermaid}, ${layout}`,
      ways: both,
      draw: async (map: DrawnMap, way: Way) =>
        photographSvg(browser, await mermaidSvg(browser, installed, mermaidText(map, way), layout), {
          titles: ".node .nodeLabel",
          lines: ".edgePaths path",
        }),
    })),
    ...(["dagre", "elk"] as const).map((layout) => ({
      id: `d2-${layout}`,
      name: `D2 (npm ${versions["@terrastruct/d2"]}), ${layout}`,
      ways: both,
      draw: async (map: DrawnMap, way: Way) =>
        photographSvg(browser, await d2Svg(installed, d2Text(map, way), layout), {
          titles: "g > text.text-bold",
          lines: "path.connection",
        }),
    })),
    {
      id: "likec4",
      name: `LikeC4 ${versions.likec4}`,
      ways: both,
      draw: (map, way) => likec4Photo(browser, installed, likec4Text(map, way)),
    },
    {
      id: "bpmn-js",
      name: `bpmn-js ${versions["bpmn-js"]}, our BPMN export`,
      ways: ["right"],
      draw: (_map, _way, bpmn) => bpmnPhoto(browser, installed, bpmn),
    },
  ];
}

type Installed = (path: string) => string;

async function mermaidSvg(browser: Browser, installed: Installed, text: string, layout: string): Promise<string> {
  const page = await browser.newPage();
  // Modules with parts of their own are only read over HTTP.
  await page.route("http://rivals.test/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") await route.fulfill({ body: "<!doctype html><body></body>", contentType: "text/html" });
    else await route.fulfill({ body: readFileSync(installed(pathname)), contentType: "text/javascript" });
  });
  await page.goto("http://rivals.test/");
  await page.addScriptTag({ path: installed("mermaid/dist/mermaid.min.js") });
  // The page's globals are unknown to Node's types, so the script is handed over as text.
  const svg: string = await page.evaluate(`(async () => {
    const elk = await import("/@mermaid-js/layout-elk/dist/mermaid-layout-elk.esm.min.mjs");
    mermaid.registerLayoutLoaders(elk.default);
    mermaid.initialize({ startOnLoad: false, layout: ${JSON.stringify(layout)}, maxTextSize: 1e6, maxEdges: 5000 });
    return (await mermaid.render("picture", ${JSON.stringify(text)})).svg;
  })()`);
  await page.close();
  return svg;
}

interface D2 {
  compile(text: string, options: object): Promise<{ diagram: unknown; renderOptions: object }>;
  render(diagram: unknown, options: object): Promise<string>;
}
let d2: D2 | undefined;

async function d2Svg(installed: Installed, text: string, layout: string): Promise<string> {
  if (!d2) {
    const entry = pathToFileURL(installed("@terrastruct/d2/dist/node-esm/index.js")).href;
    const { D2: Renderer } = (await import(entry)) as { D2: new () => D2 };
    d2 = new Renderer();
  }
  const { diagram, renderOptions } = await d2.compile(text, { layout });
  return d2.render(diagram, { ...renderOptions, noXMLTag: true, pad: 16 });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("There is no free port."));
      });
    });
  });
}

/** LikeC4 draws in its own page only: its server shows the text, and its page for exports is photographed. */
async function likec4Photo(browser: Browser, installed: Installed, text: string): Promise<Photo> {
  const folder = mkdtempSync(join(tmpdir(), "likec4-"));
  writeFileSync(join(folder, "map.c4"), text);
  const port = await freePort();
  const args = [
    installed("likec4/bin/likec4.mjs"),
    "serve",
    "--port",
    String(port),
    "--listen",
    "127.0.0.1",
    "--no-use-dot",
    folder,
  ];
  const server = spawn(process.execPath, args, { stdio: "ignore" });
  try {
    const page = await browser.newPage({ viewport: { width: 6000, height: 6000 } });
    const address = `http://127.0.0.1:${port}/export/index/?theme=light&padding=8`;
    for (let tries = 0; ; tries++) {
      const answer = await page.goto(address).catch(() => undefined);
      if (answer?.ok()) break;
      if (tries === 60) throw new Error("LikeC4's server did not answer.");
      await page.waitForTimeout(1000);
    }
    const picture = page.locator(".react-flow__node").first();
    await picture.waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1500);
    const ends = await page
      .locator(".react-flow__node, .react-flow__edge path, .likec4-edge-label")
      .evaluateAll((parts) =>
        parts.map((part) => {
          const { left, top, right, bottom } = part.getBoundingClientRect();
          return { left, top, right, bottom };
        }),
      );
    const at = { x: Math.min(...ends.map((e) => e.left)) - 8, y: Math.min(...ends.map((e) => e.top)) - 8 };
    const size = {
      width: Math.ceil(Math.max(...ends.map((e) => e.right)) - at.x + 8),
      height: Math.ceil(Math.max(...ends.map((e) => e.bottom)) - at.y + 8),
    };
    const text = await smallest(page, '[data-likec4-node-title], .likec4-element-title, [class*="node-title"]');
    const crossings = await crossingsOf(page, ".likec4-edge__path");
    // Its page follows the window, and scales with it: so it is taken whole, and made smaller as an image.
    await page.setViewportSize({ width: size.width + 200, height: size.height + 200 });
    await page.waitForTimeout(1500);
    const whole = await page.screenshot({ clip: { ...at, ...size } });
    const bytes = await photographImage(browser, whole, size);
    await page.close();
    return { bytes, ...size, text, crossings };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bpmnPhoto(browser: Browser, installed: Installed, xml: string): Promise<Photo> {
  const page = await browser.newPage();
  await page.setContent(
    '<!doctype html><body style="margin:0"><div id="c" style="width:900px;height:600px"></div></body>',
  );
  await page.addScriptTag({ path: installed("bpmn-js/dist/bpmn-viewer.production.min.js") });
  const svg: string = await page.evaluate(`(async () => {
    const viewer = new BpmnJS({ container: "#c" });
    await viewer.importXML(${JSON.stringify(xml)});
    return (await viewer.saveSVG()).svg;
  })()`);
  await page.close();
  return photographSvg(browser, svg.slice(svg.indexOf("<svg")), {
    titles: ".djs-element .djs-label tspan",
    lines: ".djs-connection .djs-visual > path",
  });
}
