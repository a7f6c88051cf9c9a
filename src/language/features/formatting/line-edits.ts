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
    if (i < before.length && before[i] === after[k] && k < after.length) {
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
      if (a < before.length && b < after.length && before[a] === after[b] && before[a]?.trim() !== "") return [a, b];
    }
  }
  return [before.length, after.length];
}
