/** Actions about all maps of the workspace, asked for while some of them are being checked. */
import { DocumentState, URI } from "langium";
import { createRequestHandler } from "langium/lsp";
import type { CodeAction, CodeActionParams, Command, Connection } from "vscode-languageserver";
import { fixWorkspaceKind } from "../language/features/actions/fix-all.ts";
import { isAskedFor } from "../language/features/actions/kinds.ts";
import type { Services } from "./services.ts";

/**
 * Has actions about all maps wait until no text is read or checked any more: a map that is being checked has no mistakes yet,
 * and would be left out without a word. All other actions go on waiting for the one text that they are about. To be called
 * once the language server answers requests.
 */
export function waitForAllMaps(connection: Connection, { shared }: Services): void {
  const actionsAt = (wait: DocumentState | undefined) =>
    createRequestHandler<CodeActionParams, (Command | CodeAction)[]>(
      async (services, document, params, cancel) =>
        (await services.lsp?.CodeActionProvider?.getCodeActions(document, params, cancel)) ?? [],
      shared,
      wait,
    );
  const ofOneMap = actionsAt(DocumentState.Validated);
  // Waits for no text in particular, but for every change of which the server knows.
  const ofAllMaps = actionsAt(undefined);
  connection.onCodeAction(async (params, cancel) => {
    const { WorkspaceManager, LangiumDocuments } = shared.workspace;
    await WorkspaceManager.ready;
    const isAboutAll = isAskedFor(fixWorkspaceKind, params.context.only ?? []);
    const isKnown = LangiumDocuments.hasDocument(URI.parse(params.textDocument.uri));
    return isAboutAll && isKnown ? ofAllMaps(params, cancel) : ofOneMap(params, cancel);
  });
}
