import * as vscode from 'vscode';

const previewEditor = 'vscode.markdown.preview.editor';

/** Opens a page in a reusable tab, scrolled to the heading in the URI's fragment. */
export async function openPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: true, preserveFocus: true });
}

/** Opens a page beside the active editor, in a tab that stays open. */
export async function openPageToSide(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}
