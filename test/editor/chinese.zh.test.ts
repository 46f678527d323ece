import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

describe('In a Chinese editor', () => {
  it('shows cards and their links in Chinese', async () => {
    assert.equal(vscode.env.language, 'zh-cn');
    const card = await cardOn(await open('markdown', '使用ztunnel代理'), 'ztunnel');
    assert.match(card?.body ?? '', /^\*\*ztunnel\*\*.* {2}\n组件 · Istio\n/);
    assert.deepEqual([...(card?.links ?? '').matchAll(/\[([^\]]+)\]\(/g)].map(([, label]) => label).filter((label) => !label?.includes('提及')), [
      '词条',
      '插入清单…',
      '文档',
      '不再解释此术语',
    ]);
  });

  it('shows the Chinese card for an English name', async () => {
    const card = await cardOn(await open('markdown', 'a service mesh'), 'service mesh');
    assert.match(card?.body ?? '', /^\*\*服务网格\*\* {2}\n概念/);
    assert.match(card?.body ?? '', /English: Service mesh/);
  });

  it('serves the built-in pages in Chinese', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('mesh.notes:/zh-cn/terms/service-mesh.md'));
    assert.equal(page.lineAt(0).text, '# 服务网格');
  });

  it('joins lists in messages with Chinese commas', async () => {
    const uri = fileUri('terms', 'berth.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('---\nterm: Berth\nkind: place\n---\nA place for a ship.\n'));
    const [problem] = await until('the problem of the note', () => {
      const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mesh Notes');
      return found.length > 0 && found;
    });
    assert.equal(problem?.message, '字段 kind 必须是下列值之一：protocol、component、project、resource、field、concept、pattern、organisation。');
    await vscode.workspace.fs.delete(uri);
  });
});
