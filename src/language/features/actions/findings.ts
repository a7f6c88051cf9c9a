/** Fixes for lint findings: what the rule offers, and silence with a reason. */
import { DocumentState, type LangiumDocument, URI, WorkspaceCache } from "langium";
import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { type Found, fixesOf, rules } from "../../../analysis/index.ts";
import { isOwnRuleId } from "../../../analysis/own-rule-id.ts";
import { homeOf, type MapEdit } from "../../../model/edit.ts";
import type { ProcessMap } from "../../../model/process-map.ts";
import { findingsIn, mapOfFinding } from "../../findings.ts";
import { type Asked, action, textEditsFor } from "./asked.ts";

const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
const fixableIds: ReadonlySet<string> = new Set(rules.filter((rule) => rule.fix).map((rule) => rule.id));
/** A team's own rule may have fixes, too. */
const isRule = (code: string): boolean => ruleIds.has(code) || isOwnRuleId(code);
const isFixable = (code: string): boolean => fixableIds.has(code) || isOwnRuleId(code);

export function findingFixes(asked: Asked): readonly CodeAction[] {
  const diagnostics = asked.params.context.diagnostics.filter((d) => isRule(String(d.code)));
  if (diagnostics.length === 0) return [];
  // Every move of the cursor asks; only rules with a fix of their own need the findings themselves.
  const found = diagnostics.some((d) => isFixable(String(d.code))) ? keptFindings(asked) : [];
  return diagnostics.flatMap((diagnostic) => [...ruleFixes(asked, diagnostic, found), ...silences(asked, diagnostic)]);
}

const kept = new WeakMap<object, WorkspaceCache<string, readonly Found[]>>();

function keptFindings({ document, services }: Asked): readonly Found[] {
  let cache = kept.get(services.shared);
  if (!cache) {
    cache = new WorkspaceCache(services.shared, DocumentState.Linked);
    kept.set(services.shared, cache);
  }
  return cache.get(document.uri.toString(), () => findingsIn(document, services));
}

function ruleFixes(
  { document, services }: Asked,
  diagnostic: Diagnostic,
  found: readonly Found[],
): readonly CodeAction[] {
  const { line, character } = diagnostic.range.start;
  const here = found.filter(
    (f) => f.rule === diagnostic.code && f.range.startLine === line && f.range.startColumn === character,
  );
  // A platform's name may bear several: each open question has its own fix.
  const finding = here.find((f) => f.message === diagnostic.message) ?? here[0];
  if (!finding) return [];
  const own = services.lint.Judging.of(document.uri.toString()).rules;
  const map = mapOfFinding(document, finding, services);
  return fixesOf(map, finding, own).flatMap(({ title, edits }) => {
    const home = homeOfAll(services, document, edits, map);
    const textEdits = textEditsFor(home, edits);
    return textEdits && textEdits.length > 0
      ? [action(home, CodeActionKind.QuickFix, title, textEdits, diagnostic)]
      : [];
  });
}

/** The document that a fix changes: a question or a target may stand in another file than what falls short of it. */
function homeOfAll(
  services: Asked["services"],
  document: LangiumDocument,
  edits: readonly MapEdit[],
  map: ProcessMap,
): LangiumDocument {
  const [home, ...others] = new Set(edits.map((edit) => homeOf(map, edit)));
  if (home === undefined || others.length > 0) return document;
  return services.shared.workspace.LangiumDocuments.getDocument(URI.parse(home)) ?? document;
}

function silences({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const rule = String(diagnostic.code);
  const edit = { do: "silence", rule, line: diagnostic.range.start.line, reason: "say why" } as const;
  const edits = textEditsFor(document, [edit]);
  if (!edits) return [];
  return [action(document, CodeActionKind.QuickFix, `Silence “${rule}” here, with a reason`, edits, diagnostic)];
}
