/**
 * The preview in Chromium without an editor: its real bundles, a page with the real policy, a stand-in for
 * `acquireVsCodeApi` that records what is sent, and the theme variables and body classes of VS Code.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import type { Browser, ConsoleMessage, Page } from "playwright-core";
import { lint, shownFindings } from "../../src/analysis/index.ts";
import { parseMap, type TextFile } from "../../src/language/index.ts";
import type { FromPreview, MapPublished, ToPreview } from "../../src/protocol.ts";
import { type EditorTheme, themeClasses, themeVariables } from "./editor-themes.ts";
import { ownPages, type Pages } from "./pages.ts";

const root = join(import.meta.dirname, "../..");

type Bundles = ReadonlyMap<string, { readonly body: string; readonly contentType: string }>;
let bundles: Promise<Bundles> | undefined;

/** The scripts and the stylesheets as they ship, built once a run. */
function webviewBundles(): Promise<Bundles> {
  bundles ??= build();
  return bundles;
}

async function build(): Promise<Bundles> {
  const shared: esbuild.BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    platform: "browser",
    format: "iife",
    target: "es2022",
    external: ["web-worker"],
    loader: { ".woff2": "dataurl", ".ttf": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"', __VERSION__: '"test"' },
  };
  const files = await Promise.all(
    (
      [
        ["main.js", "src/webview/main.tsx", "text/javascript"],
        ["layout-worker.js", "src/webview/layout-worker.ts", "text/javascript"],
        ["preview.css", "src/webview/preview.css", "text/css"],
        ["sizes.css", "src/webview/sizes.css", "text/css"],
      ] as const
    ).map(async ([name, entry, contentType]) => {
      const result = await esbuild.build({ ...shared, entryPoints: [join(root, entry)] });
      return [name, { body: result.outputFiles?.[0]?.text ?? "", contentType }] as const;
    }),
  );
  return new Map(files);
}

export interface PreviewOptions {
  readonly theme?: EditorTheme;
  readonly size?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** What `getState` gives: a panel after a reload of the window. */
  readonly saved?: unknown;
  /** A screen that is touched. */
  readonly touch?: boolean;
  /** Pixels of a screenshot for each CSS pixel. */
  readonly scale?: number;
}

/** A preview that runs. */
export interface OpenPreview {
  readonly page: Page;
  send(message: ToPreview): Promise<void>;
  /** Everything the preview has sent so far. */
  sent(): Promise<readonly FromPreview[]>;
  /** Shows a map and waits until the picture of this version stands. */
  show(published: MapPublished): Promise<void>;
  /** Messages of the console and errors of the page: none are expected. */
  readonly complaints: readonly string[];
  /** Once, however often it is asked for. */
  close(): Promise<void>;
}

/**
 * A preview that nothing was sent to yet, in a page of its own, or in one that `pages` lends: there the browser has the scripts
 * compiled, which takes half of the time. A test of how long something takes wants a page of its own.
 */
export async function openPreview(
  browser: Browser,
  options: PreviewOptions = {},
  pages: Pages = ownPages(browser),
): Promise<OpenPreview> {
  const files = await webviewBundles();
  const { page, giveBack } = await pages.lend({
    size: options.size ?? { width: 900, height: 700 },
    scale: options.scale ?? 1,
    touch: options.touch ?? false,
    reducedMotion: options.reducedMotion ?? false,
    forcedColors: options.forcedColors ?? false,
  });
  const complaints: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  };
  const onError = (error: Error): void => void complaints.push(String(error));
  page.on("console", onConsole);
  page.on("pageerror", onError);
  const html = pageFor(options);
  await page.route("**/*", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const file = name === "" ? { body: html, contentType: "text/html" } : files.get(name);
    await route.fulfill(file ?? { status: 404, body: "" });
  });
  await page.goto("http://preview.test/");
  const sent = (): Promise<readonly FromPreview[]> =>
    page.evaluate(() => (window as unknown as { sentMessages: FromPreview[] }).sentMessages);
  await page.waitForFunction(() =>
    (window as unknown as { sentMessages: FromPreview[] }).sentMessages.some((message) => message.kind === "ready"),
  );
  const finish = async (): Promise<void> => {
    page.off("console", onConsole);
    page.off("pageerror", onError);
    await page.unrouteAll();
    await giveBack();
  };
  let closing: Promise<void> | undefined;
  const send = (message: ToPreview): Promise<void> =>
    page.evaluate((data) => {
      window.postMessage(data, "*");
    }, message);
  return {
    page,
    complaints,
    sent,
    send,
    async show(published) {
      await send({ kind: "map", published });
      await page.waitForFunction(
        (version) => document.body.dataset["ready"] === "true" && document.body.dataset["version"] === version,
        String(published.version),
      );
    },
    close() {
      closing ??= finish();
      return closing;
    },
  };
}

/** The page, and before its scripts what VS Code puts there: its interface, the variables of its theme and its classes. */
function pageFor({ theme = "light", reducedMotion, saved }: PreviewOptions): string {
  const given = {
    saved,
    variables: themeVariables(theme),
    classes: [...themeClasses(theme), ...(reducedMotion ? ["vscode-reduce-motion"] : [])],
  };
  const script = `(${standIn.toString()})(${JSON.stringify(given).replaceAll("<", "\\u003c")})`;
  const harness = readFileSync(join(import.meta.dirname, "harness.html"), "utf8");
  return harness.replace("<div", () => `<script nonce="harness">${script}</script>\n<div`);
}

/** Runs in the page. `acquireVsCodeApi` keeps what is sent in `sentMessages`. */
function standIn({
  saved,
  variables,
  classes,
}: {
  readonly saved?: unknown;
  readonly variables: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
}): void {
  const sent: unknown[] = [];
  let state: unknown = saved;
  Object.assign(window, {
    sentMessages: sent,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => sent.push(structuredClone(message)),
      getState: () => state,
      setState: (next: unknown) => {
        state = next;
      },
    }),
  });
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  document.body.classList.add(...classes);
  document.currentScript?.remove();
}

/** What the server publishes of a text. */
export async function published(
  text: string,
  version = 1,
  uri = "file:///maps/map.mlflow",
  others: readonly TextFile[] = [],
): Promise<MapPublished> {
  const { map, errors } = await parseMap(text, uri, others);
  return { uri, version, map, errors, findings: shownFindings(map, lint(map)) };
}

/** A map of the examples folder with the files it imports. */
export async function example(name: string, version = 1): Promise<MapPublished> {
  const folder = join(root, "examples");
  const text = readFileSync(join(folder, name), "utf8");
  const others = [...text.matchAll(/^import "(.+?)"/gm)].map((found) => {
    const path = join(folder, name, "..", found[1] ?? "");
    return { uri: `file://${path}`, text: readFileSync(path, "utf8") };
  });
  return published(text, version, `file://${join(folder, name)}`, others);
}
