/** The script of the Markdown preview in Chromium: its real bundles under the policy of VS Code's page. */
import { join } from "node:path";
import * as esbuild from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChromium } from "../vscode/ui/browser.ts";
import { type EditorTheme, themeClasses } from "../webview/editor-themes.ts";

const root = join(import.meta.dirname, "../..");
const suite = process.env["E2E"] === "skip" ? describe.skip : describe;

const map = `map "Small"
process collect "Collect <img src=x onerror=alert(1)>" is manual
process train "Train" is automated
collect -> train
`;
const broken = `map "Small"
process collect "Collect" is manual
process train "Train" is automatd
collect -> train
`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const container = (text: string, line: number): string =>
  `<div><div data-line="${line}" class="code-line"><div class="mlflow-map"><pre><code>${escaped(text)}</code></pre></div></div></div>`;

const policy =
  "default-src 'none'; img-src 'self' data:; script-src 'nonce-n0'; style-src 'self' 'unsafe-inline'; font-src 'self' data:";

let browser: Browser;
const scripts = new Map<string, string>();

interface Opened {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
}

async function opened(body: string, theme: EditorTheme = "light"): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.route("**/*", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    asked.push(name);
    const script = scripts.get(name);
    if (script !== undefined) await route.fulfill({ body: script, contentType: "text/javascript" });
    else if (name !== "") await route.fulfill({ status: 404, body: "" });
    else
      await route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,"><script async src="/preview.js" nonce="n0"></script></head>
<body class="vscode-body ${themeClasses(theme).join(" ")}"><div class="markdown-body">${body}</div></body></html>`,
      });
  });
  await page.goto("http://markdown.test/");
  return { page, asked, complaints };
}

const drawn = async (page: Page, count = 1): Promise<void> => {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll(".mlflow-map")].filter((e) => e.shadowRoot?.querySelector("svg")).length === wanted,
    count,
  );
};
const fillOf = (page: Page): Promise<string> =>
  page
    .locator('.mlmap-step[data-id="collect"] > rect[data-kind="process"], .mlmap-step[data-id="collect"] rect')
    .evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill).join(" "));
/** As VS Code does after a key: new content in the body, then the event. */
const retype = (page: Page, body: string): Promise<void> =>
  page.evaluate((html) => {
    const content = document.querySelector(".markdown-body");
    if (content) content.innerHTML = html;
    window.dispatchEvent(new CustomEvent("vscode.markdown.updateContent"));
  }, body);

suite("maps in the Markdown preview", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    for (const name of ["preview", "picture"]) {
      const { outputFiles } = await esbuild.build({
        absWorkingDir: root,
        entryPoints: [`src/markdown/${name}.ts`],
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
        define: { "process.env.NODE_ENV": '"production"' },
      });
      scripts.set(`${name}.js`, outputFiles[0]?.text ?? "");
    }
    browser = await startChromium();
  }, 120_000);
  afterAll(() => browser?.close());

  it("loads nothing heavy and changes nothing where there is no map", async () => {
    expect(scripts.get("preview.js")?.length).toBeLessThan(8_000);
    const { page, asked, complaints } = await opened("<p>Words.</p><pre><code>let a;</code></pre>");
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual(["", "preview.js"]);
    expect(await page.locator(".markdown-body").innerHTML()).toBe("<p>Words.</p><pre><code>let a;</code></pre>");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("draws a map that comes into the page after the script has run, without any event", async () => {
    const { page, complaints } = await opened("");
    await page.waitForLoadState("networkidle");
    await page.evaluate(
      (html) => {
        const content = document.createElement("div");
        content.className = "markdown-body";
        content.innerHTML = html;
        document.querySelector(".markdown-body")?.remove();
        document.body.append(content);
      },
      container(map, 4),
    );
    await drawn(page);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("draws each map under the policy of the page, and no text becomes markup", async () => {
    const { page, complaints } = await opened(container(map, 4) + container(map.replace("Train", "Tune"), 12));
    await drawn(page, 2);
    expect(await page.locator(".mlmap-step").count()).toBe(4);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.evaluate(() => [...document.fonts].filter((font) => font.status === "loaded").length)).toBe(2);
    expect(await page.getByText("Tune").count()).toBeGreaterThan(0);
    expect(await page.locator(".mlflow-map p").allTextContents()).toEqual(["", ""]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("follows the theme, at the start and when it is switched", async () => {
    const fills: Record<string, string> = {};
    for (const theme of ["light", "dark", "contrast", "contrast-light"] as const) {
      const { page } = await opened(container(map, 4), theme);
      await drawn(page);
      fills[theme] = await fillOf(page);
      await page.close();
    }
    expect(fills["light"]).toContain("rgb(250, 56, 101)");
    expect(fills["dark"]).toContain("rgb(97, 5, 10)");
    expect(fills["contrast"]).not.toContain("rgb(250, 56, 101)");
    const { page } = await opened(container(map, 4), "light");
    await drawn(page);
    await page.evaluate(() => document.body.classList.replace("vscode-light", "vscode-dark"));
    await page.waitForTimeout(300);
    expect(await fillOf(page)).toBe(fills["dark"]);
    await page.close();
  });

  it("lets no map become too small to read in a narrow page: it scrolls by itself", async () => {
    const steps = Array.from({ length: 8 }, (_, i) => `process p${i} "Step ${i}" is manual`);
    const flow = steps.map((_, i) => `p${i}`).join(" -> ");
    const { page } = await opened(container(`${steps.join("\n")}\n${flow}\n`, 4));
    await page.setViewportSize({ width: 320, height: 600 });
    await drawn(page);
    const { scale, inner, outer, whole } = await page.evaluate(() => {
      const svg = document.querySelector(".mlflow-map")?.shadowRoot?.querySelector("svg");
      const room = svg?.parentElement;
      return {
        scale: svg?.getScreenCTM()?.a ?? 0,
        inner: room?.scrollWidth ?? 0,
        outer: room?.clientWidth ?? 0,
        whole: document.documentElement.scrollWidth,
      };
    });
    expect(scale).toBeCloseTo(0.6, 3);
    expect(inner).toBeGreaterThan(outer);
    expect(whole).toBeLessThanOrEqual(320);
    await page.close();
  });

  it("draws what can be read of a broken map, and says what is wrong on which line of the document", async () => {
    const { page } = await opened(container(broken, 4));
    await drawn(page);
    expect(await page.locator(".mlmap-step").count()).toBe(2);
    const sentence = page.locator(".mlflow-map p");
    // Where the editor says no colour for errors, ours for that theme stands in.
    const colour = (): Promise<string> => sentence.evaluate((one) => getComputedStyle(one).color);
    const inLight = await colour();
    await page.evaluate(() => document.body.classList.replace("vscode-light", "vscode-dark"));
    expect(await colour()).not.toBe(inLight);
    // The fence opens on line 5, so the third line of the map is line 8.
    expect(await sentence.textContent()).toMatch(/^Line 8: .*automatd/);
    await page.evaluate(() => {
      document.querySelector("[data-line]")?.setAttribute("data-line", "9");
      window.dispatchEvent(new CustomEvent("vscode.markdown.updateContent"));
    });
    expect(await sentence.textContent()).toMatch(/^Line 13: /);
    await page.close();
  });

  it("sets what a sentence holds between backticks as code", async () => {
    const { page } = await opened(container('actor ds "D"\nprocess a "A" is manual { by ds }\n', 0));
    const sentence = page.locator(".mlflow-map p");
    await expect
      .poll(() => sentence.textContent())
      .toBe("Line 3: by stands in the first line of a declaration, before the {.");
    expect(await sentence.locator("code").allTextContents()).toEqual(["by", "{"]);
    await page.close();
  });

  it("shows the text itself where nothing of it can be drawn", async () => {
    const { page } = await opened(container("this is no map\n", 0));
    await page.waitForFunction(
      () => document.querySelector(".mlflow-map")?.shadowRoot?.querySelector("p")?.textContent,
    );
    expect(await page.locator(".mlflow-map p").textContent()).toMatch(/^Line 2: /);
    expect(await page.locator(".mlflow-map > pre > code").isVisible()).toBe(true);
    await page.close();
  });

  it("says so, and shows the text, when the drawing script is missing", async () => {
    const picture = scripts.get("picture.js") ?? "";
    scripts.delete("picture.js");
    try {
      const { page } = await opened(container(map, 0));
      await page.locator(".mlflow-map p", { hasText: "could not be drawn" }).waitFor();
      expect(await page.locator(".mlflow-map code").isVisible()).toBe(true);
      await page.close();
    } finally {
      scripts.set("picture.js", picture);
    }
  });

  it("draws again what was typed, and nothing else", async () => {
    const other = map.replace("Train", "Tune");
    const { page } = await opened(container(map, 4) + container(other, 12));
    await drawn(page, 2);
    await page.evaluate(() => {
      const holder = globalThis as unknown as { mlProcessMapsDrawer: { draw(text: string): unknown }; drawn: string[] };
      const { draw } = holder.mlProcessMapsDrawer;
      holder.drawn = [];
      holder.mlProcessMapsDrawer.draw = (text) => {
        holder.drawn.push(text);
        return draw(text);
      };
    });
    const texts = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn);
    await retype(page, `<p>New words.</p>${container(map, 6)}${container(other, 14)}`);
    await drawn(page, 2);
    expect(await texts()).toEqual([]);
    const typed = other.replace("Tune", "Refine");
    await retype(page, container(map, 6) + container(typed, 14));
    await page.locator(".mlmap-step text", { hasText: "Refine" }).waitFor();
    expect(await texts()).toEqual([typed]);
    await page.close();
  });
});
