// Runs in the extension host of a VS Code server, a Node process.
import { Session } from 'node:inspector/promises';
import * as vscode from 'vscode';

import { mentionsCounted, openTree, pause, textWithoutTerms, windowAtRest } from '../editor/window';
import { resultMark } from '../editor/resultMark';
import { longestGap, takeTurns } from '../host/turns';
import { longestBlock, type Block } from './blocks';

/** A writer's pace, in milliseconds. */
const betweenKeys = 120;
const keys = 5;
/** What follows from opening or typing has happened after this time, in milliseconds. */
const rest = 6000;

export async function run(): Promise<void> {
  await windowAtRest();
  const plain = await textWithoutTerms();
  await openTree(plain);
  await mentionsCounted(plain);
  // VS Code asks before it opens a large file.
  await vscode.workspace.getConfiguration('workbench').update('editorLargeFileConfirmation', 1000, vscode.ConfigurationTarget.Global);
  const ours = vscode.extensions.getExtension('mesh-notes.mesh-notes')?.extensionUri.path;
  if (ours === undefined) {
    throw new Error('The extension is not installed.');
  }
  const isOurs = (url: string): boolean => url.includes(ours);
  const phases: Record<string, Phase> = {};
  phases['5 MB, opened'] = await measure(isOurs, () => show('dense-5.md'));
  phases['5 MB, typed into'] = await measure(isOurs, async () => {
    for (let key = 0; key < keys; key++) {
      await vscode.commands.executeCommand('type', { text: 'x' });
      await pause(betweenKeys);
    }
  });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  phases['40 MB, opened'] = await measure(isOurs, () => show('dense-40.md'));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  console.log(`${resultMark}${JSON.stringify(phases)}`);
}

/** What one phase did to the extension host. */
export interface Phase {
  /** CPU time of the costliest gap, whoever's code ran in it, in milliseconds. */
  readonly gap: number;
  readonly ours: Block;
}

async function measure(isOurs: (url: string) => boolean, work: () => Promise<void>): Promise<Phase> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  const turns = takeTurns();
  await session.post('Profiler.start');
  await work();
  await pause(rest);
  const { profile } = await session.post('Profiler.stop');
  const gaps = turns.end();
  session.disconnect();
  return { gap: longestGap(gaps), ours: longestBlock(profile, gaps, isOurs) };
}

/** Shows a file, with the cursor in the middle of it. */
async function show(name: string): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new Error('The window has no folder.');
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  const middle = new vscode.Position(Math.floor(document.lineCount / 2), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(middle, middle) });
}
