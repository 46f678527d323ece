import * as vscode from 'vscode';
import type { Problem } from '../core/text/problem';
import { rangeOfItem, untrustedPathProblem } from '../core/text/settingsFile';
import { displayText } from '../core/text/strings';
import { diagnosticOf } from './diagnosticOf';
import { decodeText } from './encodings';
import { answerOf, openDocument } from './noteReader';
import { placesSettings, type PlacesSetting, type Settings } from './settings';
import { isWithin } from './uris';

/** What `vscode.workspace` says of the folders that are open, and whether they are trusted. */
export type Workspace = Pick<typeof vscode.workspace, 'workspaceFolders' | 'workspaceFile' | 'isTrusted' | 'onDidGrantWorkspaceTrust'>;

/** A view's message names this many paths. */
const mostNames = 3;

/**
 * The folders and files that settings name. A path that a workspace that is not trusted names is only read if it stays in the workspace; the others
 * are reported where the setting is written.
 */
export class NamedPlaces implements vscode.Disposable {
  /** The paths that wait for trust, as written. */
  private readonly waiting = new Map<PlacesSetting, readonly string[]>();
  /** Those of them that the Problems panel cannot show. */
  private readonly unlocated = new Map<PlacesSetting, readonly string[]>();
  private readonly collection = vscode.languages.createDiagnosticCollection('meshNotes.places');
  private readonly changes = new vscode.EventEmitter<void>();

  /** Fires when `message` may have changed. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly settings: Settings,
    private readonly workspace: Workspace,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The workspace's folders. */
  get folders(): readonly vscode.Uri[] {
    return (this.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  }

  get isTrusted(): boolean {
    return this.workspace.isTrusted;
  }

  get onDidGrantTrust(): vscode.Event<void> {
    return this.workspace.onDidGrantWorkspaceTrust;
  }

  /** The places that a setting names and that may be read now. */
  async of(setting: PlacesSetting): Promise<readonly vscode.Uri[]> {
    const uris: vscode.Uri[] = [];
    const waiting: string[] = [];
    for (const name of this.settings.places(setting)) {
      const places = placesNamed(name, this.folders);
      const allowed = await Promise.all(places.map((uri) => this.mayRead(uri, setting, name)));
      uris.push(...places.filter((_, index) => allowed[index]));
      if (allowed.includes(false)) {
        waiting.push(name);
      }
    }
    await this.report(setting, waiting);
    return uris;
  }

  /**
   * Whether a file in a folder may be read: in a workspace that is not trusted, nothing behind a symbolic link is, for where a link leads cannot
   * be asked.
   */
  async isReachable(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
    return this.isTrusted || !(await isBehindLink(uri, folder));
  }

  /** What a view says of the paths of its settings that wait for trust and are not in the Problems panel; empty where there are none. */
  message(...settings: readonly PlacesSetting[]): string {
    const names = [...new Set(settings.flatMap((setting) => this.unlocated.get(setting) ?? []))];
    const shown = [...names.slice(0, mostNames).map(displayText), ...(names.length > mostNames ? ['…'] : [])];
    return names.length === 0 ? '' : vscode.l10n.t('Not read until you trust the workspace: {0}', shown.join(', '));
  }

  dispose(): void {
    this.collection.dispose();
    this.changes.dispose();
  }

  private async mayRead(uri: vscode.Uri, setting: PlacesSetting, name: string): Promise<boolean> {
    if (this.isTrusted) {
      return true;
    }
    const folder = this.folders.find((each) => isWithin(uri, each));
    return folder ? this.isReachable(uri, folder) : !this.settings.isNamedByWorkspaceOnly(setting, name);
  }

  private async report(setting: PlacesSetting, waiting: readonly string[]): Promise<void> {
    const before = this.waiting.get(setting) ?? [];
    if (waiting.length === 0 && before.length === 0) {
      return;
    }
    for (const name of waiting.filter((each) => !before.includes(each))) {
      this.log.warn(`Not read until the workspace is trusted: ${JSON.stringify(name)} in meshNotes.${setting}`);
    }
    this.waiting.set(setting, waiting);
    await this.showProblems();
    this.changes.fire();
  }

  private async showProblems(): Promise<void> {
    const { workspaceFile } = this.workspace;
    const [folder] = this.folders;
    const file = workspaceFile ?? (folder && vscode.Uri.joinPath(folder, '.vscode', 'settings.json'));
    const text = file && (await textOf(file));
    const problems: Problem[] = [];
    for (const setting of placesSettings) {
      const key = `meshNotes.${setting}`;
      const located = (this.waiting.get(setting) ?? []).map((name) => {
        const range = text === undefined ? undefined : rangeOfItem(text, workspaceFile ? ['settings', key] : [key], name);
        return { name, range };
      });
      this.unlocated.set(setting, located.filter(({ range }) => !range).map(({ name }) => name));
      for (const { name, range } of located) {
        if (range) {
          problems.push(untrustedPathProblem(range, name));
        }
      }
    }
    this.collection.clear();
    if (file && problems.length > 0) {
      this.collection.set(file, problems.map(diagnosticOf));
    }
  }
}

/** What a name in a setting stands for: relative to each workspace folder, or an absolute path or URI. */
function placesNamed(written: string, folders: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const name = written.trim();
  if (name === '') {
    return [];
  }
  if (/^[a-z][a-z\d+.-]+:/i.test(name)) {
    return [normalized(vscode.Uri.parse(name))];
  }
  if (/^(?:\/|[a-z]:[\\/])/i.test(name)) {
    return [normalized(vscode.Uri.file(name))];
  }
  return folders.map((folder) => normalized(vscode.Uri.joinPath(folder, name)));
}

/** Without `..`, which would lead out of a folder that the path begins with, and without a slash at the end. */
function normalized(uri: vscode.Uri): vscode.Uri {
  const plain = uri.path === '' ? uri : vscode.Uri.joinPath(uri, '.');
  return plain.path.length > 1 && plain.path.endsWith('/') ? plain.with({ path: plain.path.slice(0, -1) }) : plain;
}

/** Whether what is at a URI, or a folder between it and `folder`, is a symbolic link; also where that cannot be told. */
async function isBehindLink(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
  let at = folder;
  for (const name of uri.path.slice(folder.path.length).split('/').filter(Boolean)) {
    at = vscode.Uri.joinPath(at, name);
    try {
      if (((await answerOf(vscode.workspace.fs.stat(at))).type & vscode.FileType.SymbolicLink) !== 0) {
        return true;
      }
    } catch (error) {
      return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
    }
  }
  return false;
}

/** What an editor holds, else what is on disk; undefined if that cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return openDocument(uri)?.getText() ?? (await decodeText(await answerOf(vscode.workspace.fs.readFile(uri)), uri));
  } catch {
    return undefined;
  }
}
