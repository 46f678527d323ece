import * as vscode from 'vscode';
import { joinList } from '../core/text/lists';
import type { Problem } from '../core/text/problem';
import { rangeOfItem, untrustedPathProblem } from '../core/text/settingsFile';
import { displayText } from '../core/text/strings';
import { diagnosticOf } from './diagnosticOf';
import { decodeText } from './encodings';
import { answerOf, openDocument } from './noteReader';
import { displayLanguage, pathSettings, type PathSetting, type Settings } from './settings';
import { isNotFound } from './statOf';
import { isWithin } from './uris';

/** The open workspace: its folders and whether they are trusted. */
export type Workspace = Pick<typeof vscode.workspace, 'workspaceFolders' | 'workspaceFile' | 'isTrusted' | 'onDidGrantWorkspaceTrust'>;

/** The most paths that a view's message lists. */
const maxNames = 3;

/**
 * Resolves the folders and files listed in settings. In Restricted Mode, a path from workspace settings is read only if it stays inside the
 * workspace; any other is reported at the setting.
 */
export class ConfiguredPaths implements vscode.Disposable {
  /** The paths blocked until the workspace is trusted, as written. */
  private readonly blocked = new Map<PathSetting, readonly string[]>();
  /** The blocked paths that have no place in the Problems panel. */
  private readonly unlocated = new Map<PathSetting, readonly string[]>();
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

  /** The locations listed in a setting that may be read now. */
  async uris(setting: PathSetting): Promise<readonly vscode.Uri[]> {
    const uris: vscode.Uri[] = [];
    const blocked: string[] = [];
    for (const name of this.settings.paths(setting)) {
      const locations = resolvePath(name, this.folders);
      const allowed = await Promise.all(locations.map((uri) => this.mayRead(uri, setting, name)));
      uris.push(...locations.filter((_, index) => allowed[index]));
      if (allowed.includes(false)) {
        blocked.push(name);
      }
    }
    await this.report(setting, blocked);
    return uris;
  }

  /** Whether a file in a folder may be read. In Restricted Mode, symbolic links are refused, as `workspace.fs` cannot resolve their targets. */
  async isReachable(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
    return this.isTrusted || !(await isBehindLink(uri, folder));
  }

  /** A message for a view about blocked paths that the Problems panel cannot show, or an empty string. */
  message(...settings: readonly PathSetting[]): string {
    const names = [...new Set(settings.flatMap((setting) => this.unlocated.get(setting) ?? []))];
    const shown = [...names.slice(0, maxNames).map(displayText), ...(names.length > maxNames ? ['…'] : [])];
    return names.length === 0 ? '' : vscode.l10n.t('Not read until you trust the workspace: {0}', joinList(shown, displayLanguage()));
  }

  dispose(): void {
    this.collection.dispose();
    this.changes.dispose();
  }

  private async mayRead(uri: vscode.Uri, setting: PathSetting, name: string): Promise<boolean> {
    if (this.isTrusted) {
      return true;
    }
    const folder = this.folders.find((each) => isWithin(uri, each));
    return folder ? this.isReachable(uri, folder) : !this.settings.isFromWorkspaceOnly(setting, name);
  }

  private async report(setting: PathSetting, blocked: readonly string[]): Promise<void> {
    const before = this.blocked.get(setting) ?? [];
    if (blocked.length === 0 && before.length === 0) {
      return;
    }
    for (const name of blocked.filter((each) => !before.includes(each))) {
      this.log.warn(`Not read until the workspace is trusted: ${JSON.stringify(name)} in meshNotes.${setting}`);
    }
    this.blocked.set(setting, blocked);
    await this.showProblems();
    this.changes.fire();
  }

  private async showProblems(): Promise<void> {
    const { workspaceFile } = this.workspace;
    const [folder] = this.folders;
    const file = workspaceFile ?? (folder && vscode.Uri.joinPath(folder, '.vscode', 'settings.json'));
    const text = file && (await textOf(file));
    const problems: Problem[] = [];
    for (const setting of pathSettings) {
      const key = `meshNotes.${setting}`;
      const located = (this.blocked.get(setting) ?? []).map((name) => {
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

/** Resolves a path from a setting: an absolute path or URI, or a path relative to each workspace folder. */
function resolvePath(written: string, folders: readonly vscode.Uri[]): readonly vscode.Uri[] {
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

/** Resolves `..`, so that a prefix check is safe, and removes a trailing slash. */
function normalized(uri: vscode.Uri): vscode.Uri {
  const plain = uri.path === '' ? uri : vscode.Uri.joinPath(uri, '.');
  return plain.path.length > 1 && plain.path.endsWith('/') ? plain.with({ path: plain.path.slice(0, -1) }) : plain;
}

/** Whether a URI, or any folder between it and `folder`, is a symbolic link. True if this cannot be determined. */
async function isBehindLink(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
  let at = folder;
  for (const name of uri.path.slice(folder.path.length).split('/').filter(Boolean)) {
    at = vscode.Uri.joinPath(at, name);
    try {
      if (((await answerOf(vscode.workspace.fs.stat(at))).type & vscode.FileType.SymbolicLink) !== 0) {
        return true;
      }
    } catch (error) {
      return !isNotFound(error);
    }
  }
  return false;
}

/** The text of a file as an editor shows it, or from disk; undefined if it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return openDocument(uri)?.getText() ?? (await decodeText(await answerOf(vscode.workspace.fs.readFile(uri)), uri));
  } catch {
    return undefined;
  }
}
