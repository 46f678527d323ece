import * as vscode from 'vscode';

/** A quick fix that edits its document; a preferred one if it is for diagnostics. */
export function quickFix(document: vscode.TextDocument, title: string, edits: vscode.TextEdit[], diagnostics?: vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, edits);
  if (diagnostics) {
    action.diagnostics = diagnostics;
    action.isPreferred = true;
  }
  return action;
}
