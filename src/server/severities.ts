import { DocumentState, type URI, UriUtils } from "langium";
import type { Connection } from "vscode-languageserver";
import { type Config, severities as knownSeverities } from "../analysis/config.ts";
import { type Judging, judgingOf, noJudging } from "../analysis/config-scope.ts";
import { ownChecks, rules } from "../analysis/index.ts";
import type { Severity } from "../model/process-map.ts";
import type { Services } from "./services.ts";
import type { Configs, FoundConfig } from "./settings.ts";

/**
 * Sets which severity each lint rule has for a map, its currency and its assumptions: what its `mlmap.config.json` says,
 * then (for severities) the editor's settings. All maps are checked again when one of them changes; what is wrong in a configuration is reported in that file.
 */
export function setSeverities(connection: Connection, services: Services, configs: Configs): void {
  const { shared } = services;
  const reported = new Set<string>();
  let fromEditor: Readonly<Record<string, Severity>> = {};

  const report = async ({ uri, problems }: FoundConfig): Promise<void> => {
    if (!uri || (problems.length === 0 && !reported.has(uri.toString()))) return;
    if (problems.length > 0) reported.add(uri.toString());
    else reported.delete(uri.toString());
    const start = { line: 0, character: 0 };
    await connection.sendDiagnostics({
      uri: uri.toString(),
      diagnostics: problems.map((message) => ({
        range: { start, end: start },
        severity: 1,
        source: "mlflow",
        message,
      })),
    });
  };
  const checkAgain = async (): Promise<void> => {
    const { LangiumDocuments, DocumentBuilder, WorkspaceLock, WorkspaceManager } = shared.workspace;
    await WorkspaceManager.ready;
    await WorkspaceLock.write((cancel) => {
      for (const document of LangiumDocuments.all) DocumentBuilder.resetToState(document, DocumentState.ComputedScopes);
      return DocumentBuilder.update([], [], cancel);
    });
  };
  const changed = (): void => {
    checkAgain().catch((error: unknown) => connection.console.error(`checking again: ${String(error)}`));
  };

  shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
    if (section !== "mlProcessMaps") return;
    const next = severitiesIn((configuration as { rules?: unknown } | null)?.rules);
    if (JSON.stringify(next) === JSON.stringify(fromEditor)) return;
    fromEditor = next;
    changed();
  });
  shared.lsp.DocumentUpdateHandler.onWatchedFilesChange(({ changes }) => {
    if (!changes.some(({ uri }) => configs.reads(uri))) return;
    configs.forget();
    changed();
  });
  // Read before the checks run, which cannot wait for a file.
  const inForce = new Map<string, Judging>();
  const defaults = new Map<string, Config>();
  shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Linked, async (document) => {
    const found = await configs.for(document.uri);
    await report(found);
    // The team's file wins over one person's settings: everybody sees the same findings.
    const judging = judgingOf(found.config, found.uri ? pathFrom(found.uri, document.uri) : document.uri.path);
    defaults.set(document.uri.toString(), found.config);
    inForce.set(document.uri.toString(), { ...judging, severities: { ...fromEditor, ...judging.severities } });
  });
  services.Mlflow.settings.Defaults.of = (uri) => defaults.get(uri);
  services.Mlflow.lint.Judging.of = (uri) => inForce.get(uri) ?? { ...noJudging, severities: fromEditor };
}

/** Path of a map from the folder of its configuration. */
function pathFrom(config: URI, map: URI): string {
  return UriUtils.relative(UriUtils.dirname(config), map);
}

/** The editor checks its settings by their schema; what it let pass all the same is left out. */
function severitiesIn(value: unknown): Readonly<Record<string, Severity>> {
  if (typeof value !== "object" || value === null) return {};
  const ids = new Set([...rules.map((rule) => rule.id), ...Object.keys(ownChecks)]);
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, Severity] =>
        ids.has(entry[0]) && (knownSeverities as readonly unknown[]).includes(entry[1]),
    ),
  );
}
