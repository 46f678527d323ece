import * as vscode from 'vscode';
import { openSetting, type Addition, type ListSetting } from '../../workspace/listSettings';

/** Shows a message about an addition to a setting, with buttons to undo it or open the setting. */
export async function offerUndo(message: string, setting: ListSetting, { undo }: Addition): Promise<void> {
  const undoLabel = vscode.l10n.t('Undo');
  const openLabel = vscode.l10n.t('Open Setting');
  const answer = await vscode.window.showInformationMessage(message, ...(undo ? [undoLabel] : []), openLabel);
  if (answer === undoLabel) {
    await undo?.();
  } else if (answer === openLabel) {
    await openSetting(setting);
  }
}
