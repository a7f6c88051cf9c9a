/**
 * The preview in Chromium without an editor: its real bundles, a page with the real policy, a stand-in for
 * `acquireVsCodeApi` that records what is sent, and the theme variables and body classes of VS Code.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import type { Browser, Page } from "playwright-core";
import { lint, shownFindings } from "../../src/analysis/index.ts";
import { parseMap, type TextFile } from "../../src/language/index.ts";
import type { FromPreview, MapPublished, ToPreview } from "../../src/protocol.ts";
import { type EditorTheme, themeClasses, themeVariables } from "./editor-themes.ts";

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
  close(): Promise<void>;
}

export async function openPreview(browser: Browser, options: PreviewOptions = {}): Promise<OpenPreview> {
  const files = await webviewBundles();
  const theme = options.theme ?? "light";
  const context = await browser.newContext({
    viewport: options.size ?? { width: 900, height: 700 },
    deviceScaleFactor: options.scale ?? 1,
    hasTouch: options.touch ?? false,
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
    forcedColors: options.forcedColors ? "active" : "none",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.route("**/*", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const file = files.get(name);
    if (file) await route.fulfill(file);
    else if (name === "") {
      await route.fulfill({
        body: readFileSync(join(import.meta.dirname, "harness.html"), "utf8"),
        contentType: "text/html",
      });
    } else await route.fulfill({ status: 404, body: "" });
  });
  await page.addInitScript(
    ({ saved, variables, classes }) => {
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
      const dress = (): void => {
        for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
        document.body.classList.add(...classes);
      };
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dress);
      else dress();
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        dress();
      }).observe(document, { childList: true, subtree: true });
    },
    {
      saved: options.saved,
      variables: themeVariables(theme),
      classes: [...themeClasses(theme), ...(options.reducedMotion ? ["vscode-reduce-motion"] : [])],
    },
  );
  await page.goto("http://preview.test/");
  const sent = (): Promise<readonly FromPreview[]> =>
    page.evaluate(() => (window as unknown as { sentMessages: FromPreview[] }).sentMessages);
  await page.waitForFunction(() =>
    (window as unknown as { sentMessages: FromPreview[] }).sentMessages.some((message) => message.kind === "ready"),
  );
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
    close: () => context.close(),
  };
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
