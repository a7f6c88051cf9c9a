import { textWidth } from "../diagram/text-width.ts";
import { interWith } from "./embedded-fonts.ts";
import { advancesOf, fontWith, glyphsOf, lackingIn } from "./font-subset.ts";
import { format } from "./format.ts";
import { type PageFont, pageContent } from "./pdf-content.ts";
import { lettersOf, svgText } from "./picture.ts";

/** CSS pixels to points. */
const scale = 0.75;

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 255);
const hex = (value: number): string => value.toString(16).padStart(4, "0").toUpperCase();

/** A text as PDF writes it beside the page: UTF-16 in hexadecimal digits. */
function textString(text: string): string {
  return `<FEFF${Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join("")}>`;
}

/** Which character each glyph stands for, so that the text can be searched and copied. */
function toUnicode(glyphs: ReadonlyMap<number, number>): string {
  const lines = [...glyphs].map(([code, glyph]) => {
    const char = String.fromCodePoint(code);
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
class Objects {
  readonly #bodies: Uint8Array[] = [];

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

function addFont(objects: Objects, name: string, bytes: Uint8Array): number {
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

/** A font with only these characters; undefined where its outlines are of a kind (PostScript) that we do not cut. */
function cut(font: Uint8Array, characters: string): Uint8Array | undefined {
  try {
    return fontWith([font], { chars: new Set(Array.from(characters, (char) => char.codePointAt(0) ?? 0)) });
  } catch {
    return undefined;
  }
}

function lossOf(missing: string): string {
  return `No font at hand has “${missing}”: these characters are drawn as empty boxes. An SVG shows them with the reader's fonts.`;
}

/** One page of the picture's size, as lines and letters: sharp on paper at every size, its text searchable. */
export const pdf = format({
  id: "pdf",
  title: "PDF document",
  extension: ".pdf",
  mediaType: "application/pdf",
  kind: "picture",
  async write(input) {
    const svg = await svgText(input);
    const letters = lettersOf(svg);
    const fonts = await interWith(letters, input.assets);
    const foreign = lackingIn(fonts[0], letters);
    const found = foreign && input.assets.fontsFor ? await input.assets.fontsFor(foreign) : [];
    const others = found.flatMap((font) => cut(font, foreign) ?? []);
    const page = (bytes: Uint8Array, weight: 400 | 600): PageFont => {
      const glyphs = glyphsOf(bytes);
      return {
        glyph: (char) => glyphs.get(char.codePointAt(0) ?? 0) ?? 0,
        width: (text) => textWidth(text, 1, weight),
      };
    };
    const { operators, opacities } = pageContent(
      svg,
      [page(fonts[0], 400), page(fonts[1], 600)],
      others.map((font) => {
        const [{ glyph }, advances] = [page(font, 400), advancesOf(font)];
        return {
          glyph,
          width: (text) => Array.from(text).reduce((sum, char) => sum + (advances[glyph(char)] ?? 0), 0),
        };
      }),
    );
    const [, width = "0", height = "0"] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const [w, h] = [Number(width) * scale, Number(height) * scale];

    const objects = new Objects();
    const [regular, bold] = [addFont(objects, "Inter-Regular", fonts[0]), addFont(objects, "Inter-SemiBold", fonts[1])];
    const more = others.map((font, i) => `/F${i + 2} ${addFont(objects, `Other${i}`, font)} 0 R`);
    const states = opacities.map((pair, i) => {
      const [fill, stroke] = pair.split(" ");
      return `/G${i} << /ca ${fill} /CA ${stroke} >>`;
    });
    const content = objects.stream(latin1(`${scale} 0 0 -${scale} 0 ${h} cm\n${operators}`));
    const info = objects.add(`<< /Title ${textString(input.map.title)} /Producer (ML Process Maps) >>`);
    // The page and its parent name each other: the parent comes next.
    const pages = content + 3;
    const sheet = objects.add(
      `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /Font << /F0 ${regular} 0 R /F1 ${bold} 0 R ${more.join(" ")} >> /ExtGState << ${states.join(" ")} >> >> /Contents ${content} 0 R >>`,
    );
    objects.add(`<< /Type /Pages /Kids [${sheet} 0 R] /Count 1 >>`);
    const root = objects.add(
      `<< /Type /Catalog /Pages ${pages} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    );
    const missing = others.reduce((left, font) => lackingIn(font, left), foreign);
    return {
      content: objects.file(root, info),
      losses: missing ? [lossOf(missing)] : [],
    };
  },
});
