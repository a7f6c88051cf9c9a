/**
 * Stretches of a text that are written in the language of another tool, as they come with the clipboard: each is one mistake,
 * not one a line. They are found by their first lines; what stands in long texts and comments is never taken for one.
 */
import { readLexemes } from "./features/formatting/lexemes.ts";

export type ForeignLanguage =
  | "mermaid"
  | "graphviz"
  | "bpmn"
  | "drawio"
  | "xml"
  | "json"
  | "yaml"
  | "list"
  | "front matter";

export interface ForeignText {
  readonly language: ForeignLanguage;
  /** Offsets, the end exclusive: whole lines without the last line break. */
  readonly start: number;
  readonly end: number;
}

interface Span {
  readonly offset: number;
  readonly end: number;
}

/** What is looked through, and how far. */
interface Reader {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Index of the first line that holds something. */
  readonly first: number;
  /** Keys with values above this line are known to belong to nothing. */
  keysTo: number;
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const mermaid =
  /^\s*(?:(?:flowchart(?:-elk)?|graph)\s+(?:TB|TD|BT|RL|LR)|flowchart|sequenceDiagram|stateDiagram(?:-v2)?|classDiagram|erDiagram|gantt|journey|mindmap|timeline)\s*;?\s*$/;
const mermaidOnly = /--|==|-\.|->>|[[({:|]|^\s*(?:subgraph|end|class|classDef|style|click|participant)\b/;
const graphviz = /^\s*(?:strict\s+)?(?:di)?graph\b[^{\n]*\{/;
const fence = /^\s*```/;
const listItem = /^\s*[-*+•]\s+\S/;
const yamlKey = /^\s*[\p{L}_"'][\p{L}\p{N}_ "'-]*:\s*$/u;
const yamlLine = /^\s*(?:-\s+.*|#.*|[\p{L}_"'][\p{L}\p{N}_ "'-]*:(?:\s+.*)?)$/u;
const ours =
  /^\s*(?:(?:import|map)\s+["']|(?:process|actor|interface|data|phase|decision|start|end|target|platform|questionnaire|view)\s+\^?[\p{L}_][\p{L}\p{M}\p{N}_-]*(?:\s|$))/u;
/** An item that is one of our declarations with a sign before it, which is taken out. */
const ourItem = new RegExp(`^\\s*[-*+•]\\s+${ours.source.slice(4)}`, "u");

/** One look tells of most texts that there is nothing of the kind. */
const perhaps =
  /^[ \t]*(?:---[ \t]*\r?$|<|[[{]|(?:flowchart|graph|digraph|strict|sequenceDiagram|stateDiagram|classDiagram|erDiagram|gantt|journey|mindmap|timeline)\b|[\p{L}_"'][\p{L}\p{N}_ "'-]*:[ \t]*\r?$|[-*+•][ \t])/mu;

/** What of a text is another tool's, in order; `held`: its long texts and comments. */
export function foreignTextsIn(text: string, held: () => readonly Span[]): readonly ForeignText[] {
  if (!perhaps.test(text)) return [];
  const spans = [...held()].sort((a, b) => a.offset - b.offset);
  const lines = linesOf(text);
  let span = 0;
  // Lines are asked for in their order.
  const isHeld = ({ start }: Line): boolean => {
    while (span < spans.length && (spans[span] as Span).end <= start) span++;
    return span < spans.length && (spans[span] as Span).offset < start;
  };
  const reader: Reader = { text, lines, first: lines.findIndex((line) => line.text.trim() !== ""), keysTo: 0 };
  const found: ForeignText[] = [];
  for (let i = 0; i < lines.length; ) {
    const stretch = isHeld(lines[i] as Line) ? undefined : stretchAt(reader, i);
    if (!stretch) {
      i++;
      continue;
    }
    const last = found.at(-1);
    const { language, lines: count } = stretch;
    const [first, final] = [lines[i] as Line, lastWithText(lines, i, i + count)];
    // Front matter above a diagram belongs to it.
    const isItsFront =
      language === "mermaid" && last?.language === "front matter" && text.slice(last.end, first.start).trim() === "";
    if (isItsFront) found.pop();
    found.push({ language, start: isItsFront ? last.start : first.start, end: final.end });
    i += count;
  }
  return found;
}

/** What of a text is another tool's, for those that have only the text. */
export function foreignTextsOf(text: string): readonly ForeignText[] {
  return foreignTextsIn(text, () =>
    readLexemes(text).lexemes.flatMap(({ kind, start, end, comments }) => [
      ...(kind === "long-string" ? [{ offset: start, end }] : []),
      ...comments.map((comment) => ({ offset: comment.start, end: comment.end })),
    ]),
  );
}

/** The same text without those stretches, each place where it was. */
export function withoutForeign(text: string, found: readonly ForeignText[]): string {
  let result = "";
  let last = 0;
  for (const { start, end } of found) {
    result += text.slice(last, start) + text.slice(start, end).replace(/[^\n\r]/g, " ");
    last = end;
  }
  return result + text.slice(last);
}

const declared = 'a step is declared as in `process label "Label entities"`';

/** What is said of a stretch. */
export const foreignMessages: Readonly<Record<ForeignLanguage, string>> = {
  mermaid: `This is a diagram of Mermaid: in a map ${declared}.`,
  graphviz: `This is a graph of Graphviz: in a map ${declared}.`,
  bpmn: `This is a BPMN model: in a map ${declared}.`,
  drawio: `This is a drawing of draw.io: in a map ${declared}.`,
  xml: `This is XML: in a map ${declared}.`,
  json: `This is JSON: in a map ${declared}.`,
  yaml: `This is YAML: in a map ${declared}.`,
  list: `This is a list of another format: in a map ${declared}.`,
  "front matter": 'Front matter belongs to Markdown: a map has `map "Title" { … }`.',
};

function stretchAt(
  reader: Reader,
  i: number,
): { readonly language: ForeignLanguage; readonly lines: number } | undefined {
  const { text, lines } = reader;
  const line = lines[i] as Line;
  const isFirst = i === reader.first;
  const begin = fence.test(line.text) && mermaid.test(lines[i + 1]?.text ?? "") ? i + 1 : i;
  if (mermaid.test(lines[begin]?.text ?? "") && !/^\s*->/.test(lines[begin + 1]?.text ?? "")) {
    let end = begin + 1;
    // Behind the last line that only Mermaid has, flows may be ours.
    for (let at = end; at < lines.length && !ours.test(lines[at]?.text ?? ""); at++) {
      if (fence.test(lines[at]?.text ?? "")) break;
      if (mermaidOnly.test(lines[at]?.text ?? "")) end = at + 1;
    }
    return { language: "mermaid", lines: (fence.test(lines[end]?.text ?? "") ? end + 1 : end) - i };
  }
  if (graphviz.test(line.text)) return { language: "graphviz", lines: throughBrace(lines, i) - i };
  if (isFirst && /^\s*---\s*$/.test(line.text)) {
    const end = lines.findIndex(({ text: t }, at) => at > i && /^\s*(?:---|\.\.\.)\s*$/.test(t));
    const inner = lines.slice(i + 1, end);
    if (end > 0 && inner.every(({ text: t }) => t.trim() === "" || yamlLine.test(t) || /^\s/.test(t)))
      return { language: "front matter", lines: end + 1 - i };
  }
  if (isFirst && /^\s*<(?:\?xml|!--|[a-zA-Z])/.test(line.text)) {
    const rest = text.slice(line.start);
    const language = /<(?:\w+:)?definitions\b/.test(rest)
      ? "bpmn"
      : /<mx(?:file|GraphModel)\b/.test(rest)
        ? "drawio"
        : "xml";
    return { language, lines: lines.length - i };
  }
  if (isFirst && /^\s*(?:\{\s*"|\[\s*[{"[])/.test(text)) return { language: "json", lines: lines.length - i };
  return yamlAt(reader, i) ?? listAt(lines, i);
}

/** A key with nothing behind it, above what is deeper or a list: lines of a map never look like that. */
function yamlAt(reader: Reader, i: number): { readonly language: ForeignLanguage; readonly lines: number } | undefined {
  const { lines } = reader;
  const line = lines[i] as Line;
  // Keys that lead to nothing were looked at with the first of them.
  if (i < reader.keysTo) return undefined;
  let begin = i;
  // Keys with values above it belong to it.
  while (/^\s*[\p{L}_][\p{L}\p{N}_-]*:\s+\S/u.test(lines[begin]?.text ?? "")) begin++;
  reader.keysTo = begin;
  const key = lines[begin];
  const below = lines[begin + 1];
  if (!key || !below || !yamlKey.test(key.text) || !yamlLine.test(below.text)) return undefined;
  if (!listItem.test(below.text) && indent(below.text) <= indent(key.text)) return undefined;
  let end = i + 1;
  while (end < lines.length) {
    const { text } = lines[end] as Line;
    if (
      text.trim() === ""
        ? !yamlLine.test(lines[end + 1]?.text ?? "")
        : !yamlLine.test(text) && indent(text) <= indent(line.text)
    )
      break;
    if (ours.test(text)) break;
    end++;
  }
  return { language: "yaml", lines: end - i };
}

function listAt(
  lines: readonly Line[],
  i: number,
): { readonly language: ForeignLanguage; readonly lines: number } | undefined {
  let end = i;
  while (
    listItem.test(lines[end]?.text ?? "") &&
    !ourItem.test(lines[end]?.text ?? "") &&
    !/->/.test(lines[end]?.text ?? "")
  )
    end++;
  return end - i > 1 ? { language: "list", lines: end - i } : undefined;
}

const indent = (text: string): number => text.length - text.trimStart().length;

/** The index behind the line on which the braces that open at a line are closed. */
function throughBrace(lines: readonly Line[], from: number): number {
  let depth = 0;
  for (let i = from; i < lines.length; i++) {
    for (const sign of (lines[i] as Line).text.match(/[{}]/g) ?? []) depth += sign === "{" ? 1 : -1;
    if (depth <= 0) return i + 1;
  }
  return lines.length;
}

function lastWithText(lines: readonly Line[], from: number, to: number): Line {
  let last = to - 1;
  while (last > from && (lines[last] as Line).text.trim() === "") last--;
  return lines[last] as Line;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n\r]*(?:\r\n|\n|\r|$)/g)]
    .filter(({ 0: line, index }) => line !== "" || index < text.length)
    .map(({ 0: line, index }) => {
      const bare = line.replace(/[\n\r]+$/, "");
      return { text: bare, start: index, end: index + bare.length };
    });
}
