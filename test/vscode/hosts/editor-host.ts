import type { Browser } from "playwright-core";
import type { Outcome } from "../runner.ts";

/** A VS Code that tests can open in a browser window. */
export interface EditorHost {
  readonly name: string;
  /** Address of a window with this file of the workspace open. */
  url(file: string): string;
  /** Address of a window with a workspace of several folders, by the path of its file; absent where there is no such thing. */
  workspaceUrl?(path: string): string;
  /** Runs the suite inside the extension host. */
  suite(browser: Browser): Promise<readonly Outcome[]>;
  /** End of the server's log, for failures. */
  log(): string;
  close(): Promise<void>;
}

/** Settings that keep a test's window calm: nothing pops up, nothing changes typed text. */
export const calmSettings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "git.enabled": false,
  "workbench.reduceMotion": "on",
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.quickSuggestions": { other: "off", strings: "off", comments: "off" },
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "mlProcessMaps.preview.openAutomatically": true,
};
