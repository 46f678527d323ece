import * as vscode from 'vscode';
import type { Settings } from './settings';
import { isWithin } from './uris';

const noteExtension = /\.(?:md|markdown|txt)$/i;
const notePattern = '**/*.{md,markdown,txt,MD,TXT}';

/** The folders that the user keeps notes in, in the order of the setting. */
export function notesFolders(settings: Settings): readonly vscode.Uri[] {
  return settings.notesFolders.flatMap((folder) => {
    if (/^[a-z][a-z\d+.-]+:/i.test(folder)) {
      return vscode.Uri.parse(folder);
    }
    if (folder.startsWith('/')) {
      return vscode.Uri.file(folder);
    }
    return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, folder));
  });
}

/** Which files of the workspace may be notes: by name, by the user's folders, and by what is excluded. */
export class NoteFiles {
  constructor(
    private readonly settings: Settings,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The folders that are looked through: the workspace's, and the user's notes folders outside of it. */
  roots(): readonly vscode.Uri[] {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const outside = notesFolders(this.settings).filter((folder) => !folders.some((root) => isWithin(folder, root)));
    return [...folders, ...outside];
  }

  isInNotesFolder(uri: vscode.Uri): boolean {
    return notesFolders(this.settings).some((folder) => isWithin(uri, folder));
  }

  mayBeNote(uri: vscode.Uri): boolean {
    return noteExtension.test(uri.path) && this.roots().some((root) => isWithin(uri, root)) && !this.isExcluded(uri);
  }

  /** All files that may be notes. */
  async find(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const found = await Promise.all(this.roots().map((root) => this.findIn(root, token)));
    return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
  }

  /** The files in a folder that may be notes; none where it is no folder. */
  async findIn(folder: vscode.Uri, token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    // Braces in braces are more than a search understands; what it finds is filtered again.
    const globs = this.excludedGlobs(folder).filter((glob) => !/[{}]/.test(glob));
    const exclude = globs.length > 0 ? `{${globs.map((glob) => `${glob},${glob}/**`).join(',')}}` : undefined;
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, notePattern), exclude, undefined, token);
    // A file system without search finds nothing.
    const uris = found.length === 0 && folder.scheme !== 'file' ? await this.walk(folder, token) : found;
    return uris.filter((uri) => !this.isExcluded(uri));
  }

  async isFolder(uri: vscode.Uri): Promise<boolean> {
    try {
      return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
    } catch {
      return false;
    }
  }

  isExcluded(uri: vscode.Uri): boolean {
    const root = this.roots().find((each) => isWithin(uri, each));
    if (!root) {
      return true;
    }
    // The glob patterns are VS Code's own, which matches them for documents; all that it looks at is there.
    const document = { uri, languageId: '' } as vscode.TextDocument;
    return this.excludedGlobs(uri).some((glob) =>
      [glob, `${glob}/**`].some((each) => vscode.languages.match({ pattern: new vscode.RelativePattern(root, each) }, document) > 0),
    );
  }

  private excludedGlobs(scope: vscode.Uri): readonly string[] {
    const configured = ['files.exclude', 'search.exclude'].flatMap((key) => {
      const globs = vscode.workspace.getConfiguration(undefined, scope).get<Readonly<Record<string, unknown>>>(key, {});
      return Object.keys(globs).filter((glob) => globs[glob] === true);
    });
    return [...configured, ...this.settings.notesExclude];
  }

  private async walk(start: vscode.Uri, token: vscode.CancellationToken | undefined): Promise<vscode.Uri[]> {
    const found: vscode.Uri[] = [];
    const folders = [start];
    for (let folder = folders.pop(); folder && !token?.isCancellationRequested; folder = folders.pop()) {
      for (const [name, type] of await this.entries(folder)) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (type === vscode.FileType.Directory && !this.isExcluded(uri)) {
          folders.push(uri);
        } else if (type & vscode.FileType.File && noteExtension.test(name)) {
          found.push(uri);
        }
      }
    }
    return found;
  }

  private async entries(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
    try {
      return await vscode.workspace.fs.readDirectory(folder);
    } catch (error) {
      this.log.warn(`The folder cannot be read: ${folder.toString()}`, error);
      return [];
    }
  }
}
