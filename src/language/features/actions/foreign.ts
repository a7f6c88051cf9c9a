/** Fixes for what came from another tool: made into a map where that can be read, else kept as a comment. */
import type { CodeAction, Diagnostic, TextEdit } from "vscode-languageserver";
import { CodeActionKind } from "vscode-languageserver";
import { type ForeignLanguage, type ForeignText, foreignMessages, foreignTextsOf } from "../../foreign-text.ts";
import { nameFor } from "../name-text.ts";
import { type Asked, action } from "./asked.ts";

const titles: Partial<Readonly<Record<ForeignLanguage, string>>> = {
  mermaid: "Turn this Mermaid diagram into a map",
  bpmn: "Turn this BPMN model into a map",
  drawio: "Turn this drawing into a map",
};

export async function foreignFixes(asked: Asked): Promise<readonly CodeAction[]> {
  const said = new Set(Object.values(foreignMessages));
  const marked = asked.params.context.diagnostics.filter(
    ({ message }) => typeof message === "string" && said.has(message),
  );
  if (marked.length === 0) return [];
  const { textDocument } = asked.document;
  const found = foreignTextsOf(textDocument.getText());
  const fixes = marked.map(async (diagnostic) => {
    const start = textDocument.offsetAt(diagnostic.range.start);
    const foreign = found.find((f) => f.start === start);
    return foreign ? [...(await asMap(asked, diagnostic, foreign)), ...plainFixes(asked, diagnostic, foreign)] : [];
  });
  return (await Promise.all(fixes)).flat();
}

async function asMap(asked: Asked, diagnostic: Diagnostic, foreign: ForeignText): Promise<readonly CodeAction[]> {
  const { document, services } = asked;
  const title = titles[foreign.language];
  const text = document.textDocument.getText();
  const source = text.slice(foreign.start, foreign.end).replace(/^\s*```.*\n|\n\s*```\s*$/g, "");
  const map = title && (await services.foreign.Maps.from(foreign.language, source));
  if (title === undefined || map === undefined) return [];
  // The file has a title of its own, or will have that of the diagram.
  const around = text.slice(0, foreign.start) + text.slice(foreign.end);
  const body = /^\s*map\b/m.test(around) ? map.replace(/^map "[^"\n]*"(?: \{\n(?:  .*\n)*\})?\n+/, "") : map;
  return [action(document, CodeActionKind.QuickFix, title, [replaced(asked, foreign, body.trimEnd())], diagnostic)];
}

function plainFixes(asked: Asked, diagnostic: Diagnostic, foreign: ForeignText): readonly CodeAction[] {
  const { document } = asked;
  const text = document.textDocument.getText();
  const lines = text.slice(foreign.start, foreign.end).split(/\r\n|\n|\r/);
  const fix = (title: string, newLines: readonly string[]): CodeAction =>
    action(document, CodeActionKind.QuickFix, title, [replaced(asked, foreign, newLines.join("\n"))], diagnostic);
  const comment = fix(
    "Keep it as a comment",
    lines.map((line) => (line.trim() === "" ? line : line.replace(/^(\s*)/, "$1// "))),
  );
  const heading = /^title:\s*["']?(.+?)["']?\s*$/m.exec(lines.join("\n"))?.[1];
  if (foreign.language === "front matter" && heading !== undefined && !/^\s*map\b/m.test(text.slice(foreign.end)))
    return [fix(`Write “map "${heading}"”`, [`map "${heading.replaceAll('"', "'")}"`]), comment];
  return foreign.language === "list"
    ? [fix("Turn the list into processes", processes(text, lines)), comment]
    : [comment];
}

/** `- Label entities` becomes `process label-entities "Label entities"`. */
function processes(text: string, lines: readonly string[]): readonly string[] {
  const taken = new Set(
    [...text.matchAll(/^\s*(?:process|decision|start|end)\s+\^?([\p{L}_][\p{L}\p{M}\p{N}_-]*)/gmu)].map(
      ([, n = ""]) => n,
    ),
  );
  return lines.map((line) => {
    const [, blanks = "", words = ""] = /^(\s*)[-*+•]\s+(.*?)\s*$/.exec(line) ?? [];
    const title = words.replaceAll('"', "'").replaceAll("`", "").replaceAll("**", "");
    const name = nameFor(title, taken);
    taken.add(name);
    return `${blanks}process ${name} "${title}"`;
  });
}

function replaced({ document }: Asked, { start, end }: ForeignText, newText: string): TextEdit {
  const range = { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) };
  return { range, newText };
}
