/**
 * Sentences of the checks in another language. The checks write English; a language's table holds each of their sentences
 * with holes, `“{title}” waits {time} for {work} of work.`, beside its own. Holes keep their text unless `holes` says how
 * it is said; `{rest}` is a sentence of the table again.
 */
export type Sentences = readonly (readonly [english: string, other: string])[];

/** How the text in a hole is said, by the hole's name without digits: `{level}`, `{level2}`. */
export type Holes = Readonly<Record<string, (text: string) => string>>;

const hole = /\{(\w+)\}/g;

/** Translates one sentence or message; undefined for what the table lacks. */
export function translatorOf(sentences: Sentences, holes: Holes): (english: string) => string | undefined {
  // A quoted title holds no quotation marks, or else the first sentence of two would swallow the second; where that finds
  // nothing, a title may hold some after all.
  const patterns = ["[^“”]*", ".*?"].flatMap((title) =>
    sentences.map(([english, other]) => ({ pattern: patternOf(english, title), other })),
  );
  const translate = (english: string): string | undefined => {
    for (const { pattern, other } of patterns) {
      const found = pattern.exec(english);
      if (!found) continue;
      let whole = true;
      const text = other.replaceAll(hole, (_, name: string) => {
        const written = found.groups?.[name] ?? "";
        const kind = name.replace(/\d+$/, "");
        if (kind !== "rest") return holes[kind]?.(written) ?? written;
        const said = written === "" ? "" : translate(written);
        if (said === undefined) whole = false;
        return said ?? written;
      });
      if (whole) return text;
    }
    return undefined;
  };
  return translate;
}

function patternOf(english: string, title: string): RegExp {
  const parts = english.split(hole);
  const source = parts.map((part, i) => {
    if (i % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const quoted = parts[i - 1]?.endsWith("“") && parts[i + 1]?.startsWith("”");
    return `(?<${part}>${quoted ? title : ".*?"})`;
  });
  return new RegExp(`^${source.join("")}$`, "su");
}
