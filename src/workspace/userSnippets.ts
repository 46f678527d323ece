import * as vscode from 'vscode';
import { noText, readSnippets, type ManifestSnippet } from '../core/manifests/snippet';
import { tooLong, unreadable, type Problem } from '../core/text/problem';
import { displayText } from '../core/text/strings';
import type { ConfiguredPaths } from './configuredPaths';
import { Delayed } from './delayed';
import { diagnosticOf } from './diagnosticOf';
import { affectsEncodings } from './encodings';
import { NoteReader } from './noteReader';
import type { Settings } from './settings';
import { isNotFound } from './statOf';
import { fileName } from './uris';

/** Milliseconds to collect events: VS Code may report one change three times. */
const eventDelay = 60;

/** A folder with snippet files. */
interface SnippetFolder {
  readonly uri: vscode.Uri;
  readonly pattern: RegExp;
  /** Whether its files hold snippets for all languages, as in `.vscode`. */
  readonly isShared: boolean;
}

interface SnippetFile {
  readonly snippets: readonly ManifestSnippet[];
  readonly problems: readonly Problem[];
}

/**
 * The user's manifests, from `.vscode/*.code-snippets` in the workspace and from the snippet files in configured folders. Includes unsaved
 * edits. Reports problems in the Problems panel.
 */
export class UserSnippets implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly collection = vscode.languages.createDiagnosticCollection('meshNotes.snippets');
  private readonly updating = new Delayed(eventDelay, () => {
    void this.update().then(() => {
      this.changes.fire();
    });
  });

  private readonly subscriptions: vscode.Disposable[] = [this.changes, this.collection, this.updating];
  private watchers: vscode.Disposable[] = [];
  private folders: readonly SnippetFolder[] = [];
  /** By URI, ordered by folder and file name. */
  private files: ReadonlyMap<string, SnippetFile> = new Map();
  private loading: Promise<void> | undefined;
  private reading: Promise<void> = Promise.resolve();
  private readonly reader: NoteReader;

  readonly onDidChange = this.changes.event;

  constructor(
    private readonly settings: Settings,
    private readonly paths: ConfiguredPaths,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.reader = new NoteReader(log);
  }

  /** Reads the files on the first call and watches them from then on. */
  load(): Promise<void> {
    return (this.loading ??= this.start());
  }

  /** All snippets; the `project` of each is the URI of its file. */
  get snippets(): readonly ManifestSnippet[] {
    return [...this.files.values()].flatMap(({ snippets }) => snippets);
  }

  has(project: string): boolean {
    return this.files.has(project);
  }

  dispose(): void {
    vscode.Disposable.from(...this.watchers, ...this.subscriptions).dispose();
  }

  private start(): Promise<void> {
    const onFile = (uri: vscode.Uri): void => {
      if (this.folders.some((folder) => isFileOf(uri, folder))) {
        this.updating.schedule();
      }
    };
    this.subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(this.updating.schedule),
      this.paths.onDidGrantTrust(this.updating.schedule),
      this.settings.onDidChange(['manifests.folders'], this.updating.schedule),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsEncodings(event)) {
          this.updating.schedule();
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
      // A watcher does not report that a folder above its own was renamed or deleted.
      vscode.workspace.onDidRenameFiles(this.updating.schedule),
      vscode.workspace.onDidDeleteFiles(this.updating.schedule),
    );
    return this.update();
  }

  private async findFolders(): Promise<readonly SnippetFolder[]> {
    const { folders } = this.paths;
    const shared = folders.map((uri) => ({ uri: vscode.Uri.joinPath(uri, '.vscode'), pattern: /\.code-snippets$/, isShared: true }));
    const reachable = await Promise.all(shared.map(({ uri }, index) => this.paths.isReachable(uri, folders[index] ?? uri)));
    const named = (await this.paths.uris('manifests.folders')).map((uri) => ({ uri, pattern: /\.(?:json|code-snippets)$/, isShared: false }));
    return [...shared.filter((_, index) => reachable[index]), ...named];
  }

  private watch(): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = this.folders.flatMap((folder) => {
      // A watcher of what is in a folder does not report the folder itself.
      const itself = new vscode.RelativePattern(vscode.Uri.joinPath(folder.uri, '..'), fileName(folder.uri));
      return [new vscode.RelativePattern(folder.uri, '*'), itself].map((pattern) => {
        const watcher = vscode.workspace.createFileSystemWatcher(pattern);
        const onEvent = (uri: vscode.Uri): void => {
          if (isFileOf(uri, folder) || uri.toString() === folder.uri.toString()) {
            this.updating.schedule();
          }
        };
        watcher.onDidCreate(onEvent);
        watcher.onDidChange(onEvent);
        watcher.onDidDelete(onEvent);
        return watcher;
      });
    });
  }

  /** Runs updates one at a time, so that the latest wins. */
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
    const { uri, pattern } = folder;
    try {
      const entries = await vscode.workspace.fs.readDirectory(uri);
      return entries
        .filter(([name, type]) => (type & vscode.FileType.Directory) === 0 && (this.paths.isTrusted || (type & vscode.FileType.SymbolicLink) === 0) && pattern.test(name))
        .map(([name]) => vscode.Uri.joinPath(uri, name))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    } catch (error) {
      // Most workspaces have no .vscode folder, and a folder that a setting names is reported there.
      if (!isNotFound(error)) {
        this.log.info(`The folder cannot be read: ${uri.toString()}`, error);
      }
      return isNotFound(error) ? [] : [...this.files.keys()].map((key) => vscode.Uri.parse(key)).filter((each) => isFileOf(each, folder));
    }
  }

  /** Reads a file; keeps its former snippets if it cannot be read now. */
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

/** The label of a snippet file in the view and the picker. */
export function groupName(project: string): string {
  return displayText(fileName(vscode.Uri.parse(project)).replace(/\.(?:json|code-snippets)$/, ''));
}

function isFileOf(uri: vscode.Uri, folder: SnippetFolder): boolean {
  return folder.pattern.test(uri.path) && uri.toString() === vscode.Uri.joinPath(folder.uri, fileName(uri)).toString();
}
