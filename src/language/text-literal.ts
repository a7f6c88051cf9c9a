const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };

/**
 * What a quoted text means: `"…"` and `'…'` with escapes, `"""…"""` without. Texts that were never closed work too. Of what is
 * no letter only breaks of lines and tabs are kept: no file of XML could hold the others, and they steer terminals.
 */
export function textValue(literal: string): string {
  return meaning(literal)
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd");
}

function meaning(literal: string): string {
  if (literal.startsWith('"""')) return longText(literal.slice(3, isClosedText(literal) ? -3 : undefined));
  return literal
    .slice(1, isClosedText(literal) ? -1 : undefined)
    .replace(
      /\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^]))/g,
      (whole, long, four, two, one) => {
        const hex = long ?? four ?? two;
        if (hex === undefined) return escapes[one] ?? one;
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
}

/** True when the closing quotes are there. */
export function isClosedText(literal: string): boolean {
  if (literal.startsWith('"""')) return literal.length >= 6 && literal.endsWith('"""');
  return /^(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')$/.test(literal);
}

/** The line break after the opening quotes, the common indentation and the last line's blanks do not belong to it. */
function longText(inside: string): string {
  const lines = inside.replace(/\r\n?/g, "\n").split("\n");
  if (lines.length === 1) return inside;
  const first = lines[0] ?? "";
  const startsOnOwnLine = first.trim() === "";
  const rest = lines.slice(1);
  const last = rest.at(-1) ?? "";
  const measured = last.trim() === "" ? rest.slice(0, -1) : rest;
  const indents = measured.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  const stripped = measured.map((line) => (line.trim() === "" ? "" : line.slice(indent)));
  const kept = startsOnOwnLine ? stripped : [first, ...stripped];
  return kept.join("\n");
}
