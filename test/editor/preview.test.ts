import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noteSignpost } from '../../src/core/preview/signposts';
import { linkPath } from '../../src/core/text/escape';
import { withSetting } from './harness/settings';
import { fileUri, until } from './harness/workspace';

const render = (document: vscode.TextDocument): Thenable<string> => vscode.commands.executeCommand<string>('markdown.api.render', document);

/** The underlined terms, with where they lead. */
async function termsOf(document: vscode.TextDocument): Promise<string[]> {
  return [...(await render(document)).matchAll(/class="mesh-notes-term"(?: href="([^"]*)" data-href="\1")? title="[^"]*">([^]*?)<\/(?:a|span)>/g)].map(([, href = '', text = '']) => `${text} ${href}`);
}

describe('The Markdown preview', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await vscode.workspace.openTextDocument(fileUri('notes/kubecon-china-2024.zh.md'));
    await until('the underlined terms', async () => (await termsOf(document)).length > 0);
  });

  it('links from a note to built-in pages and the user’s term notes', async () => {
    const readme = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'a ztunnel and golden signals' });
    // Relative links need a path, which an untitled document does not have.
    await until('the workspace’s own terms', async () => (await termsOf(readme)).length === 2);
    assert.deepEqual(await termsOf(readme), ['ztunnel mesh.notes:/en/terms/ztunnel.md', 'golden signals ']);
    const own = await vscode.workspace.openTextDocument(fileUri('notes/kubecon-eu-2024.md'));
    const hbone = (await termsOf(own)).filter((each) => each.startsWith('HBONE'));
    assert.deepEqual([...new Set(hbone)], ['HBONE ../terms/hbone.md']);
  });

  it('links from a built-in page by relative links, and not to itself', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('mesh.notes:/zh-cn/terms/ztunnel.md'));
    const shown = await termsOf(page);
    assert.ok(shown.length > 0);
    const targets = shown.map((each) => each.slice(each.lastIndexOf(' ') + 1));
    const own = fileUri('terms', 'hbone.md').toString();
    assert.deepEqual([...new Set(targets.filter((target) => !/^[\w-]+\.md$/.test(target)))], [`../${linkPath(noteSignpost(own, 1))}`]);
    assert.ok(!targets.includes('ztunnel.md'));
  });

  it('hides TOML front matter and keeps line numbers', async () => {
    const html = await render(document);
    assert.ok(!html.includes('+++'), html);
    const line = document.getText().split(/\r?\n/).findIndex((each) => each.startsWith('#'));
    assert.match(html, new RegExp(`^[^+]*<h2 data-line="${String(line)}"`));
    await withSetting('preview.tomlFrontMatter', false, () => until('the front matter', async () => (await render(document)).includes('+++')));
    await until('the front matter to be hidden again', async () => !(await render(document)).includes('+++'));
  });

  it('underlines no ignored terms, and none at all when turned off', async () => {
    const text = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'a ztunnel and a waypoint' });
    const ztunnel = 'ztunnel mesh.notes:/en/terms/ztunnel.md';
    const waypoint = 'waypoint mesh.notes:/en/terms/waypoint.md';
    assert.deepEqual(await termsOf(text), [ztunnel, waypoint]);
    await withSetting('hover.ignoredTerms', ['ztunnel'], async () => {
      assert.deepEqual(await termsOf(text), [waypoint]);
    });
    await withSetting('preview.terms', false, async () => {
      assert.deepEqual(await termsOf(text), []);
    });
    assert.deepEqual(await termsOf(text), [ztunnel, waypoint]);
  });

  it('explains terms in the content language', async () => {
    const text = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'a ztunnel' });
    await withSetting('language', 'zh-cn', () => until('the Chinese tooltip', async () => /title="ztunnel[^"]*[\u4e00-\u9fff]/.test(await render(text)) && (await termsOf(text))[0] === 'ztunnel mesh.notes:/zh-cn/terms/ztunnel.md'));
  });

  it('renders shortcodes, unless turned off', async () => {
    const text = await vscode.workspace.openTextDocument({ language: 'markdown', content: '{{< note >}}\n[a]({{< ref "b.md" >}})\n{{< /note >}}' });
    assert.match(await render(text), /<div class="mesh-notes-admonition mesh-notes-note[^]*<a href="b\.md" data-href="b\.md">a<\/a>/);
    await withSetting('preview.shortcodes', false, () => until('the raw text', async () => (await render(text)).includes('{{&lt; note &gt;}}')));
  });

  it('does not change text without a document', async () => {
    assert.match(await vscode.commands.executeCommand<string>('markdown.api.render', 'a ztunnel'), /<p [^>]*>a ztunnel<\/p>\n$/);
  });
});
