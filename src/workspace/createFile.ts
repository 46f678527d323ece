import * as vscode from 'vscode';
import type { CheckedPath } from '../core/notes/filePath';
import { encodeText } from './encodings';
import { messageText } from './messageText';
import { statOf } from './statOf';

/** The location of a new note or its folder, or the reason there is none. */
export type Destination = { readonly uri: vscode.Uri } | { readonly reason: string };

/** The result of creating a file. `exists`: another file, or an unsaved editor, has that path. */
export type Creation = { readonly state: 'created' } | { readonly state: 'exists' } | { readonly state: 'failed'; readonly reason: string };

/** The workspace folder for a new note. Asks if there are several; returns undefined if the user cancels. */
export async function askForWorkspaceFolder(): Promise<Destination | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const root = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (!root) {
    return folders.length > 1 ? undefined : { reason: vscode.l10n.t('No folder is open. Save the note in your notes folder.') };
  }
  return vscode.workspace.fs.isWritableFileSystem(root.uri.scheme) === false ? readOnly(root.uri) : { uri: root.uri };
}

/** Asks for a path in a folder. Warns if a portable path will be used instead. */
export async function askForPath(options: vscode.InputBoxOptions, check: (input: string) => CheckedPath): Promise<string | undefined> {
  const input = await vscode.window.showInputBox({ ...options, validateInput: (value) => validationMessage(value, check(value)) });
  const checked = input === undefined ? undefined : check(input);
  return checked && 'path' in checked ? checked.path : undefined;
}

function validationMessage(input: string, checked: CheckedPath): string | vscode.InputBoxValidationMessage | undefined {
  if ('refusal' in checked) {
    return checked.refusal === 'empty' ? vscode.l10n.t('Enter a value.') : vscode.l10n.t('The path must be inside the workspace folder.');
  }
  return [checked.path, checked.path.replace(/\.md$/, '')].includes(input.trim())
    ? undefined
    : { message: vscode.l10n.t('Some systems do not accept this path. {0} will be used instead.', checked.path), severity: vscode.InputBoxValidationSeverity.Warning };
}

/** The failure for a read-only folder. */
function readOnly(folder: vscode.Uri): { readonly reason: string } {
  return { reason: vscode.l10n.t('{0} is read-only. Save the note elsewhere.', messageText(vscode.workspace.asRelativePath(folder))) };
}

/** Creates a file and its folders. Never overwrites a file, even one that appears meanwhile. */
export async function createFile(uri: vscode.Uri, text: string): Promise<Creation> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return { state: 'failed', ...readOnly(uri) };
  }
  try {
    if (await isTaken(uri)) {
      return { state: 'exists' };
    }
    const edit = new vscode.WorkspaceEdit();
    // Unlike `fs.writeFile`, this checks again that the file does not exist.
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
