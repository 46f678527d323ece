import * as vscode from 'vscode';
import { isContextiveFile } from '../core/terms/contextive';
import type { ConfiguredPaths } from './configuredPaths';
import type { GlossaryPlaces } from './glossaryPlaces';
import { answerOf } from './noteReader';
import type { Settings } from './settings';
import { statOf } from './statOf';
import { eachInTurns, inPool } from './turns';
import { fileName, isWithin } from './uris';

const extension = /\.(?:md|markdown|txt|glossary\.ya?ml)$/i;
const pattern = '**/*.{md,markdown,txt,MD,TXT,glossary.yml,glossary.yaml}';

/** A search that has not answered after this time, in milliseconds, is taken for none. */
const searchPatience = 3000;
/** Schemes of file systems whose search has not answered in this window. */
const withoutSearch = new Set<string>();
/** Folders that are listed at a time. */
const concurrentFolders = 16;
/** So many files that may be notes are read of a folder that is looked through. */
export const mostFiles = 20_000;

/** A folder, or a single file, that is looked through, with what is left out of it. */
interface Root {
  readonly uri: vscode.Uri;
  readonly excludedGlobs: readonly string[];
  /** The same for VS Code's own matching, with what lies under what they match. */
  readonly excluded: readonly vscode.DocumentFilter[];
}

/** Which files may be notes or hold terms: by name, by the folders that the user names, and by what is excluded. */
export class NoteFiles {
  private known: readonly Root[] = [];
  private notesFolders: readonly vscode.Uri[] = [];
  private readonly overfull = new Set<string>();

  constructor(
    private readonly settings: Settings,
    private readonly places: ConfiguredPaths,
    private readonly glossaries: GlossaryPlaces,
    private readonly log: vscode.LogOutputChannel,
    private readonly limit = mostFiles,
  ) {}

  /** What is looked through, as of the last `refresh`: the workspace's folders first, then the folders and files outside that settings name. */
  get roots(): readonly vscode.Uri[] {
    return this.known.map(({ uri }) => uri);
  }

  /** The roots that have more files than are read. */
  get overfullRoots(): readonly vscode.Uri[] {
    return this.roots.filter((uri) => this.overfull.has(uri.toString()));
  }

  /** Reads the settings, the workspace's folders and their trust: any of them has changed. */
  async refresh(): Promise<void> {
    const [notesFolders] = await Promise.all([this.places.uris('notes.folders'), this.glossaries.refresh()]);
    const roots = [...this.places.folders];
    for (const named of [...notesFolders, ...this.glossaries.uris()]) {
      if (!roots.some((root) => isWithin(named, root))) {
        roots.push(named);
      }
    }
    this.overfull.clear();
    this.notesFolders = notesFolders;
    this.known = roots.map((uri) => this.rootAt(uri));
  }

  /** What to watch: renamed and deleted folders are reported themselves, not file by file. */
  watched(): readonly vscode.RelativePattern[] {
    return this.known.map(({ uri }) => (isContextiveFile(fileName(uri)) ? new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), fileName(uri)) : new vscode.RelativePattern(uri, '**')));
  }

  isInNotesFolder(uri: vscode.Uri): boolean {
    return this.notesFolders.some((folder) => isWithin(uri, folder));
  }

  mayBeRead(uri: vscode.Uri): boolean {
    return extension.test(uri.path) && !this.isExcluded(uri);
  }

  /** Whether a file may be read now: in a workspace that is not trusted, none behind a symbolic link is. */
  async isReachable(uri: vscode.Uri): Promise<boolean> {
    const root = this.rootOf(uri);
    return root !== undefined && this.places.isReachable(uri, root.uri);
  }

  /** Whether a file lies in a root, and in none before it. */
  isOf(root: vscode.Uri, uri: vscode.Uri): boolean {
    return this.rootOf(uri)?.uri === root;
  }

  /** The files in a folder that may be notes or hold terms, or the one that is named itself; no more than are read of a root. */
  async findIn(folder: vscode.Uri, token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    if (isContextiveFile(fileName(folder))) {
      // One that cannot be looked at is not gone: what is known of it stays, since it cannot be read either.
      const type = await this.typeOf(folder);
      return type === vscode.FileType.Unknown || ((type ?? 0) & vscode.FileType.File) !== 0 ? [folder] : [];
    }
    const root = this.rootOf(folder);
    const excluded = root?.excludedGlobs ?? [];
    // A search takes one pattern, and does not understand braces, or commas, in its braces.
    const globs = excluded.filter((glob) => !/[{},]/.test(glob));
    const exclude = globs.length > 0 ? `{${globs.map((glob) => `${glob},${glob}/**`).join(',')}}` : undefined;
    const uris = await this.search(folder, exclude, globs.length === excluded.length ? this.limit + 1 : undefined, token);
    // Filtering takes as long as searching, and the search of a disk leaves out what it is told to, as seen from the folder.
    const isFiltered = folder.scheme === 'file' && folder === root?.uri && globs.length === excluded.length;
    const included = isFiltered ? uris : await this.includedOf(uris);
    if (included.length > this.limit) {
      this.overfull.add(folder.toString());
      this.log.warn(`More than ${String(this.limit)} files; the rest are not read: ${folder.toString()}`);
      return included.slice(0, this.limit);
    }
    return included;
  }

  private async includedOf(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
    const included: vscode.Uri[] = [];
    await eachInTurns(uris, (uri) => {
      if (!this.isExcluded(uri)) {
        included.push(uri);
      }
    });
    return included;
  }

  async isFolder(uri: vscode.Uri): Promise<boolean> {
    return (((await this.typeOf(uri)) ?? 0) & vscode.FileType.Directory) !== 0;
  }

  /** Whether there is a file or a folder, or the file system does not say. */
  async mayExist(uri: vscode.Uri): Promise<boolean> {
    return (await this.typeOf(uri)) !== undefined;
  }

  /** What stands at a URI: undefined if nothing does, unknown if the file system does not say. */
  private async typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
    try {
      return (await statOf(uri))?.type;
    } catch (error) {
      this.log.warn(`Cannot be looked at: ${uri.toString()}`, error);
      return vscode.FileType.Unknown;
    }
  }

  /** Whether it lies in nothing that is looked through, or is left out of that. */
  isExcluded(uri: vscode.Uri): boolean {
    const root = this.rootOf(uri);
    // All that matching a pattern looks at is there.
    return !root || vscode.languages.match(root.excluded, { uri, languageId: '' } as vscode.TextDocument) > 0;
  }

  private rootOf(uri: vscode.Uri): Root | undefined {
    return this.known.find((root) => isWithin(uri, root.uri));
  }

  private rootAt(uri: vscode.Uri): Root {
    const configured = ['files.exclude', 'search.exclude'].flatMap((key) => {
      const globs = vscode.workspace.getConfiguration(undefined, uri).get<Readonly<Record<string, unknown>> | null>(key, {});
      return Object.entries(globs ?? {}).flatMap(([glob, isExcluded]) => (isExcluded === true ? glob : []));
    });
    const excludedGlobs = [...configured, ...this.settings.notesExclude];
    const excluded = excludedGlobs.flatMap((glob) => [glob, `${glob}/**`]).map((glob) => ({ pattern: new vscode.RelativePattern(uri, glob) }));
    return { uri, excludedGlobs, excluded };
  }

  /**
   * Where a file system has no search, that finds nothing, or waits for ever for somebody to bring one: such are walked. So is a workspace that is
   * not trusted, since a search follows symbolic links.
   */
  private async search(folder: vscode.Uri, exclude: string | undefined, limit: number | undefined, token: vscode.CancellationToken | undefined): Promise<readonly vscode.Uri[]> {
    if (!this.places.isTrusted) {
      return this.walk(folder, token);
    }
    // Other file systems' searches may count what does not match.
    const most = folder.scheme === 'file' ? limit : undefined;
    const search = (): Thenable<vscode.Uri[]> => vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), exclude, most, token);
    if (folder.scheme === 'file') {
      return search();
    }
    if (!withoutSearch.has(folder.scheme)) {
      const found = await answerOf(search(), searchPatience).catch(() => {
        withoutSearch.add(folder.scheme);
        return [];
      });
      if (found.length > 0) {
        return found;
      }
    }
    return this.walk(folder, token);
  }

  /** Links to folders are not followed: they may lead back, or out of a workspace that is not trusted. There, neither are links to files. */
  private async walk(start: vscode.Uri, token: vscode.CancellationToken | undefined): Promise<vscode.Uri[]> {
    const found: vscode.Uri[] = [];
    for (let level = [start]; level.length > 0 && found.length <= this.limit && token?.isCancellationRequested !== true;) {
      const next: vscode.Uri[] = [];
      await inPool(level, concurrentFolders, async (folder) => {
        if (found.length > this.limit || token?.isCancellationRequested === true) {
          return;
        }
        for (const [name, type] of await this.entries(folder)) {
          const uri = vscode.Uri.joinPath(folder, name);
          if (type === vscode.FileType.Directory && !this.isExcluded(uri)) {
            next.push(uri);
          } else if (type & vscode.FileType.File && extension.test(name) && !this.isExcluded(uri) && (this.places.isTrusted || type === vscode.FileType.File)) {
            found.push(uri);
          }
        }
      });
      level = next;
    }
    return found;
  }

  private async entries(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
    try {
      return await answerOf(vscode.workspace.fs.readDirectory(folder));
    } catch (error) {
      this.log.warn(`The folder cannot be read: ${folder.toString()}`, error);
      return [];
    }
  }
}
