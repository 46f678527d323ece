import * as vscode from 'vscode';

/** Tells what has been changed in a setting, and offers the way back. */
export async function offerUndo(message: string, setting: string, undo: () => Promise<void>): Promise<void> {
  const undoLabel = vscode.l10n.t('Undo');
  const openLabel = vscode.l10n.t('Open Setting');
  const answer = await vscode.window.showInformationMessage(message, undoLabel, openLabel);
  if (answer === undoLabel) {
    await undo();
  } else if (answer === openLabel) {
    await vscode.commands.executeCommand('workbench.action.openSettings', `meshNotes.${setting}`);
  }
}
