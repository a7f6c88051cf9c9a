/** Positions in one way of counting as positions in another. */

export type Encoding = "utf-8" | "utf-16" | "utf-32";

/** A line of a text without its end; undefined where there is none. */
export type Lines = (line: number) => string | undefined;

interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * A message's content with every position counted anew, wherever it stands. `uri` is the text that places without an
 * address of their own stand in.
 */
export function recounted(
  value: unknown,
  uri: string | undefined,
  from: Encoding,
  to: Encoding,
  linesOf: (uri: string) => Lines,
): unknown {
  const lines = new Map<string, Lines>();
  const linesIn = (address: string): Lines => {
    let known = lines.get(address);
    if (!known) lines.set(address, (known = linesOf(address)));
    return known;
  };
  const walk = (part: unknown, here: string | undefined): unknown => {
    if (Array.isArray(part)) return part.map((one) => walk(one, here));
    if (typeof part !== "object" || part === null) return part;
    if (isPosition(part)) return here === undefined ? part : moved(part, linesIn(here)(part.line), from, to);
    const object = part as Readonly<Record<string, unknown>>;
    const home = homeOf(object) ?? here;
    return Object.fromEntries(
      Object.entries(object).map(([key, child]) => {
        if (key === "data") return [key, child];
        if (key === "changes" && !Array.isArray(child) && typeof child === "object" && child !== null)
          return [
            key,
            Object.fromEntries(Object.entries(child).map(([address, edits]) => [address, walk(edits, address)])),
          ];
        if (key.startsWith("target")) return [key, walk(child, addressIn(object["targetUri"]) ?? home)];
        // The ranges of a call stand in the text of the one who calls.
        if (key === "fromRanges") return [key, walk(child, homeOf((object["from"] ?? {}) as typeof object) ?? home)];
        return [key, walk(child, home)];
      }),
    );
  };
  return walk(value, uri);
}

/** The numbers of semantic tokens, five a word: the place from the word before, and the length. */
export function recountedTokens(
  tokens: { readonly data: readonly number[] },
  to: Encoding,
  lines: Lines,
): { readonly data: readonly number[] } {
  const data: number[] = [];
  let [line, character, counted] = [0, 0, 0];
  for (let i = 0; i + 4 < tokens.data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = tokens.data.slice(i, i + 5);
    line += down;
    character = down > 0 ? right : character + right;
    const text = lines(line) ?? "";
    const [start, end] = [character, character + length].map((units) => unitsIn(text.slice(0, units), to)) as [
      number,
      number,
    ];
    data.push(down, down > 0 ? start : start - counted, end - start, type, modifiers);
    counted = start;
  }
  return { ...tokens, data };
}

/** A place beyond the end of its line stays so. */
function moved({ line, character }: Position, text: string | undefined, from: Encoding, to: Encoding): Position {
  if (text === undefined || /^\p{ASCII}*$/u.test(text)) return { line, character };
  const index = from === "utf-16" ? character : indexOf(text, character, from);
  return { line, character: unitsIn(text.slice(0, index), to) + Math.max(0, index - text.length) };
}

/** The index in UTF-16 of a place so many units into a line; inside of a character, its beginning. */
function indexOf(text: string, units: number, encoding: Encoding): number {
  let [index, counted] = [0, 0];
  for (const character of text) {
    const size = unitsIn(character, encoding);
    if (counted + size > units) return index;
    counted += size;
    index += character.length;
  }
  return index + (units - counted);
}

function unitsIn(text: string, encoding: Encoding): number {
  if (encoding === "utf-16") return text.length;
  let units = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    units += encoding === "utf-32" ? 1 : code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return units;
}

function isPosition(part: object): part is Position {
  return "line" in part && "character" in part && typeof part.line === "number" && typeof part.character === "number";
}

/** The text that an object's places stand in, where it names one. */
function homeOf(object: Readonly<Record<string, unknown>>): string | undefined {
  const { textDocument, uri } = object as { textDocument?: { uri?: unknown }; uri?: unknown };
  return addressIn(uri) ?? addressIn(textDocument?.uri);
}

function addressIn(uri: unknown): string | undefined {
  return typeof uri === "string" ? uri : undefined;
}
