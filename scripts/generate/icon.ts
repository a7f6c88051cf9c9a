/** Draws media/icon.png, the extension's icon, from media/icon.svg. Run: `node scripts/generate/icon.ts`. */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

const media = new URL("../../media/", import.meta.url);
const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
await initWasm(await readFile(wasm));
const drawn = new Resvg(await readFile(new URL("icon.svg", media), "utf8"), { fitTo: { mode: "width", value: 128 } });
await writeFile(new URL("icon.png", media), drawn.render().asPng());
