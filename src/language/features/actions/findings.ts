/** Fixes for lint findings: what the rule offers, and silence with a reason. */
import { DocumentState, WorkspaceCache } from "langium";
import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { type Found, fixesOf, rules } from "../../../analysis/index.ts";
import { isOwnRuleId } from "../../../analysis/own-rule-id.ts";
import { findingsIn } from "../../findings.ts";
import { mapOf } from "../../map-of.ts";
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
  return fixesOf(mapOf(services, document), finding, own).flatMap(({ title, edits }) => {
    const textEdits = textEditsFor(document, edits);
    return textEdits && textEdits.length > 0
      ? [action(document, CodeActionKind.QuickFix, title, textEdits, diagnostic)]
      : [];
  });
}

function silences({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const rule = String(diagnostic.code);
  const edit = { do: "silence", rule, line: diagnostic.range.start.line, reason: "say why" } as const;
  const edits = textEditsFor(document, [edit]);
  if (!edits) return [];
  return [action(document, CodeActionKind.QuickFix, `Silence “${rule}” here, with a reason`, edits, diagnostic)];
}
