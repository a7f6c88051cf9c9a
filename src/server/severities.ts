import { DocumentState, TextDocument, type URI, UriUtils } from "langium";
import type { Connection, Diagnostic } from "vscode-languageserver";
import { type Config, severities as knownSeverities } from "../analysis/config.ts";
import { type Judging, judgingOf, noJudging } from "../analysis/config-scope.ts";
import { type LintSettings, ownChecks, rules } from "../analysis/index.ts";
import type { Palette } from "../model/palette.ts";
import type { Severity } from "../model/process-map.ts";
import { paletteIn } from "./palette-setting.ts";
import type { Services } from "./services.ts";
import type { ConfigRemark, Configs, FoundConfig } from "./settings.ts";

/**
 * Judges each map as its `mlmap.config.json` says, then the editor's settings: which severity a rule has, what figures
 * must reach, the team's own rules, its currency and its assumptions. All maps are checked again when one of these
 * changes; what is wrong in a configuration is reported at its place in that file. `readAgain`: something has changed that
 * no file tells.
 */
export function setSeverities(connection: Connection, services: Services, configs: Configs): { readAgain(): void } {
  const { shared } = services;
  const reported = new Map<string, ReadonlySet<string>>();
  let ofAllMaps = false;
  let fromEditor: Readonly<Record<string, Severity>> = {};
  let ownPalette: Palette | undefined;

  /** Each file of a configuration bears its own remarks; one that has none any more is cleared. */
  const report = async ({ uri, remarks }: FoundConfig): Promise<void> => {
    if (!uri) return;
    const byFile = new Map<string, ConfigRemark[]>();
    for (const file of reported.get(uri.toString()) ?? []) byFile.set(file, []);
    for (const remark of remarks) byFile.set(remark.address, [...(byFile.get(remark.address) ?? []), remark]);
    reported.set(uri.toString(), new Set(remarks.map((r) => r.address)));
    for (const [file, own] of byFile)
      await connection.sendDiagnostics({ uri: file, diagnostics: own.map(diagnosticOf) });
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
    const settings = configuration as { rules?: unknown; palette?: unknown; findings?: unknown } | null;
    const next = severitiesIn(settings?.rules);
    const colours = paletteIn(settings?.palette, (message) => connection.window.showWarningMessage(message));
    const everywhere = settings?.findings === "workspace";
    if (JSON.stringify([next, colours, everywhere]) === JSON.stringify([fromEditor, ownPalette, ofAllMaps])) return;
    fromEditor = next;
    ofAllMaps = everywhere;
    ownPalette = colours;
    changed();
  });
  shared.lsp.DocumentUpdateHandler.onWatchedFilesChange(({ changes }) => {
    if (!changes.some(({ uri }) => configs.reads(uri))) return;
    configs.forget();
    changed();
  });
  // Read before the checks run, which cannot wait for a file.
  const inForce = new Map<string, Judging & Pick<LintSettings, "rules">>();
  const defaults = new Map<string, Config>();
  shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Linked, async (document) => {
    const found = await configs.for(document.uri);
    await report(found);
    // The team's file wins over one person's settings: everybody sees the same findings.
    const judging = judgingOf(found.config, found.uri ? pathFrom(found.uri, document.uri) : document.uri.path);
    const palette = found.config.palette ?? ownPalette;
    defaults.set(document.uri.toString(), { ...found.config, ...(palette && { palette }) });
    inForce.set(document.uri.toString(), {
      ...judging,
      rules: found.rules,
      severities: { ...fromEditor, ...judging.severities },
    });
  });
  services.Mlflow.settings.Defaults.of = (uri) => defaults.get(uri);
  services.Mlflow.lint.Judging.of = (uri) => inForce.get(uri) ?? { ...noJudging, severities: fromEditor };
  // As linters do: what could be better about a map is listed while it is open, or the list of a workspace drowns in it.
  services.Mlflow.lint.Judging.lists = (uri) => ofAllMaps || shared.workspace.TextDocuments.get(uri) !== undefined;
  return {
    readAgain() {
      configs.forget();
      changed();
    },
  };
}

const severityNumbers = { error: 1, warning: 2, info: 3 } as const;

function diagnosticOf({ address, text, offset, end, severity, message }: ConfigRemark): Diagnostic {
  const document = TextDocument.create(address, "json", 0, text);
  return {
    range: { start: document.positionAt(offset), end: document.positionAt(end) },
    severity: severityNumbers[severity],
    source: "mlflow",
    message,
  };
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
