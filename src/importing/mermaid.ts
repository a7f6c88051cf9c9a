import { type Drawing, type DrawnFlow, type DrawnNode, sketchOfDrawing } from "./drawing.ts";
import { levelIn } from "./level-words.ts";
import type { Sketch } from "./sketch.ts";

/**
 * A flowchart of Mermaid (`flowchart LR`, `graph TD`): nodes, subgraphs, links with their labels. A class that is called like
 * a level gives the level.
 * @throws {Error} One sentence where the text is no flowchart.
 */
export function readMermaid(text: string): Sketch {
  const reader = new Reader();
  const title = /^---\n(?:.*\n)*?title:\s*(.+)\n(?:.*\n)*?---\n/.exec(text.replaceAll("\r\n", "\n"))?.[1];
  const body = text
    .replaceAll("\r\n", "\n")
    .replace(/^\s*---\n[\s\S]*?\n---\n/, (front) => "\n".repeat(front.split("\n").length - 1));
  body.split("\n").forEach((line, i) => reader.line(line, i + 1));
  if (!reader.began)
    throw new Error("This is no flowchart of Mermaid: it would begin with `flowchart LR` or `graph TD`.");
  return sketchOfDrawing({ ...reader.drawing(), ...(title && { title: unquoted(title) }) });
}

type Shape = DrawnNode["shape"];
/** Opening and closing marks of a node's text, the longer first. */
const shapes: readonly (readonly [open: string, close: string, shape: Shape])[] = [
  ["(((", ")))", "event"],
  ["([", "])", "event"],
  ["((", "))", "event"],
  ["[(", ")]", "data"],
  ["[[", "]]", "task"],
  ["[/", "/]", "data"],
  ["[\\", "\\]", "data"],
  ["[/", "\\]", "task"],
  ["[\\", "/]", "task"],
  ["{{", "}}", "decision"],
  ["{", "}", "decision"],
  ["[", "]", "task"],
  ["(", ")", "task"],
  [">", "]", "task"],
];
const namedShapes: Readonly<Record<string, Shape>> = {
  diam: "decision",
  decision: "decision",
  diamond: "decision",
  hex: "decision",
  hexagon: "decision",
  cyl: "data",
  cylinder: "data",
  db: "data",
  database: "data",
  doc: "data",
  document: "data",
  stadium: "event",
  terminal: "event",
  circle: "event",
  circ: "event",
  "dbl-circ": "event",
};

class Reader {
  began = false;
  private readonly nodes = new Map<string, DrawnNode>();
  private readonly flows: DrawnFlow[] = [];
  private readonly groups: { key: string; title: string; parent?: string }[] = [];
  private readonly open: string[] = [];
  private readonly losses: string[] = [];
  private direction: "right" | "down" | undefined;

  drawing(): Drawing {
    return {
      nodes: [...this.nodes.values()],
      flows: this.flows,
      groups: this.groups,
      losses: this.losses,
      ...(this.direction && { direction: this.direction }),
    };
  }

  line(source: string, number: number): void {
    const line = source.replace(/%%.*$/, "").trim();
    if (line === "") return;
    if (!this.began) {
      const head = /^(?:flowchart|graph)(?:-elk)?\b\s*(TB|TD|BT|RL|LR)?\s*;?(.*)$/.exec(line);
      if (!head) return;
      this.began = true;
      this.direction = head[1] === undefined || /^[TB]/.test(head[1]) ? "down" : "right";
      if (head[2]?.trim()) this.line(head[2], number);
      return;
    }
    for (const statement of statements(line)) this.statement(statement, number);
  }

  private statement(text: string, line: number): void {
    const subgraph = /^subgraph\b\s*(.*)$/.exec(text);
    if (subgraph) {
      const [, key = "", title] = /^([^\s["]+)\s*\[(.*)\]$/.exec(subgraph[1] ?? "") ?? [
        "",
        subgraph[1] ?? "",
        undefined,
      ];
      const parent = this.open.at(-1);
      const name = unquoted(title ?? key);
      this.groups.push({ key: unquoted(key), title: name || "Phase", ...(parent !== undefined && { parent }) });
      this.open.push(unquoted(key));
      return;
    }
    if (text === "end") {
      this.open.pop();
      return;
    }
    if (/^direction\b/.test(text) || /^(?:classDef|linkStyle|style|accTitle|accDescr)\b/.test(text)) return;
    const classed = /^class\s+(\S+)\s+(\S+)$/.exec(text);
    if (classed) {
      for (const key of (classed[1] ?? "").split(",")) this.classed(key, classed[2] ?? "");
      return;
    }
    if (/^click\b/.test(text)) {
      this.losses.push(`Line ${line}: links of nodes are not carried over.`);
      return;
    }
    if (!this.chain(text)) this.losses.push(`Line ${line} was not understood and was left out: \`${text}\`.`);
  }

  /** `a & b -->|label| c --> d`; false where the text is none. Nothing is kept of a chain that breaks off. */
  private chain(text: string): boolean {
    const scan = new Scanner(text);
    const found: DrawnNode[] = [];
    const flows: DrawnFlow[] = [];
    let before: readonly string[] | undefined;
    let link: Link | undefined;
    for (;;) {
      const group: string[] = [];
      do {
        const node = scan.node();
        if (!node) return false;
        found.push(node);
        group.push(node.key);
      } while (scan.ampersand());
      if (before && link)
        for (const from of before)
          for (const to of group) {
            const label = link.label ? { label: link.label } : {};
            flows.push(link.reversed ? { from: to, to: from, ...label } : { from, to, ...label });
            if (link.both) flows.push({ from: to, to: from, ...label });
          }
      if (scan.done()) break;
      link = scan.link();
      if (!link) return false;
      before = group;
    }
    for (const node of found) this.add(node);
    this.flows.push(...flows);
    return true;
  }

  /** The first mention with a text says what a node is; the first within a subgraph says where. */
  private add(node: DrawnNode): void {
    const group = this.open.at(-1);
    const old = this.nodes.get(node.key);
    if (this.groups.some(({ key }) => key === node.key)) return;
    const level = node.level ?? old?.level;
    const place = old?.group ?? group;
    const said = old && old.text !== old.key ? old : node;
    this.nodes.set(node.key, {
      key: node.key,
      text: said.text,
      shape: said.shape,
      ...(level && { level }),
      ...(place !== undefined && { group: place }),
    });
  }

  private classed(key: string, name: string): void {
    const node = this.nodes.get(key);
    const level = levelOfClass(name);
    if (node && level) this.nodes.set(key, { ...node, level });
  }
}

interface Link {
  readonly label: string;
  readonly both: boolean;
  readonly reversed: boolean;
}

/** Reads the parts of a chain one after another. */
class Scanner {
  private rest: string;

  constructor(text: string) {
    this.rest = text.trim();
  }

  done(): boolean {
    return this.rest === "";
  }

  ampersand(): boolean {
    return this.take(/^&\s*/) !== undefined;
  }

  node(): DrawnNode | undefined {
    const key = this.take(/^[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.>])|=(?!=))*/u)?.[0];
    if (key === undefined) return undefined;
    let [text, shape]: [string, Shape] = [key, "task"];
    const attributes = this.take(/^@\{([^}]*)\}/)?.[1];
    if (attributes !== undefined) {
      shape = namedShapes[/shape:\s*([\w-]+)/.exec(attributes)?.[1] ?? ""] ?? "task";
      text = unquoted(/label:\s*("[^"]*"|[^,]+)/.exec(attributes)?.[1] ?? key);
    } else
      for (const [open, close, drawn] of shapes) {
        const inner = this.between(open, close);
        if (inner === undefined) continue;
        [text, shape] = [unquoted(inner), drawn];
        break;
      }
    const level = levelOfClass(this.take(/^:::([\w-]+)/)?.[1] ?? "");
    this.take(/^\s+/);
    return { key, text, shape, ...(level && { level }) };
  }

  link(): Link | undefined {
    const plain = this.take(/^(<|[ox](?=[-=.]))?(?:-{2,}|={2,}|-\.+-|~{3,})([>ox]?)(?:\|([^|]*)\|)?\s*/);
    const worded = plain === undefined || (plain[2] === "" && plain[3] === undefined) ? this.worded(plain) : undefined;
    if (worded) return worded;
    if (plain === undefined) return undefined;
    return linkOf(plain[1], plain[2], plain[3] ?? "");
  }

  /** `-- text -->`: an open line was taken, and a text and a line with a head follow; else a line without a head. */
  private worded(start: RegExpExecArray | undefined): Link | undefined {
    const opening = start ?? this.take(/^(<)?(?:--|==|-\.)\s*(?![->.=])/);
    if (!opening) return undefined;
    const rest = this.take(/^("[^"]*"|(?:(?!-{2,}|={2,}|\.+-).)+?)\s*(?:-{2,}|={2,}|\.+-)([>ox]?)\s*/);
    if (rest) return linkOf(opening[1], rest[2], unquoted(rest[1] ?? ""));
    return start && linkOf(start[1], start[2], "");
  }

  /** The text between two marks at the front, or within quotes between them. */
  private between(open: string, close: string): string | undefined {
    if (!this.rest.startsWith(open)) return undefined;
    const inside = this.rest.slice(open.length);
    const quote = /^\s*"[^"]*"\s*/.exec(inside)?.[0].length ?? 0;
    const end = inside.indexOf(close, quote);
    if (end < 0 || (quote > 0 && end !== quote)) return undefined;
    this.rest = inside.slice(end + close.length);
    return inside.slice(0, end);
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.rest);
    if (!found) return undefined;
    this.rest = this.rest.slice(found[0].length);
    return found;
  }
}

const linkOf = (tail: string | undefined, head: string | undefined, label: string): Link => ({
  label: unquoted(label),
  both: tail === "<" && head === ">",
  reversed: tail === "<" && head !== ">",
});

/** Statements of one line, parted by semicolons outside quotes. */
function statements(line: string): readonly string[] {
  return (line.match(/(?:"[^"]*"|[^;"])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== "");
}

function levelOfClass(name: string): DrawnNode["level"] {
  const known: Readonly<Record<string, string>> = { semiautomated: "semi-automated", nonrepeatable: "non-repeatable" };
  return levelIn(known[name.toLowerCase()] ?? name);
}

/** A text without its quotes, line breaks as blanks, Mermaid's entities (`#quot;`, `#35;`) as their letters. */
function unquoted(text: string): string {
  const named: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">" };
  return text
    .trim()
    .replace(/^"([\s\S]*)"$/, "$1")
    .replace(/^`([\s\S]*)`$/, "$1")
    .replaceAll(/<br\s*\/?>|\\n/g, " ")
    .replaceAll(/#(?:(\d+)|([a-z]+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (named[name ?? ""] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replaceAll(/\s+/g, " ")
    .trim();
}
