import { type DocumentValidator, delayNextTick, type LangiumDocument } from "langium";
import type { Problem } from "../model/process-map.ts";
import { findingsIn, prepareFindings } from "./findings.ts";
import { KeptFindings } from "./kept-findings.ts";
import type { MlflowServices } from "./module.ts";
import { problemsOf } from "./problems.ts";

type Diagnostic = Awaited<ReturnType<DocumentValidator["validateDocument"]>>[number];

const severities = { error: 1, warning: 2, info: 3, hint: 4 } as const;

/** A problem in the shape that editors take. */
export function toDiagnostic({ rule, severity, message, range, help }: Problem): Diagnostic {
  return {
    severity: severities[severity],
    message,
    code: rule,
    source: "mlflow",
    range: {
      start: { line: range.startLine, character: range.startColumn },
      end: { line: range.endLine, character: range.endColumn },
    },
    ...(help !== undefined && { codeDescription: { href: help } }),
    data: { code: rule },
  };
}

/** Reports the errors of `problems.ts` instead of Langium's own, and what `findings.ts` finds. */
export class MlflowDocumentValidator implements DocumentValidator {
  private readonly services: MlflowServices;
  private readonly kept: KeptFindings;

  constructor(services: MlflowServices) {
    this.services = services;
    this.kept = new KeptFindings(services);
  }

  async validateDocument(
    document: LangiumDocument,
    _options?: Parameters<DocumentValidator["validateDocument"]>[1],
    cancel?: Parameters<DocumentValidator["validateDocument"]>[2],
  ): Promise<Diagnostic[]> {
    const kept = this.kept.get(document);
    if (kept) return kept;
    const errors = await problemsOf(document, this.services, cancel);
    // What came in meanwhile is answered before the lints, and a newer keystroke makes them pointless.
    await delayNextTick();
    const listed = this.services.lint.Judging.lists(document.uri.toString());
    if (cancel && listed) await prepareFindings(document, this.services, cancel);
    const diagnostics = [...errors, ...(listed ? findingsIn(document, this.services) : [])].map(toDiagnostic);
    this.kept.keep(document, diagnostics);
    return diagnostics;
  }
}
