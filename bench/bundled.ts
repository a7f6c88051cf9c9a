/** What is measured, bundled as the product is bundled: so that it is what users run. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

type Subject = typeof import("./subject.ts");

/** Folder of the bundles and of what the measurements write. */
export const out = join(import.meta.dirname, "../.cache/bench");

/** Builds, and loads what is measured in this process; `other-warm.mjs` and `other-cold.mjs` stand beside it. */
export async function loadSubject(): Promise<Subject> {
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: {
      subject: join(import.meta.dirname, "subject.ts"),
      "other-cold": join(import.meta.dirname, "other-cold.ts"),
      "other-warm": join(import.meta.dirname, "other-warm.ts"),
    },
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
  return (await import(pathToFileURL(join(out, "subject.mjs")).href)) as Subject;
}
