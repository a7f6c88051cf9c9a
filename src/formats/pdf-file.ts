import { advancesOf, glyphsOf } from "./font-subset.ts";

/** Text of the file itself: one byte a character. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 255);
const hex = (value: number): string => value.toString(16).padStart(4, "0").toUpperCase();

/** A text as PDF writes it beside the page: UTF-16 in hexadecimal digits. */
export function textString(text: string): string {
  return `<FEFF${Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join("")}>`;
}

/** Which character each glyph stands for, so that the text can be searched and copied. */
function toUnicode(glyphs: ReadonlyMap<number, number>): string {
  const lines = [...glyphs].map(([code, glyph]) => {
    // A shape of an Arabic letter is searched as the letter.
    const char = String.fromCodePoint(code).replace(/[\ufb50-\ufdff\ufe70-\ufefc]/u, (shape) =>
      shape.normalize("NFKC"),
    );
    return `<${hex(glyph)}> <${Array.from({ length: char.length }, (_, i) => hex(char.charCodeAt(i))).join("")}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const some = lines.slice(at, at + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

/** Numbered objects and where each stands: the whole of a PDF file. */
export class Objects {
  readonly #bodies: Uint8Array[] = [];

  /** Number of the object that is added next. */
  next(): number {
    return this.#bodies.length + 1;
  }

  add(text: string): number {
    return this.#bodies.push(latin1(text));
  }

  stream(content: Uint8Array, entries = ""): number {
    const head = latin1(`<< /Length ${content.length} ${entries}>>\nstream\n`);
    const body = new Uint8Array(head.length + content.length + 10);
    body.set(head);
    body.set(content, head.length);
    body.set(latin1("\nendstream"), head.length + content.length);
    return this.#bodies.push(body);
  }

  file(root: number, info: number): Uint8Array {
    const parts: Uint8Array[] = [latin1("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")];
    let at = parts[0]?.length ?? 0;
    const push = (part: Uint8Array): void => {
      parts.push(part);
      at += part.length;
    };
    const places = this.#bodies.map((body, i) => {
      const place = at;
      push(latin1(`${i + 1} 0 obj\n`));
      push(body);
      push(latin1("\nendobj\n"));
      return place;
    });
    const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
    const count = places.length + 1;
    push(
      latin1(
        `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    const whole = new Uint8Array(at);
    let end = 0;
    for (const part of parts) {
      whole.set(part, end);
      end += part.length;
    }
    return whole;
  }
}

/** A font with its widths and its characters; the number of its object. */
export function addFont(objects: Objects, name: string, bytes: Uint8Array): number {
  const file = objects.stream(bytes, `/Length1 ${bytes.length} `);
  const descriptor = objects.add(
    `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [-740 -320 2600 1120] /ItalicAngle 0 /Ascent 969 /Descent -242 /CapHeight 727 /StemV 80 /FontFile2 ${file} 0 R >>`,
  );
  const widths = advancesOf(bytes).map((width) => Math.round(width * 1000));
  const cid = objects.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /W [0 [${widths.join(" ")}]] >>`,
  );
  const unicode = objects.stream(latin1(toUnicode(glyphsOf(bytes))));
  return objects.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${cid} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}
