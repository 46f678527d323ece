import * as vscode from 'vscode';

/** The result of reading a file. */
type Answer = string | Error | Promise<string>;

/** Files in memory that may throw, never answer, or report a large size. */
export class Files implements vscode.FileSystemProvider {
  private readonly files = new Map<string, Answer>();
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Entries of the root that are links to the root. */
  readonly links = new Set<string>();
  /** Paths of files and folders that are symbolic links. */
  readonly linked = new Set<string>();
  /** Reported sizes in bytes that differ from the texts. */
  readonly sizes = new Map<string, number>();
  /** Folders that are listed but vanish before they are read. */
  readonly vanished = new Set<string>();
  /** Folders whose listing waits for a promise. */
  readonly gates = new Map<string, Promise<unknown>>();
  readonly read: string[] = [];
  readonly listed: string[] = [];

  readonly onDidChangeFile = this.changes.event;

  constructor(private readonly scheme: string) {}

  set(path: string, answer: Answer): void {
    this.files.set(path, answer);
  }

  removeUnder(prefix: string): void {
    for (const path of [...this.files.keys()].filter((each) => each.startsWith(prefix))) {
      this.files.delete(path);
    }
  }

  emit(...events: readonly (readonly [path: string, type: vscode.FileChangeType])[]): void {
    this.changes.fire(events.map(([path, type]) => ({ uri: vscode.Uri.from({ scheme: this.scheme, path }), type })));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const answer = this.files.get(path);
    if (answer !== undefined) {
      const size = this.sizes.get(path) ?? (typeof answer === 'string' ? answer.length : 1);
      return { type: this.typeOf(path, vscode.FileType.File), ctime: 0, mtime: 0, size };
    }
    if ([...this.files.keys()].some((each) => each.startsWith(`${path}/`))) {
      return { type: this.typeOf(path, vscode.FileType.Directory), ctime: 0, mtime: 0, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound();
  }

  async readDirectory({ path }: vscode.Uri): Promise<[string, vscode.FileType][]> {
    this.listed.push(path);
    await this.gates.get(path);
    if (this.vanished.has(path)) {
      throw vscode.FileSystemError.FileNotFound();
    }
    const entries = new Map<string, vscode.FileType>();
    for (const file of [...this.files.keys()].filter((each) => each.startsWith(`${path}/`))) {
      const [name = '', ...below] = file.slice(path.length + 1).split('/');
      entries.set(name, this.typeOf(`${path}/${name}`, below.length > 0 ? vscode.FileType.Directory : vscode.FileType.File));
    }
    for (const name of this.links) {
      entries.set(name, vscode.FileType.Directory | vscode.FileType.SymbolicLink);
    }
    return [...entries];
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    this.read.push(path);
    const answer = await this.files.get(path);
    if (answer === undefined) {
      throw vscode.FileSystemError.FileNotFound();
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return new TextEncoder().encode(answer);
  }

  private typeOf(path: string, type: vscode.FileType): vscode.FileType {
    return this.linked.has(path) ? type | vscode.FileType.SymbolicLink : type;
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
