import * as vscode from 'vscode';

/** What the files are made of. A path is a URI's, such as `/en/terms/hbone.md`. */
export interface Pages {
  /** The text of a page; undefined if the page does not exist. */
  text(path: string): Promise<string | undefined>;
  /** The paths of the pages in a folder and below it. */
  within(folder: string): Promise<readonly string[]>;
}

/**
 * Pages as read-only files. VS Code's Markdown support looks for the heading that a link names in the file that it leads to, so a
 * document that is no file is shown from its top unless it is open already.
 */
export class PageFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** The pages that VS Code has read and may still show, by URI. One that is being opened is not among its documents yet. */
  private readonly inUse = new Map<string, vscode.Uri>();
  private changed = now();

  readonly onDidChangeFile = this.changes.event;
  readonly createDirectory = refuse;
  readonly writeFile = refuse;
  readonly delete = refuse;
  readonly rename = refuse;

  constructor(private readonly pages: Pages) {}

  /** Has the pages that are in use read anew. Each is known by its whole URI: the same page with another fragment is another document. */
  renew(isThere: (uri: vscode.Uri) => boolean): void {
    // A file is read again only if it has become younger.
    this.changed = Math.max(now(), this.changed + 1);
    this.changes.fire([...this.inUse.values()].filter(isThere).map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  }

  /** Ends the use of a page, when its document is closed. */
  release(uri: vscode.Uri): void {
    this.inUse.delete(uri.toString());
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const page = await this.read(uri);
    if (!page && (await this.entries(uri)).size === 0) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return { type: page ? vscode.FileType.File : vscode.FileType.Directory, ctime: 0, mtime: this.changed, size: page?.byteLength ?? 0 };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    this.inUse.set(uri.toString(), uri);
    const page = await this.read(uri);
    if (!page) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return page;
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const entries = await this.entries(uri);
    if (entries.size === 0) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return [...entries];
  }

  dispose(): void {
    this.changes.dispose();
  }

  /** Does nothing: whoever watches a page hears of its changes anyway. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  private async read({ path }: vscode.Uri): Promise<Uint8Array | undefined> {
    const text = await this.pages.text(path);
    // With its mark, UTF-8 is read as such whatever the user's `files.encoding` is.
    return text === undefined ? undefined : new TextEncoder().encode(`\ufeff${text}`);
  }

  private async entries({ path }: vscode.Uri): Promise<ReadonlyMap<string, vscode.FileType>> {
    const folder = path.endsWith('/') ? path : `${path}/`;
    const entries = new Map<string, vscode.FileType>();
    for (const page of await this.pages.within(folder)) {
      const [name = '', ...rest] = page.slice(folder.length).split('/');
      entries.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return entries;
  }
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}

/** The time of a file is the clock's: milliseconds since 1970. */
function now(): number {
  // eslint-disable-next-line no-restricted-syntax
  return Date.now();
}
