import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PageFileSystem } from '../../src/features/preview/pageFileSystem';

function page(path: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.parse(`mesh.notes:${path}`));
}

/** The tabs that are not text editors; the active one is marked. */
function customTabs(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input, isActive }) => (input instanceof vscode.TabInputCustom ? [`${isActive ? '> ' : ''}${input.viewType} ${input.uri.toString()}`] : []));
}

describe('The built-in pages', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('begin with the term and end with the sources', async () => {
    const lines = (await page('/en/terms/hbone.md')).getText().split('\n');
    assert.deepEqual(lines.slice(0, 4), ['# HBONE', '', '**HTTP-Based Overlay Network Environment**', '']);
    assert.match(lines.find((line) => line.startsWith('## Sources')) ?? '', /^## Sources \(accessed \d{4}-\d\d\)$/);
  });

  it('show when and where a conference was', async () => {
    const lines = (await page('/en/conferences/kubecon-eu-2024.md')).getText().split('\n');
    assert.equal(lines[2], 'Paris · 19–22 March 2024');
  });

  for (const path of ['/en/terms/nothing.md', '/fr/terms/hbone.md', '/en/constructor', '/', '/en/terms', '/en/../package.json', '/en/terms/../../package.json', '/en/workspace/file/nothing.md', '/fr/manifests/istio-waypoint.md', '/en/notes/nothing.md', '/en/notes/%25/nothing.md']) {
    it(`refuse ${path}`, async () => {
      await assert.rejects(async () => page(path));
    });
  }

  it('open in the preview, in one reusable tab', async () => {
    await vscode.commands.executeCommand('meshNotes.openTerm', 'hbone', 'builtin');
    assert.deepEqual(customTabs(), ['> vscode.markdown.preview.editor mesh.notes:/en/terms/hbone.md']);
    await vscode.commands.executeCommand('meshNotes.openTerm', 'waypoint');
    assert.deepEqual(customTabs(), ['> vscode.markdown.preview.editor mesh.notes:/en/terms/waypoint.md']);
  });

  it('are files in folders', async () => {
    const list = async (path: string): Promise<[string, vscode.FileType][]> => (await vscode.workspace.fs.readDirectory(vscode.Uri.parse(`mesh.notes:${path}`))).sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(await list('/'), [
      ['en', vscode.FileType.Directory],
      ['zh-cn', vscode.FileType.Directory],
    ]);
    assert.deepEqual(await list('/en/conferences'), [
      ['kubecon-china-2024.md', vscode.FileType.File],
      ['kubecon-eu-2019.md', vscode.FileType.File],
      ['kubecon-eu-2024.md', vscode.FileType.File],
    ]);
    assert.equal((await vscode.workspace.fs.stat(vscode.Uri.parse('mesh.notes:/en/terms'))).type, vscode.FileType.Directory);
    for (const path of ['/en/nothing', '/en/terms/hbone.md', '/fr']) {
      await assert.rejects(async () => list(path));
    }
  });

  it('are refreshed from their first read, even before their document exists, until it is closed', async () => {
    const files = new PageFileSystem({ text: () => Promise.resolve('# A page'), within: () => Promise.resolve([]) });
    const renewed: string[] = [];
    files.onDidChangeFile((changes) => renewed.push(changes.map(({ uri }) => uri.toString()).join(' ')));
    const [page, atHeading] = ['a.md', 'a.md#heading'].map((name) => vscode.Uri.parse(`mesh.notes:/en/terms/${name}`)) as [vscode.Uri, vscode.Uri];
    await Promise.all([page, atHeading].map((uri) => files.readFile(uri)));
    files.refresh();
    files.release(page);
    files.refresh();
    files.dispose();
    assert.deepEqual(renewed, ['mesh.notes:/en/terms/a.md mesh.notes:/en/terms/a.md#heading', 'mesh.notes:/en/terms/a.md#heading']);
  });

  it('are read-only', async () => {
    const uri = vscode.Uri.parse('mesh.notes:/en/terms/hbone.md');
    assert.equal(vscode.workspace.fs.isWritableFileSystem(uri.scheme), false);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri, new Uint8Array()));
    await assert.rejects(async () => vscode.workspace.fs.delete(uri));
    await assert.rejects(async () => vscode.workspace.fs.rename(uri, uri.with({ path: '/en/terms/other.md' })));
    await assert.rejects(async () => vscode.workspace.fs.createDirectory(uri.with({ path: '/en/other' })));
  });

  it('are UTF-8 whatever files.encoding is', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('encoding', 'gb18030', vscode.ConfigurationTarget.Global);
    try {
      assert.equal((await page('/zh-cn/terms/zero-trust.md')).lineAt(0).text, '# 零信任');
    } finally {
      await files.update('encoding', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
