import * as vscode from 'vscode';
import { messageText } from './messageText';

/** A folder that a new note goes to, or why there is none. */
export type NotePlace = { readonly uri: vscode.Uri } | { readonly reason: string };

/** The workspace folder for a new note, asked for where there are several; nothing where the user chose none. */
export async function askForWorkspaceFolder(): Promise<NotePlace | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const root = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (!root) {
    return folders.length > 1 ? undefined : { reason: vscode.l10n.t('No folder is open: save the note among your notes.') };
  }
  return vscode.workspace.fs.isWritableFileSystem(root.uri.scheme) === false ? readOnly(root.uri) : { uri: root.uri };
}

/** A folder that takes no new file. */
export function readOnly(folder: vscode.Uri): { readonly reason: string } {
  return { reason: vscode.l10n.t('{0} cannot be written to: save the note elsewhere.', messageText(vscode.workspace.asRelativePath(folder))) };
}

/** Writes a file; false where the file system does not take it. */
export async function tryToWrite(write: () => Thenable<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError) {
      return false;
    }
    throw error;
  }
}
