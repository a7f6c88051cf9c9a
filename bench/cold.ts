/** One text → picture in a fresh process: `node cold.mjs FILE`. Prints the milliseconds since the process began. */
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";

// As mlmap itself begins.
enableCompileCache();
const { textToSvg } = await import("./text-to-svg.ts");
await textToSvg(readFileSync(process.argv[2] ?? "", "utf8"));
// performance.now() counts from the start of the process, so that loading the program is in it.
console.log(performance.now());
