import * as vscode from 'vscode';

/** A quick fix that edits its document. */
export function quickFix(document: vscode.TextDocument, title: string, edits: readonly vscode.TextEdit[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, [...edits]);
  return action;
}
