import * as vscode from 'vscode';
import { decodeText } from './encodings';

/** What reading a file came to. Where that is `unknown` nobody can tell now, so what was known before stays. */
export type Reading = { readonly state: 'read'; readonly text: string } | { readonly state: 'none' | 'too long' | 'unknown' };

/** More is too much for a note, in bytes or UTF-16 code units. */
export const longestNote = 5_000_000;
/** A file system that has not answered after this time, in milliseconds, is not waited for. */
const patience = 10_000;

/** Waits for a file system, but not for ever. */
export async function answerOf<T>(work: Thenable<T>, wait = patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(vscode.FileSystemError.Unavailable('No answer.'));
        }, wait);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads files as texts: what an open editor holds, else what is on disk. What cannot be read is said in the log. */
export class NoteReader {
  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** `isShort` where that is known: else the size is asked for first, since a file of 500 MB must not be read. */
  async read(uri: vscode.Uri, isShort: boolean): Promise<Reading> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (open) {
      return this.readOpen(open);
    }
    try {
      if (!isShort && (await answerOf(vscode.workspace.fs.stat(uri))).size > longestNote) {
        return this.refuse(key);
      }
      const bytes = await answerOf(vscode.workspace.fs.readFile(uri));
      return bytes.length > longestNote ? this.refuse(key) : this.checked(key, await decodeText(bytes, uri));
    } catch (error) {
      const isGone = error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileIsADirectory');
      this.log.warn(`Cannot be read: ${key}`, error);
      return { state: isGone ? 'none' : 'unknown' };
    }
  }

  readOpen(document: vscode.TextDocument): Reading {
    return this.checked(document.uri.toString(), document.getText());
  }

  private checked(key: string, text: string | undefined): Reading {
    if (text === undefined) {
      this.log.warn(`Not read, it is not a text: ${key}`);
      return { state: 'none' };
    }
    return text.length > longestNote ? this.refuse(key) : { state: 'read', text };
  }

  private refuse(key: string): Reading {
    this.log.warn(`Not read, it is too long for a note: ${key}`);
    return { state: 'too long' };
  }
}
