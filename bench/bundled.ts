/** What is measured, bundled as the product is bundled: so that it is what users run. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

type Subject = typeof import("./subject.ts");

/** Folder of the bundles and of what the measurements write. */
export const out = join(import.meta.dirname, "../.cache/bench");

/** Builds programs of `bench/` by their names, each as `NAME.mjs` in `out`, and gives the address of the first. */
export async function bundled(...names: readonly [string, ...string[]]): Promise<string> {
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, `${name}.ts`)])),
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node22",
    outdir: out,
    outExtension: { ".js": ".mjs" },
    splitting: true,
    chunkNames: "chunk-[hash]",
    jsx: "automatic",
    jsxImportSource: "preact",
    external: ["web-worker", "playwright-core"],
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: 'import { createRequire as __r } from "node:module"; const require = __r(import.meta.url);' },
  });
  return pathToFileURL(join(out, `${names[0]}.mjs`)).href;
}

/** Builds, and loads what is measured in this process; `other-warm.mjs` and `other-cold.mjs` stand beside it. */
export async function loadSubject(): Promise<Subject> {
  return (await import(await bundled("subject", "other-cold", "other-warm"))) as Subject;
}
