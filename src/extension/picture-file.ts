import * as vscode from "vscode";
import type { FromPreview, PictureFormat } from "../protocol.ts";
import { interIn } from "./export-report.ts";
import { isPlainText } from "./plain-text.ts";
import { notesOnLetters, type StartReportThread, type WrittenFile, written } from "./report-writer.ts";

type Exported = Extract<FromPreview, { kind: "exported" }>;

/** What writing a picture needs of its surroundings. */
export interface PictureSurroundings {
  readonly extension: vscode.Uri;
  readonly start: StartReportThread;
}

const names: Readonly<Record<PictureFormat, string>> = {
  svg: "SVG picture",
  png: "PNG picture",
  pdf: "PDF document",
  html: "Web page",
};

/** The theme that pictures leave the house in; undefined: the editor's. */
export function exportTheme(map: vscode.Uri): string | undefined {
  const theme = vscode.workspace.getConfiguration("mlProcessMaps", map).get<string>("export.theme", "editor");
  return theme === "editor" ? undefined : theme;
}

/** Asks where to, and writes the picture that the preview has drawn. `to`: where it was told already. */
export async function savePicture(
  around: PictureSurroundings,
  map: vscode.Uri,
  exported: Exported,
  to?: vscode.Uri,
): Promise<void> {
  const { format } = exported;
  const name = map.path.slice(map.path.lastIndexOf("/") + 1).replace(/\.mlflow$/, "");
  const folder =
    map.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(map, "..");
  const target =
    to ??
    (await vscode.window.showSaveDialog({
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${name}.${format}`) }),
      filters: { [names[format]]: [format] },
      title: "Export the picture",
    }));
  if (!target) return;
  const { content, losses, notes } = await fileOf(around, map, exported);
  await vscode.workspace.fs.writeFile(
    target,
    typeof content === "string" ? new TextEncoder().encode(content) : content,
  );
  if (losses.length > 0) void vscode.window.showWarningMessage(`${names[format]}: ${losses.join(" ")}`);
  if (notes.length > 0) void vscode.window.showInformationMessage(`${names[format]}: ${notes.join(" ")}`);
  if (to) return;
  const open = "Open";
  const canBrowse = target.scheme === "file" && vscode.env.uiKind === vscode.UIKind.Desktop;
  const picked = await vscode.window.showInformationMessage(
    `The picture stands in ${vscode.workspace.asRelativePath(target)}.`,
    open,
  );
  if (picked !== open) return;
  if ((format === "pdf" || format === "html") && canBrowse) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand("vscode.open", target);
}

async function fileOf(around: PictureSurroundings, map: vscode.Uri, exported: Exported): Promise<WrittenFile> {
  const { format, content, letters = "" } = exported;
  if (format === "svg") return { content, losses: [], notes: [] };
  if (format === "png") return { content: bytesOf(content), losses: [], notes: await notesOn(around, letters) };
  const fonts = await interIn(around.extension);
  const theme = exportTheme(map);
  return written(
    around.start,
    format === "pdf"
      ? { kind: "pdf", svg: content, title: exported.title, subject: exported.state, fonts }
      : {
          kind: "page",
          map: exported.map,
          view: exported.view,
          setBack: exported.setBack,
          ...(exported.inFull !== undefined && { inFull: exported.inFull }),
          ...(theme !== undefined && { theme }),
          fonts,
        },
  );
}

async function notesOn({ extension, start }: PictureSurroundings, letters: string): Promise<readonly string[]> {
  if (isPlainText(letters)) return [];
  return notesOnLetters(start, { kind: "letters", letters, fonts: await interIn(extension) });
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64.replace(/^data:[^,]*,/, ""));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Says what stands in the clipboard now; where the window let no picture in, it is the picture's text. */
export async function tellCopied(
  around: PictureSurroundings,
  { svg, why, letters = "" }: Extract<FromPreview, { kind: "copied" }>,
): Promise<void> {
  if (svg === undefined) {
    const notes = await notesOn(around, letters);
    void vscode.window.showInformationMessage(["The picture is in the clipboard, as PNG.", ...notes].join(" "));
    return;
  }
  await vscode.env.clipboard.writeText(svg);
  void vscode.window.showInformationMessage(
    `This window lets no pixels into the clipboard${why ? ` (${why})` : ""}: the picture is in it as SVG text. “Export Picture…” writes a PNG.`,
  );
}
