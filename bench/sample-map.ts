const levels = ["automated", "semi-automated", "non-repeatable", "manual", "absent"];
const verbs = [
  "Collect",
  "Clean",
  "Label",
  "Split",
  "Train",
  "Tune",
  "Evaluate",
  "Report",
  "Package",
  "Review",
  "Deploy",
  "Watch",
];
const things = [
  "documents",
  "images",
  "records",
  "features",
  "the model",
  "settings",
  "scores",
  "the image",
  "traffic",
];
const actors = ["Data curator", "Data scientist", "ML engineer", "Product engineer", "Security officer"];

/**
 * Text of a map with `count` processes, the same on every call: phases of eight steps, a decision with a way back in
 * every second phase, a side branch in every third, and a loop from the end to the start.
 */
export function sampleMap(count: number): string {
  const lines = [`map "Sample with ${count} processes" {`, "  lanes phases", "  currency EUR", "}", ""];
  for (const [i, title] of actors.entries()) lines.push(`actor a${i} "${title}" { cost ${40 + 10 * i} EUR per hour }`);
  lines.push(
    "",
    'interface tool "Tool" { kind ui }',
    'data thing "Thing"',
    "",
    'start begin "Begin"',
    'end done "Done"',
    "",
  );
  const chain: string[] = ["begin"];
  const ways: string[] = [];
  for (let first = 0, phase = 0; first < count; first += 8, phase++) {
    lines.push(`phase phase${phase} "Phase ${phase + 1}" {`);
    const last = Math.min(count, first + 8);
    for (let i = first; i < last; i++) {
      const title = `${verbs[i % verbs.length]} ${things[(i * 5) % things.length]}`;
      lines.push(`  process p${i} "${title}" by a${i % 5} via tool is ${levels[(i * 3) % 5]} {`);
      lines.push(
        "    reads thing  writes thing",
        `    effort ${1 + (i % 4)}h..${3 + (i % 4)}h`,
        `    runs ${1 + (i % 6)} per month`,
        "  }",
      );
    }
    if (phase % 2 === 0) lines.push(`  decision d${phase} "Good enough?" by a1`);
    lines.push("}", "");
    const steps = Array.from({ length: last - first }, (_, k) => `p${first + k}`);
    const branches = phase % 3 === 2 && steps.length > 4;
    chain.push(...(branches ? steps.filter((_, k) => k !== 2) : steps));
    if (branches) ways.push(`p${first + 1} -> p${first + 2} -> p${first + 3}`);
    if (phase % 2 === 0) {
      ways.push(`d${phase} -> p${first} "no" 30%`);
      ways.push(`${chain.join(" -> ")} -> d${phase}`);
      chain.splice(0, chain.length, `d${phase}`);
    }
  }
  ways.push(`${chain.join(" -> ")} -> done`, `p${count - 1} -> p0 "drift"`);
  // Ways on from a decision need a label.
  const labelled = ways.map((w) => w.replace(/^(d\d+) -> (p\d+|done)\b(?! ")/, '$1 -> $2 "yes"'));
  return `${[...lines, ...labelled].join("\n")}\n`;
}

/** Text of a map with about `lines` lines. */
export function longMap(lines: number): string {
  let count = Math.floor(lines / 6);
  while (sampleMap(count).split("\n").length < lines) count++;
  return sampleMap(count);
}
