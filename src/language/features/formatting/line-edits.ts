/** Lines `from` to `to` (exclusive) of the old text are replaced by `lines`. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** How far ahead a line is looked for: a formatter moves nothing, it only joins and splits lines. */
const lookAhead = 60;

/** The differences of two texts, line by line, in order. Lines that are equal stay untouched. */
export function lineEdits(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const edits: LineEdit[] = [];
  let [i, k] = [0, 0];
  while (i < before.length || k < after.length) {
    const [old, now] = [before[i], after[k]];
    if (old !== undefined && now !== undefined && alike(old, now)) {
      if (old !== now) edits.push({ from: i, to: i + 1, lines: [now] });
      i += 1;
      k += 1;
      continue;
    }
    const [nextI, nextK] = nextCommon(before, after, i, k);
    edits.push({ from: i, to: nextI, lines: after.slice(k, nextK) });
    i = nextI;
    k = nextK;
  }
  return edits;
}

function nextCommon(before: readonly string[], after: readonly string[], i: number, k: number): [number, number] {
  for (let distance = 1; distance <= 2 * lookAhead; distance++) {
    for (let down = Math.max(0, distance - lookAhead); down <= Math.min(distance, lookAhead); down++) {
      const [a, b] = [i + down, k + distance - down];
      const [old, now] = [before[a], after[b]];
      if (old !== undefined && now !== undefined && old.trim() !== "" && alike(old, now)) return [a, b];
    }
  }
  return [before.length, after.length];
}

/** True where two lines differ in nothing but blanks: one line each, so that a range can be formatted alone. */
function alike(a: string, b: string): boolean {
  return a === b || a.replace(/\s+/g, "") === b.replace(/\s+/g, "");
}
