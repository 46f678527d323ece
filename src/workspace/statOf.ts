import * as vscode from 'vscode';
import { answerOf } from './noteReader';

/** What stands at a URI; undefined where nothing does. Any other failure of the file system is thrown. */
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

/** Whether a file system has said that there is no such file. */
export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
