import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import istio from '../../snippets/istio.json';
import { expandSnippet } from '../../src/core/manifests/snippetSyntax';
import { withSetting } from './harness/settings';
import { until } from './harness/workspace';

const manifest = expandSnippet(Object.values(istio).find(({ prefix }) => prefix === 'istio-waypoint')?.body.join('\n') ?? '');
const label = 'istio.io/dataplane-mode: ambient';

/** A namespace labelled for a waypoint that does not exist. */
const labelled = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: store\n  labels:\n    istio.io/use-waypoint: wp\n';

/** A manifest with the names of the file above. */
function fitted(prefix: string): string {
  const body = Object.values(istio).find((each) => each.prefix === prefix)?.body.join('\n') ?? '';
  return expandSnippet(body, new Map(prefix === 'istio-waypoint' ? [[1, 'wp'], [2, 'store']] : [[2, 'store'], [3, 'wp']]));
}

const other = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n';

/** Parses a text with | at each cursor. */
function read(marked: string): { text: string; offsets: number[] } {
  const parts = marked.split('|');
  let length = 0;
  const offsets = parts.slice(0, -1).map((part) => (length += part.length));
  return { text: parts.join(''), offsets };
}

async function show(language: string, marked: string): Promise<vscode.TextEditor> {
  const { text, offsets } = read(marked);
  const document = await vscode.workspace.openTextDocument({ language, content: text });
  const editor = await vscode.window.showTextDocument(document);
  editor.selections = offsets.map((offset) => {
    const position = document.positionAt(offset);
    return new vscode.Selection(position, position);
  });
  return editor;
}

/** Inserts into a text with | at each cursor; checks the result and that one undo reverts it. */
function inserts(name: string, language: string, prefix: string, before: string, after: string): void {
  it(name, async () => {
    const editor = await show(language, before);
    const { document } = editor;
    const text = document.getText();
    await vscode.commands.executeCommand('meshNotes.insertManifest', prefix);
    assert.equal(document.getText(), after);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });
}

describe('Inserting a manifest', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  inserts('fills an empty document', 'yaml', 'istio-waypoint', '|', manifest);
  inserts('goes after the document under the cursor', 'yaml', 'istio-waypoint', other.replace('kind', 'ki|nd'), `${other}---\n${manifest}\n`);
  inserts('goes between two documents with one separator on each side', 'yaml', 'istio-waypoint', `${other.replace('kind', '|kind')}---\n${other}`, `${other}---\n${manifest}\n---\n${other}`);
  inserts('stands at column 0 whatever the cursor’s indentation', 'yaml', 'istio-waypoint', `${other}  |`, `${other}---\n${manifest}`);
  inserts('is inserted once for several cursors in one document', 'yaml', 'istio-waypoint', other.replace('kind', '|kind').replace('name', '|name'), `${other}---\n${manifest}\n`);
  inserts(
    'is inserted once in each document that has a cursor',
    'yaml',
    'istio-waypoint',
    `${other.replace('kind', '|kind')}---\n${other.replace('kind', '|kind')}`,
    `${other}---\n${manifest}\n---\n${other}---\n${manifest}\n`,
  );
  inserts('a fragment goes to the cursor’s indentation', 'yaml', 'istio-ambient-label', 'metadata:\n  labels:\n    |\n', `metadata:\n  labels:\n    ${label}\n`);
  inserts('a fragment goes under an open key', 'yaml', 'istio-ambient-label', 'metadata:\n  labels:|\n', `metadata:\n  labels:\n    ${label}\n`);
  inserts('a fragment goes to each of several cursors', 'yaml', 'istio-ambient-label', 'a:\n  labels:|\nb:\n  labels:|\n', `a:\n  labels:\n    ${label}\nb:\n  labels:\n    ${label}\n`);
  inserts('Markdown gets a fenced block', 'markdown', 'istio-waypoint', 'A waypoint:|\n\nMore.\n', `A waypoint:\n\n\`\`\`yaml\n${manifest}\n\`\`\`\n\nMore.\n`);
  inserts('a fence in Markdown is filled as a document', 'markdown', 'istio-waypoint', '```yaml\n|\n```\n', `\`\`\`yaml\n${manifest}\n\`\`\`\n`);

  inserts('takes namespace and name from what the file refers to', 'yaml', 'istio-waypoint', `${labelled}|`, `${labelled}---\n${fitted('istio-waypoint')}\n`);
  inserts('takes the same in each document that has a cursor', 'yaml', 'istio-authz-l7', `|${labelled}---\n|${labelled}`, `${labelled}---\n${fitted('istio-authz-l7')}\n---\n${labelled}---\n${fitted('istio-authz-l7')}\n`);
  inserts('takes them from a fence in Markdown', 'markdown', 'istio-authz-l7', `\`\`\`yaml\n${labelled}\`\`\`\n\n|\n`, `\`\`\`yaml\n${labelled}\`\`\`\n\n\`\`\`yaml\n${fitted('istio-authz-l7')}\n\`\`\`\n`);
  inserts('chooses among namespaces, wherever one is repeated', 'yaml', 'istio-authz-l7', `${labelled}---\n${other}|`, `${labelled}---\n${other}---\n${fitted('istio-authz-l7')}\n`);
  inserts('goes after a document with tabs, anchors and a half-typed line', 'yaml', 'istio-waypoint', 'a: &x\n\tb: *x\n  met|', `a: &x\n\tb: *x\n  met\n---\n${manifest}`);
  inserts('goes after a template', 'yaml', 'istio-waypoint', '{{- with .Values }}\nname: {{ .name }}|\n{{- end }}\n', `{{- with .Values }}\nname: {{ .name }}\n{{- end }}\n---\n${manifest}\n`);

  it('goes to a new YAML document if the language cannot hold YAML', async () => {
    await show('json', '{|}');
    await vscode.commands.executeCommand('meshNotes.insertManifest', 'istio-waypoint');
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.languageId, 'yaml');
    assert.equal(document.isUntitled, true);
    assert.equal(document.getText(), `${manifest}\n`);
  });

  it('goes to a new YAML document from a built-in page, and leaves the page alone', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('mesh.notes:/en/terms/hbone.md'));
    const text = page.getText();
    await vscode.window.showTextDocument(page);
    await vscode.commands.executeCommand('meshNotes.insertManifest', 'istio-waypoint');
    assert.equal(page.getText(), text);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), `${manifest}\n`);
  });

  it('goes to a new YAML document if no editor is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('meshNotes.insertManifest', 'istio-waypoint');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), `${manifest}\n`);
  });

  it('selects the first placeholder and its linked ones', async () => {
    const editor = await show('yaml', '|');
    await vscode.commands.executeCommand('meshNotes.insertManifest', 'istio-waypoint');
    assert.equal(editor.selection.isEmpty, false);
    assert.equal(editor.document.getText(editor.selection), 'waypoint');
  });

  it('opens as a new file', async () => {
    const editor = await show('yaml', '|');
    await vscode.commands.executeCommand('meshNotes.newManifestFile', 'istio-waypoint');
    assert.notEqual(vscode.window.activeTextEditor?.document, editor.document);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), `${manifest}\n`);
    assert.equal(editor.document.getText(), '');
  });

  it('is copied with its defaults', async () => {
    await vscode.commands.executeCommand('meshNotes.copyManifest', 'istio-waypoint');
    assert.equal(await vscode.env.clipboard.readText(), `${manifest}\n`);
    await show('yaml', '|');
  });

  it('has Chinese comments if the content language is Chinese: inserted, copied and as a new file', async () => {
    await withSetting('language', 'zh-cn', async () => {
      const chinese = expandSnippet('# 服务于带 istio.io/use-waypoint: ${1:waypoint} 标签的对象（命名空间、Service 或 Pod）；没有对象打上标签时不起作用。\n  name: $1');
      const editor = await show('yaml', '|');
      await vscode.commands.executeCommand('meshNotes.insertManifest', 'istio-waypoint');
      const text = editor.document.getText();
      assert.ok(text.includes(chinese), text);
      assert.equal(text.replace(/# .*/g, '#'), manifest.replace(/# .*/g, '#'), 'all else is the same');
      await vscode.commands.executeCommand('meshNotes.copyManifest', 'istio-waypoint');
      assert.equal(await vscode.env.clipboard.readText(), `${text}\n`);
      await vscode.commands.executeCommand('meshNotes.newManifestFile', 'istio-waypoint');
      assert.equal(vscode.window.activeTextEditor?.document.getText(), `${text}\n`);
    });
    await vscode.commands.executeCommand('meshNotes.copyManifest', 'istio-waypoint');
    assert.equal(await vscode.env.clipboard.readText(), `${manifest}\n`);
  });

  it('is offered in YAML by its prefix', async () => {
    const { document } = await show('yaml', 'istio-way|');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 9));
    const labels = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet).map(({ label: name }) => (typeof name === 'string' ? name : name.label));
    assert.ok(labels.includes('istio-waypoint'), labels.join(' '));
  });

  describe('its preview', () => {
    const previews = (): string[] =>
      vscode.workspace.textDocuments.filter(({ uri, isClosed }) => uri.scheme === 'mesh-notes-manifest' && !isClosed && isShown(uri)).map((document) => document.getText());
    const isShown = (uri: vscode.Uri): boolean =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()));

    afterEach(() => vscode.commands.executeCommand('workbench.action.closeQuickOpen'));

    for (const closeEmptyGroups of [true, false]) {
      it(`shows what would be inserted, and leaves no tab or group behind${closeEmptyGroups ? '' : ', even if empty groups stay open'}`, async () => {
        const configuration = vscode.workspace.getConfiguration('workbench.editor');
        await configuration.update('closeEmptyGroups', closeEmptyGroups, vscode.ConfigurationTarget.Global);
        const editor = await show('yaml', `${labelled}|`);
        const { selection } = editor;
        const groups = vscode.window.tabGroups.all.length;
        const done = vscode.commands.executeCommand('meshNotes.insertManifest');
        await until('the preview', () => previews()[0] === `${fitted('istio-waypoint')}\n`);
        assert.equal(vscode.window.tabGroups.all.length, groups + 1);
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        await done;
        assert.deepEqual(previews(), []);
        assert.equal(vscode.window.tabGroups.all.length, groups);
        await until('the editor', () => vscode.window.activeTextEditor?.document === editor.document);
        assert.ok(vscode.window.activeTextEditor?.selection.isEqual(selection));
        assert.equal(editor.document.getText(), labelled);
        await configuration.update('closeEmptyGroups', undefined, vscode.ConfigurationTarget.Global);
      });
    }

    it('has Chinese comments if the content language is Chinese', async () => {
      await withSetting('language', 'zh-cn', async () => {
        await show('yaml', `${labelled}|`);
        const done = vscode.commands.executeCommand('meshNotes.insertManifest');
        await until('the preview', () => previews()[0]?.includes('# service：发往 Service 的流量；workload：发往 Pod IP 的流量；all：两者都要\n    istio.io/waypoint-for: service\n'));
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        await done;
      });
    });

    it('can be turned off in the settings', async () => {
      await withSetting('manifests.preview', false, async () => {
        const editor = await show('yaml', `${labelled}|`);
        const opened: vscode.Tab[] = [];
        const listener = vscode.window.tabGroups.onDidChangeTabs((event) => opened.push(...event.opened));
        const done = vscode.commands.executeCommand('meshNotes.insertManifest');
        await until('the manifest', async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return editor.document.getText() !== labelled;
        });
        await done;
        listener.dispose();
        assert.deepEqual(opened, []);
        assert.equal(editor.document.getText(), `${labelled}---\n${fitted('istio-waypoint')}\n`);
      });
    });
  });
});
