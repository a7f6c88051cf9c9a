import * as vscode from "vscode";
import { setAssumption } from "./assumption.ts";
import { languageId } from "./client.ts";
import { exportReport, type ReportSurroundings, type ReportWishes } from "./export-report.ts";
import { emptyMap, exampleMap } from "./first-maps.ts";
import { nameOf } from "./git-api.ts";
import { importMap } from "./import-map.ts";
import type { Maps } from "./maps.ts";
import { columnBeside, isMap } from "./preview-panel.ts";
import type { Previews } from "./previews.ts";
import { showReferences } from "./show-references.ts";

/** The commands of package.json, and those that links in texts and lines above them run. */
export function registerCommands(previews: Previews, around: ReportSurroundings): vscode.Disposable {
  const commands: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    openPreview: (resource) => openPreview(previews, resource, vscode.ViewColumn.Active),
    openPreviewToSide: (resource) => openPreview(previews, resource, vscode.ViewColumn.Beside),
    lockPreview: () => {
      const panel = previews.active();
      if (panel) panel.locked = !panel.locked;
    },
    showSource: async () => {
      const panel = previews.active();
      if (!panel) return;
      await vscode.window.showTextDocument(panel.uri, { viewColumn: columnBeside(panel.panel) });
    },
    compareStates: async () => {
      if (!previews.any()) await openPreview(previews, undefined, vscode.ViewColumn.Beside);
      await previews.active()?.compareStates();
    },
    compareWithGit: (resource, revision, path) => compareWithGit(previews, resource, revision, path),
    showView: (resource, view) => showView(previews, around, resource, view),
    showFigures: (resource, state) => showFigures(previews, resource, state),
    setAssumption: (resource, subject, old, text) =>
      setAssumption(around.client, around.maps, { resource, subject, old, text }),
    showHistory: async () => {
      if (!previews.any()) await openPreview(previews, undefined, vscode.ViewColumn.Beside);
      previews.active()?.showPage("history");
    },
    comparePlatforms: async () => {
      if (!previews.any()) await openPreview(previews, undefined, vscode.ViewColumn.Beside);
      previews.active()?.showPage("platforms");
    },
    exportPicture: (format, to) => exportPicture(previews, format, to instanceof vscode.Uri ? to : undefined),
    copyPicture: async () => {
      if (!previews.any()) await openPreview(previews, undefined, vscode.ViewColumn.Beside);
      previews.active()?.copy();
    },
    exportReport: async (resource, wishes) => {
      const panel = previews.active();
      const uri = resource instanceof vscode.Uri ? resource : (panel?.uri ?? activeMap());
      const state = panel && panel.uri.toString() === uri?.toString() ? panel.state : undefined;
      if (uri) await exportReport(around, uri, { ...(state !== undefined && { state }), ...(wishes as ReportWishes) });
      else void vscode.window.showInformationMessage("Open a process map (.mlflow) first: the report is about one.");
    },
    importMap: (file) => importMap(around.client, file instanceof vscode.Uri ? file : undefined),
    newMap: (folder) => newMap(folder instanceof vscode.Uri ? folder : undefined),
    showReferences: (uri, position, locations) => showReferences(uri, position, locations),
    insertExample: (resource) => (resource instanceof vscode.Uri ? insertExample(resource) : undefined),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`mlProcessMaps.${name}`, run)),
  );
}

/** The figures page of the preview: of a map and a state that are given, as by the line above a target in the text, or of what is seen. */
async function showFigures(previews: Previews, resource: unknown, state: unknown): Promise<void> {
  if (typeof resource === "string") {
    const uri = vscode.Uri.parse(resource, true);
    await previews.open(uri, vscode.ViewColumn.Beside, true);
    previews.of(uri)?.showPage("figures", typeof state === "string" ? state : undefined);
    return;
  }
  if (!previews.any()) await openPreview(previews, undefined, vscode.ViewColumn.Beside);
  previews.active()?.showPage("figures");
}

async function openPreview(previews: Previews, resource: unknown, column: vscode.ViewColumn): Promise<void> {
  const uri = resource instanceof vscode.Uri ? resource : activeMap();
  if (uri) await previews.open(uri, column, column === vscode.ViewColumn.Beside);
  else
    void vscode.window.showInformationMessage("Open a process map (.mlflow) first: the preview shows the active one.");
}

/** Looks at a named view of a map in its preview: the one that is given, as by the line above it in the text, or else picked. */
async function showView(
  previews: Previews,
  { maps }: ReportSurroundings,
  resource: unknown,
  view: unknown,
): Promise<void> {
  const uri =
    resource instanceof vscode.Uri
      ? resource
      : typeof resource === "string"
        ? vscode.Uri.parse(resource, true)
        : (previews.active()?.uri ?? activeMap());
  if (!uri) return void vscode.window.showInformationMessage("Open a process map (.mlflow) first.");
  const wanted = typeof view === "string" ? view : await pickedView(maps, uri);
  if (wanted === undefined) return;
  await previews.open(uri, vscode.ViewColumn.Beside, true);
  previews.of(uri)?.showView(wanted);
}

async function pickedView(maps: Maps, uri: vscode.Uri): Promise<string | undefined> {
  const views = (maps.newest(uri) ?? (await maps.fetch(uri)))?.map.views ?? [];
  if (views.length === 0) {
    const how =
      'Write one, as in `view labelling "Labelling only" { show phase prepare }`, or save a filter in the preview.';
    void vscode.window.showInformationMessage(`${nameOf(uri)} has no views. ${how}`);
    return undefined;
  }
  const items = views.map(({ id, title }) => ({ label: title, description: id, id }));
  return (await vscode.window.showQuickPick(items, { title: "Show a view of the map" }))?.id;
}

/**
 * Compares a map with another version of it, in its preview: `revision` (and `path`, where the file had another name then)
 * says which, else it is asked. `resource` is a file, or an entry of the Source Control view.
 */
async function compareWithGit(previews: Previews, resource: unknown, revision: unknown, path: unknown): Promise<void> {
  const uri = fileOf(resource) ?? previews.active()?.uri ?? activeMap();
  if (!uri?.path.endsWith(".mlflow") && uri?.scheme !== "untitled") {
    void vscode.window.showInformationMessage(
      uri
        ? `${nameOf(uri)} is not a process map: its name should end in .mlflow.`
        : "Open a process map (.mlflow) first.",
    );
    return;
  }
  await previews.open(uri, vscode.ViewColumn.Beside, true);
  const panel = previews.of(uri);
  if (typeof revision !== "string") await panel?.pickPast();
  else await panel?.compareWith({ of: "git", revision, ...(typeof path === "string" && { path }) });
}

function fileOf(resource: unknown): vscode.Uri | undefined {
  if (resource instanceof vscode.Uri) return resource;
  const entry = (resource as { readonly resourceUri?: unknown } | undefined)?.resourceUri;
  return entry instanceof vscode.Uri ? entry : undefined;
}

function activeMap(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return isMap(document) ? document.uri : vscode.workspace.textDocuments.find(isMap)?.uri;
}

const pictureForms = [
  { label: "SVG", description: "sharp at every size; text can be searched", format: "svg" },
  { label: "PNG", description: "for slides and chats", format: "png" },
  { label: "PDF", description: "to print and to send", format: "pdf" },
  { label: "Web page", description: "all states, to pan and zoom in any browser", format: "html" },
] as const;

/** `wanted`: the form, asked where left out; `to`: a task or a key binding may say where to. */
async function exportPicture(previews: Previews, wanted: unknown, to: vscode.Uri | undefined): Promise<void> {
  if (!previews.any()) await openPreview(previews, undefined, vscode.ViewColumn.Beside);
  const panel = previews.active();
  if (!panel) return;
  const told = pictureForms.find(({ format }) => format === wanted);
  if (told) {
    panel.export(told.format, to);
    return;
  }
  const picked = await vscode.window.showQuickPick(pictureForms, { title: "Export the picture as" });
  if (picked) panel.export(picked.format);
}

/** A file in the folder that was clicked (or the first of the workspace), or an untitled map where no folder is open. */
async function newMap(clicked: vscode.Uri | undefined): Promise<void> {
  const title = await vscode.window.showInputBox({
    title: "New process map",
    prompt: "Which process does it show?",
    placeHolder: "Churn model",
    validateInput: (text) => (text.trim() === "" ? "Give it a title: it stands above the picture." : undefined),
  });
  if (title === undefined) return;
  const folder = clicked ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    const document = await vscode.workspace.openTextDocument({ language: languageId, content: emptyMap(title) });
    await vscode.window.showTextDocument(document);
  } else {
    const uri = await freeName(folder, fileName(title));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(emptyMap(title)));
    await vscode.window.showTextDocument(uri);
  }
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide");
}

/** `Churn model, 2027` → `churn-model-2027`; letters of every script stay. */
function fileName(title: string): string {
  const name = title
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "map" : name.slice(0, 80);
}

/** A name that no file of the folder has: nothing is ever overwritten. */
async function freeName(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([entry]) => entry.toLowerCase()));
  let free = `${name}.mlflow`;
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name}-${i}.mlflow`;
  return vscode.Uri.joinPath(folder, free);
}

/** Fills an empty map; a map with something in it gets the example at its end. */
async function insertExample(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const change = new vscode.WorkspaceEdit();
  const end = document.positionAt(text.length);
  const gap = text.trim() === "" ? "" : "\n";
  change.insert(uri, end, gap + exampleMap({ withTitle: !/^\s*map\b/m.test(text) }));
  await vscode.workspace.applyEdit(change);
}
