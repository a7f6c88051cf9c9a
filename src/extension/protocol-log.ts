import * as vscode from "vscode";

const section = "mlProcessMaps.trace.server";

/**
 * The channel as the language client's log of the protocol. The client writes only while the channel's own level is “trace”,
 * which no setting can say: here the setting decides, and what is said is seen at the channel's usual level.
 */
export function protocolLog(channel: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const level = (): vscode.LogLevel =>
    vscode.workspace.getConfiguration().get(section, "off") === "off" ? vscode.LogLevel.Info : vscode.LogLevel.Trace;
  const listening = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) changed.fire(level());
  });
  return Object.create(channel, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: { value: (message: string) => channel.info(message) },
    dispose: {
      value: () => {
        listening.dispose();
        changed.dispose();
      },
    },
  }) as vscode.LogOutputChannel;
}
