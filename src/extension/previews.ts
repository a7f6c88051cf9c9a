import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ViewMemory } from "../protocol.ts";
import { onActiveMap } from "./active-map.ts";
import type { Maps } from "./maps.ts";
import { type PanelSurroundings, PreviewPanel, previewType } from "./preview-panel.ts";
import type { StartReportThread } from "./report-writer.ts";

/** All preview panels of a window. One of them follows the active editor; locked ones stay with their map. */
export interface Previews extends vscode.Disposable {
  /** Shows the map in the panel that follows, or in a new one. */
  open(uri: vscode.Uri, column: vscode.ViewColumn, keepFocus: boolean): Promise<void>;
  /** The panel that has the focus, else the one that shows the active map, else any. */
  active(): PreviewPanel | undefined;
  of(uri: vscode.Uri): PreviewPanel | undefined;
  any(): boolean;
}

/** Makes the panels, restores those of an earlier window, and lets them follow the active editor. */
export function previewsIn(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  maps: Maps,
  log: vscode.LogOutputChannel,
  { git, startReportThread: start }: { readonly git: boolean; readonly startReportThread: StartReportThread },
): Previews {
  const panels = new Set<PreviewPanel>();
  const around: PanelSurroundings = {
    extension: context.extensionUri,
    client,
    maps,
    log,
    git,
    start,
    memories: {
      of: (uri) => context.workspaceState.get<ViewMemory>(memoryKey(uri)),
      keep: (uri, memory) => void context.workspaceState.update(memoryKey(uri), memory),
    },
  };

  const add = (webviewPanel: vscode.WebviewPanel, uri: vscode.Uri): PreviewPanel => {
    const panel = new PreviewPanel(webviewPanel, uri, around);
    panels.add(panel);
    tellContext();
    webviewPanel.onDidDispose(() => {
      panels.delete(panel);
      tellContext();
    });
    return panel;
  };
  const tellContext = (): void => {
    void vscode.commands.executeCommand("setContext", "mlProcessMaps.hasPreview", panels.size > 0);
  };
  const following = (): PreviewPanel | undefined => [...panels].find((panel) => !panel.locked);

  const listening = vscode.Disposable.from(
    onActiveMap((uri) => following()?.follow(uri)),
    vscode.window.registerWebviewPanelSerializer(previewType, {
      async deserializeWebviewPanel(webviewPanel, state: unknown) {
        const uri = uriOf(state);
        if (uri) add(webviewPanel, uri);
        // Made by an older version, or empty: nothing is known of its map.
        else webviewPanel.dispose();
      },
    }),
  );

  return {
    async open(uri, column, keepFocus) {
      const there = [...panels].find((p) => p.uri.toString() === uri.toString()) ?? following();
      if (there) {
        there.follow(uri);
        there.panel.reveal(there.panel.viewColumn ?? column, keepFocus);
        return;
      }
      const made = vscode.window.createWebviewPanel(
        previewType,
        "Preview",
        { viewColumn: column, preserveFocus: keepFocus },
        { enableScripts: true, retainContextWhenHidden: true, enableFindWidget: false },
      );
      add(made, uri);
    },
    active() {
      const all = [...panels];
      const uri = vscode.window.activeTextEditor?.document.uri.toString();
      return all.find((p) => p.panel.active) ?? all.find((p) => p.uri.toString() === uri) ?? all[0];
    },
    of: (uri) => [...panels].find((panel) => panel.uri.toString() === uri.toString()),
    any: () => panels.size > 0,
    dispose() {
      listening.dispose();
      for (const panel of [...panels]) panel.dispose();
    },
  };
}

/** What the page kept of itself by `setState`: `{ uri, memory }`. */
function uriOf(state: unknown): vscode.Uri | undefined {
  const uri = typeof state === "object" && state !== null && "uri" in state ? state.uri : undefined;
  return typeof uri === "string" ? vscode.Uri.parse(uri) : undefined;
}

function memoryKey(uri: vscode.Uri): string {
  return `view ${uri.toString()}`;
}
