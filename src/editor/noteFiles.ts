import * as vscode from 'vscode';
import { isContextiveFile } from '../core/terms/contextive';
import type { GlossaryPlaces } from './glossaryPlaces';
import { namedPlaces } from './namedPlaces';
import type { Settings } from './settings';
import { fileName, isWithin } from './uris';

const extension = /\.(?:md|markdown|txt|glossary\.ya?ml)$/i;
const pattern = '**/*.{md,markdown,txt,MD,TXT,glossary.yml,glossary.yaml}';

/** Which files may be notes or hold terms: by name, by the folders that the user names, and by what is excluded. */
export class NoteFiles {
  constructor(
    private readonly settings: Settings,
    private readonly glossaries: GlossaryPlaces,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What is looked through: the workspace's folders and, outside of it, the user's notes folders and glossaries, which may be single files. */
  roots(): readonly vscode.Uri[] {
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    for (const named of [...this.notesFolders(), ...this.glossaries.uris()]) {
      if (!roots.some((root) => isWithin(named, root))) {
        roots.push(named);
      }
    }
    return roots;
  }

  /** What to watch: renamed and deleted folders are reported themselves, not file by file. */
  watched(): readonly vscode.RelativePattern[] {
    return this.roots().map((root) => (isContextiveFile(fileName(root)) ? new vscode.RelativePattern(vscode.Uri.joinPath(root, '..'), fileName(root)) : new vscode.RelativePattern(root, '**')));
  }

  isInNotesFolder(uri: vscode.Uri): boolean {
    return this.notesFolders().some((folder) => isWithin(uri, folder));
  }

  mayBeRead(uri: vscode.Uri): boolean {
    return extension.test(uri.path) && this.roots().some((root) => isWithin(uri, root)) && !this.isExcluded(uri);
  }

  /** All files that may be notes or hold terms. */
  async find(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const found = await Promise.all(this.roots().map((root) => this.findIn(root, token)));
    return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
  }

  /** The files in a folder that may be notes or hold terms, or the one that is named itself. */
  async findIn(folder: vscode.Uri, token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    if (isContextiveFile(fileName(folder))) {
      return ((await typeOf(folder)) & vscode.FileType.File) !== 0 ? [folder] : [];
    }
    // Braces in braces are more than a search understands; what it finds is filtered again.
    const globs = this.excludedGlobs(folder).filter((glob) => !/[{}]/.test(glob));
    const exclude = globs.length > 0 ? `{${globs.map((glob) => `${glob},${glob}/**`).join(',')}}` : undefined;
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), exclude, undefined, token);
    // A file system without search finds nothing.
    const uris = found.length === 0 && folder.scheme !== 'file' ? await this.walk(folder, token) : found;
    return uris.filter((uri) => !this.isExcluded(uri));
  }

  async isFolder(uri: vscode.Uri): Promise<boolean> {
    return ((await typeOf(uri)) & vscode.FileType.Directory) !== 0;
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

  private notesFolders(): readonly vscode.Uri[] {
    return namedPlaces(this.settings.notesFolders);
  }

  private async walk(start: vscode.Uri, token: vscode.CancellationToken | undefined): Promise<vscode.Uri[]> {
    const found: vscode.Uri[] = [];
    const folders = [start];
    for (let folder = folders.pop(); folder && !token?.isCancellationRequested; folder = folders.pop()) {
      for (const [name, type] of await this.entries(folder)) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (type === vscode.FileType.Directory && !this.isExcluded(uri)) {
          folders.push(uri);
        } else if (type & vscode.FileType.File && extension.test(name)) {
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

/** What stands at a URI; `Unknown` where nothing does. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return vscode.FileType.Unknown;
  }
}
