import { CodeLensRefreshRequest, type Connection } from "vscode-languageserver";
import type { Services } from "./services.ts";

/** Follows the editor's wish to see how often things are named, and has it ask again where it can be told to. */
export function followLensSetting(connection: Connection, { shared, Mlflow }: Services): void {
  let canRefresh = false;
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    canRefresh = capabilities.workspace?.codeLens?.refreshSupport === true;
  });
  shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
    if (section !== "mlProcessMaps") return;
    const { referencesCodeLens } = (configuration ?? {}) as { readonly referencesCodeLens?: unknown };
    const references = referencesCodeLens === true;
    if (references === Mlflow.settings.Lenses.references) return;
    Mlflow.settings.Lenses.references = references;
    if (!canRefresh) return;
    connection
      .sendRequest(CodeLensRefreshRequest.type)
      .catch((error: unknown) => connection.console.error(`lenses: ${String(error)}`));
  });
}
