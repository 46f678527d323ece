import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open } from './harness/hovers';
import { withSetting } from './harness/settings';
import { fileUri, until } from './harness/workspace';

interface Offered {
  readonly label: string;
  readonly description: string | undefined;
  readonly detail: string | undefined;
  readonly filterText: string | undefined;
  /** Line, first and last character of the replaced range. */
  readonly range: readonly [number, number, number];
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** The extension's items at a position; other items, such as words, have no such detail. */
async function itemsAt(document: vscode.TextDocument, position: vscode.Position, resolved = 0): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position, undefined, resolved);
  return list.items.filter(({ detail, kind }) => detail !== undefined && kind !== vscode.CompletionItemKind.Snippet);
}

async function offeredAt(document: vscode.TextDocument, position: vscode.Position): Promise<Offered[]> {
  return (await itemsAt(document, position)).map((item) => {
    assert.ok(item.range instanceof vscode.Range);
    const { start, end } = item.range;
    return {
      label: labelOf(item),
      description: typeof item.label === 'string' ? undefined : item.label.description,
      detail: item.detail,
      filterText: item.filterText,
      range: [start.line, start.character, end.character],
    };
  });
}

/** The items offered at the mark `|` in a new document. */
async function offered(language: string, marked: string): Promise<Offered[]> {
  const offset = marked.indexOf('|');
  const document = await open(language, marked.replace('|', ''));
  return offeredAt(document, document.positionAt(offset));
}

async function labels(language: string, marked: string): Promise<string[]> {
  return (await offered(language, marked)).map(({ label }) => label);
}

describe('The completion of terms', () => {
  it('replaces exactly the typed part, also within Chinese text', async () => {
    assert.deepEqual(await offered('markdown', 'eBPF\n我们使用服务网|，'), [
      { label: '服务网格', description: 'Service mesh', detail: 'concept', filterText: '服务网格', range: [1, 4, 7] },
      { label: '服务网格接口', description: 'SMI', detail: 'project · CNCF', filterText: '服务网格接口', range: [1, 4, 7] },
    ]);
  });

  it('completes a Latin word directly after Chinese', async () => {
    assert.deepEqual(await offered('plaintext', '使用ztun|'), [{ label: 'ztunnel', description: undefined, detail: 'component · Istio', filterText: 'ztunnel', range: [0, 2, 6] }]);
  });

  it('handles the document’s line endings', async () => {
    const document = await open('markdown', 'a\r\n\r\nb\r\nzt');
    assert.deepEqual((await offeredAt(document, new vscode.Position(3, 2))).map(({ label, range }) => [label, range]), [
      ['ztunnel', [3, 0, 2]],
      ['ZTA', [3, 0, 2]],
    ]);
  });

  it('offers nothing in code, link targets and front matter, or for a complete name', async () => {
    for (const text of ['---\ntitle: zt|\n---\n', '```yaml\nname: zt|\n```', '[a](zt|)', 'https://zt|', 'a ztunnel|']) {
      assert.deepEqual(await labels('markdown', text), [], text);
    }
  });

  it('shows the untrusted card beside an item, without links', async () => {
    const document = await open('markdown', 'ztunne');
    const [item] = await itemsAt(document, new vscode.Position(0, 6), 1);
    assert.ok(item?.documentation instanceof vscode.MarkdownString);
    assert.match(item.documentation.value, /^\*\*ztunnel\*\*/);
    assert.doesNotMatch(item.documentation.value, /command:/);
    assert.ok(!item.documentation.isTrusted);
  });

  it('offers the workspace’s terms and disables their links', async () => {
    const found = await until('the workspace’s own terms', async () => {
      const all = await offered('markdown', '看黄金|');
      return all.length > 0 && all;
    });
    assert.deepEqual(found, [{ label: '黄金信号', description: 'Golden signals', detail: 'concept', filterText: '黄金信号', range: [0, 1, 3] }]);
    const document = await open('markdown', 'HBON');
    const [item] = await itemsAt(document, new vscode.Position(0, 4), 1);
    assert.equal(item?.detail, 'protocol · Workspace');
    assert.ok(item.documentation instanceof vscode.MarkdownString);
    assert.match(item.documentation.value, /command:workbench\.action\.quit/);
    assert.ok(!item.documentation.isTrusted);
  });

  it('works in a note of the workspace', async () => {
    const document = await vscode.workspace.openTextDocument(fileUri('notes', 'kubecon-china-2024.zh.md'));
    const offset = document.getText().indexOf('零信任架构离不开') + 2;
    const position = document.positionAt(offset);
    assert.deepEqual(
      (await offeredAt(document, position)).slice(0, 2).map(({ label, range }) => [label, range]),
      [
        ['零信任', [position.line, 0, 2]],
        ['零信任隧道', [position.line, 0, 2]],
      ],
    );
  });

  it('omits ignored terms', async () => {
    await withSetting('hover.ignoredTerms', ['ztunnel'], async () => {
      assert.deepEqual(await labels('markdown', 'ztun|'), []);
    });
    assert.deepEqual(await labels('markdown', 'ztun|'), ['ztunnel']);
  });

  it('follows its setting at once', async () => {
    await withSetting('completion.languages', ['yaml'], async () => {
      assert.deepEqual(await labels('markdown', 'ztun|'), []);
      assert.deepEqual(await labels('yaml', '# ztun|'), ['ztunnel']);
    });
    assert.deepEqual(await labels('markdown', 'ztun|'), ['ztunnel']);
    assert.deepEqual(await labels('yaml', '# ztun|'), []);
  });

  it('describes a term by its name, and that name by the one in the other language', async () => {
    const described = async () => (await offered('markdown', 'zt|')).concat(await offered('markdown', '服务网|')).map(({ label, description }) => `${label}: ${description ?? ''}`);
    assert.deepEqual(await described(), ['ztunnel: ', 'ZTA: Zero trust', '服务网格: Service mesh', '服务网格接口: SMI']);
    await withSetting('language', 'zh-cn', async () => {
      assert.deepEqual(await described(), ['ztunnel: ', 'ZTA: 零信任', '服务网格: Service mesh', '服务网格接口: SMI']);
    });
  });

  it('describes a term in the content language', async () => {
    await withSetting('language', 'zh-cn', async () => {
      assert.deepEqual((await offered('markdown', '服务网|')).map(({ description, detail }) => [description, detail])[0], ['Service mesh', '概念']);
    });
  });
});
