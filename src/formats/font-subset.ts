/**
 * Cuts fonts down to the characters that a picture uses, and joins fonts that hold parts of one family: what an SVG
 * file carries along, and what draws a PNG. TrueType outlines only; kerning and ligatures are left behind, since
 * pictures are measured and drawn without them.
 */

interface Source {
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, { readonly at: number; readonly length: number }>;
  /** Code point → glyph. */
  readonly glyphs: ReadonlyMap<number, number>;
  readonly longOffsets: boolean;
  readonly metrics: number;
}

function sourceOf(bytes: Uint8Array): Source {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, { at: number; length: number }>();
  // A collection (`ttcf`) is read as its first font.
  const base = view.getUint32(0) === 0x74746366 ? view.getUint32(12) : 0;
  for (let i = 0; i < view.getUint16(base + 4); i++) {
    const at = base + 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  const start = (tag: string): number => {
    const table = tables.get(tag);
    if (!table) throw new Error(`The font lacks its table “${tag}”.`);
    return table.at;
  };
  return {
    view,
    tables,
    glyphs: readCmap(view, start("cmap")),
    longOffsets: view.getInt16(start("head") + 50) === 1,
    metrics: view.getUint16(start("hhea") + 34),
  };
}

function tableOf({ view, tables }: Source, tag: string): DataView {
  const { at = 0, length = 0 } = tables.get(tag) ?? {};
  return new DataView(view.buffer, view.byteOffset + at, length);
}

function readCmap(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (format === 12) {
      for (let g = 0; g < view.getUint32(at + 12); g++) {
        const group = at + 16 + g * 12;
        const first = view.getUint32(group);
        const last = view.getUint32(group + 4);
        for (let code = first; code <= last; code++) glyphs.set(code, view.getUint32(group + 8) + code - first);
      }
    } else if (format === 4) readSegments(view, at, glyphs);
  }
  return glyphs;
}

/** A cmap of format 4: segments of the basic plane. */
function readSegments(view: DataView, at: number, glyphs: Map<number, number>): void {
  const doubled = view.getUint16(at + 6);
  for (let s = 0; s < doubled; s += 2) {
    const last = view.getUint16(at + 14 + s);
    const first = view.getUint16(at + 16 + doubled + s);
    const delta = view.getUint16(at + 16 + 2 * doubled + s);
    const rangeAt = at + 16 + 3 * doubled + s;
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0 && !glyphs.has(code)) glyphs.set(code, glyph);
    }
  }
}

function outlineOf(source: Source, glyph: number): Uint8Array {
  const loca = tableOf(source, "loca");
  const glyf = tableOf(source, "glyf");
  const offset = (i: number): number => (source.longOffsets ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  const start = offset(glyph);
  return new Uint8Array(glyf.buffer, glyf.byteOffset + start, offset(glyph + 1) - start);
}

/** Where a composite outline names its parts: byte offsets of glyph numbers. */
function partsOf(outline: Uint8Array): readonly number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.byteLength < 10 || view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    places.push(at + 2);
    at += 4 + (flags & 0x1 ? 4 : 2) + (flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    if (!(flags & 0x20)) return places;
  }
}

interface Kept {
  readonly source: Source;
  readonly glyph: number;
}

/**
 * One font out of several of a family (same weight, same units): the first that has a character gives it. `chars` are
 * the code points to keep; all of them when left out. Characters that no source has are simply not in it. `family`
 * replaces the family's name, for a weight that calls itself a family of its own ("Inter SemiBold").
 */
export function fontWith(
  fonts: readonly Uint8Array[],
  { chars, family }: { readonly chars?: ReadonlySet<number>; readonly family?: string } = {},
): Uint8Array {
  const sources = fonts.map(sourceOf);
  const [main] = sources;
  if (!main) throw new Error("A font is made out of at least one.");
  const kept: Kept[] = [{ source: main, glyph: 0 }];
  const places = new Map(sources.map((source) => [source, new Map<number, number>()]));
  places.get(main)?.set(0, 0);
  const place = (source: Source, glyph: number): number => {
    const known = places.get(source)?.get(glyph);
    if (known !== undefined) return known;
    places.get(source)?.set(glyph, kept.length);
    return kept.push({ source, glyph }) - 1;
  };

  const cmap = new Map<number, number>();
  const codes = [...(chars ?? new Set(sources.flatMap((source) => [...source.glyphs.keys()])))].sort((a, b) => a - b);
  for (const code of codes) {
    const source = sources.find((candidate) => candidate.glyphs.has(code));
    if (source) cmap.set(code, place(source, source.glyphs.get(code) ?? 0));
  }

  // Parts of composites are appended while the list is walked, so parts of parts come too.
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < kept.length; i++) {
    const { source, glyph } = kept[i] as Kept;
    const outline = outlineOf(source, glyph).slice();
    const view = new DataView(outline.buffer);
    for (const at of partsOf(outline)) view.setUint16(at, place(source, view.getUint16(at)));
    outlines.push(outline);
  }
  return assembled(main, kept, outlines, cmap, family);
}

function assembled(
  main: Source,
  kept: readonly Kept[],
  outlines: readonly Uint8Array[],
  cmap: ReadonlyMap<number, number>,
  family: string | undefined,
): Uint8Array {
  const loca = new DataView(new ArrayBuffer((kept.length + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(kept.length * 4));
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + even(outline.length), 0));
  let end = 0;
  kept.forEach(({ source, glyph }, i) => {
    const outline = outlines[i] ?? new Uint8Array();
    glyf.set(outline, end);
    end += even(outline.length);
    loca.setUint32((i + 1) * 4, end);
    const old = tableOf(source, "hmtx");
    hmtx.setUint16(i * 4, old.getUint16(Math.min(glyph, source.metrics - 1) * 4));
    const bearing = glyph < source.metrics ? glyph * 4 + 2 : source.metrics * 4 + (glyph - source.metrics) * 2;
    hmtx.setInt16(i * 4 + 2, old.getInt16(bearing));
  });
  const copy = (tag: string): DataView => {
    const table = tableOf(main, tag);
    return new DataView(table.buffer.slice(table.byteOffset, table.byteOffset + table.byteLength));
  };
  const head = copy("head");
  head.setUint32(8, 0);
  head.setInt16(50, 1);
  const hhea = copy("hhea");
  hhea.setUint16(34, kept.length);
  const maxp = copy("maxp");
  maxp.setUint16(4, kept.length);
  const post = new DataView(new ArrayBuffer(32));
  post.setUint32(0, 0x00030000);
  post.setInt16(8, tableOf(main, "post").getInt16(8));
  post.setInt16(10, tableOf(main, "post").getInt16(10));
  return file([
    ["OS/2", copy("OS/2")],
    ["cmap", writtenCmap(cmap)],
    ["glyf", glyf],
    ["head", head],
    ["hhea", hhea],
    ["hmtx", hmtx],
    ["loca", loca],
    ["maxp", maxp],
    ["name", writtenNames(tableOf(main, "name"), family)],
    ["post", post],
  ]);
}

interface FontName {
  readonly id: number;
  readonly text: readonly number[];
}

/** The names that Windows reads (UTF-16, English). */
function namesIn(table: DataView): readonly FontName[] {
  const names: FontName[] = [];
  const storage = table.getUint16(4);
  for (let i = 0; i < table.getUint16(2); i++) {
    const at = 6 + i * 12;
    const [platform, encoding, language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((o) =>
      table.getUint16(at + o),
    ) as [number, number, number, number, number, number];
    if (platform !== 3 || encoding !== 1 || language !== 0x409) continue;
    const text = Array.from({ length: length / 2 }, (_, k) => table.getUint16(storage + offset + k * 2));
    names.push({ id, text });
  }
  return names;
}

/** These names as a table, with another family where one is given. */
function writtenNames(table: DataView, family: string | undefined): DataView {
  const names = namesIn(table).map((name) =>
    (name.id === 1 || name.id === 16) && family !== undefined
      ? { id: name.id, text: Array.from({ length: family.length }, (_, k) => family.charCodeAt(k)) }
      : name,
  );
  const start = 6 + names.length * 12;
  const out = new DataView(new ArrayBuffer(names.reduce((sum, { text }) => sum + text.length * 2, start)));
  out.setUint16(2, names.length);
  out.setUint16(4, start);
  let at = 0;
  names.forEach(({ id, text }, i) => {
    [3, 1, 0x409, id, text.length * 2, at].forEach((value, k) => out.setUint16(6 + i * 12 + k * 2, value));
    for (const unit of text) {
      out.setUint16(start + at, unit);
      at += 2;
    }
  });
  return out;
}

/** Both tables that readers look for: segments of the basic plane, groups of all planes. */
function writtenCmap(cmap: ReadonlyMap<number, number>): DataView {
  const runs: { first: number; last: number; glyph: number }[] = [];
  for (const [code, glyph] of cmap) {
    const run = runs.at(-1);
    if (run && code === run.last + 1 && glyph === run.glyph + (code - run.first)) run.last = code;
    else runs.push({ first: code, last: code, glyph });
  }
  const basic = runs.filter((run) => run.last < 0xffff);
  const segments = basic.length + 1;
  const short = 16 + segments * 8;
  const view = new DataView(new ArrayBuffer(20 + short + 16 + runs.length * 12));
  view.setUint16(2, 2);
  [
    [3, 1, 20],
    [3, 10, 20 + short],
  ].forEach(([platform = 0, encoding = 0, offset = 0], i) => {
    view.setUint16(4 + i * 8, platform);
    view.setUint16(6 + i * 8, encoding);
    view.setUint32(8 + i * 8, offset);
  });
  const power = 2 ** Math.floor(Math.log2(segments));
  [4, short, 0, segments * 2, power * 2, Math.log2(power), (segments - power) * 2].forEach((value, i) =>
    view.setUint16(20 + i * 2, value),
  );
  [...basic, { first: 0xffff, last: 0xffff, glyph: 0 }].forEach(({ first, last, glyph }, i) => {
    view.setUint16(34 + i * 2, last);
    view.setUint16(36 + segments * 2 + i * 2, first);
    view.setUint16(36 + segments * 4 + i * 2, (glyph - first) & 0xffff);
  });
  const long = 20 + short;
  view.setUint16(long, 12);
  view.setUint32(long + 4, 16 + runs.length * 12);
  view.setUint32(long + 12, runs.length);
  runs.forEach(({ first, last, glyph }, i) => {
    view.setUint32(long + 16 + i * 12, first);
    view.setUint32(long + 20 + i * 12, last);
    view.setUint32(long + 24 + i * 12, glyph);
  });
  return view;
}

/** Tables as a file, with the sums that readers check. */
function file(tables: readonly (readonly [tag: string, content: DataView | Uint8Array])[]): Uint8Array {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const start = 12 + tables.length * 16;
  const bytes = new Uint8Array(tables.reduce((sum, [, content]) => sum + fourfold(content.byteLength), start));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x00010000);
  [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach((value, i) =>
    view.setUint16(4 + i * 2, value),
  );
  let at = start;
  let head = 0;
  tables.forEach(([tag, content], i) => {
    bytes.set(new Uint8Array(content.buffer, content.byteOffset, content.byteLength), at);
    const entry = 12 + i * 16;
    for (let letter = 0; letter < 4; letter++) bytes[entry + letter] = tag.charCodeAt(letter);
    view.setUint32(entry + 4, sum(view, at, fourfold(content.byteLength)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, content.byteLength);
    if (tag === "head") head = at;
    at += fourfold(content.byteLength);
  });
  view.setUint32(head + 8, (0xb1b0afba - sum(view, 0, bytes.length)) >>> 0);
  return bytes;
}

function sum(view: DataView, at: number, length: number): number {
  let total = 0;
  for (let i = 0; i < length; i += 4) total = (total + view.getUint32(at + i)) >>> 0;
  return total;
}

const even = (length: number): number => length + (length % 2);
const fourfold = (length: number): number => Math.ceil(length / 4) * 4;

/** The characters of a text that a font lacks. */
export function lackingIn(font: Uint8Array, text: string): string {
  const { glyphs } = sourceOf(font);
  return Array.from(text)
    .filter((char) => !glyphs.has(char.codePointAt(0) ?? 0) && !/^[\s\p{C}\p{DI}]$/u.test(char))
    .join("");
}

/** The outlines of a font as its file holds them, by glyph, and the units in which they are written. */
export function glyphTables(font: Uint8Array): {
  readonly outline: (glyph: number) => Uint8Array;
  readonly unitsPerEm: number;
} {
  const source = sourceOf(font);
  return { outline: (glyph) => outlineOf(source, glyph), unitsPerEm: tableOf(source, "head").getUint16(18) };
}

/** True where a font's letters are outlines of TrueType, which can be cut and drawn here; false for PostScript and for pictures. */
export const hasOutlines = (font: Uint8Array): boolean => sourceOf(font).tables.has("glyf");

/** What a glyph covers, in em from its origin on the line; y upwards. */
export interface GlyphBox {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What each glyph of a font covers; undefined for one that shows nothing. */
export function boxesOf(font: Uint8Array): (glyph: number) => GlyphBox | undefined {
  const { outline, unitsPerEm } = glyphTables(font);
  return (glyph) => {
    const bytes = outline(glyph);
    if (bytes.length < 10) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [left = 0, bottom = 0, right = 0, top = 0] = [2, 4, 6, 8].map((at) => view.getInt16(at) / unitsPerEm);
    return { left, right, bottom, top };
  };
}

/** The family's name as Windows reads it ("DejaVu Sans"); undefined where a font has none of that kind. */
export function familyOf(font: Uint8Array): string | undefined {
  const table = tableOf(sourceOf(font), "name");
  const family = namesIn(table).find(({ id }) => id === 1);
  return family && String.fromCharCode(...family.text);
}

/** Code point → glyph, of a font. */
export function glyphsOf(font: Uint8Array): ReadonlyMap<number, number> {
  return sourceOf(font).glyphs;
}

/** Width of each glyph in em, in the order of the glyphs. */
export function advancesOf(font: Uint8Array): readonly number[] {
  const source = sourceOf(font);
  const unitsPerEm = tableOf(source, "head").getUint16(18);
  const hmtx = tableOf(source, "hmtx");
  return Array.from({ length: source.metrics }, (_, i) => hmtx.getUint16(i * 4) / unitsPerEm);
}
