import {
  DefaultDocumentBuilder,
  DefaultLangiumDocuments,
  DefaultServiceRegistry,
  type Disposable,
  DocumentState,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  OperationCancelled,
  type URI,
} from "langium";

const states: readonly DocumentState[] = [
  ...[DocumentState.Parsed, DocumentState.IndexedContent, DocumentState.ComputedScopes],
  ...[DocumentState.Linked, DocumentState.IndexedReferences, DocumentState.Validated],
];

type CancellationToken = Parameters<DefaultDocumentBuilder["build"]>[2] & {};

/**
 * The documents of a workspace. One that is asked for and is nowhere, a text that was closed or a file that is gone, is an
 * empty one that nobody keeps: there is nothing to say about it, and that is an answer.
 */
export class MlflowDocuments extends DefaultLangiumDocuments {
  override async getOrCreateDocument(uri: URI, cancel?: CancellationToken): Promise<LangiumDocument> {
    try {
      return await super.getOrCreateDocument(uri, cancel);
    } catch (error) {
      if (cancel?.isCancellationRequested) throw error;
      // Somebody else may have read it meanwhile.
      return this.getDocument(uri) ?? this.langiumDocumentFactory.fromString("", uri);
    }
  }
}

/**
 * There is one language. A text that was closed a moment ago, and bears no ending since it was never saved, is of it, too: it
 * may be in the midst of a build with others, or of a request.
 */
export class MlflowServiceRegistry extends DefaultServiceRegistry {
  override getServices(uri: URI): LangiumCoreServices {
    try {
      return super.getServices(uri);
    } catch (error) {
      const [only] = this.all;
      if (!only) throw error;
      return only;
    }
  }

  /** Whether an address, or the editor that has it open, says that it is a map. */
  override hasServices(uri: URI): boolean {
    try {
      super.getServices(uri);
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * Builds documents. Whoever waits for one that was opened a moment ago waits until it is known; one that nobody opened is
 * read and built for who asks.
 */
export class MlflowDocumentBuilder extends DefaultDocumentBuilder {
  private readonly isOpen: (uri: URI) => boolean;
  private readonly lock: () => LangiumSharedCoreServices["workspace"]["WorkspaceLock"];

  /** Who waits for the workspace. */
  private readonly waiting = new Set<() => void>();

  /** The addresses of what is being read for somebody who asked. */
  private readonly reading = new Set<string>();

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.isOpen = (uri) => services.workspace.TextDocuments?.get(uri) !== undefined;
    this.lock = () => services.workspace.WorkspaceLock;
  }

  /**
   * A file that is gone from the disk and open in an editor is what the editor holds, be it gone by itself or with its folder
   * (another branch, say).
   */
  override update(changed: URI[], deleted: URI[], cancel?: CancellationToken): Promise<void> {
    if (deleted.length === 0) return super.update(changed, deleted, cancel);
    const stays = this.langiumDocuments.all
      .map(({ uri }) => uri)
      .filter((uri) => this.isOpen(uri) && deleted.some((gone) => isWithin(uri, gone)))
      .toArray();
    const kept = new Set(stays.map(String));
    return super.update(
      [...changed, ...stays],
      deleted.filter((uri) => !kept.has(uri.toString())),
      cancel,
    );
  }

  protected override async awaitDocumentState(state: DocumentState, uri: URI, cancel: CancellationToken): Promise<URI> {
    if (!this.langiumDocuments.hasDocument(uri) && this.isOpen(uri)) await this.known(uri, cancel);
    if (!this.langiumDocuments.hasDocument(uri) && !(await this.read(uri))) return uri;
    await this.built(uri, state, cancel);
    return uri;
  }

  /** Ends when the whole workspace is as far as it is wanted, by a build that finds nothing left to do as well. */
  protected override awaitBuilderState(state: DocumentState, cancel: CancellationToken): Promise<void> {
    if (this.currentState >= state) return Promise.resolve();
    const listen = (listener: () => void): Disposable => {
      this.waiting.add(listener);
      return { dispose: () => this.waiting.delete(listener) };
    };
    return until(() => this.currentState >= state, cancel, [listen]);
  }

  protected override async runCancelable(...part: Parameters<DefaultDocumentBuilder["runCancelable"]>): Promise<void> {
    await super.runCancelable(...part);
    for (const listener of [...this.waiting]) listener();
  }

  /**
   * What a build wants holds for documents too that an earlier one left unfinished: the first build of a workspace checks nothing,
   * and where a map that was opened ended it, the rest of the workspace would count as done without ever being checked.
   */
  protected override prepareBuild(...[documents, options]: Parameters<DefaultDocumentBuilder["prepareBuild"]>): void {
    super.prepareBuild(documents, options);
    if (!options.validation) return;
    for (const { uri } of documents) {
      const state = this.buildState.get(uri.toString());
      if (state && !state.completed && !state.options.validation)
        this.buildState.set(uri.toString(), { ...state, options });
    }
  }

  /**
   * Tells who listens. Where a newer change ends the build meanwhile, some are not told any more; the build that follows would
   * pass over what is done, and settings, map or findings of this document would never be heard of. It goes a phase back.
   */
  protected override async notifyDocumentPhase(
    ...[document, state, cancel]: Parameters<DefaultDocumentBuilder["notifyDocumentPhase"]>
  ): Promise<void> {
    await super.notifyDocumentPhase(document, state, cancel);
    const before = states[states.indexOf(state) - 1];
    if (!cancel.isCancellationRequested || document.state !== state || before === undefined) return;
    this.resetToState(document, before);
  }

  /**
   * Ends when a document is as far as it is wanted, or gone. A build that a newer keystroke ended may have come that far
   * without saying so, and the next one begins behind it: any later state will do.
   */
  private built(uri: URI, state: DocumentState, cancel: CancellationToken): Promise<void> {
    const isThere = (): boolean => (this.langiumDocuments.getDocument(uri)?.state ?? DocumentState.Validated) >= state;
    if (isThere()) return Promise.resolve();
    return until(isThere, cancel, [
      (listener) => this.onUpdate(listener),
      ...states
        .filter((later) => later >= state)
        .map((later) => (listener: () => void) => this.onDocumentPhase(later, listener)),
    ]);
  }

  /** Reads a document that nobody opened, and has it built with the next turn; false where there is nothing to be read. */
  private async read(uri: URI): Promise<boolean> {
    if (!this.serviceRegistry.hasServices(uri)) return false;
    await this.langiumDocuments.getOrCreateDocument(uri);
    if (!this.langiumDocuments.hasDocument(uri)) return false;
    const key = uri.toString();
    if (this.reading.has(key)) return true;
    this.reading.add(key);
    // A newer keystroke may end this build: the one that follows it takes up what is not built yet.
    void this.lock()
      .write((cancel) => this.update([], [], cancel))
      .finally(() => this.reading.delete(key));
    return true;
  }

  /** Ends when an update brought the document, or when it was closed before one did. */
  private known(uri: URI, cancel: CancellationToken): Promise<void> {
    const isKnown = (): boolean => this.langiumDocuments.hasDocument(uri) || !this.isOpen(uri);
    return until(isKnown, cancel, [(listener) => this.onUpdate(listener)]);
  }
}

/** Whether an address is that of a file or folder, or of what lies in it. */
function isWithin(uri: URI, folder: URI): boolean {
  const [inner, outer] = [uri.toString(), folder.toString()];
  return inner === outer || inner.startsWith(outer.endsWith("/") ? outer : `${outer}/`);
}

/** Ends when something holds that one of these events may have brought about. */
function until(
  holds: () => boolean,
  cancel: CancellationToken,
  events: readonly ((listener: () => void) => Disposable)[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (cancel.isCancellationRequested) return reject(OperationCancelled);
    const check = (): void => (holds() ? end(resolve) : undefined);
    const listeners = events.map((on) => on(check));
    listeners.push(cancel.onCancellationRequested(() => end(() => reject(OperationCancelled))));
    function end(then: () => void): void {
      then();
      // Not at once: who tells others of an event would pass over the listener behind this one.
      queueMicrotask(() => listeners.splice(0).forEach((listener) => listener.dispose()));
    }
  });
}
