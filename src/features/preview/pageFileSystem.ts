import * as vscode from 'vscode';

/** Provides the pages. A path is a URI path, such as `/en/terms/hbone.md`. */
export interface PageProvider {
  /** The text of a page, or undefined if it does not exist. */
  text(path: string): Promise<string | undefined>;
  /** The paths of the pages in a folder and below it. */
  within(folder: string): Promise<readonly string[]>;
}

/**
 * Serves pages as read-only files. VS Code's Markdown preview scrolls to the heading of a link only if the target is a file or already open,
 * so a virtual document is not enough.
 */
export class PageFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** The pages that VS Code has read and may still show, by URI. A page that is being opened is not in `textDocuments` yet. */
  private readonly inUse = new Map<string, vscode.Uri>();
  private changed = now();

  readonly onDidChangeFile = this.changes.event;
  readonly createDirectory = refuse;
  readonly writeFile = refuse;
  readonly delete = refuse;
  readonly rename = refuse;

  constructor(private readonly pages: PageProvider) {}

  /** Makes VS Code read the pages in use again. Each is listed by its whole URI, as each fragment is a separate document. */
  refresh(): void {
    // VS Code reads a file again only if its mtime has increased.
    this.changed = Math.max(now(), this.changed + 1);
    this.changes.fire([...this.inUse.values()].map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  }

  /** Call this when the document of a page closes. */
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

  /** Does nothing, as `onDidChangeFile` reports all pages in use. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  private async read({ path }: vscode.Uri): Promise<Uint8Array | undefined> {
    const text = await this.pages.text(path);
    // The byte order mark makes VS Code decode UTF-8 whatever `files.encoding` is.
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

/** File times are wall-clock milliseconds since 1970. */
function now(): number {
  // eslint-disable-next-line no-restricted-syntax
  return Date.now();
}
