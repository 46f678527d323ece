import * as vscode from 'vscode';

type Callback<T> = (error: Error | null, value: T) => void;

interface FileStats {
  readonly size: number;
  isFile(): boolean;
}

/** The part of `node:fs` that is used. Its promises take twice as long as its callbacks. */
interface NodeFiles {
  readonly constants: { readonly O_RDONLY: number; readonly O_NONBLOCK?: number };
  open(path: string, flags: number, done: Callback<number>): void;
  fstat(file: number, done: Callback<FileStats>): void;
  read(file: number, bytes: Uint8Array, offset: number, length: number, position: number, done: Callback<number>): void;
  close(file: number, done: () => void): void;
}

/** Most notes are shorter, in bytes: they take one read. */
const firstRead = 16_384;

/** In a variable, so that it is not bundled: the web has no such module. */
const nodeFilesName = 'node:fs';
const hasNode = 'process' in globalThis;
let nodeFiles: Promise<NodeFiles> | undefined;

/**
 * The bytes of a file; undefined if it has more than `longest`. Each call of `workspace.fs` goes to the window and back, which
 * is a round trip for each file of a remote host. A disk of the extension host's own is read directly instead.
 *
 * @throws a `FileSystemError`, like `workspace.fs`, or another error of the file system
 */
export async function readBytes(uri: vscode.Uri, longest: number, isShort: boolean): Promise<Uint8Array | undefined> {
  const read = hasNode && uri.scheme === 'file' ? readFromDisk : readFromWindow;
  const bytes = await read(uri, longest, isShort);
  return bytes && bytes.length <= longest ? bytes : undefined;
}

async function readFromWindow(uri: vscode.Uri, longest: number, isShort: boolean): Promise<Uint8Array | undefined> {
  return !isShort && (await vscode.workspace.fs.stat(uri)).size > longest ? undefined : vscode.workspace.fs.readFile(uri);
}

async function readFromDisk(uri: vscode.Uri, longest: number): Promise<Uint8Array | undefined> {
  const files = await (nodeFiles ??= import(nodeFilesName) as Promise<NodeFiles>);
  let file: number | undefined;
  try {
    // Opening a named pipe would wait for somebody to write to it.
    const flags = files.constants.O_RDONLY | (files.constants.O_NONBLOCK ?? 0);
    file = await called<number>((done) => {
      files.open(uri.fsPath, flags, done);
    });
    return await readOpened(files, file, longest);
  } catch (error) {
    switch ((error as { readonly code?: string }).code) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw vscode.FileSystemError.FileNotFound(uri);
      case 'EISDIR':
        throw vscode.FileSystemError.FileIsADirectory(uri);
      default:
        throw error;
    }
  } finally {
    if (file !== undefined) {
      files.close(file, () => undefined);
    }
  }
}

async function readOpened(files: NodeFiles, file: number, longest: number): Promise<Uint8Array | undefined> {
  const read = (bytes: Uint8Array, offset: number): Promise<number> =>
    called((done) => {
      files.read(file, bytes, offset, bytes.length - offset, offset, done);
    });
  const bytes = new Uint8Array(firstRead);
  let length = await read(bytes, 0);
  if (length < bytes.length) {
    return bytes.subarray(0, length);
  }
  const stat = await called<FileStats>((done) => {
    files.fstat(file, done);
  });
  if (!stat.isFile() || stat.size > longest) {
    return undefined;
  }
  const whole = new Uint8Array(Math.max(stat.size, length));
  whole.set(bytes);
  for (let more = length; more > 0 && length < whole.length; length += more) {
    more = await read(whole, length);
  }
  return whole.subarray(0, length);
}

function called<T>(call: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => {
      if (error) {
        reject(error);
      } else {
        resolve(value);
      }
    });
  });
}
