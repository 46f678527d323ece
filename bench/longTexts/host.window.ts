// Runs in the extension host of a VS Code server, a Node process.
import { Session } from 'node:inspector/promises';
import * as vscode from 'vscode';

import { waitForCounts, openTree, pause, textWithoutTerms, waitUntilIdle } from '../editor/window';
import { resultPrefix } from '../editor/result';
import { longestGap, takeTurns } from '../host/turns';
import { longestBlock, type Block } from './blocks';

/** Milliseconds between keystrokes. */
const betweenKeys = 120;
const keys = 5;
/** Milliseconds until all work after opening or typing is done. */
const rest = 6000;

export async function run(): Promise<void> {
  await waitUntilIdle();
  const plain = await textWithoutTerms();
  await openTree(plain);
  await waitForCounts(plain);
  // VS Code asks for confirmation before opening a large file.
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
  console.log(`${resultPrefix}${JSON.stringify(phases)}`);
}

/** The load of one phase on the extension host. */
export interface Phase {
  /** CPU time of the costliest gap, in any extension's code, in milliseconds. */
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

/** Opens a file with the cursor in the middle. */
async function show(name: string): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new Error('The window has no folder.');
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  const middle = new vscode.Position(Math.floor(document.lineCount / 2), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(middle, middle) });
}
