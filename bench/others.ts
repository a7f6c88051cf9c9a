/**
 * The same boxes and flows drawn by other diagram languages, as far as they are installed (`npm install` in bench/others/).
 * Each candidate gives a function from a graph to a picture, started once, and a command that does it cold.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Graph } from "../src/diagram/layout-types.ts";

export interface Other {
  readonly name: string;
  /** Text of the graph in the other's language. */
  text(graph: Graph): string;
  /** Starts it; what comes back draws a text and gives the picture. */
  start(): Promise<{ draw(text: string): Promise<string>; stop(): Promise<void> }>;
}

const here = import.meta.dirname;
const installed = (path: string): string => join(here, "others/node_modules", path);
const word = (id: string): string => `n_${id.replaceAll(/\W/g, "_")}`;
const titleOf = (lines: readonly string[]): string => lines.join(" ").replaceAll('"', "'");

export const mermaid: Other = {
  name: "Mermaid 12 in Chromium",
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
      ...graph.edges.map((e) => `${word(e.from)} -->${e.label ? `|"${titleOf([e.label])}"|` : ""} ${word(e.to)}`),
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
    await page.setContent("<!doctype html><body></body>");
    await page.addScriptTag({ path: script });
    // The page's globals are unknown to Node's types, so the script is handed over as text.
    await page.evaluate(
      "mermaid.initialize({ startOnLoad: false, maxTextSize: 1e6, maxEdges: 5000 }); globalThis.count = 0;",
    );
    return {
      draw: (text) =>
        page.evaluate(`mermaid.render("g" + globalThis.count++, ${JSON.stringify(text)}).then((r) => r.svg)`),
      stop: () => browser.close(),
    };
  },
};

interface D2 {
  compile(text: string, options: object): Promise<{ diagram: unknown; renderOptions: object }>;
  render(diagram: unknown, options: object): Promise<string>;
}

const d2 = (layout: "dagre" | "elk"): Other => ({
  name: `D2 0.1.33 (WebAssembly, ${layout})`,
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
      ...graph.edges.map(
        (e) => `${full.get(e.from)} -> ${full.get(e.to)}${e.label ? `: "${titleOf([e.label])}"` : ""}`,
      ),
    ].join("\n");
  },
  async start() {
    const entry = installed("@terrastruct/d2/dist/node-esm/index.js");
    if (!existsSync(entry)) throw new Error("not installed");
    const { D2: Renderer } = (await import(pathToFileURL(entry).href)) as { D2: new () => D2 };
    const renderer = new Renderer();
    return {
      async draw(text) {
        const { diagram, renderOptions } = await renderer.compile(text, { options: { layout } });
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
  name: "LikeC4 1.59 (layout only, no drawing)",
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
      ...graph.edges.map((e) => `${full.get(e.from)} -> ${full.get(e.to)}${e.label ? ` "${titleOf([e.label])}"` : ""}`),
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

export const others: readonly Other[] = [mermaid, d2("dagre"), d2("elk"), likec4];
