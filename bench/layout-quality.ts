/**
 * How good pictures of generated maps are: `node bench/layout-quality.ts [MAPS [NODES…]]`. Each row: one arrangement and size,
 * one state or two compared, means over the maps (four of each when left out), the worst shape, and everything that a picture
 * must never show.
 */
import { graphOf } from "../src/diagram/graph.ts";
import { createLayouter } from "../src/diagram/layout.ts";
import { faultsOf, qualityOf } from "../test/support/layout-check.ts";
import { mapFrom } from "../test/support/map-generator.ts";
import { withTarget } from "../test/support/map-targets.ts";

const [maps = 4, ...sizes] = process.argv.slice(2).map(Number);
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

const rowsOf = (counts: readonly number[]) =>
  [1, 2].flatMap((states) => counts.map((nodes) => [states, nodes] as const));

row(
  "lanes",
  "direction",
  "states",
  "nodes",
  "crossings",
  "bends",
  "strays",
  "length",
  "least shape",
  "greatest",
  "faults",
  "CPU ms",
);
row("---", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
for (const lanes of ["phases", "none", "actors"] as const) {
  for (const direction of ["right", "down"] as const) {
    for (const [states, nodes] of rowsOf(sizes.length > 0 ? sizes : [12, 30, 60, 150])) {
      const seen: { crossings: number; bends: number; strays: number; length: number; aspect: number; ms: number }[] =
        [];
      const faults: string[] = [];
      for (let seed = 1; seed <= maps; seed++) {
        const map = withTarget(mapFrom({ seed, nodes }), seed);
        const compared = states === 2 ? { state: "later", compareWith: "current" } : { state: "current" };
        const graph = graphOf(map, { ...compared, lanes, direction });
        const before = process.cpuUsage();
        const layout = await createLayouter().layout(graph);
        const { user, system } = process.cpuUsage(before);
        seen.push({ ...qualityOf(graph, layout), ms: (user + system) / 1000 });
        faults.push(...faultsOf(graph, layout).map((fault) => `map ${seed}: ${fault}`));
      }
      const shapes = seen.map(({ aspect }) => aspect);
      row(
        lanes,
        direction,
        states,
        nodes,
        mean(seen.map(({ crossings }) => crossings)).toFixed(1),
        mean(seen.map(({ bends }) => bends)).toFixed(0),
        mean(seen.map(({ strays }) => strays)).toFixed(2),
        mean(seen.map(({ length }) => length)).toFixed(0),
        Math.min(...shapes).toFixed(2),
        Math.max(...shapes).toFixed(2),
        faults.length,
        mean(seen.map(({ ms }) => ms)).toFixed(0),
      );
      for (const fault of faults) console.log(`  ${fault}`);
    }
  }
}
