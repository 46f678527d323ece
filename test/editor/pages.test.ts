import assert from 'node:assert/strict';
import * as vscode from 'vscode';

function page(path: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.parse(`mesh.notes:${path}`));
}

function activeTab(): { uri: string; viewType: string } | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? { uri: input.uri.toString(), viewType: input.viewType } : undefined;
}

describe('The built-in pages', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('have the term at their head and the sources at their end', async () => {
    const lines = (await page('/en/terms/hbone.md')).getText().split('\n');
    assert.deepEqual(lines.slice(0, 4), ['# HBONE', '', '**HTTP-Based Overlay Network Environment**', '']);
    assert.match(lines.find((line) => line.startsWith('## Sources')) ?? '', /^## Sources \(read in \d{4}-\d\d\)$/);
  });

  it('tell of a conference when and where it was', async () => {
    const lines = (await page('/en/conferences/kubecon-eu-2024.md')).getText().split('\n');
    assert.equal(lines[2], '*Paris · 19–22 March 2024*');
  });

  for (const path of ['/en/terms/nothing.md', '/fr/terms/hbone.md', '/en/constructor', '/', '/en/../en/terms/hbone.md']) {
    it(`refuse ${path}`, async () => {
      await assert.rejects(async () => page(path));
    });
  }

  it('open in the preview, in one tab that is used again', async () => {
    await vscode.commands.executeCommand('meshNotes.openTerm', 'hbone', 'builtin');
    assert.deepEqual(activeTab(), { uri: 'mesh.notes:/en/terms/hbone.md', viewType: 'vscode.markdown.preview.editor' });
    await vscode.commands.executeCommand('meshNotes.openTerm', 'waypoint');
    assert.deepEqual(activeTab(), { uri: 'mesh.notes:/en/terms/waypoint.md', viewType: 'vscode.markdown.preview.editor' });
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });
});
