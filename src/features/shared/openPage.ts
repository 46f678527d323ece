import * as vscode from 'vscode';

const previewEditor = 'vscode.markdown.preview.editor';

/** Shows a page in one tab that is used again, scrolled to the heading that the URI's fragment names. */
export async function openPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: true, preserveFocus: true });
}

/** Shows a page beside the active editor, where it stays while other files are edited. */
export async function openPageToSide(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}
