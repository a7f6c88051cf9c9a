/**
 * Text → layout against bare elkjs on the whole graph, and what an edit costs: `node bench/layout.ts [PROCESSES…]`.
 * Processor time, not the clock's, since other programs take turns; elkjs and ours alternate within one run, and only the
 * ratios mean something on another machine. All of it is warm: the first rounds of each size are not counted.
 */
import { bundled } from "./bundled.ts";
import { sampleMap } from "./sample-map.ts";
import { timingOf } from "./timing.ts";

type Subject = typeof import("./layout-subject.ts");

const sizes = process.argv.slice(2).map(Number);
/** Rounds of ours, of which the first ones warm up; elkjs, which takes longer, takes part in some of those that count. */
const [rounds, warmUp, elkRounds] = [36, 18, 6];
/** Milliseconds after which no further round begins. */
const longest = 60_000;

/** Milliseconds of the processor that something takes. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The map with a step put in before the process of a number. */
function withStep(text: string, at: number): string {
  const before = `p${at}`;
  return text
    .replace(`  process ${before} `, `  process added "Added step" is manual\n  process ${before} `)
    .replace(` -> ${before} ->`, ` -> added -> ${before} ->`);
}

/** The map without the process of a number: flows through it go on to what follows, loops back to it are gone. */
function withoutStep(text: string, at: number): string {
  const own = `p${at}`;
  return text
    .replace(new RegExp(`  process ${own} [^{]*\\{[^}]*\\}\n`), "")
    .replaceAll(new RegExp(`^\\w+ -> ${own}( "[^"]*")?( \\d+%)?\n`, "gm"), "")
    .replaceAll(new RegExp(` -> ${own}( "[^"]*")? -> (\\w+)`, "g"), " -> $2$1")
    .replaceAll(new RegExp(`^${own} -> `, "gm"), "")
    .replaceAll(new RegExp(` -> ${own}$`, "gm"), "");
}

/** The map with a title that takes one more line. */
function retitled(text: string, at: number): string {
  return text.replace(new RegExp(`(  process p${at} "[^"]*)"`), '$1 for every customer of the house"');
}

const ms = (n: number) => n.toFixed(n < 10 ? 1 : 0);
const row = (...cells: readonly string[]) => console.log(`| ${cells.join(" | ")} |`);

const subject = (await import(await bundled("layout-subject"))) as Subject;
const allEdits = [withStep, withoutStep, retitled];
// Full layouts and edits have each their own code to warm up.
for (let round = 0; round < 20; round++) {
  const text = sampleMap(10 + 3 * round);
  const layouter = subject.createLayouter();
  const first = await layouter.layout(await subject.graphOfText(text));
  for (const edit of allEdits) await layouter.layout(await subject.graphOfText(edit(text, 1 + (round % 8))), first);
}
row(
  "processes",
  "boxes",
  "text → layout ÷ elkjs",
  "ms",
  "elkjs",
  "full, ms",
  "added ÷ full",
  "ms",
  "removed",
  "retitled",
);
row("--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
for (const size of sizes.length > 0 ? sizes : [12, 50, 150, 400, 1000]) {
  const text = sampleMap(size);
  const graph = await subject.graphOfText(text);
  const ours: number[] = [];
  const full: number[] = [];
  const elk: number[] = [];
  const edits = allEdits.map((edit) => ({ edit, times: [] as number[] }));
  let spent = 0;
  for (let round = 0; round < rounds && (round < warmUp + 3 || spent < longest); round++) {
    const counts = round >= warmUp;
    const keep = (times: number[], took: number) => {
      spent += took;
      if (counts) times.push(took);
    };
    keep(ours, await processorTime(() => subject.textToLayout(text)));
    const layouter = subject.createLayouter();
    let first: Awaited<ReturnType<typeof layouter.layout>> | undefined;
    keep(
      full,
      await processorTime(async () => {
        first = await layouter.layout(graph);
      }),
    );
    for (const { edit, times } of edits) {
      const edited = await subject.graphOfText(edit(text, 1 + ((round * 7) % (size - 2))));
      keep(times, await processorTime(() => layouter.layout(edited, first)));
    }
    if (counts && elk.length < elkRounds) keep(elk, await processorTime(() => subject.bareElk(graph)));
  }
  const [mine, theirs, whole] = [ours, elk, full].map((times) => timingOf(times).median) as [number, number, number];
  row(
    String(size),
    String(graph.nodes.length),
    (mine / theirs).toFixed(2),
    ms(mine),
    ms(theirs),
    ms(whole),
    ...edits.flatMap(({ times }, at) => {
      const { median } = timingOf(times);
      return [(median / whole).toFixed(2), ...(at === 0 ? [ms(median)] : [])];
    }),
  );
}
