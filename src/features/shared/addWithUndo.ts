import * as vscode from 'vscode';
import { openSetting, type ListSetting } from '../../workspace/listSettings';
import type { Settings } from '../../workspace/settings';

/** Adds an item to a setting, and shows a message with buttons to undo this or open the setting. */
export async function addWithUndo({ lists }: Settings, setting: ListSetting, item: string, messageOf: (isInWorkspace: boolean) => string): Promise<void> {
  const addition = await lists.add(setting, item);
  if (!addition) {
    return;
  }
  const { isInWorkspace, undo } = addition;
  const undoLabel = vscode.l10n.t('Undo');
  const openLabel = vscode.l10n.t('Open Setting');
  const answer = await vscode.window.showInformationMessage(messageOf(isInWorkspace), ...(undo ? [undoLabel] : []), openLabel);
  if (answer === undoLabel) {
    await undo?.();
  } else if (answer === openLabel) {
    await openSetting(setting);
  }
}
