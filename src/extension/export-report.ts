import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { MapOrigin, MapPublished, PastRequests } from "../protocol.ts";
import type { Maps } from "./maps.ts";
import { type StartReportThread, written } from "./report-writer.ts";

/** What the report needs of its surroundings. */
export interface ReportSurroundings {
  readonly extension: vscode.Uri;
  readonly client: BaseLanguageClient;
  readonly maps: Maps;
  readonly start: StartReportThread;
  /** False where the server can't run git: in the browser. */
  readonly git: boolean;
}

export interface ReportWishes {
  /** State of the picture: a target or platform that is shown is the one that is told. */
  readonly state?: string;
  /** `en`, `de`, or empty for the map's own; asked where left out. */
  readonly language?: string;
  /** Asked where left out; given by a task or a key binding, nothing is asked and nothing offered. */
  readonly to?: vscode.Uri;
}

/**
 * Asks for the language and where to, writes the report of a map, the same page that `mlmap report` writes, and offers
 * to open it.
 */
export async function exportReport(
  around: ReportSurroundings,
  uri: vscode.Uri,
  { state, language, to }: ReportWishes = {},
): Promise<void> {
  const published = (await around.maps.fetch(uri)) ?? around.maps.newest(uri);
  if (!published) return;
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const [error] = published.errors;
  if (error) {
    void vscode.window.showErrorMessage(
      `${name} has errors, and half a map would mislead: mend them first. Line ${error.range.startLine + 1}: ${error.message}`,
    );
    return;
  }
  const code = language ?? (to ? "" : await pickedLanguage());
  if (code === undefined) return;
  const target = to ?? (await askedWhere(uri, name));
  if (!target) return;
  const html = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Writing the report of ${name}` },
    () =>
      reportOf(around, published, uri, {
        ...(code !== "" && { language: code }),
        ...told(published, state),
      }),
  );
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  if (to) return;
  const [inBrowser, asText] = ["Open in Browser", "Open as Text"];
  const canBrowse = target.scheme === "file" && vscode.env.uiKind === vscode.UIKind.Desktop;
  const picked = await vscode.window.showInformationMessage(
    `The report stands in ${vscode.workspace.asRelativePath(target)}.`,
    ...(canBrowse ? [inBrowser] : []),
    asText,
  );
  if (picked === inBrowser) await vscode.env.openExternal(target);
  if (picked === asText) await vscode.commands.executeCommand("vscode.open", target);
}

async function askedWhere(map: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  const folder =
    map.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(map, "..");
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${name.replace(/\.mlflow$/, "")}.html`) }),
    filters: { "HTML page": ["html"] },
    title: "Export the report",
  });
}

/** Empty for the language of the map's own words; undefined where nothing was picked. */
async function pickedLanguage(): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: "As the map", description: "the language in which it is written", code: "" },
      { label: "English", code: "en" },
      { label: "Deutsch", code: "de" },
    ],
    { title: "Language of the report" },
  );
  return picked?.code;
}

/** What the picture shows is what is reported; the map as it is now leaves the choice to the report. */
function told({ map }: MapPublished, state: string | undefined): { target?: string; platform?: string } {
  if (map.targets.some((t) => t.id === state)) return { target: state as string };
  const platform = map.platforms.find((p) => p.id === state);
  return platform ? { platform: platform.id, ...(platform.target && { target: platform.target }) } : {};
}

async function reportOf(
  around: ReportSurroundings,
  published: MapPublished,
  uri: vscode.Uri,
  asked: { readonly language?: string; readonly target?: string; readonly platform?: string },
): Promise<string> {
  const [fonts, origin] = await Promise.all([interIn(around.extension), originOf(around, uri)]);
  const { content } = await written(around.start, {
    map: published.map,
    findings: published.findings ?? [],
    ...asked,
    origin,
    fonts,
  });
  return String(content);
}

/** The letters that files carry along. */
export async function interIn(extension: vscode.Uri): Promise<Readonly<Record<400 | 600, Uint8Array>>> {
  const font = (weight: number): Thenable<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, `dist/fonts/inter-${weight}.ttf`));
  const [regular, bold] = await Promise.all([font(400), font(600)]);
  return { 400: regular, 600: bold };
}

/** Git is asked only where it runs and the workspace is trusted: a repository's settings may start programs. */
async function originOf({ client, git }: ReportSurroundings, uri: vscode.Uri): Promise<MapOrigin> {
  const file = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const today = new Date().toISOString().slice(0, 10);
  if (uri.scheme === "untitled") return { date: today };
  if (!git || uri.scheme !== "file" || !vscode.workspace.isTrusted) return { file, date: today };
  const params: PastRequests["mlflow/origin"]["params"] = { uri: client.code2ProtocolConverter.asUri(uri) };
  return client.sendRequest<MapOrigin>("mlflow/origin", params);
}
