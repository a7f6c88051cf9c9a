/**
 * The same boxes and flows drawn by other diagram languages. They are no dependencies of ours: `installOthers` brings the
 * versions of bench/others/package-lock.json into a folder of their own. Each gives a function from a text to a picture,
 * started once; `other-cold.ts` does it in a fresh process.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Graph } from "../src/diagram/layout-types.ts";
import { elkGraph } from "./bare-elk.ts";

export interface Other {
  readonly name: string;
  /** Text of the graph in the other's language. */
  text(graph: Graph): string;
  /** Starts it; what comes back draws a text and gives the picture. */
  start(): Promise<{ draw(text: string): Promise<string>; stop(): Promise<void> }>;
}

const root = process.env["BENCH_ROOT"] ?? join(import.meta.dirname, "..");
const folder = join(root, ".cache/others");
const installed = (path: string): string => join(folder, "node_modules", path);

/** Installs what is compared with, as locked, without running scripts of theirs; once, until the lock changes. */
export function installOthers(): void {
  const lock = readFileSync(join(root, "bench/others/package-lock.json"), "utf8");
  const done = join(folder, "installed");
  if (existsSync(done) && readFileSync(done, "utf8") === lock) return;
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(join(root, "bench/others", name), join(folder, name));
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  writeFileSync(done, lock);
}
const word = (id: string): string => `n_${id.replaceAll(/\W/g, "_")}`;
const titleOf = (lines: readonly string[]): string => lines.join(" ").replaceAll('"', "'");

const mermaid = (layout: "dagre" | "elk"): Other => ({
  name: `Mermaid 12.3 in Chromium, ${layout}`,
  text(graph) {
    const box = (n: Graph["nodes"][number]): string =>
      `${word(n.id)}${n.kind === "decision" ? "{" : "["}"${titleOf(n.title.lines)}"${n.kind === "decision" ? "}" : "]"}`;
    return [
      `flowchart ${graph.direction === "down" ? "TB" : "LR"}`,
      ...graph.nodes.filter((n) => n.phase === undefined).map(box),
      ...graph.phases.flatMap((p) => [
        `subgraph ph_${word(p.id)}["${titleOf([p.title])}"]`,
        ...graph.nodes.filter((n) => n.phase === p.id).map(box),
        "end",
      ]),
      ...graph.edges.map((e) => `${word(e.from)} -->${e.label ? `|"${titleOf(e.label)}"|` : ""} ${word(e.to)}`),
    ].join("\n");
  },
  async start() {
    const { chromium } = await import("playwright-core");
    const script = installed("mermaid/dist/mermaid.min.js");
    if (!existsSync(script)) throw new Error("not installed");
    const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
      existsSync,
    );
    if (!executablePath) throw new Error("there is no Chromium");
    const browser = await chromium.launch({
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
      ],
    });
    const page = await browser.newPage();
    // Its modules load one another, which a page may only do over HTTP.
    await page.route("**/*", async (route) => {
      const path = installed(new URL(route.request().url()).pathname.slice(1));
      if (path.endsWith("js")) await route.fulfill({ path, contentType: "text/javascript" });
      else await route.fulfill({ body: "<!doctype html><body></body>", contentType: "text/html" });
    });
    await page.goto("http://bench.test/");
    // The page's globals are unknown to Node's types, so the script is handed over as text.
    const given = `{ startOnLoad: false, maxTextSize: 1e6, maxEdges: 5000, layout: "${layout}" }`;
    if (layout === "dagre") {
      await page.addScriptTag({ url: "/mermaid/dist/mermaid.min.js" });
      await page.evaluate(`mermaid.initialize(${given}); globalThis.count = 0;`);
    } else {
      await page.addScriptTag({
        type: "module",
        content: `import mermaid from "/mermaid/dist/mermaid.esm.min.mjs";
          import elk from "/@mermaid-js/layout-elk/dist/mermaid-layout-elk.esm.min.mjs";
          mermaid.registerLayoutLoaders(elk);
          mermaid.initialize(${given});
          globalThis.count = 0;
          globalThis.mermaid = mermaid;`,
      });
      await page.waitForFunction("globalThis.mermaid !== undefined");
    }
    return {
      draw: (text) =>
        page.evaluate(`mermaid.render("g" + globalThis.count++, ${JSON.stringify(text)}).then((r) => r.svg)`),
      stop: () => browser.close(),
    };
  },
});

interface D2 {
  compile(text: string, options: object): Promise<{ diagram: unknown; renderOptions: object }>;
  render(diagram: unknown, options: object): Promise<string>;
}

const d2 = (layout: "dagre" | "elk"): Other => ({
  name: `D2 (npm 0.1.33, WebAssembly), ${layout}`,
  text(graph) {
    const box = (n: Graph["nodes"][number]): string =>
      `${word(n.id)}: "${titleOf(n.title.lines)}"${n.kind === "decision" ? " { shape: diamond }" : ""}`;
    const full = new Map(
      graph.nodes.map((n) => [n.id, n.phase === undefined ? word(n.id) : `ph_${word(n.phase)}.${word(n.id)}`]),
    );
    return [
      "direction: right",
      ...graph.nodes.filter((n) => n.phase === undefined).map(box),
      ...graph.phases.flatMap((p) => [
        `ph_${word(p.id)}: "${titleOf([p.title])}" {`,
        ...graph.nodes.filter((n) => n.phase === p.id).map(box),
        "}",
      ]),
      ...graph.edges.map((e) => `${full.get(e.from)} -> ${full.get(e.to)}${e.label ? `: "${titleOf(e.label)}"` : ""}`),
    ].join("\n");
  },
  async start() {
    const entry = installed("@terrastruct/d2/dist/node-esm/index.js");
    if (!existsSync(entry)) throw new Error("not installed");
    const { D2: Renderer } = (await import(pathToFileURL(entry).href)) as { D2: new () => D2 };
    const renderer = new Renderer();
    return {
      async draw(text) {
        // Beside a text stand the options themselves; wrapped in `options`, as its types say, dagre draws whatever is asked for.
        const { diagram, renderOptions } = await renderer.compile(text, { layout });
        return await renderer.render(diagram, renderOptions);
      },
      // It keeps a worker running; the bench ends its own process.
      stop: async () => {},
    };
  },
});

interface LikeC4Model {
  diagrams(): Promise<readonly { readonly nodes: readonly unknown[] }[]>;
  dispose(): Promise<void>;
}

const likec4: Other = {
  name: "LikeC4 1.59, layout only",
  text(graph) {
    const box = (n: Graph["nodes"][number]): string => `${word(n.id)} = step "${titleOf(n.title.lines)}"`;
    const full = new Map(
      graph.nodes.map((n) => [n.id, n.phase === undefined ? word(n.id) : `ph_${word(n.phase)}.${word(n.id)}`]),
    );
    return [
      "specification {",
      "element phase",
      "element step",
      "}",
      "model {",
      ...graph.nodes.filter((n) => n.phase === undefined).map(box),
      ...graph.phases.flatMap((p) => [
        `ph_${word(p.id)} = phase "${titleOf([p.title])}" {`,
        ...graph.nodes.filter((n) => n.phase === p.id).map(box),
        "}",
      ]),
      ...graph.edges.map((e) => `${full.get(e.from)} -> ${full.get(e.to)}${e.label ? ` "${titleOf(e.label)}"` : ""}`),
      "}",
      "views {",
      "view index {",
      `include *${graph.phases.map((p) => `, ph_${word(p.id)}.*`).join("")}`,
      "autoLayout LeftRight",
      "}",
      "}",
    ].join("\n");
  },
  async start() {
    const entry = installed("likec4/dist/index.mjs");
    if (!existsSync(entry)) throw new Error("not installed");
    const { LikeC4 } = (await import(pathToFileURL(entry).href)) as {
      LikeC4: { fromSource(text: string, options: object): Promise<LikeC4Model> };
    };
    return {
      async draw(text) {
        const model = await LikeC4.fromSource(text, { printErrors: false, throwIfInvalid: true, logger: false });
        const views = await model.diagrams();
        await model.dispose();
        return JSON.stringify(views);
      },
      stop: async () => {},
    };
  },
};

interface Viz {
  renderString(text: string, options: { readonly format: "svg"; readonly engine: "dot" }): string;
}

const graphviz: Other = {
  name: "Graphviz (viz.js 3.31, WebAssembly)",
  text(graph) {
    const box = (n: Graph["nodes"][number]): string =>
      `${word(n.id)} [label="${titleOf(n.title.lines)}"${n.kind === "decision" ? ", shape=diamond" : ""}];`;
    return [
      "digraph {",
      // Curves: beside its right-angled lines Graphviz places no labels.
      "rankdir=LR; node [shape=box];",
      ...graph.nodes.filter((n) => n.phase === undefined).map(box),
      ...graph.phases.flatMap((p) => [
        `subgraph cluster_${word(p.id)} { label="${titleOf([p.title])}";`,
        ...graph.nodes.filter((n) => n.phase === p.id).map(box),
        "}",
      ]),
      ...graph.edges.map((e) => `${word(e.from)} -> ${word(e.to)}${e.label ? ` [label="${titleOf(e.label)}"]` : ""};`),
      "}",
    ].join("\n");
  },
  async start() {
    const { instance } = (await import(pathToFileURL(installed("@viz-js/viz/dist/viz.js")).href)) as {
      instance(): Promise<Viz>;
    };
    const viz = await instance();
    return { draw: async (text) => viz.renderString(text, { format: "svg", engine: "dot" }), stop: async () => {} };
  },
};

/** The whole graph in one run of the engine that we use for parts of ours: places, no drawing. */
const elkjs: Other = {
  name: "bare elkjs 0.12, layout only",
  text: (graph) => JSON.stringify(elkGraph(graph)),
  async start() {
    const { default: ELK } = await import("elkjs/lib/elk.bundled.js");
    const elk = new ELK();
    return { draw: async (text) => JSON.stringify(await elk.layout(JSON.parse(text))), stop: async () => {} };
  },
};

export const others: readonly Other[] = [
  mermaid("dagre"),
  mermaid("elk"),
  d2("dagre"),
  d2("elk"),
  likec4,
  graphviz,
  elkjs,
];
