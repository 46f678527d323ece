import * as vscode from 'vscode';
import { longestText } from '../core/text/problem';
import { readBytes } from './disk';
import { isTooLong } from './documentMentions';
import { decodeText } from './encodings';

/** What reading a file came to. Where that is `unknown` nobody can tell now, so what was known before stays. */
export type Reading = { readonly state: 'read'; readonly text: string } | { readonly state: 'none' | 'no text' | 'too long' } | { readonly state: 'unknown'; readonly error: unknown };

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
function isGone(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileIsADirectory');
}

/** The document that an editor, or an extension, has open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/** Reads files as texts: what an open editor holds, else what is on disk. What cannot be read is said in the log. */
export class NoteReader {
  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** Checks the size first, because a file of 500 MB must not be read, unless `isShort` says that it is known to be short. */
  async read(uri: vscode.Uri, isShort = false): Promise<Reading> {
    const open = openDocument(uri);
    if (open) {
      return this.readOpen(open);
    }
    try {
      const bytes = await answerOf(readBytes(uri, longestText, isShort));
      return bytes ? this.checked(uri, await decodeText(bytes, uri)) : this.refuse(uri);
    } catch (error) {
      this.log.warn(`Cannot be read: ${uri.toString()}`, error);
      return isGone(error) ? { state: 'none' } : { state: 'unknown', error };
    }
  }

  readOpen(document: vscode.TextDocument): Reading {
    return isTooLong(document) ? this.refuse(document.uri) : this.checked(document.uri, document.getText());
  }

  private checked(uri: vscode.Uri, text: string | undefined): Reading {
    if (text === undefined) {
      this.log.warn(`Not read, it is not a text: ${uri.toString()}`);
      return { state: 'no text' };
    }
    return text.length > longestText ? this.refuse(uri) : { state: 'read', text };
  }

  private refuse(uri: vscode.Uri): Reading {
    this.log.warn(`Not read, it is too long: ${uri.toString()}`);
    return { state: 'too long' };
  }
}
