import * as vscode from 'vscode';
import { longestText } from '../core/text';
import { isTooLong } from './documentMentions';
import { decodeText } from './encodings';

/** What reading a file came to. Where that is `unknown` nobody can tell now, so what was known before stays. */
export type Reading = { readonly state: 'read'; readonly text: string } | { readonly state: 'none' | 'too long' | 'unknown' };

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

/** Whether an error of a file system says that there is no such file. */
export function isGone(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileIsADirectory');
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
      if (!isShort && (await answerOf(vscode.workspace.fs.stat(uri))).size > longestText) {
        return this.refuse(key);
      }
      const bytes = await answerOf(vscode.workspace.fs.readFile(uri));
      return bytes.length > longestText ? this.refuse(key) : this.checked(key, await decodeText(bytes, uri));
    } catch (error) {
      this.log.warn(`Cannot be read: ${key}`, error);
      return { state: isGone(error) ? 'none' : 'unknown' };
    }
  }

  readOpen(document: vscode.TextDocument): Reading {
    const key = document.uri.toString();
    return isTooLong(document) ? this.refuse(key) : this.checked(key, document.getText());
  }

  private checked(key: string, text: string | undefined): Reading {
    if (text === undefined) {
      this.log.warn(`Not read, it is not a text: ${key}`);
      return { state: 'none' };
    }
    return text.length > longestText ? this.refuse(key) : { state: 'read', text };
  }

  private refuse(key: string): Reading {
    this.log.warn(`Not read, it is too long for a note: ${key}`);
    return { state: 'too long' };
  }
}
