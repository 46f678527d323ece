import * as vscode from 'vscode';
import type { CheckedPath } from '../core/notes/filePath';
import { encodeText } from './encodings';
import { messageText } from './messageText';
import { statOf } from './statOf';

/** A folder that a new note goes to, or why there is none. */
export type NotePlace = { readonly uri: vscode.Uri } | { readonly reason: string };

/** What became of a new file: `exists` where another file, or an unsaved editor, has its place. */
export type Creation = { readonly state: 'created' } | { readonly state: 'exists' } | { readonly state: 'failed'; readonly reason: string };

/** The workspace folder for a new note, asked for if there are several; undefined if the user cancels. */
export async function askForWorkspaceFolder(): Promise<NotePlace | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const root = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (!root) {
    return folders.length > 1 ? undefined : { reason: vscode.l10n.t('No folder is open. Save the note in your notes folder.') };
  }
  return vscode.workspace.fs.isWritableFileSystem(root.uri.scheme) === false ? readOnly(root.uri) : { uri: root.uri };
}

/** Asks for a path in a folder, and says which path is used where not every system accepts what was written. */
export async function askForPath(options: vscode.InputBoxOptions, check: (written: string) => CheckedPath): Promise<string | undefined> {
  const written = await vscode.window.showInputBox({ ...options, validateInput: (value) => messageAbout(value, check(value)) });
  const checked = written === undefined ? undefined : check(written);
  return checked && 'path' in checked ? checked.path : undefined;
}

function messageAbout(written: string, checked: CheckedPath): string | vscode.InputBoxValidationMessage | undefined {
  if ('refusal' in checked) {
    return checked.refusal === 'empty' ? vscode.l10n.t('Enter a value.') : vscode.l10n.t('The path must be inside the workspace folder.');
  }
  return [checked.path, checked.path.replace(/\.md$/, '')].includes(written.trim())
    ? undefined
    : { message: vscode.l10n.t('Some systems do not accept this path. {0} will be used instead.', checked.path), severity: vscode.InputBoxValidationSeverity.Warning };
}

/** A folder that takes no new file. */
function readOnly(folder: vscode.Uri): { readonly reason: string } {
  return { reason: vscode.l10n.t('{0} is read-only. Save the note elsewhere.', messageText(vscode.workspace.asRelativePath(folder))) };
}

/** Creates a file, and the folders that it lies in. It never writes over another file, even if that appears meanwhile. */
export async function createFile(uri: vscode.Uri, text: string): Promise<Creation> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return { state: 'failed', ...readOnly(uri) };
  }
  try {
    if (await isTaken(uri)) {
      return { state: 'exists' };
    }
    const edit = new vscode.WorkspaceEdit();
    // Unlike `fs.writeFile`, this looks once more whether the file is there when it is written.
    edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: await encodeText(text, uri) });
    if (await vscode.workspace.applyEdit(edit)) {
      return { state: 'created' };
    }
    return (await isTaken(uri)) ? { state: 'exists' } : { state: 'failed', ...readOnly(uri) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { state: 'failed', reason: vscode.l10n.t('{0} could not be created: {1}', messageText(vscode.workspace.asRelativePath(uri)), messageText(reason)) };
  }
}

async function isTaken(uri: vscode.Uri): Promise<boolean> {
  const isUnsaved = vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
  return isUnsaved || (await statOf(uri)) !== undefined;
}
