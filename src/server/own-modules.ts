import type { Connection } from "vscode-languageserver";
import type { ClientNotifications } from "../protocol.ts";
import type { OwnModuleHost, OwnModules } from "./settings.ts";

/**
 * Whether rules of a team's own may be run: only by a server that can load modules (`host`), and only once the
 * editor says that the workspace is trusted, when it starts the server (`initializationOptions.trusted`) or later.
 */
export function ownModules(connection: Connection, host: OwnModuleHost | undefined) {
  let trusted = false;
  let filesFromEditor = false;
  let changed: () => void = () => undefined;
  const method: keyof ClientNotifications = "mlflow/trusted";
  connection.onNotification(method, () => {
    if (trusted) return;
    trusted = true;
    changed();
  });
  return {
    /** What the editor says when it starts the server. */
    begin(options: { trusted?: boolean; filesFromEditor?: boolean } | undefined): void {
      trusted = options?.trusted === true;
      filesFromEditor = options?.filesFromEditor === true;
    },
    onTrusted(run: () => void): void {
      changed = run;
    },
    now(): OwnModules {
      if (!host || filesFromEditor)
        return { refused: "there is no disk to load them from. The command line runs them: `mlmap check`." };
      return trusted ? host : { refused: "this workspace is not trusted. They are once you trust it." };
    },
  };
}
