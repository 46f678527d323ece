import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { discardAll } from './harness/marks';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

/** What VS Code passes to a command in the menu of a row in the Terms view. */
function row(id: string, origin: 'builtin' | 'workspace', uri: vscode.Uri, line = 1): readonly [row: object, selected: undefined] {
  return [{ id, origin, terms: { en: { uri: uri.toString(), line } } }, undefined];
}

const builtin = (id: string): readonly [row: object, selected: undefined] => row(id, 'builtin', vscode.Uri.parse(`mesh.notes:/en/terms/${id}.md`));

describe('The commands for a row of the Terms view', () => {
  before(async () => {
    const document = await open('markdown', 'golden signals');
    await until('the workspace’s own terms', () => cardOn(document, 'golden'));
  });

  afterEach(discardAll);

  it('copy a link to a built-in page, a note and a line of a glossary', async () => {
    const glossary = fileUri('desk.glossary.yml');
    await vscode.workspace.fs.writeFile(glossary, new TextEncoder().encode('contexts:\n  - terms:\n      - name: Quay rate\n        definition: A price.\n'));
    const document = await open('markdown', 'the quay rate');
    await until('the glossary’s term', () => cardOn(document, 'quay rate'));
    for (const [args, link] of [
      [builtin('waypoint'), '[Waypoint proxy](mesh.notes:/en/terms/waypoint.md)'],
      [row('hbone', 'workspace', fileUri('terms', 'hbone.md')), '[HBONE](/terms/hbone.md)'],
      [row('quay-rate', 'workspace', glossary, 2), '[Quay rate](/desk.glossary.yml#L3)'],
    ] as const) {
      await vscode.commands.executeCommand('meshNotes.copyTermLink', ...args);
      assert.equal(await vscode.env.clipboard.readText(), link);
    }
    await vscode.workspace.fs.delete(glossary);
    await until('the glossary’s term to go', async () => (await cardOn(document, 'quay rate')) === undefined);
  });

  it('insert a manifest that uses the term', async () => {
    const editor = await vscode.window.showTextDocument(await open('yaml', ''));
    const done = vscode.commands.executeCommand('meshNotes.insertManifestOfTerm', ...builtin('waypoint'));
    await until('the manifest', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return editor.document.getText() !== '';
    });
    await done;
    assert.match(editor.document.getText(), /waypoint/);
  });

  it('add a note of one’s own, named after the term, which takes its place', async () => {
    const uri = fileUri('terms', 'ambient-mode.md');
    await vscode.commands.executeCommand('meshNotes.addOwnNote', ...builtin('ambient-mode'));
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), uri.toString());
    assert.match(document.getText(), /^---\nterm: Ambient mode\nkind: concept .*\naliases: \[\]\n---\nDescribe Ambient mode in one to three sentences\./);
    const text = await open('markdown', 'the Ambient mode');
    const card = await until('the note’s card', async () => {
      const found = await cardOn(text, 'Ambient mode');
      return found?.body.includes('Describe Ambient mode') === true && found;
    });
    assert.match(card.body, /\n\nFrom Mesh Notes: /);
    await discardAll();
    await vscode.workspace.fs.delete(uri);
    await until('the note to be forgotten', async () => !(await cardOn(text, 'Ambient mode'))?.body.includes('Describe Ambient mode'));
  });
});
