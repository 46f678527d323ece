import * as vscode from 'vscode';
import { noText, readSnippets, type ManifestSnippet } from '../core/manifests/snippet';
import { tooLong, unreadable, type Problem } from '../core/text/problem';
import { displayText } from '../core/text/strings';
import { Delayed } from './delayed';
import { diagnosticOf } from './diagnosticOf';
import { affectsEncodings } from './encodings';
import type { NamedPlaces } from './namedPlaces';
import { NoteReader } from './noteReader';
import type { Settings } from './settings';
import { isNotFound } from './statOf';
import { fileName } from './uris';

/** Events are gathered for this long, in milliseconds: a host reports one change up to three times. */
const eventDelay = 60;

/** A folder that is looked into, and which of its files are. */
interface SnippetFolder {
  readonly uri: vscode.Uri;
  readonly pattern: RegExp;
  /** Its files hold snippets for all languages. */
  readonly isShared: boolean;
}

interface SnippetFile {
  readonly snippets: readonly ManifestSnippet[];
  readonly problems: readonly Problem[];
}

/**
 * The user's own manifests: in the `*.code-snippets` of the workspace's `.vscode` folders, and in the snippet files of the folders that a setting
 * names, as they are on disk or in unsaved editors. What is wrong with them is in the Problems panel.
 */
export class OwnSnippets implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly collection = vscode.languages.createDiagnosticCollection('meshNotes.snippets');
  private readonly renewal = new Delayed(eventDelay, () => {
    void this.update().then(() => {
      this.changes.fire();
    });
  });
  private readonly subscriptions: vscode.Disposable[] = [this.changes, this.collection, this.renewal];
  private watchers: vscode.Disposable[] = [];
  private folders: readonly SnippetFolder[] = [];
  /** By URI, in the order of the folders and of their files' names. */
  private files: ReadonlyMap<string, SnippetFile> = new Map();
  private loading: Promise<void> | undefined;
  private reading: Promise<void> = Promise.resolve();
  private readonly reader: NoteReader;

  readonly onDidChange = this.changes.event;

  constructor(
    private readonly settings: Settings,
    private readonly places: NamedPlaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.reader = new NoteReader(log);
  }

  /** Reads them, if that has not been done, and keeps in step with them from then on. */
  load(): Promise<void> {
    return (this.loading ??= this.begin());
  }

  /** All of them; the `project` of each is the URI of its file. */
  get snippets(): readonly ManifestSnippet[] {
    return [...this.files.values()].flatMap(({ snippets }) => snippets);
  }

  has(project: string): boolean {
    return this.files.has(project);
  }

  dispose(): void {
    vscode.Disposable.from(...this.watchers, ...this.subscriptions).dispose();
  }

  private begin(): Promise<void> {
    const onFile = (uri: vscode.Uri): void => {
      if (this.folders.some((folder) => isFileOf(uri, folder))) {
        this.renewal.soon();
      }
    };
    this.subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(this.renewal.soon),
      this.places.onDidGrantTrust(this.renewal.soon),
      this.settings.onDidChange(['manifests.folders'], this.renewal.soon),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsEncodings(event)) {
          this.renewal.soon();
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          onFile(document.uri);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        onFile(uri);
      }),
      // a folder that is renamed or deleted is none of its own watcher's events
      vscode.workspace.onDidRenameFiles(this.renewal.soon),
      vscode.workspace.onDidDeleteFiles(this.renewal.soon),
    );
    return this.update();
  }

  private async findFolders(): Promise<readonly SnippetFolder[]> {
    const { folders } = this.places;
    const shared = folders.map((uri) => ({ uri: vscode.Uri.joinPath(uri, '.vscode'), pattern: /\.code-snippets$/, isShared: true }));
    const reachable = await Promise.all(shared.map(({ uri }, index) => this.places.isReachable(uri, folders[index] ?? uri)));
    const named = (await this.places.of('manifests.folders')).map((uri) => ({ uri, pattern: /\.(?:json|code-snippets)$/, isShared: false }));
    return [...shared.filter((_, index) => reachable[index]), ...named];
  }

  private watch(): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = this.folders.map((folder) => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder.uri, '*'));
      const onEvent = (uri: vscode.Uri): void => {
        if (isFileOf(uri, folder)) {
          this.renewal.soon();
        }
      };
      watcher.onDidCreate(onEvent);
      watcher.onDidChange(onEvent);
      watcher.onDidDelete(onEvent);
      return watcher;
    });
  }

  /** One after the other, so that the last one has the last word. */
  private update(): Promise<void> {
    this.reading = this.reading
      .then(() => this.readAll())
      .catch((error: unknown) => {
        this.log.error('The manifests of the workspace could not be read.', error);
      });
    return this.reading;
  }

  private async readAll(): Promise<void> {
    const before = this.folders;
    this.folders = await this.findFolders();
    if (before.map(({ uri }) => uri).join('\n') !== this.folders.map(({ uri }) => uri).join('\n')) {
      this.watch();
    }
    const files = new Map<string, SnippetFile>();
    for (const folder of this.folders) {
      const uris = (await this.filesIn(folder)).filter((uri) => !files.has(uri.toString()));
      const read = await Promise.all(uris.map((uri) => this.readFile(uri, folder.isShared)));
      uris.forEach((uri, index) => {
        const file = read[index];
        if (file) {
          files.set(uri.toString(), file);
        }
      });
    }
    for (const uri of this.files.keys()) {
      if (!files.has(uri)) {
        this.collection.delete(vscode.Uri.parse(uri));
      }
    }
    for (const [uri, { problems }] of files) {
      this.collection.set(vscode.Uri.parse(uri), problems.map(diagnosticOf));
    }
    this.files = files;
  }

  private async filesIn(folder: SnippetFolder): Promise<readonly vscode.Uri[]> {
    const { uri, pattern, isShared } = folder;
    try {
      const entries = await vscode.workspace.fs.readDirectory(uri);
      return entries
        .filter(([name, type]) => (type & vscode.FileType.Directory) === 0 && (this.places.isTrusted || (type & vscode.FileType.SymbolicLink) === 0) && pattern.test(name))
        .map(([name]) => vscode.Uri.joinPath(uri, name))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    } catch (error) {
      // Most workspaces have no .vscode; a folder that the user names may stand in one of several.
      if (!isShared || !isNotFound(error)) {
        this.log.info(`The folder cannot be read: ${uri.toString()}`, error);
      }
      return isNotFound(error) ? [] : [...this.files.keys()].map((key) => vscode.Uri.parse(key)).filter((each) => isFileOf(each, folder));
    }
  }

  /** A file that cannot be read for now keeps what it held. */
  private async readFile(uri: vscode.Uri, isShared: boolean): Promise<SnippetFile | undefined> {
    const key = uri.toString();
    const reading = await this.reader.read(uri);
    switch (reading.state) {
      case 'read':
        return readSnippets(reading.text, key, isShared);
      case 'none':
        return undefined;
      case 'no text':
        return { snippets: [], problems: [noText()] };
      case 'too long':
        return { snippets: [], problems: [tooLong()] };
      case 'unknown':
        return { snippets: this.files.get(key)?.snippets ?? [], problems: [unreadable(reading.error)] };
    }
  }
}

/** The name that a file of the user's stands under in the view and the picker. */
export function groupName(project: string): string {
  return displayText(fileName(vscode.Uri.parse(project)).replace(/\.(?:json|code-snippets)$/, ''));
}

function isFileOf(uri: vscode.Uri, folder: SnippetFolder): boolean {
  return folder.pattern.test(uri.path) && uri.toString() === vscode.Uri.joinPath(folder.uri, fileName(uri)).toString();
}
