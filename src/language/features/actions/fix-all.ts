/** Mending more than one place at once: all of a file, all of the workspace, all findings that one fix mends. */
import type { LangiumDocument } from "langium";
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from "vscode-languageserver";
import { fixesOf } from "../../../analysis/index.ts";
import { findingsIn, mapOfFinding } from "../../findings.ts";
import { apart, withoutSilence } from "../../needless-silences.ts";
import { type Asked, action, textEditsFor } from "./asked.ts";
import { mistakeFixes } from "./mistakes.ts";

/** What an editor asks for on save: `"editor.codeActionsOnSave": { "source.fixAll.mlflow": "explicit" }`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.mlflow`;
/** Not below `source.fixAll`: a save mends its own file only. */
export const fixWorkspaceKind = `${CodeActionKind.Source}.fixWorkspace.mlflow`;

/** Everything in the file that can be mended without a question. */
export function fixFile(asked: Asked): readonly CodeAction[] {
  const edits = surelyRight(asked);
  return edits.length > 0 ? [action(asked.document, fixAllKind, "Mend what needs no question", edits)] : [];
}

/** The same for every map of the workspace. */
export function fixWorkspace(asked: Asked): readonly CodeAction[] {
  const changes: Record<string, TextEdit[]> = {};
  for (const document of asked.services.shared.workspace.LangiumDocuments.all) {
    const edits = surelyRight({ ...asked, document });
    if (edits.length > 0) changes[document.uri.toString()] = [...edits];
  }
  if (Object.keys(changes).length === 0) return [];
  return [{ title: "Mend what needs no question in all maps", kind: fixWorkspaceKind, edit: { changes } }];
}

/** The fixes that an editor marks as the preferred one, and silences taken out that silence nothing. */
function surelyRight(asked: Asked): readonly TextEdit[] {
  const { document, services } = asked;
  const { textDocument, diagnostics = [] } = document;
  const uri = document.uri.toString();
  const edits = diagnostics.flatMap((diagnostic) => preferred(asked, diagnostic as Diagnostic));
  // Of a map with errors it is not known what its rules would find.
  if (diagnostics.every((d) => d.severity !== 1)) {
    for (const found of findingsIn(document, services))
      if (found.rule === "needless-silence" && found.range.uri === uri) edits.push(...silenceEdits(document, found));
  }
  const placed = edits.map((edit) => ({
    edit,
    start: textDocument.offsetAt(edit.range.start),
    end: textDocument.offsetAt(edit.range.end),
  }));
  return apart(placed).map(({ edit }) => edit);
}

function preferred(asked: Asked, diagnostic: Diagnostic): readonly TextEdit[] {
  const { range } = diagnostic;
  const params = { ...asked.params, range, context: { diagnostics: [diagnostic] } };
  const fix = mistakeFixes({ ...asked, params }).find((a) => a.isPreferred);
  return fix?.edit?.changes?.[asked.document.uri.toString()] ?? [];
}

function silenceEdits(
  { textDocument }: LangiumDocument,
  finding: Parameters<typeof withoutSilence>[1],
): readonly TextEdit[] {
  const change = withoutSilence(textDocument.getText(), finding);
  if (!change) return [];
  const range = { start: textDocument.positionAt(change.start), end: textDocument.positionAt(change.end) };
  return [{ range, newText: change.newText }];
}

/** Takes a silence out that silences nothing. */
export function silenceFixes({ document, services, params }: Asked): readonly CodeAction[] {
  return params.context.diagnostics.flatMap((diagnostic) => {
    if (diagnostic.code !== "needless-silence") return [];
    const { line, character } = diagnostic.range.start;
    const found = findingsIn(document, services).find(
      (f) => f.rule === "needless-silence" && f.range.startLine === line && f.range.startColumn === character,
    );
    const edits = found ? silenceEdits(document, found) : [];
    return edits.length === 0
      ? []
      : [action(document, CodeActionKind.QuickFix, "Take the silence out", edits, diagnostic, true)];
  });
}

/** Where a fix that is offered here mends other findings of the same rule as well, all of them at once. */
export function fixAlike({ document, services, params }: Asked): readonly CodeAction[] {
  const rules = new Set(params.context.diagnostics.map((d) => d.code));
  const uri = document.uri.toString();
  const alike = findingsIn(document, services).filter((f) => rules.has(f.rule) && f.range.uri === uri);
  if (alike.length < 2) return [];
  const byTitle = new Map<string, { rule: string; fixes: ReturnType<typeof fixesOf>[number][] }>();
  for (const found of alike)
    for (const fix of fixesOf(mapOfFinding(document, found, services), found, services.lint.Judging.of(uri).rules)) {
      const key = `${found.rule} ${fix.title}`;
      const group = byTitle.get(key) ?? { rule: found.rule, fixes: [] };
      group.fixes.push(fix);
      byTitle.set(key, group);
    }
  return [...byTitle.values()].flatMap(({ fixes }) => {
    const [first] = fixes;
    if (!first || fixes.length < 2) return [];
    const edits = textEditsFor(
      document,
      fixes.flatMap((f) => f.edits),
    );
    const title = `${first.title}: all ${fixes.length} in this file`;
    return edits && edits.length > 0 ? [action(document, CodeActionKind.QuickFix, title, edits)] : [];
  });
}
