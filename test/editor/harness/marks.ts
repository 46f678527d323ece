import * as vscode from 'vscode';
import { timeout, until } from './workspace';

/**
 * Waits until exactly these words are marked in a document and returns their marks.
 *
 * @param marksOf returns the current marks in a document, the word first
 */
export async function markedIn<M extends readonly [word: string, ...rest: unknown[]]>(document: vscode.TextDocument, marksOf: (document: vscode.TextDocument) => M[], words: readonly string[]): Promise<M[]> {
  const holds = (): boolean => JSON.stringify(marksOf(document).map(([word]) => word)) === JSON.stringify(words);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited in vain for ${JSON.stringify(words)}: ${JSON.stringify(marksOf(document))}`));
    }, timeout);
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

/** The quick fixes on a range, including other extensions'. */
export function quickFixesOn(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
}

/** Waits for quick fixes with a matching title. VS Code returns none if an extension registers a provider meanwhile. */
export function quickFixesNamed(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction[]> {
  return until(`a quick fix ${String(title)}`, async () => {
    const found = (await quickFixesOn(document, range)).filter((fix) => title.test(fix.title));
    return found.length > 0 && found;
  });
}

let shown = 0;

/** Shows an untitled document with a unique name. VS Code reuses default names, which may restore the backup of a closed document. */
export async function show(language: string, content: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `/shown-${String(++shown)}` });
  const document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), language);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Closes all editors without saving. */
export async function discardAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
