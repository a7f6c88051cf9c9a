/**
 * Builds everything that ships: the bundles (Node, web, webview, Markdown preview, command line) and the test suite that runs
 * inside VS Code. `--watch` rebuilds at each save, `--dev` keeps names and source maps, `--only=cli,webview` builds a part.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { writeFonts } from "./generate/fonts.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const flags = new Set(process.argv.slice(2));
const watch = flags.has("--watch");
const dev = watch || flags.has("--dev");
const only = process.argv
  .find((a) => a.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

const shared: esbuild.BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  keepNames: false,
  sourcemap: dev ? "linked" : false,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text", ".svg": "text" },
  define: { "process.env.NODE_ENV": '"production"', __VERSION__: JSON.stringify(version) },
  // elkjs asks for `web-worker` in Node only when told to start a worker of its own, which we never do.
  external: ["web-worker"],
  // What Node would load of it asks for its own files in a way that no bundler follows.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
};

interface Bundle {
  readonly name: string;
  readonly family: "node" | "web" | "webview" | "markdown" | "cli" | "test";
  readonly options: esbuild.BuildOptions;
}

const cjsNode: esbuild.BuildOptions = { platform: "node", format: "cjs", target: "node20" };

/** ELK in a file of its own, read when a map needs it: it is larger than all the rest of the command line. */
const elkApart: esbuild.Plugin = {
  name: "elk-apart",
  setup(build) {
    build.onLoad({ filter: /elk-worker\.min\.js$/ }, () => ({ contents: 'module.exports = require("./elk.cjs");' }));
  },
};

const bundles: readonly Bundle[] = [
  {
    name: "extension for desktop",
    family: "node",
    options: {
      ...cjsNode,
      entryPoints: ["src/extension/node.ts"],
      outfile: "dist/node/extension.cjs",
      external: ["vscode", "web-worker"],
    },
  },
  {
    name: "language server for Node",
    family: "node",
    options: {
      ...cjsNode,
      entryPoints: ["src/server/node.ts"],
      outfile: "dist/node/server.cjs",
      // It starts itself in threads, and CommonJS does not say where it stands in the way of the sources.
      define: { ...shared.define, "import.meta.url": "__address" },
      banner: { js: 'const __address = require("node:url").pathToFileURL(__filename).href;' },
    },
  },
  {
    name: "thread of a team's own rules for Node",
    family: "node",
    options: {
      ...cjsNode,
      entryPoints: ["src/server/own-rules-thread.ts"],
      outfile: "dist/node/own-rules-thread.cjs",
    },
  },
  {
    name: "extension for the browser",
    family: "web",
    options: {
      platform: "browser",
      format: "cjs",
      target: "es2022",
      entryPoints: ["src/extension/browser.ts"],
      outfile: "dist/web/extension.js",
      external: ["vscode", "web-worker"],
    },
  },
  {
    name: "language server for the browser",
    family: "web",
    options: {
      platform: "browser",
      format: "iife",
      target: "es2022",
      entryPoints: ["src/server/browser.ts"],
      outfile: "dist/web/server.js",
    },
  },
  {
    name: "writer of reports for Node",
    family: "node",
    options: {
      ...cjsNode,
      entryPoints: ["src/reporter/node.ts"],
      outfile: "dist/node/reporter.cjs",
    },
  },
  {
    name: "writer of reports for the browser",
    family: "web",
    options: {
      platform: "browser",
      format: "iife",
      target: "es2022",
      entryPoints: ["src/reporter/browser.ts"],
      outfile: "dist/web/reporter.js",
    },
  },
  {
    name: "preview",
    family: "webview",
    options: {
      platform: "browser",
      format: "iife",
      target: "es2022",
      entryPoints: ["src/webview/main.tsx"],
      outfile: "dist/webview/main.js",
    },
  },
  {
    name: "layout worker",
    family: "webview",
    options: {
      platform: "browser",
      format: "iife",
      target: "es2022",
      entryPoints: ["src/webview/layout-worker.ts"],
      outfile: "dist/webview/layout-worker.js",
    },
  },
  {
    name: "styles of the preview",
    family: "webview",
    options: {
      entryPoints: ["src/webview/preview.css", "src/webview/sizes.css"],
      outdir: "dist/webview",
      loader: { ".css": "css", ".woff2": "dataurl", ".ttf": "dataurl" },
    },
  },
  {
    name: "Markdown preview",
    family: "markdown",
    options: {
      platform: "browser",
      format: "iife",
      target: "es2022",
      entryPoints: { preview: "src/markdown/preview.ts", picture: "src/markdown/picture.ts" },
      outdir: "dist/markdown",
      loader: { ".woff2": "dataurl", ".ttf": "dataurl" },
    },
  },
  {
    name: "command line",
    family: "cli",
    options: {
      ...cjsNode,
      target: "node22",
      // Each in one piece, so that what V8 compiled of it can be kept in one piece.
      entryPoints: { program: "src/cli/bundle.ts", render: "src/cli/render-bundle.ts" },
      outdir: "dist/cli",
      outExtension: { ".js": ".cjs" },
      define: { ...shared.define, "import.meta.url": "__address", "import.meta.dirname": "__dirname" },
      plugins: [elkApart],
      external: ["web-worker", "./elk.cjs"],
    },
  },
  {
    name: "ELK for the command line",
    family: "cli",
    options: {
      ...cjsNode,
      target: "node22",
      entryPoints: ["node_modules/elkjs/lib/elk-worker.min.js"],
      outfile: "dist/cli/elk.cjs",
    },
  },
  {
    name: "start and threads of the command line",
    family: "cli",
    options: {
      platform: "node",
      format: "esm",
      target: "node22",
      entryPoints: {
        mlmap: "src/cli/mlmap.ts",
        "check-worker": "src/cli/check-worker.ts",
        "past-worker": "src/server/past-worker.ts",
        "own-rules-thread": "src/server/own-rules-thread.ts",
      },
      outdir: "dist/cli",
      splitting: true,
      chunkNames: "chunk-[hash]",
      banner: {
        // Bundled CommonJS modules ask for `require`; an ES module has none of its own.
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
    },
  },
  {
    name: "suite for VS Code",
    family: "test",
    options: {
      platform: "browser",
      format: "cjs",
      target: "es2022",
      entryPoints: ["test/vscode/suite.ts"],
      outfile: "dist/test/vscode-suite.js",
      external: ["vscode"],
    },
  },
];

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(join(root, "node_modules/.bin", command), args, { cwd: root, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) {
    console.error(`build: \`${command} ${args.join(" ")}\` failed (exit status ${status}).`);
    process.exit(1);
  }
}

/** Langium's parser tables and AST types, made anew when the grammar is newer than they are. */
function generateLanguage(): void {
  const grammar = join(root, "src/language/mlflow.langium");
  const generated = join(root, "src/language/generated/grammar.ts");
  const settings = join(root, "langium-config.json");
  if (existsSync(generated)) {
    const made = statSync(generated).mtimeMs;
    if (made > statSync(grammar).mtimeMs && made > statSync(settings).mtimeMs) return;
  }
  run("langium", ["generate"]);
}

/** Files that the bundles read at run time: WebAssembly, fonts. */
function copyAssets(): void {
  const assets: readonly (readonly [string, string])[] = [
    ["node_modules/@resvg/resvg-wasm/index_bg.wasm", "dist/cli/resvg.wasm"],
  ];
  for (const [from, to] of assets) {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    cpSync(join(root, from), join(root, to));
  }
  writeFonts(join(root, "dist/cli/fonts"));
}

const wanted = bundles.filter((b) => {
  const [entry] = Array.isArray(b.options.entryPoints)
    ? (b.options.entryPoints as string[])
    : Object.values(b.options.entryPoints as Record<string, string>);
  return entry !== undefined && (only ? only.includes(b.family) : true);
});

generateLanguage();
if (!only) rmSync(join(root, "dist"), { recursive: true, force: true });
if (wanted.some((b) => b.family === "cli")) copyAssets();
if (wanted.some((b) => b.family === "node" || b.family === "web")) writeFonts(join(root, "dist/fonts"));
if (wanted.some((b) => b.family === "test")) {
  // Browsers want the name `.js`, desktop VS Code wants to be told that it is CommonJS.
  mkdirSync(join(root, "dist/test"), { recursive: true });
  writeFileSync(join(root, "dist/test/package.json"), '{ "type": "commonjs" }\n');
}

if (watch) {
  for (const bundle of wanted) {
    const context = await esbuild.context({ ...shared, ...bundle.options, logLevel: "info" });
    await context.watch();
  }
  console.log("build: watching. Stop with Ctrl+C.");
} else {
  const started = performance.now();
  const results = await Promise.all(
    wanted.map(async (bundle) => ({ bundle, result: await esbuild.build({ ...shared, ...bundle.options }) })),
  );
  for (const { bundle, result } of results) {
    const bytes = Object.values(result.metafile?.outputs ?? {}).reduce((sum, o) => sum + o.bytes, 0);
    console.log(`build: ${bundle.name} ${(bytes / 1024).toFixed(0)} KiB`);
  }
  console.log(`build: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
