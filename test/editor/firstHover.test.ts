import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

/** Forgets the notes in a folder, and has them read anew. */
async function readAnew(folder: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('meshNotes');
  await configuration.update('notes.exclude', [folder], vscode.ConfigurationTarget.Global);
  // Waits until all notes are read.
  await vscode.commands.executeCommand('vscode.executeReferenceProvider', (await open('plaintext', '-')).uri, new vscode.Position(0, 0));
  await configuration.update('notes.exclude', undefined, vscode.ConfigurationTarget.Global);
}

describe('The first hover while notes are read', () => {
  const odd = fileUri('notes', 'where-we-keep-it.md');

  afterEach(async () => {
    await vscode.workspace.fs.delete(odd).then(undefined, () => undefined);
    await vscode.workspace.getConfiguration('meshNotes').update('notes.exclude', undefined, vscode.ConfigurationTarget.Global);
  });

  it('knows a term in the folder for terms', async () => {
    const document = await open('markdown', 'golden signals');
    await readAnew('terms');
    assert.match((await cardOn(document, 'golden'))?.body ?? '', /The four measurements to watch first/);
  });

  it('shows the user’s own card of a built-in term, not the built-in one', async () => {
    const document = await open('markdown', 'HBONE');
    await readAnew('terms');
    assert.match((await cardOn(document, 'HBONE'))?.body ?? '', /The workspace's \*\*own\*\* account of HBONE/);
  });

  it('knows a term in any other folder', async () => {
    const document = await open('markdown', 'the paper tunnel, HBONE');
    await vscode.workspace.fs.writeFile(odd, new TextEncoder().encode('---\nterm: paper tunnel\nkind: concept\n---\nA tunnel of paper.\n'));
    await until('the new term', () => cardOn(document, 'paper'));
    await readAnew('notes');
    assert.match((await cardOn(document, 'paper'))?.body ?? '', /A tunnel of paper\./);
  });

  it('completes the names of the user’s terms', async () => {
    const document = await open('plaintext', 'golden');
    await readAnew('terms');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 6));
    assert.deepEqual(list.items.flatMap(({ insertText }) => (insertText === 'golden signals' ? insertText : [])), ['golden signals']);
  });
});
