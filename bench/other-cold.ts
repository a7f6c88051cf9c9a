/**
 * One text → picture by another language in a fresh process: `node other-cold.mjs NAME FILE`. Prints its milliseconds, on the
 * clock and of the processor.
 */
import { readFileSync } from "node:fs";
import { others } from "./others.ts";
import { processorTime } from "./processor.ts";

const [name = "", file = ""] = process.argv.slice(2);
const other = others.find((o) => o.name === name);
if (!other) throw new Error(`There is no other ${name}.`);
const engine = await other.start();
const picture = await engine.draw(readFileSync(file, "utf8"));
// performance.now() counts from the start of the process, so that loading the program is in it.
const ms = performance.now();
if (picture.length < 200) throw new Error("it drew nothing");
console.log(`${ms} ${processorTime()}`);
await engine.stop();
process.exit(0);
