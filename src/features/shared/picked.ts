import type * as vscode from 'vscode';

/** Keeps the order of a picker's items while the user types. The types do not have this property of VS Code, but every supported version does. */
export function keepOrder(picker: vscode.QuickPick<vscode.QuickPickItem>): void {
  Object.assign(picker, { sortByLabel: false });
}

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
