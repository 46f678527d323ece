import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

const settings = fileUri('.vscode', 'settings.json');

function problems(): (readonly [line: number, path: string | undefined])[] {
  return vscode.languages
    .getDiagnostics(settings)
    .filter(({ source }) => source === 'Mesh Notes')
    .map(({ range, message }) => [range.start.line, /^“(.+)” is outside the workspace or behind a symbolic link\. It is not read until you trust the workspace\.$/.exec(message)?.[1]]);
}

describe('A folder that is opened in Restricted Mode', () => {
  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.equal((await vscode.workspace.fs.stat(fileUri('notes', 'link'))).type, vscode.FileType.Directory | vscode.FileType.SymbolicLink);
    await vscode.commands.executeCommand('meshNotes.refresh');
  });

  it('has its notes and terms', async () => {
    const document = await open('markdown', 'berth plan');
    const card = await until('the term and its mentions', async () => {
      const found = await cardOn(document, 'berth plan');
      return found?.links.includes('in your notes') === true && found;
    });
    assert.equal(card.body, '**Berth plan**  \nconcept\n\nWhich ship lies where.');
    assert.match(card.links, /\[2 mentions in your notes\]/);
  });

  it('has nothing behind links', async () => {
    assert.equal(await cardOn(await open('markdown', 'tide table'), 'tide table'), undefined);
  });

  it('reports paths outside it in its settings file', async () => {
    await vscode.commands.executeCommand('meshNotes.copyManifest', 'istio-waypoint');
    const expected = [[2, '/'], [2, '../outside'], [2, 'file:///etc'], [2, 'notes/link'], [3, 'notes/link'], [4, '/etc']];
    await until('the problems', () => problems().length >= expected.length);
    assert.deepEqual(problems(), expected);
  });
});
