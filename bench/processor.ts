/** Time of the processor, of this process and of all that it has started: a busy machine adds little to it. */
import { readdirSync, readFileSync } from "node:fs";

/** Of one clock tick in /proc, as Linux has it everywhere. */
const tick = 10;

/** Milliseconds of the processor that this process and its living descendants have used so far. Descendants on Linux only. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + ofDescendants();
}

function ofDescendants(): number {
  const all = new Map<number, { readonly parent: number; readonly ms: number }>();
  for (const name of processes()) {
    const found = stat(name);
    if (found) all.set(Number(name), found);
  }
  let ms = 0;
  for (const [pid, one] of all) {
    for (let up = one.parent; up > 1; up = all.get(up)?.parent ?? 0) {
      if (up !== process.pid || pid === process.pid) continue;
      ms += one.ms;
      break;
    }
  }
  return ms;
}

function processes(): readonly string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    // No Linux: what other programs start is not counted.
    return [];
  }
}

function stat(pid: string): { readonly parent: number; readonly ms: number } | undefined {
  try {
    // The name in brackets may hold blanks; what follows does not.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .map(Number);
    const [parent = 0, utime = 0, stime = 0] = [fields[1], fields[11], fields[12]];
    return { parent, ms: (utime + stime) * tick };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
