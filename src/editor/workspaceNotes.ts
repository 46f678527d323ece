import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { BuiltinNotebook } from './builtinNotebook';
import { decodeText } from './decodeText';
import { GlossaryPlaces } from './glossaryPlaces';
import { NoteFiles } from './noteFiles';
import type { Settings } from './settings';
import { fileName, isWithin } from './uris';

/** How many files are read at a time: one by one is an order of magnitude slower on a remote host. */
const concurrentReads = 32;
/** The longest time the extension host is kept from other work, in milliseconds. */
const slice = 8;
/** Events are gathered for this long, in milliseconds: a host reports one change up to three times. */
const eventDelay = 60;
const maximalBytes = 5_000_000;

interface FileEvent {
  readonly uri: vscode.Uri;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** How far the workspace's notes have been read. */
export interface Progress {
  readonly state: 'idle' | 'running' | 'stopped' | 'done';
  /** Markdown files looked at that are neither notes nor pages of a glossary. */
  readonly otherMarkdown: number;
}

/**
 * Keeps the library in step with the notes and the glossaries of the workspace: those on disk, and what editors hold unsaved. It reads
 * nothing before it is asked to.
 */
export class WorkspaceNotes implements vscode.Disposable {
  private readonly glossaries: GlossaryPlaces;
  private readonly files: NoteFiles;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly changes = new vscode.EventEmitter<Progress>();
  private watchers: vscode.Disposable[] = [];
  private readonly others = new Set<string>();
  private readonly events = new Map<string, FileEvent>();
  private readonly edited = new Map<string, vscode.TextDocument>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private cancellation: vscode.CancellationTokenSource | undefined;
  private state: Progress['state'] = 'idle';
  private whenDone: Promise<void> | undefined;
  private updating: Promise<void> = Promise.resolve();

  readonly onDidChangeProgress = this.changes.event;

  constructor(
    private readonly library: Library,
    private readonly notebook: BuiltinNotebook,
    private readonly settings: Settings,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.glossaries = new GlossaryPlaces(settings);
    this.files = new NoteFiles(settings, this.glossaries, log);
    this.subscriptions.push(this.changes);
  }

  get progress(): Progress {
    return { state: this.state, otherMarkdown: this.otherMarkdown().length };
  }

  /** The Markdown files of the workspace that are neither notes nor pages of a glossary. */
  otherMarkdown(): readonly vscode.Uri[] {
    return [...this.others].filter((uri) => !uri.endsWith('.txt')).map((uri) => vscode.Uri.parse(uri));
  }

  /** Reads the notes, if that has not been done; resolves when they are read and their mentions counted. */
  start(): Promise<void> {
    return (this.whenDone ??= this.begin());
  }

  /** Reads everything anew. */
  restart(): Promise<void> {
    if (this.state === 'idle') {
      return this.start();
    }
    this.cancel();
    return (this.whenDone = this.index());
  }

  /** Leaves the rest unread until `restart`. */
  stop(): void {
    this.cancel();
    this.setState('stopped');
  }

  dispose(): void {
    this.cancel();
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.watchers, ...this.subscriptions).dispose();
  }

  private cancel(): void {
    this.cancellation?.cancel();
    this.cancellation?.dispose();
    this.cancellation = undefined;
  }

  private begin(): Promise<void> {
    this.subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.restart()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (this.settings.affects(event, 'notes', 'glossaries') || event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude')) {
          void this.restart();
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isFollowed(document.uri)) {
          this.edited.set(document.uri.toString(), document);
          this.schedule();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.isFollowed(document.uri)) {
          this.remember({ uri: document.uri, type: 'changed' });
        }
      }),
    );
    return this.index();
  }

  /** Asked at each keystroke, so what is known already comes first. */
  private isFollowed(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.library.note(key) !== undefined || this.others.has(key) || this.files.mayBeRead(uri);
  }

  private async index(): Promise<void> {
    const cancellation = new vscode.CancellationTokenSource();
    this.cancellation = cancellation;
    const { token } = cancellation;
    this.glossaries.refresh();
    this.watch();
    // What is no glossary any more must not wait for the rest to be read.
    this.library.removeFromGlossaries((uri) => !this.glossaries.mayHold(vscode.Uri.parse(uri)));
    try {
      await this.notebook.loadGlossary();
      if (token.isCancellationRequested) {
        return;
      }
      this.setState('running');
      const uris = await this.files.find(token);
      // A search that was broken off has not found all there is.
      if (this.cancellation !== cancellation) {
        return;
      }
      const found = new Set(uris.map((uri) => uri.toString()));
      this.library.removeWhere((uri) => !found.has(uri));
      for (const uri of this.others) {
        if (!found.has(uri)) {
          this.others.delete(uri);
        }
      }
      await this.readAll(uris, token);
      await this.countAll(token);
    } catch (error) {
      this.log.error('The notes of the workspace could not be read.', error);
    }
    if (this.cancellation === cancellation) {
      this.setState('done');
    }
  }

  private setState(state: Progress['state']): void {
    this.state = state;
    this.changes.fire(this.progress);
  }

  private watch(): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = this.files.watched().map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      // In a browser, VS Code's own logs and settings are reported too.
      const remember = (type: FileEvent['type']) => (uri: vscode.Uri) => {
        if (isWithin(uri, pattern.baseUri)) {
          this.remember({ uri, type });
        }
      };
      watcher.onDidCreate(remember('created'));
      watcher.onDidChange(remember('changed'));
      watcher.onDidDelete(remember('deleted'));
      return watcher;
    });
  }

  private remember(event: FileEvent): void {
    const key = event.uri.toString();
    const before = this.events.get(key);
    // A change after its creation leaves a folder new.
    this.events.set(key, before?.type === 'created' && event.type === 'changed' ? before : event);
    this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.updating = this.updating
        .then(() => this.update())
        .catch((error: unknown) => {
          this.log.error('Changes of the notes could not be taken in.', error);
        });
    }, eventDelay);
  }

  /** Takes in what has changed since the last time, as one change of the library. */
  private async update(): Promise<void> {
    const othersBefore = this.others.size;
    const events = [...this.events.values()];
    const edited = [...this.edited.values()].filter((document) => !document.isClosed);
    this.events.clear();
    this.edited.clear();
    const deleted = new Set(events.filter(({ type }) => type === 'deleted').map(({ uri }) => uri.toString()));
    if (deleted.size > 0) {
      this.library.removeWhere((uri) => isUnderAny(uri, deleted));
      for (const uri of this.others) {
        if (isUnderAny(uri, deleted)) {
          this.others.delete(uri);
        }
      }
    }
    this.library.batch(() => {
      for (const document of edited) {
        this.put(document.uri, document.getText());
      }
    });
    const written: vscode.Uri[] = [];
    for (const { uri, type } of events) {
      if (type !== 'deleted' && this.files.mayBeRead(uri)) {
        written.push(uri);
      } else if (type === 'created' && !this.files.isExcluded(uri) && (await this.files.isFolder(uri))) {
        written.push(...(await this.files.findIn(uri)));
      }
    }
    const none = new vscode.CancellationTokenSource();
    await this.readAll(written.filter((uri) => !isUnderAny(uri.toString(), deleted)), none.token);
    await this.countAll(none.token);
    none.dispose();
    if (this.others.size !== othersBefore) {
      this.changes.fire(this.progress);
    }
  }

  /** Reads files and puts them into the library, in slices. Those read together come as one change. */
  private async readAll(uris: readonly vscode.Uri[], token: vscode.CancellationToken): Promise<void> {
    for (let at = 0; at < uris.length && !token.isCancellationRequested; at += concurrentReads) {
      const batch = uris.slice(at, at + concurrentReads);
      const texts = await Promise.all(batch.map((uri) => this.textOf(uri)));
      await this.inSlices(batch, (uri, index) => {
        const text = texts[index];
        // What was deleted while it was read is not to come back.
        if (text !== undefined && this.events.get(uri.toString())?.type !== 'deleted') {
          this.put(uri, text);
        }
      });
    }
  }

  private async countAll(token: vscode.CancellationToken): Promise<void> {
    this.notebook.countConferences();
    const uris = this.library.uncountedNotes('workspace').map((uri) => vscode.Uri.parse(uri));
    for (let at = 0; at < uris.length && !token.isCancellationRequested; at += concurrentReads) {
      const batch = uris.slice(at, at + concurrentReads);
      const texts = await Promise.all(batch.map((uri) => this.textOf(uri)));
      await this.inSlices(batch, (uri, index) => {
        this.library.count(uri.toString(), texts[index] ?? '');
      });
    }
  }

  /** Works through items, letting other work of the extension host in whenever a slice of time is used up. What is done in one slice is one change of the library. */
  private async inSlices<T>(items: readonly T[], work: (item: T, index: number) => void): Promise<void> {
    let at = 0;
    while (at < items.length) {
      const end = Date.now() + slice;
      this.library.batch(() => {
        do {
          work(items[at] as T, at);
          at++;
        } while (at < items.length && Date.now() < end);
      });
      if (at < items.length) {
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
  }

  private put(uri: vscode.Uri, text: string): void {
    const key = uri.toString();
    if (text.length > maximalBytes) {
      this.log.warn(`Not read, it is too long for a note: ${key}`);
      this.library.remove(key);
      return;
    }
    const isKnown = this.library.put({
      uri: key,
      fileName: fileName(uri),
      text,
      origin: 'workspace',
      inNotesFolder: this.files.isInNotesFolder(uri),
      glossary: this.glossaries.placeOf(uri),
    });
    if (isKnown) {
      this.others.delete(key);
    } else {
      this.others.add(key);
    }
  }

  /** What an open editor holds, else what is on disk. Nothing, and a line in the log, where that is no text. */
  private async textOf(uri: vscode.Uri): Promise<string | undefined> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (open) {
      return open.getText();
    }
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > maximalBytes) {
        this.log.warn(`Not read, ${String(Math.round(size / 1_000_000))} MB is too much for a note: ${key}`);
        this.library.remove(key);
        return undefined;
      }
      const text = decodeText(await vscode.workspace.fs.readFile(uri));
      if (text === undefined) {
        this.log.warn(`Not read, it is not a text: ${key}`);
        this.library.remove(key);
      }
      return text;
    } catch (error) {
      this.log.warn(`Cannot be read: ${key}`, error);
      this.library.remove(key);
      return undefined;
    }
  }
}

/** Whether a URI, or a folder that it lies in, is one of a set. */
function isUnderAny(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (folders.has(uri.slice(0, end))) {
      return true;
    }
  }
  return false;
}
