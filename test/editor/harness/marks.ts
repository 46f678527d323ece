import * as vscode from 'vscode';
import { patience, until } from './workspace';

/**
 * Waits until just these words are marked in a document, and gives their marks.
 *
 * @param marksOf what is marked in a document at the moment, the word first
 */
export async function markedIn<M extends readonly [word: string, ...rest: unknown[]]>(document: vscode.TextDocument, marksOf: (document: vscode.TextDocument) => M[], words: readonly string[]): Promise<M[]> {
  const holds = (): boolean => JSON.stringify(marksOf(document).map(([word]) => word)) === JSON.stringify(words);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited in vain for ${JSON.stringify(words)}: ${JSON.stringify(marksOf(document))}`));
    }, patience);
    const check = (): void => {
      if (holds()) {
        clearTimeout(timer);
        subscription.dispose();
        resolve();
      }
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(check);
    check();
  });
  return marksOf(document);
}

/** Closes all editors without saving. The next untitled document gets the name of one that is closed, and its text while it is being closed: so that is awaited. */
export async function discardAll(): Promise<void> {
  const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => (input instanceof vscode.TabInputText ? input.uri.toString() : ''))));
  const untitled = vscode.workspace.textDocuments.filter(({ uri, isUntitled }) => isUntitled && shown.has(uri.toString()));
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await until('the closed documents', () => untitled.every(({ isClosed }) => isClosed));
}
