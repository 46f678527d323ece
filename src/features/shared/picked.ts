import type * as vscode from 'vscode';

/** The item that the user chooses; undefined if the picker is closed. */
export function picked<T extends vscode.QuickPickItem>(picker: vscode.QuickPick<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      if (picker.selectedItems.length > 0) {
        resolve(picker.selectedItems[0]);
      }
    });
    picker.onDidHide(() => resolve(undefined));
  });
}
