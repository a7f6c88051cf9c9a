import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { SourceRange, StateId } from "../model/process-map.ts";
import type {
  FromPreview,
  MapPublished,
  PastRef,
  PictureFormat,
  PreviewPageName,
  ToPreview,
  ViewMemory,
} from "../protocol.ts";
import { languageId } from "./client.ts";
import { elementAt } from "./element-at.ts";
import { historyOf, openRevision } from "./history.ts";
import { editMap } from "./map-edits.ts";
import type { Maps } from "./maps.ts";
import { loadPast, pickPast } from "./past-versions.ts";
import { exportTheme, savePicture, tellCopied } from "./picture-file.ts";
import { previewPage, readableFolders } from "./preview-page.ts";
import type { StartReportThread } from "./report-writer.ts";
import { explainRule } from "./rule-pages.ts";

export const previewType = "mlProcessMaps.preview";

/** What panels share. */
export interface PanelSurroundings {
  readonly extension: vscode.Uri;
  readonly client: BaseLanguageClient;
  readonly maps: Maps;
  readonly log: vscode.LogOutputChannel;
  /** Starts the worker that writes documents. */
  readonly start: StartReportThread;
  /** The server can run git. */
  readonly git: boolean;
  /** Views of files, kept for this workspace. */
  readonly memories: { of(uri: vscode.Uri): ViewMemory | undefined; keep(uri: vscode.Uri, memory: ViewMemory): void };
}

/** One preview panel: shows one map at a time and carries messages between the picture and the text. */
export class PreviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  /** Where the export that is under way goes; the user is asked where left out. */
  #exportTo: vscode.Uri | undefined;
  readonly #around: PanelSurroundings;
  readonly #listening: vscode.Disposable[] = [];
  #uri: vscode.Uri;
  #locked = false;
  /** Messages before the page says `ready` would be lost. */
  #ready = false;
  #lastCursor: string | null = null;
  /** Ends the reading of a history that nobody waits for. */
  #historyAsked: vscode.CancellationTokenSource | undefined;
  /** Ends when every edit so far is made. */
  #edits: Promise<void> = Promise.resolve();
  /** What to show as soon as the page is ready. */
  #wanted: ToPreview | undefined;

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, around: PanelSurroundings) {
    this.panel = panel;
    this.#uri = uri;
    this.#around = around;
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [...readableFolders(around.extension)],
    };
    panel.iconPath = {
      light: vscode.Uri.joinPath(around.extension, "media/preview-light.svg"),
      dark: vscode.Uri.joinPath(around.extension, "media/preview-dark.svg"),
    };
    this.#listening.push(
      webview.onDidReceiveMessage((message: FromPreview) => {
        this.#receive(message).catch((error: unknown) => this.#failed(error));
      }),
      around.maps.onDidChange((published) => {
        if (sameFile(published.uri, this.#uri)) this.#show(published);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#tellCursor(textEditor)),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        if (files.some((file) => file.toString() === this.#uri.toString())) this.#sayGone();
      }),
      panel.onDidDispose(() => this.dispose()),
    );
    this.#nameTab();
    webview.html = previewPage(webview, around.extension);
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get locked(): boolean {
    return this.#locked;
  }

  set locked(locked: boolean) {
    this.#locked = locked;
    this.#nameTab();
    this.#post({ kind: "locked", locked });
  }

  /** Shows another map in this panel. */
  follow(uri: vscode.Uri): void {
    if (uri.toString() === this.#uri.toString()) return;
    this.#historyAsked?.cancel();
    this.#uri = uri;
    this.#lastCursor = null;
    this.#nameTab();
    if (this.#ready) this.#begin().catch((error: unknown) => this.#failed(error));
  }

  /** The state that the picture shows, as far as the page has told. */
  get state(): string | undefined {
    return this.#around.memories.of(this.#uri)?.state;
  }

  /** Has the picture that is seen written; `to`: where to, else the user is asked. */
  export(format: PictureFormat, to?: vscode.Uri): void {
    this.#exportTo = to;
    this.#turnTo({ kind: "export", format, ...this.#theme() });
  }

  /** Puts the picture that is seen into the clipboard. */
  copy(): void {
    // A window may write pixels to the clipboard only while it has the focus.
    this.panel.reveal(this.panel.viewColumn, false);
    this.#turnTo({ kind: "copy", ...this.#theme() });
  }

  #theme(): { theme?: string } {
    const theme = exportTheme(this.#uri);
    return theme === undefined ? {} : { theme };
  }

  /** Looks at a named view of the map. */
  showView(view: string): void {
    this.#turnTo({ kind: "show-view", view });
  }

  /** Turns the preview to a page, of a state where one is named; one that is still starting does so when its map is there. */
  showPage(page: PreviewPageName, state?: StateId): void {
    this.#turnTo({ kind: "show-page", page, ...(state !== undefined && { state }) });
  }

  /** Marks in the picture what the shown state, or else the first target, changes. */
  async compareStates(): Promise<void> {
    const map = this.#around.maps.newest(this.#uri)?.map;
    // A map with one state alone can still be compared with another version of itself.
    if (map && map.targets.length + map.platforms.length === 0) await this.pickPast();
    else this.#turnTo({ kind: "compare" });
  }

  /** Asks which version of the map to compare with, and compares. */
  async pickPast(): Promise<void> {
    const ref = await pickPast(this.#uri);
    if (ref) await this.compareWith(ref);
  }

  /** Compares the map with another version of it; says in a sentence why that cannot be had. */
  async compareWith(ref: PastRef): Promise<void> {
    const uri = this.#uri;
    const past = await loadPast(ref, uri, this.#around);
    if ("problem" in past) void vscode.window.showWarningMessage(past.problem);
    else if (uri.toString() === this.#uri.toString()) this.#turnTo({ kind: "compare-past", past });
  }

  #turnTo(message: ToPreview): void {
    if (this.#ready) this.#post(message);
    else this.#wanted = message;
  }

  dispose(): void {
    this.#historyAsked?.cancel();
    for (const listener of this.#listening.splice(0)) listener.dispose();
    this.panel.dispose();
  }

  async #receive(message: FromPreview): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#ready = true;
        this.#post({ kind: "locked", locked: this.#locked });
        await this.#begin();
        if (this.#wanted) this.#post(this.#wanted);
        this.#wanted = undefined;
        return;
      case "select":
        if (selectsText()) await revealText(message.range, columnBeside(this.panel));
        return;
      case "name":
        await revealText(message.range, columnBeside(this.panel));
        await vscode.commands.executeCommand(
          message.wish === "change" ? "editor.action.rename" : "editor.action.goToReferences",
        );
        return;
      case "edit":
        // One after the other: the next is worked out on the text that the last one left.
        this.#edits = this.#edits
          .then(() => editMap(this.#around.client, this.#uri, message.edit))
          .catch((error: unknown) => this.#failed(error));
        await this.#edits;
        return;
      case "undo":
      case "redo":
        this.#edits = this.#edits.then(() => this.#inText(message.kind)).catch((error: unknown) => this.#failed(error));
        await this.#edits;
        return;
      case "remember":
        this.#around.memories.keep(vscode.Uri.parse(message.uri, true), message.memory);
        return;
      case "open-link":
        await openLink(message.address);
        return;
      case "pick-past":
        await this.pickPast();
        return;
      case "load-past":
        await this.compareWith(message.ref);
        return;
      case "ask-history":
        await this.#tellHistory(message.state);
        return;
      case "revision":
        if (message.how === "open") await openRevision(this.#uri, message.revision, message.path);
        else await this.compareWith({ of: "git", revision: message.revision, path: message.path });
        return;
      case "command":
        await this.#command(message.command, message.argument);
        return;
      case "exported":
        await savePicture(this.#around, this.#uri, message, this.#exportTo);
        return;
      case "copied":
        await tellCopied(this.#around, message);
        return;
      case "drawn":
        this.#around.log.debug(
          `version ${message.version} drawn in ${Math.round(message.ms)} ms${message.layoutRun ? "" : ", no layout"}`,
        );
        return;
      case "failed":
        this.#failed(message.message);
        return;
    }
  }

  /** Undo and Redo work where the keyboard is: it goes to the text for a moment and comes back. */
  async #inText(command: "undo" | "redo"): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#uri);
    const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, { viewColumn: open?.viewColumn ?? columnBeside(this.panel) });
    await vscode.commands.executeCommand(command);
    this.panel.reveal(this.panel.viewColumn, false);
    // Revealing a panel that is seen already gives it the keyboard most times, not always.
    this.#post({ kind: "take-focus" });
  }

  /** Opens the document, so that the server sees it, and shows its map. */
  async #begin(): Promise<void> {
    const uri = this.#uri;
    try {
      await vscode.workspace.openTextDocument(uri);
    } catch {
      this.#sayGone();
      return;
    }
    const published = this.#around.maps.newest(uri) ?? (await this.#around.maps.fetch(uri));
    if (uri.toString() !== this.#uri.toString()) return;
    if (!published) {
      this.#post({ kind: "nothing", message: `${nameOf(uri)} is not a process map: its name should end in .mlflow.` });
      return;
    }
    const memory = this.#around.memories.of(uri);
    this.#post({ kind: "map", published, ...(memory && { memory }) });
    const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === uri.toString());
    if (editor) this.#tellCursor(editor);
  }

  #show(published: MapPublished): void {
    if (!this.#ready) return;
    const memory = this.#around.memories.of(this.#uri);
    this.#post({ kind: "map", published, ...(memory && { memory }) });
    const editor = vscode.window.activeTextEditor;
    if (editor) this.#tellCursor(editor);
  }

  #tellCursor(editor: vscode.TextEditor): void {
    const { document, selection } = editor;
    if (document.uri.toString() !== this.#uri.toString() || !this.#ready) return;
    if (!vscode.workspace.getConfiguration("mlProcessMaps.preview").get("followCursor", true)) return;
    const published = this.#around.maps.newest(document.uri);
    // Places of an older version would mark the wrong box: the next map brings its own call.
    if (!published || published.version !== document.version) return;
    const word = document.getWordRangeAtPosition(selection.active);
    const id = elementAt(published.map, document.offsetAt(selection.active), word && document.getText(word)) ?? null;
    if (id === this.#lastCursor) return;
    this.#lastCursor = id;
    this.#post({ kind: "cursor", id });
  }

  async #command(
    command: Extract<FromPreview, { kind: "command" }>["command"],
    argument: string | undefined,
  ): Promise<void> {
    switch (command) {
      case "exportPicture":
        await vscode.commands.executeCommand("mlProcessMaps.exportPicture", argument);
        return;
      case "copyPicture":
        this.copy();
        return;
      case "exportReport":
        await vscode.commands.executeCommand("mlProcessMaps.exportReport", this.#uri);
        return;
      case "explainRule":
        if (argument) await explainRule(argument);
        return;
      case "insertExample":
        await vscode.commands.executeCommand("mlProcessMaps.insertExample", this.#uri);
        return;
    }
  }

  /** A newer question, another file and a closed panel end what is still being read for the last one. */
  async #tellHistory(state: string): Promise<void> {
    this.#historyAsked?.cancel();
    const asked = (this.#historyAsked = new vscode.CancellationTokenSource());
    const uri = this.#uri;
    for await (const history of historyOf(this.#around.client, this.#around.git, uri, state, asked.token)) {
      if (uri.toString() !== this.#uri.toString()) return;
      this.#post({ kind: "history", uri: uri.toString(), state, history });
    }
  }

  #sayGone(): void {
    this.#post({ kind: "nothing", message: `${nameOf(this.#uri)} is gone: it was moved or deleted.` });
  }

  #failed(error: unknown): void {
    this.#around.log.error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(`ML Process Maps: ${error instanceof Error ? error.message : String(error)}`);
  }

  #nameTab(): void {
    this.panel.title = `${this.#locked ? "[Preview]" : "Preview"} ${nameOf(this.#uri)}`;
  }

  #post(message: ToPreview): void {
    if (this.#ready) void this.panel.webview.postMessage(message);
  }
}

/**
 * A column where a text does not hide the preview. A panel that was only just made tells what it was asked for (“active”,
 * “beside”) instead of where it stands: then it is the active group that must not be hidden.
 */
export function columnBeside({ viewColumn, active }: vscode.WebviewPanel): vscode.ViewColumn {
  const placed = viewColumn !== undefined && viewColumn > 0;
  const own = placed ? viewColumn : active ? vscode.window.tabGroups.activeTabGroup.viewColumn : undefined;
  return own === undefined || own === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
}

/** Shows and selects a place in a text, in the editor where the file is open, else in this column. */
async function revealText(range: SourceRange, beside: vscode.ViewColumn): Promise<void> {
  const uri = vscode.Uri.parse(range.uri, true);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const document = await vscode.workspace.openTextDocument(uri);
  const place = rangeOf(range);
  // The cursor stands at the beginning, where the name is, so that typing and looking start there.
  const selection = new vscode.Selection(place.end, place.start);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: open?.viewColumn ?? beside });
  editor.selection = selection;
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Only addresses that a browser or a mail program opens: a map is not trusted to start anything else. */
async function openLink(address: string): Promise<void> {
  const uri = vscode.Uri.parse(address);
  if (uri.scheme === "http" || uri.scheme === "https" || uri.scheme === "mailto") await vscode.env.openExternal(uri);
  else void vscode.window.showWarningMessage(`“${address}” is not a web address, so it was not opened.`);
}

function selectsText(): boolean {
  return vscode.workspace.getConfiguration("mlProcessMaps.preview").get("showTextOnClick", true);
}

function rangeOf(range: SourceRange): vscode.Range {
  return new vscode.Range(range.startLine, range.startColumn, range.endLine, range.endColumn);
}

function sameFile(text: string, uri: vscode.Uri): boolean {
  return vscode.Uri.parse(text, true).toString() === uri.toString();
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

/** True for a document that can be previewed. */
export function isMap(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document?.languageId === languageId;
}
