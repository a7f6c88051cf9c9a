/** A strict reader of the XML that pictures are made of: anything not well-formed throws, so that a test sees it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const nameAt = /[A-Za-z_:][\w:.-]*/y;
const attributeAt = /\s+([A-Za-z_:][\w:.-]*)="([^"<]*)"/y;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&([^;\s]*;?)/g, (_, body: string) => {
    const name = body.slice(0, -1);
    if (!body.endsWith(";")) throw new Error(`A bare & before “${body.slice(0, 10)}”.`);
    const number = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
    if (number) return String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10));
    const char = entities[name];
    if (char === undefined) throw new Error(`No such entity: &${name};`);
    return char;
  });
}

export function parseXml(text: string): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (forbidden) throw new Error(`A character that XML forbids at ${forbidden.index}.`);
  if (/\p{Cs}/u.test(text)) throw new Error("Half a surrogate pair.");
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${text.slice(at, at + 40)}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match ?? undefined;
  };

  function element(): Element {
    if (text[at] !== "<") fail("No element");
    at++;
    const name = take(nameAt)?.[0] ?? fail("No name");
    const attributes: Record<string, string> = {};
    for (let match = take(attributeAt); match; match = take(attributeAt)) {
      const [, key = "", value = ""] = match;
      if (key in attributes) fail(`${key} stands twice`);
      attributes[key] = decoded(value);
    }
    take(/\s*/y);
    if (take(/\/>/y)) return { name, attributes, children: [] };
    if (!take(/>/y)) fail(`<${name} is not closed`);
    const children: (Element | string)[] = [];
    for (;;) {
      const words = take(/[^<]+/y)?.[0];
      if (words !== undefined) children.push(decoded(words));
      if (text.startsWith("</", at)) {
        at += 2;
        if (take(nameAt)?.[0] !== name) fail(`</${name}> was expected`);
        if (!take(/\s*>/y)) fail("A closing tag is not closed");
        return { name, attributes, children };
      }
      if (at >= text.length) fail(`<${name}> has no end`);
      children.push(element());
    }
  }

  const root = element();
  if (text.slice(at).trim() !== "") fail("Something after the end");
  return root;
}

/** All elements inside, in document order, the element itself first. */
export function all(root: Element): readonly Element[] {
  return [root, ...root.children.flatMap((child) => (typeof child === "string" ? [] : all(child)))];
}

/** Elements with all of these attributes. */
export function having(root: Element, attributes: Readonly<Record<string, string>>): readonly Element[] {
  return all(root).filter((e) => Object.entries(attributes).every(([key, value]) => e.attributes[key] === value));
}

/** The words inside. */
export function textOf(root: Element): string {
  return root.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
