import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withSetting } from './harness/settings';
import { fileUri, until } from './harness/workspace';

type Lens = [line: number, title: string, command: string, ...args: unknown[]];

async function lenses(uri: vscode.Uri): Promise<Lens[]> {
  await vscode.workspace.openTextDocument(uri);
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return found.map(({ range, command }) => [range.start.line, command?.title ?? '', command?.command ?? '', ...((command?.arguments ?? []) as unknown[])]);
}

/** Waits for a lens with this title and returns all lenses of a note. */
async function lensThatSays(uri: vscode.Uri, title: string): Promise<Lens[]> {
  let last: Lens[] = [];
  try {
    return await until('a lens', async () => {
      last = await lenses(uri);
      return last[0]?.[1] === title && last;
    });
  } catch {
    return last;
  }
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

describe('The count above a term note', () => {
  const term = fileUri('terms', 'blast-radius.md');
  const note = fileUri('notes', 'kubecon-eu-2023.md');

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [term, note]) {
      await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    }
  });

  it('is at the title, opens the mentions and follows the notes', async () => {
    await write(term, '---\nterm: Blast radius\naliases: [blast radius, 爆炸半径]\n---\n\n# Blast radius\n\nWhat one failure takes down: its blast radius.\n');
    assert.deepEqual(await lensThatSays(term, 'no mentions yet'), [[5, 'no mentions yet', '']]);
    await write(note, '# KubeCon EU 2023\n\n## A small blast radius\n');
    assert.deepEqual(await lensThatSays(term, '1 mention · 1 note'), [[5, '1 mention · 1 note', 'meshNotes.showMentions', 'blast-radius', 'workspace']]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(note, new vscode.Position(3, 0), '\n控制爆炸半径。\n');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(await lensThatSays(term, '2 mentions · 1 note'), [[5, '2 mentions · 1 note', 'meshNotes.showMentions', 'blast-radius', 'workspace']]);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(note));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is at `term:` if the note has no title', async () => {
    const uri = fileUri('terms', 'hbone.md');
    const found = await until('a lens', async () => {
      const all = await lenses(uri);
      return all.length > 0 && all;
    });
    assert.deepEqual(found, [[1, found[0]?.[1], 'meshNotes.showMentions', 'hbone', 'workspace']]);
    assert.match(found[0]?.[1] ?? '', /^\d+ mentions · \d+ notes$/);
  });

  it('is in no other document', async () => {
    for (const uri of [fileUri('README.md'), fileUri('notes', 'kubecon-eu-2024.md'), vscode.Uri.parse('mesh.notes:/en/terms/hbone.md')]) {
      assert.deepEqual(await lenses(uri), [], uri.path);
    }
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: '---\nterm: HBONE\n---\nNot saved.\n' });
    assert.deepEqual(await lenses(untitled.uri), []);
  });

  it('follows its setting at once', async () => {
    const uri = fileUri('terms', 'hbone.md');
    await withSetting('codeLens.enabled', false, async () => {
      assert.deepEqual(await lenses(uri), []);
    });
    assert.equal((await lenses(uri)).length, 1);
  });
});
