import * as vscode from 'vscode';

import { beginMark, endMark } from './tasks';
import { mentionsCounted, openTree, pause, tell, textWithoutTerms, windowAtRest } from './window';

/** A writer's pace, in milliseconds. */
const betweenKeys = 120;
const keys = 5;
/** What follows from opening or typing has happened after this time, in milliseconds. */
const rest = 4000;

export async function run(): Promise<void> {
  await windowAtRest();
  const plain = await textWithoutTerms();
  await openTree(plain);
  await mentionsCounted(plain);
  // VS Code asks before it opens a large file.
  await vscode.workspace.getConfiguration('workbench').update('editorLargeFileConfirmation', 1000, vscode.ConfigurationTarget.Global);
  for (const name of ['5.log', '5.md', '40.log', '40.md']) {
    await phase(`open ${name}`, () => show(name));
    await phase(`type ${name}`, async () => {
      for (let key = 0; key < keys; key++) {
        await vscode.commands.executeCommand('type', { text: 'x' });
        await pause(betweenKeys);
      }
    });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await pause(rest);
  }
  tell({});
}

async function phase(name: string, work: () => Promise<void>): Promise<void> {
  // Whoever waits for the window sees that it is alive.
  console.log(name);
  performance.mark(beginMark + name);
  await work();
  await pause(rest);
  performance.mark(endMark + name);
}

/** Shows a file, with the cursor in the middle of it. */
async function show(name: string): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new Error('The window has no folder.');
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, `dense-${name}`));
  const middle = new vscode.Position(Math.floor(document.lineCount / 2), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(middle, middle) });
}
