import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withSetting } from './harness/settings';
import { fileUri, until } from './harness/workspace';

async function symbols(query: string): Promise<vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
}

type Shown = [name: string, kind: string, container: string, uri: string, line: number];

function shown({ name, kind, containerName, location }: vscode.SymbolInformation): Shown {
  return [name, vscode.SymbolKind[kind], containerName, location.uri.toString(true), location.range.start.line];
}

/** The symbols with a name. `headings`: includes those of VS Code's Markdown extension, which start with the heading marks. */
async function named(name: string, { headings = false } = {}): Promise<Shown[]> {
  return (await symbols(name)).filter((symbol) => (headings ? symbol.name.replace(/^#+ /, '') : symbol.name) === name).map(shown);
}

describe('The symbols of the workspace', () => {
  before(async () => {
    await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    await until('VS Code’s Markdown', () => vscode.extensions.getExtension('vscode.markdown-language-features')?.isActive);
    await until('the workspace’s own terms', async () => (await named('Golden signals')).length > 0);
  });

  it('include terms, under any name in either language', async () => {
    assert.deepEqual(await named('服务网格'), [['服务网格', 'Constant', 'Service mesh · concept', 'mesh.notes:/en/terms/service-mesh.md', 0]]);
    assert.deepEqual(await named('ztunnel'), [['ztunnel', 'Struct', 'component · Istio', 'mesh.notes:/en/terms/ztunnel.md', 0]]);
  });

  it('link to the workspace’s note at its line instead of the built-in page', async () => {
    const own = fileUri('terms', 'hbone.md').toString(true);
    assert.deepEqual(await named('HBONE'), [['HBONE', 'Interface', 'protocol · Workspace · your note', own, 1]]);
    assert.deepEqual(await named('house tunnel'), [['house tunnel', 'Interface', 'HBONE · protocol · Workspace · your note', own, 1]]);
  });

  it('include the topics of plain-text notes', async () => {
    const uri = fileUri('notes', 'pasted-recap.txt').toString(true);
    assert.deepEqual(await named('One Interface for Several Meshes', { headings: true }), [['One Interface for Several Meshes', 'String', 'KubeCon EU 2019', uri, 11]]);
  });

  it('list the topics of workspace Markdown once, as VS Code does', async () => {
    const found = await named('A talk about ztunnel', { headings: true });
    // The note's page may still be open as a separate document.
    assert.deepEqual(found.map(([name, , , uri]) => [name, uri]).filter(([, uri]) => !String(uri).startsWith('mesh.notes:')), [['### A talk about ztunnel', fileUri('notes', 'kubecon-eu-2024.md').toString(true)]]);
  });

  it('list the topics of a built-in conference once, whether it is open or not', async () => {
    // No other test, and no link that one resolves, opens this page.
    const title = 'Inference of large models on serverless';
    const page = 'mesh.notes:/en/conferences/kubecon-china-2024.md';
    assert.deepEqual(await named(title, { headings: true }), [[title, 'String', 'KubeCon China 2024', `${page}#inference-of-large-models-on-serverless`, 0]]);
    // VS Code keeps a document that was opened through the API for minutes.
    await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.parse(page), 'default');
    await until('VS Code’s own symbol', async () => (await named(title, { headings: true })).some(([name]) => name.startsWith('#')));
    // The first answer may have begun before the document was open.
    assert.deepEqual((await named(title, { headings: true })).map(([name, , , uri]) => [name, uri]), [[`### ${title}`, page]]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('VS Code’s own symbol to go', async () => (await named(title, { headings: true })).every(([name]) => !name.startsWith('#')));
  });

  it('include terms, and at most 200 symbols, for an empty query', async () => {
    const ours = (await symbols('')).filter(({ name }) => !name.startsWith('#'));
    assert.equal(ours.length, 200);
    assert.ok(ours.some(({ location }) => location.uri.path === fileUri('terms', 'golden-signals.md').path));
  });

  it('use the content language', async () => {
    await withSetting('language', 'zh-cn', async () => {
      assert.deepEqual(await named('Service mesh'), [['Service mesh', 'Constant', '服务网格 · 概念', 'mesh.notes:/zh-cn/terms/service-mesh.md', 0]]);
    });
  });

  it('follow their setting at once', async () => {
    await withSetting('workspaceSymbols.enabled', false, async () => {
      assert.deepEqual(await named('服务网格'), []);
    });
    assert.equal((await named('服务网格')).length, 1);
  });
});
