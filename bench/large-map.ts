/**
 * Text → picture of a large map in every arrangement, as it is and compared with its target, open and with every second phase
 * folded: `node bench/large-map.ts [STEPS [ROUNDS]]` (1,000 and 5 when left out). Time of the processor in ms, warm: the median,
 * after one round that is not counted; nothing of the last picture is remembered. The first map is the one of all benches, read
 * from its text each time; the second is one that `bench/layout-quality.ts` makes up, with more flows that lead far, without a text.
 */
import { createHash } from "node:crypto";
import type { ViewOptions } from "../src/diagram/layout-types.ts";
import { bundled } from "./bundled.ts";
import { plannedMap } from "./planned-map.ts";
import { timingOf } from "./timing.ts";

type Subject = typeof import("./large-map-subject.ts");

const [steps = 1000, rounds = 5] = process.argv.slice(2).map(Number);
const { drawn, mapFrom, parseMap, withTarget } = (await import(await bundled("large-map-subject"))) as Subject;
const text = plannedMap(steps).split("questionnaire {")[0] ?? "";
const { map: sample, errors } = await parseMap(text);
if (errors.length > 0) throw new Error(`The sample has an error: ${errors[0]?.message}`);
const generated = withTarget(mapFrom({ seed: 1, nodes: steps }), 1);

async function processorTime(work: () => Promise<string>): Promise<{ ms: number; picture: string }> {
  const before = process.cpuUsage();
  const picture = await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, picture };
}

const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);
row("lanes", "direction", "states", "folded", "sample, from its text", "first", "generated map", "first", "bytes");
row("---", "---", "--:", "---", "--:", "--:", "--:", "--:", "---");
for (const lanes of ["phases", "none", "actors"] as const) {
  for (const direction of ["right", "down"] as const) {
    for (const states of [1, 2]) {
      for (const folded of lanes === "phases" ? [false, true] : [false]) {
        const subjects = [
          {
            map: sample,
            target: "goal",
            draw: async (view: ViewOptions) => drawn((await parseMap(text)).map, view),
          },
          { map: generated, target: "later", draw: (view: ViewOptions) => drawn(generated, view) },
        ];
        const cells: string[] = [];
        const pictures = createHash("sha256");
        for (const { map, target, draw } of subjects) {
          const collapsed = folded ? map.phases.filter((_, at) => at % 2 === 0).map(({ id }) => id) : [];
          const compared = states === 2 ? { state: target, compareWith: "current" } : { state: "current" };
          const times: number[] = [];
          for (let round = 0; round <= rounds; round++) {
            const { ms, picture } = await processorTime(() => draw({ ...compared, lanes, direction, collapsed }));
            times.push(ms);
            if (round === 0) pictures.update(picture);
          }
          cells.push(timingOf(times.slice(1)).median.toFixed(0), (times[0] ?? 0).toFixed(0));
        }
        row(lanes, direction, states, folded ? "half" : "no", ...cells, pictures.digest("hex").slice(0, 8));
      }
    }
  }
}
