import * as vscode from 'vscode';
import { joinList } from '../core/text/lists';
import type { Problem } from '../core/text/problem';
import { missingPathProblem, rangeOfItem, untrustedPathProblem } from '../core/text/settingsFile';
import { displayText } from '../core/text/strings';
import { diagnosticOf } from './diagnosticOf';
import { decodeText } from './encodings';
import type { FileEvent } from './fileEvents';
import { answerOf, openDocument } from './noteReader';
import { displayLanguage, pathSettings, type PathSetting, type Settings } from './settings';
import { isNotFound, statOf } from './statOf';
import { isWithin } from './uris';

/** The open workspace: its folders and whether they are trusted. */
export type Workspace = Pick<typeof vscode.workspace, 'workspaceFolders' | 'workspaceFile' | 'isTrusted' | 'onDidGrantWorkspaceTrust'>;

/** The most paths that a view's message lists. */
const maxNames = 3;

/** A listed path that is not read, as written: it is blocked until the workspace is trusted, or there is nothing there. */
interface UnreadPath {
  readonly setting: PathSetting;
  readonly name: string;
  readonly reason: 'blocked' | 'missing';
}

/**
 * Resolves the folders and files listed in settings. In Restricted Mode, a path from workspace settings is read only if it stays inside the
 * workspace. Any other, and one that does not exist, is reported at the setting.
 */
export class ConfiguredPaths implements vscode.Disposable {
  private unread: readonly UnreadPath[] = [];
  /** Those that have no place in the Problems panel. */
  private unlocated: readonly UnreadPath[] = [];
  /** A ticket of the last request for each setting; an earlier one that takes longer reports nothing. */
  private readonly requests = new Map<PathSetting, object>();
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

  /** The locations listed in a setting that may be read now, whether or not they exist. */
  async uris(setting: PathSetting): Promise<readonly vscode.Uri[]> {
    const request = {};
    this.requests.set(setting, request);
    const uris: vscode.Uri[] = [];
    const blocked: string[] = [];
    const allowed = new Map<string, readonly vscode.Uri[]>();
    for (const name of new Set(this.settings.paths(setting))) {
      const locations = resolvePath(name, this.folders);
      const isAllowed = await Promise.all(locations.map((uri) => this.mayRead(uri, setting, name)));
      uris.push(...locations.filter((_, index) => isAllowed[index]));
      if (isAllowed.includes(false)) {
        blocked.push(name);
      } else {
        allowed.set(name, locations);
      }
    }
    await this.report(setting, 'blocked', blocked, request);
    // A slow file system must not delay others.
    this.findMissing(allowed)
      .then((missing) => this.report(setting, 'missing', missing, request))
      .catch((error: unknown) => {
        this.log.error(`The paths in meshNotes.${setting} could not be looked for.`, error);
      });
    return uris;
  }

  /** Looks again for the listed paths if they may have appeared or gone, or have moved in the settings file. */
  async recheck(events: readonly FileEvent[]): Promise<void> {
    const file = this.settingsFile?.toString();
    const listed = pathSettings.flatMap((setting) => this.settings.paths(setting)).flatMap((name) => resolvePath(name, this.folders));
    if (events.some(({ uri, type }) => (type === 'changed' ? uri.toString() === file : listed.some((each) => isWithin(each, uri) || isWithin(uri, each))))) {
      await Promise.all([...this.requests.keys()].map((setting) => this.uris(setting)));
    }
  }

  /** Whether a file in a folder may be read. In Restricted Mode, symbolic links are refused, as `workspace.fs` cannot resolve their targets. */
  async isReachable(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
    return this.isTrusted || !(await isBehindLink(uri, folder));
  }

  /** A message for a view about paths that are not read and that the Problems panel cannot show, or an empty string. */
  message(...settings: readonly PathSetting[]): string {
    const namesOf = (reason: UnreadPath['reason']): string => {
      const names = [...new Set(settings.flatMap((setting) => this.unlocated.filter((each) => each.reason === reason && each.setting === setting).map(({ name }) => name)))];
      return joinList([...names.slice(0, maxNames).map(displayText), ...(names.length > maxNames ? ['…'] : [])], displayLanguage());
    };
    const [blocked, missing] = [namesOf('blocked'), namesOf('missing')];
    return [
      blocked === '' ? '' : vscode.l10n.t('Not read until you trust the workspace: {0}', blocked),
      missing === '' ? '' : vscode.l10n.t('Not found: {0}', missing),
    ].filter(Boolean).join('\n');
  }

  dispose(): void {
    // A request that is still under way reports nothing.
    this.requests.clear();
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

  /** The names at whose locations there is nothing. A location that cannot be looked at may exist. */
  private async findMissing(locationsOf: ReadonlyMap<string, readonly vscode.Uri[]>): Promise<readonly string[]> {
    const names = await Promise.all([...locationsOf].map(async ([name, locations]) => {
      const found = await Promise.all(locations.map((uri) => statOf(uri).catch(() => true)));
      return found.length > 0 && found.every((each) => each === undefined) ? [name] : [];
    }));
    return names.flat();
  }

  private async report(setting: PathSetting, reason: UnreadPath['reason'], names: readonly string[], request: object): Promise<void> {
    const isOther = (each: UnreadPath): boolean => each.setting !== setting || each.reason !== reason;
    const before = this.unread.filter((each) => !isOther(each)).map(({ name }) => name);
    if (this.requests.get(setting) !== request || (names.length === 0 && before.length === 0)) {
      return;
    }
    for (const name of names.filter((each) => !before.includes(each))) {
      this.log.warn(`${reason === 'blocked' ? 'Not read until the workspace is trusted' : 'Not found'}: ${JSON.stringify(name)} in meshNotes.${setting}`);
    }
    this.unread = [...this.unread.filter(isOther), ...names.map((name) => ({ setting, name, reason }))];
    await this.showProblems();
    this.changes.fire();
  }

  /** The file with the settings of the workspace. */
  private get settingsFile(): vscode.Uri | undefined {
    const [folder] = this.folders;
    return this.workspace.workspaceFile ?? (folder && vscode.Uri.joinPath(folder, '.vscode', 'settings.json'));
  }

  private async showProblems(): Promise<void> {
    const file = this.settingsFile;
    const text = file && (await textOf(file));
    const problems: Problem[] = [];
    this.unlocated = this.unread.filter(({ setting, name, reason }) => {
      const key = `meshNotes.${setting}`;
      const range = text === undefined ? undefined : rangeOfItem(text, this.workspace.workspaceFile ? ['settings', key] : [key], name);
      if (range) {
        problems.push(reason === 'blocked' ? untrustedPathProblem(range, name) : missingPathProblem(range, name));
      }
      return !range;
    });
    problems.sort(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
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
