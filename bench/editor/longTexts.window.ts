import * as vscode from 'vscode';

import { gapsDuring, mentionsCounted, openTree, pause, tell, textWithoutTerms, windowAtRest } from './window';

/** A writer's pace, in milliseconds. */
const betweenKeys = 120;
const keys = 5;
/** What follows an edit has happened after this time, in milliseconds. */
const rest = 4000;

export async function run(): Promise<void> {
  await windowAtRest();
  const plain = await textWithoutTerms();
  await openTree(plain);
  await mentionsCounted(plain);
  // VS Code asks before it opens a large file.
  await vscode.workspace.getConfiguration('workbench').update('editorLargeFileConfirmation', 1000, vscode.ConfigurationTarget.Global);
  const figures: Record<string, number> = {};
  const keep = async (what: string, work: () => Promise<void>): Promise<void> => {
    figures[what] = await longest(work);
    // Whoever waits for the window sees that it is alive.
    console.log(`${what}: ${String(figures[what])}`);
  };
  for (const name of ['5.log', '5.md', '40.log', '40.md']) {
    await keep(`open ${name}`, () => show(name));
    await keep(`type ${name}`, async () => {
      for (let key = 0; key < keys; key++) {
        await vscode.commands.executeCommand('type', { text: 'x' });
        await pause(betweenKeys);
      }
    });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await pause(rest);
  }
  tell(figures);
}

async function longest(work: () => Promise<void>): Promise<number> {
  const gaps = await gapsDuring(async () => {
    await work();
    await pause(rest);
  });
  return gaps.longest;
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
