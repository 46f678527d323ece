import * as vscode from 'vscode';
import { answerOf } from './noteReader';

/** The stat of a URI; undefined if nothing exists there. Throws on any other file system error. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await answerOf(vscode.workspace.fs.stat(uri));
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Whether an error says that a file does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
