/**
 * Draws the pictures of README and docs from the maps in `examples/`, into `docs/pictures/`. `test/docs-pictures.test.ts`
 * fails when one is out of date. Node reads no `.tsx`, so the painter is bundled first.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/pictures");
const bundle = join(root, "node_modules/.cache/docs-pictures.mjs");

await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["scripts/docs-pictures.ts"],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  external: ["web-worker"],
  logLevel: "warning",
  banner: {
    js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`,
  },
});
const { docsPainter, docsPictures, docsThemes, pictureName } = (await import(
  pathToFileURL(bundle).href
)) as typeof import("./docs-pictures.ts");

mkdirSync(folder, { recursive: true });
const draw = docsPainter(root);
const names = new Set<string>();
for (const picture of docsPictures) {
  for (const theme of docsThemes) {
    const name = pictureName(picture, theme);
    names.add(name);
    writeFileSync(join(folder, name), await draw(picture, theme));
  }
}
for (const name of readdirSync(folder)) if (name.endsWith(".svg") && !names.has(name)) rmSync(join(folder, name));
console.log(`pictures: ${names.size} drawn into docs/pictures/`);
