import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { discardAll, markedIn, quickFixesNamed, show } from './harness/marks';
import { cardAt } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

type Mark = [word: string, start: number, message: string];

function marksOf(document: vscode.TextDocument): Mark[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => code === 'misspelling')
    .map((diagnostic) => {
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Hint);
      assert.equal(diagnostic.source, 'Mesh Notes');
      return [document.getText(diagnostic.range), document.offsetAt(diagnostic.range.start), diagnostic.message];
    });
}

/** Waits until exactly these words are marked in a document. */
function marked(document: vscode.TextDocument, ...words: string[]): Promise<Mark[]> {
  return markedIn(document, marksOf, words);
}

function fixesOn(document: vscode.TextDocument, word: string): Promise<vscode.CodeAction[]> {
  return quickFixesNamed(document, rangeOf(document, word), /^(?:Correct|Ignore) /);
}

function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

function set(name: string, value: unknown, languageId?: string): Thenable<void> {
  return vscode.workspace.getConfiguration('meshNotes', languageId === undefined ? undefined : { languageId }).update(name, value, vscode.ConfigurationTarget.Global, languageId !== undefined);
}

describe('A known misspelling', () => {
  const text = 'The Amibent mode, `Amibent`, [Amibent](a.md).\n\n> Amibent\n\n用运营商SDK写的。\n';

  afterEach(discardAll);

  it('is marked in the prose of an open note, as a hint', async () => {
    const { document } = await show('markdown', text);
    assert.deepEqual(await marked(document, 'Amibent', '运营商SDK'), [
      ['Amibent', 4, '“Amibent” is a known misspelling of Ambient mode.'],
      ['运营商SDK', text.indexOf('运营商'), '“运营商SDK” is a known misspelling of Operator SDK.'],
    ]);
  });

  it('is pointed out once: by its mark, or else by its card', async () => {
    const { document } = await show('markdown', text);
    await marked(document, 'Amibent', '运营商SDK');
    const correction = '“Amibent” is a misspelling of Ambient mode.';
    const saysSo = async (at: vscode.TextDocument, start: number) => (await cardAt(at, at.positionAt(start)))?.body.includes(correction);
    const places = [...text.matchAll(/Amibent/g)].map(({ index }) => index);
    assert.deepEqual(await Promise.all(places.map((start) => saysSo(document, start))), [false, true, true, true]);
    const yaml = await show('yaml', '# Amibent\n');
    assert.equal(await saysSo(yaml.document, 2), true);
    await set('diagnostics.enabled', false);
    await marked(document);
    assert.equal(await saysSo(document, 4), true);
    await set('diagnostics.enabled', undefined);
  });

  it('is marked where the preview shows text', async () => {
    const parts = ['- one\n\n      Amibent --help\n\n- ```\n  Amibent\n\n', 'Amibent ends no fence.\n\n```\nAmibent\n    ```\nAmibent\n```\n\ntext\n[foo]: ', 'Amibent\n\n[bar]: Amibent\n'];
    const { document } = await show('markdown', parts.join(''));
    const [first = '', second = ''] = parts;
    assert.deepEqual((await marked(document, 'Amibent', 'Amibent')).map(([, start]) => start), [first.length, first.length + second.length]);
  });

  it('is marked in plain text, but not in code, built-in pages or documents without a tab', async () => {
    const yaml = await show('yaml', '# Amibent\n');
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('mesh.notes:/en/terms/ambient-mode.md'));
    await vscode.window.showTextDocument(page);
    // VS Code gives an untitled document a tab after a while.
    const uri = fileUri('misspelt.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const hidden = await vscode.workspace.openTextDocument(uri);
    const { document } = await show('plaintext', 'Amibent');
    await marked(document, 'Amibent');
    assert.deepEqual([yaml.document, page, hidden].map((each) => marksOf(each).length), [0, 0, 0]);
    await vscode.workspace.fs.delete(uri);
  });

  it('is corrected by one edit, which one undo reverts', async () => {
    const { document } = await show('markdown', text);
    await marked(document, 'Amibent', '运营商SDK');
    const actions = await fixesOn(document, 'Amibent');
    assert.deepEqual(
      actions.map(({ title, isPreferred, kind, edit }) => [title, isPreferred === true, kind?.value, edit?.entries().map(([, edits]) => edits.length)]),
      [
        ['Correct to “Ambient”', true, 'quickfix', [1]],
        ['Ignore “Amibent”', false, 'quickfix', undefined],
        ['Correct all 2 known misspellings in this file', false, 'quickfix', [2]],
      ],
    );
    const [fix, , fixAll] = actions;
    assert.ok(fix?.edit && fixAll?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), text.replace('Amibent', 'Ambient'));
    await marked(document, '运营商SDK');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await marked(document, 'Amibent', '运营商SDK');
    await vscode.workspace.applyEdit(fixAll.edit);
    assert.equal(document.getText(), text.replace('Amibent', 'Ambient').replace('运营商SDK', 'Operator SDK'));
    await marked(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('is marked when typed and cleared when corrected', async () => {
    const editor = await show('markdown', '');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'kubnevirt');
    });
    assert.deepEqual(await marked(editor.document, 'kubnevirt'), [['kubnevirt', 0, '“kubnevirt” is a known misspelling of KubeVirt.']]);
    const [fix] = await fixesOn(editor.document, 'kubnevirt');
    assert.equal(fix?.title, 'Correct to “KubeVirt”');
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, 0, 9), 'KubeVirt');
    });
    await marked(editor.document);
  });

  it('is not marked while its word is ignored', async () => {
    const { document } = await show('markdown', text);
    await marked(document, 'Amibent', '运营商SDK');
    const ignore = (await fixesOn(document, 'Amibent')).find(({ title }) => title === 'Ignore “Amibent”');
    assert.ok(ignore?.command);
    void vscode.commands.executeCommand(ignore.command.command, ...(ignore.command.arguments as unknown[]));
    await marked(document, '运营商SDK');
    assert.deepEqual(vscode.workspace.getConfiguration('meshNotes').get('diagnostics.ignoredWords'), ['Amibent']);
    await set('diagnostics.ignoredWords', undefined);
    await marked(document, 'Amibent', '运营商SDK');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is ignored in the workspace if the workspace has a list', async () => {
    const workspace = vscode.ConfigurationTarget.Workspace;
    await vscode.workspace.getConfiguration('meshNotes').update('diagnostics.ignoredWords', ['运营商 SDK'], workspace);
    const { document } = await show('markdown', text);
    await marked(document, 'Amibent');
    void vscode.commands.executeCommand('meshNotes.ignoreMisspelling', 'Amibent');
    await marked(document);
    assert.deepEqual(vscode.workspace.getConfiguration('meshNotes').inspect('diagnostics.ignoredWords')?.workspaceValue, ['运营商 SDK', 'Amibent']);
    await vscode.workspace.getConfiguration('meshNotes').update('diagnostics.ignoredWords', undefined, workspace);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is not marked if turned off, also for one language', async () => {
    const { document } = await show('markdown', text);
    await marked(document, 'Amibent', '运营商SDK');
    await set('diagnostics.enabled', false);
    await marked(document);
    await set('diagnostics.enabled', undefined);
    await marked(document, 'Amibent', '运营商SDK');
    await set('diagnostics.enabled', false, 'plaintext');
    const plain = (await show('plaintext', 'Amibent')).document;
    await set('diagnostics.enabled', undefined, 'plaintext');
    await marked(plain, 'Amibent');
    await set('diagnostics.enabled', false, 'plaintext');
    await marked(plain);
    assert.equal(marksOf(document).length, 2);
    await set('diagnostics.enabled', undefined, 'plaintext');
  });

  it('follows the document’s language and its tab', async () => {
    const { document } = await show('markdown', text);
    await marked(document, 'Amibent', '运营商SDK');
    const yaml = await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await marked(yaml);
    const again = await vscode.languages.setTextDocumentLanguage(yaml, 'markdown');
    await marked(again, 'Amibent', '运营商SDK');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the marks to go', () => marksOf(again).length === 0);
  });
});
