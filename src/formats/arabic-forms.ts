/**
 * The shapes that Arabic letters take beside their neighbours, by the characters that Unicode has for each ("presentation forms"), and
 * which most fonts with Arabic letters hold. The table is read off Unicode's own decompositions.
 */

/** Shapes of a letter: alone, at the end, at the beginning, in the middle of letters that hold together. */
interface Forms {
  readonly alone: string;
  readonly final?: string;
  readonly initial?: string;
  readonly medial?: string;
}

let table: ReadonlyMap<string, Forms> | undefined;

/** Shapes of one letter follow one another: alone, final, initial, medial, as many as it has. */
function formsTable(): ReadonlyMap<string, Forms> {
  if (table) return table;
  const shapes = new Map<string, string[]>();
  for (const [first, last] of [
    [0xfb50, 0xfbff],
    [0xfe80, 0xfef4],
  ] as const)
    for (let code = first; code <= last; code++) {
      const shape = String.fromCharCode(code);
      const letter = shape.normalize("NFKC");
      // Some shapes stand for several letters; signs and the beginnings of another block decompose to nothing.
      if (letter === shape || letter.length !== 1) continue;
      shapes.set(letter, [...(shapes.get(letter) ?? []), shape]);
    }
  // Alef maksura has its two shapes for the beginning and the middle apart from the others, and before them.
  const maksura = shapes.get("\u0649");
  if (maksura?.length === 4) shapes.set("\u0649", [...maksura.slice(2), ...maksura.slice(0, 2)]);
  table = new Map(
    [...shapes].map(([letter, [alone = letter, final, initial, medial]]) => [
      letter,
      { alone, ...(final && { final }), ...(initial && medial && { initial, medial }) },
    ]),
  );
  return table;
}

const lam = "\u0644";
/** Lam and an alef after it are one shape: alone and at the end. */
const lamAlef: ReadonlyMap<string, Forms> = new Map([
  ["\u0622", { alone: "\ufef5", final: "\ufef6" }],
  ["\u0623", { alone: "\ufef7", final: "\ufef8" }],
  ["\u0625", { alone: "\ufef9", final: "\ufefa" }],
  ["\u0627", { alone: "\ufefb", final: "\ufefc" }],
]);

/** The line that draws words out, and the sign that makes letters join where none follows: they join at both sides. */
const joiners = new Set(["\u0640", "\u200d"]);
const mark = /^[\p{Mn}\p{Me}]$/u;

/** Every shape that a letter may take, itself not counted; with lam, what it makes with the alefs. */
export function shapesOf(letter: string): readonly string[] {
  const forms = formsTable().get(letter);
  const pairs = letter === lam ? [...lamAlef.values()] : [];
  return [...(forms ? [forms] : []), ...pairs].flatMap((one) => Object.values(one) as string[]);
}

/** True for a letter of the Arabic script that joins others and for which Unicode has no shapes (some letters of Kurdish, Sindhi …). */
export function hasNoShapes(letter: string): boolean {
  return (
    /^[\p{L}]$/u.test(letter) &&
    /^\p{Script=Arabic}$/u.test(letter) &&
    !/^[\ufb50-\ufeff]$/u.test(letter) &&
    !formsTable().has(letter)
  );
}

/**
 * The shape for each character of a line in its logical order: itself where it takes none, and "" for an alef that the lam before it
 * holds.
 */
export function joined(chars: readonly string[]): readonly string[] {
  const forms = formsTable();
  const out = [...chars];
  const solid = chars.flatMap((char, i) => (mark.test(char) ? [] : [i]));
  const joinsNext = (char: string | undefined): boolean =>
    char !== undefined && (joiners.has(char) || forms.get(char)?.initial !== undefined);
  const joinsBefore = (char: string | undefined): boolean =>
    char !== undefined && (joiners.has(char) || forms.get(char)?.final !== undefined);
  for (let k = 0; k < solid.length; k++) {
    const at = solid[k] as number;
    const char = chars[at] as string;
    const own = forms.get(char);
    if (!own) continue;
    const before = k > 0 && joinsNext(chars[solid[k - 1] as number]) && own.final !== undefined;
    const next = solid[k + 1];
    const pair = char === lam && next !== undefined ? lamAlef.get(chars[next] as string) : undefined;
    if (pair && next !== undefined) {
      out[at] = (before ? pair.final : pair.alone) ?? char;
      out[next] = "";
      k++;
      continue;
    }
    const after = next !== undefined && joinsBefore(chars[next]) && own.initial !== undefined;
    out[at] = (before && after ? own.medial : before ? own.final : after ? own.initial : own.alone) ?? char;
  }
  return out;
}
