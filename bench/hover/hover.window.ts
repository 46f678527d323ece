import * as vscode from 'vscode';
import { printFigures } from '../editor/window';

/** The first hover of a window, on a term that only the sample notebook explains: whether it is right, and milliseconds. */
export async function run(): Promise<void> {
  const [note] = await vscode.workspace.findFiles('conferences/kubecon-eu-2024-ambient.md');
  if (!note) {
    throw new Error('The folder is not the sample notebook.');
  }
  const document = await vscode.workspace.openTextDocument(note);
  await vscode.extensions.getExtension('mesh-notes.mesh-notes')?.activate();
  const position = document.positionAt(document.getText().indexOf('blast radius'));
  const start = performance.now();
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const hover = performance.now() - start;
  const [card] = hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
  printFigures({ right: card?.includes('How much fails together when one part fails.') === true ? 1 : 0, hover });
}
