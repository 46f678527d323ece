import * as vscode from 'vscode';
import { timeout, until } from './workspace';

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

/** The quick fixes on a range, with other extensions' among them. */
export function quickFixesOn(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
}

/** Waits for a quick fix whose title matches, and gives all that do. VS Code answers with none at all if any extension registers a provider meanwhile. */
export function quickFixesNamed(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction[]> {
  return until(`a quick fix ${String(title)}`, async () => {
    const found = (await quickFixesOn(document, range)).filter((fix) => title.test(fix.title));
    return found.length > 0 && found;
  });
}

let shown = 0;

/** Shows a new untitled document under a name of its own. VS Code reuses the names that it chooses, and a document can get the backup of one that was closed. */
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
