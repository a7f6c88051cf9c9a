import type { LangiumDocument } from "langium";
import type { CodeActionProvider } from "langium/lsp";
import { type ClientCapabilities, type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import type { MlflowEditorServices } from "../../services.ts";
import type { Asked } from "./asked.ts";
import { findingFixes } from "./findings.ts";
import { fixAlike, fixAllKind, fixFile, fixWorkspace, fixWorkspaceKind, silenceFixes } from "./fix-all.ts";
import { foreignFixes } from "./foreign.ts";
import { organiseImports } from "./imports.ts";
import { isAskedFor } from "./kinds.ts";
import { levelActions } from "./levels.ts";
import { mistakeFixes } from "./mistakes.ts";
import { moveActions } from "./move.ts";
import { phaseActions } from "./phases.ts";

const moveKind = `${CodeActionKind.Refactor}.move`;

/** All that is offered: an editor's own commands (organise imports, fix all) look here whether they have something to do. */
export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  moveKind,
  fixAllKind,
  fixWorkspaceKind,
  CodeActionKind.SourceOrganizeImports,
];

/** Fixes for what is reported at a place, then what can be done there although nothing is wrong. */
export class MlflowCodeActions implements CodeActionProvider {
  private readonly services: MlflowEditorServices;

  private canCreateFiles = false;
  private canBeDisabled = false;

  constructor(services: MlflowEditorServices) {
    this.services = services;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => this.can(capabilities));
  }

  /** What the editor says that it can do. */
  can({ workspace, textDocument }: ClientCapabilities): void {
    const edit = workspace?.workspaceEdit;
    this.canCreateFiles = edit?.documentChanges === true && edit.resourceOperations?.includes("create") === true;
    this.canBeDisabled = textDocument?.codeAction?.disabledSupport === true;
  }

  async getCodeActions(document: LangiumDocument, params: CodeActionParams): Promise<CodeAction[]> {
    const { services, canCreateFiles, canBeDisabled } = this;
    const asked: Asked = { services, document, params, canCreateFiles, canBeDisabled };
    const only = params.context.only;
    const wants = (kind: string) => only === undefined || isAskedFor(kind, only);
    return [
      ...(wants(CodeActionKind.QuickFix)
        ? [
            ...mistakeFixes(asked),
            ...(await foreignFixes(asked)),
            ...findingFixes(asked),
            ...silenceFixes(asked),
            ...fixAlike(asked),
          ]
        : []),
      ...(wants(CodeActionKind.RefactorRewrite) ? levelActions(asked) : []),
      ...(wants(CodeActionKind.RefactorExtract) || wants(CodeActionKind.RefactorInline) ? phaseActions(asked) : []),
      ...(wants(moveKind) ? moveActions(asked) : []),
      // Only where somebody asks for source actions: the light bulb is about one place.
      ...(only !== undefined && wants(fixAllKind) ? fixFile(asked) : []),
      ...(only !== undefined && wants(fixWorkspaceKind) ? fixWorkspace(asked) : []),
      ...(wants(CodeActionKind.SourceOrganizeImports) ? organiseImports(asked) : []),
    ];
  }
}
