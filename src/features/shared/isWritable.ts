import * as vscode from 'vscode';

/** Whether a document can be changed, as far as its file system tells. */
export function isWritable({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}
