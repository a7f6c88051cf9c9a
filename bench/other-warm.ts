/**
 * Another language that runs and draws text after text: forked as `other-warm.mjs NAME`, it answers each text with what its
 * picture cost, on the clock and of the processor. In a process of its own it can be stopped when a picture takes for ever.
 */
import { others } from "./others.ts";
import { processorTime } from "./processor.ts";

/** What comes back for a text. */
export type Answer = { readonly clock: number; readonly processor: number } | { readonly error: string };

const [name = ""] = process.argv.slice(2);
const other = others.find((o) => o.name === name);
if (!other) throw new Error(`There is no other ${name}.`);
const engine = await other.start();
process.on("message", (text: string) => {
  void answered(text).then((answer) => process.send?.(answer));
});
process.send?.("ready");

async function answered(text: string): Promise<Answer> {
  const processor = processorTime();
  const clock = performance.now();
  try {
    const picture = await engine.draw(text);
    if (picture.length < 200) return { error: "it drew nothing" };
    return { clock: performance.now() - clock, processor: processorTime() - processor };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
