import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import istio from '../../snippets/istio.json';
import { expandSnippet } from '../../src/core/manifests/snippetSyntax';
import { slugOf } from '../../src/core/notes/slug';
import { manifestSignpost, noteSignpost, signpostTarget } from '../../src/core/preview/signposts';
import { Files } from './harness/files';
import { cursorAt, follow, linksIn, page, preview, section, targetOf, type Link } from './harness/pages';
import { fileUri, until } from './harness/workspace';

const outside = 'mesh-notes-outside';

/** Notes that mention Submariner: their topic, its line from 0, and the text before it. */
const topics = [
  { uri: fileUri('signposts', 'kubecon.md'), topic: 'Broker & gateways', line: 4, head: '# KubeCon EU 2024, one\n\nText.\n\n## Broker & gateways\n\n' },
  { uri: fileUri('signposts', '观后感', '100% #1 (a b)?.md'), topic: '跨集群：网络', line: 2, head: '# KubeCon EU 2024, two\n\n## 跨集群：网络\n\n' },
  { uri: fileUri('signposts', 'pasted.txt'), topic: 'The Tunnel Between Clusters', line: 4, head: 'KubeCon EU 2019: pasted\n\nI found this page in an old folder and pasted it here as it was, with the words of the web site.\n\nThe Tunnel Between Clusters\n\nWhat was said there is longer than its heading, and it ends with a full stop.\n' },
  { uri: fileUri('signposts', 'marks.md'), topic: '——', line: 2, head: '# KubeCon EU 2024, three\n\n## ——\n\n' },
] as const;
const outer = { uri: vscode.Uri.from({ scheme: outside, path: '/notes/outer.md' }), topic: 'Outside', line: 2, head: '# Plain\n\n## Outside\n\n' };

const all = [...topics, outer];
const text = ({ head }: { readonly head: string }): string => `${head}A gateway of Submariner joins two Kubernetes clusters with one tunnel between them.\n`;

/** The open tabs by URI; the active one and previews are marked. */
function tabs(): string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ input, isActive, isPreview }) => {
    const uri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri.toString() : 'other';
    return `${isActive ? '> ' : ''}${uri}${isPreview ? ' (preview)' : ''}`;
  });
}

/** Closes all tabs, unsaved texts of other tests too. */
async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

describe('A link on a page to the user’s own', () => {
  const files = new Files(outside);
  let provider: vscode.Disposable;
  let document: vscode.TextDocument;
  const linkTo = (topic: string): Link | undefined => linksIn(section(document, 'Mentioned in')).find(({ label }) => label.replaceAll('\\', '') === topic);

  before(async () => {
    await closeAll();
    files.set(outer.uri.path, text(outer));
    provider = vscode.workspace.registerFileSystemProvider(outside, files, { isReadonly: true });
    await Promise.all(topics.map((topic) => vscode.workspace.fs.writeFile(topic.uri, new TextEncoder().encode(text(topic)))));
    await vscode.workspace.getConfiguration('meshNotes').update('notes.folders', [`${outside}:/notes`], vscode.ConfigurationTarget.Global);
    document = await page('/en/terms/submariner.md');
    // Looking up a term begins to read the notes.
    await vscode.commands.executeCommand('meshNotes.openTerm', 'submariner', 'builtin');
    for (const { topic } of all) {
      await until(`the page to list ${topic}`, () => linkTo(topic));
    }
  });

  after(async () => {
    await vscode.workspace.getConfiguration('meshNotes').update('notes.folders', undefined, vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs.delete(fileUri('signposts'), { recursive: true });
    provider.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens each note in an editor at the heading, in one tab after another, and the page stays', async () => {
    const uri = document.uri.toString();
    await vscode.commands.executeCommand('meshNotes.openTerm', 'submariner', 'builtin');
    assert.deepEqual(tabs(), [`> ${uri} (preview)`]);
    for (const { uri: note, topic, line } of [...all, ...all]) {
      const link = linkTo(topic);
      assert.ok(link);
      await follow(targetOf(document, link));
      await cursorAt(note, line);
      assert.deepEqual(tabs(), [uri, `> ${note.toString()} (preview)`]);
      await vscode.commands.executeCommand('vscode.openWith', document.uri, preview);
      await until('the page', () => vscode.window.activeTextEditor === undefined);
    }
  });

  it('leads to the same heading from the source of the page', async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 1000);
    const targets = found.flatMap(({ target }) => signpostTarget(target?.path ?? '') ?? []).filter((target) => 'uri' in target);
    const byPlace = (a: { readonly place: string }, b: { readonly place: string }): number => (a.place < b.place ? -1 : 1);
    const expected = all.map(({ uri, topic, line }) => ({ uri: uri.toString(), place: slugOf(topic) || `L${String(line + 1)}` }));
    assert.deepEqual(targets.sort(byPlace), expected.sort(byPlace));
  });

  it('opens the top of a note whose heading has changed', async () => {
    await follow(document.uri.with({ path: `/en/${noteSignpost(topics[0].uri.toString(), 4, 'former')}` }));
    await cursorAt(topics[0].uri, 0);
  });

  it('opens the line of a term in a glossary', async () => {
    const glossary = fileUri('signposts', 'desk.glossary.yml');
    await vscode.workspace.fs.writeFile(glossary, new TextEncoder().encode('contexts:\n  - name: Desk\n    terms:\n      - name: Signpost ticket\n        definition: What the desk hands out.\n'));
    await until('the term', async () => (await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Signpost ticket')).length > 0);
    await follow(document.uri.with({ path: `/en/${noteSignpost(glossary.toString(), 3)}` }));
    await cursorAt(glossary, 3);
  });

  it('opens nothing for a note that is gone, or a file that is not the user’s note', async () => {
    for (const uri of [fileUri('signposts', 'gone [a](command:b).md'), fileUri('README.md')]) {
      await follow(document.uri.with({ path: `/en/${noteSignpost(uri.toString(), 0, 'a')}` }));
      await until('the signpost to close', () => tabs().length === 0);
    }
    await follow(document.uri.with({ path: `/en/${noteSignpost(topics[0].uri.toString(), 4, 'former')}` }));
    await cursorAt(topics[0].uri, 0);
    assert.deepEqual(tabs(), [`> ${topics[0].uri.toString()} (preview)`]);
    assert.deepEqual(vscode.workspace.textDocuments.filter(({ uri }) => uri.toString() === fileUri('README.md').toString()), []);
  });
});

describe('A link on a page to a manifest', () => {
  const manifest = expandSnippet(Object.values(istio).find(({ prefix }) => prefix === 'istio-waypoint')?.body.join('\n') ?? '');
  let document: vscode.TextDocument;
  let signpost: vscode.Uri;

  before(async () => {
    document = await page('/en/terms/waypoint.md');
    const link = await until('the manifest', () => linksIn(section(document, 'Manifests')).find(({ href }) => href === '../manifests/istio-waypoint.md'));
    signpost = targetOf(document, link);
  });

  afterEach(closeAll);

  it('inserts it into the editor beside the page', async () => {
    const other = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content: 'kind: Other\n' }), { viewColumn: vscode.ViewColumn.Two, preview: false });
    const { document: target } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content: '' }), { viewColumn: vscode.ViewColumn.One, preview: false });
    await vscode.commands.executeCommand('vscode.openWith', document.uri, preview, vscode.ViewColumn.Three);
    await follow(signpost, vscode.ViewColumn.Three);
    await until('the manifest', () => target.getText() === manifest);
    assert.equal(vscode.window.activeTextEditor?.document, target);
    assert.equal(other.document.getText(), 'kind: Other\n');
    assert.deepEqual(tabs(), [`> ${target.uri.toString()}`, `> ${other.document.uri.toString()}`, `> ${document.uri.toString()}`]);
  });

  it('opens it in a new file if no editor is beside the page, and the page stays', async () => {
    await vscode.commands.executeCommand('meshNotes.openTerm', 'waypoint', 'builtin');
    await follow(signpost);
    const editor = await until('the new file', () => vscode.window.activeTextEditor);
    await until('the manifest', () => editor.document.getText() === `${manifest}\n`);
    assert.deepEqual([editor.document.isUntitled, editor.document.languageId], [true, 'yaml']);
    assert.deepEqual(tabs(), [`${document.uri.toString()} (preview)`, `> ${editor.document.uri.toString()}`]);
  });

  it('opens nothing for a prefix of any characters that no manifest has', async () => {
    await follow(document.uri.with({ path: `/en/${manifestSignpost('a/../b #%?')}` }));
    await until('the signpost to close', () => tabs().length === 0);
    await follow(signpost);
    const editor = await until('the new file', () => vscode.window.activeTextEditor);
    await until('the manifest', () => editor.document.getText() === `${manifest}\n`);
    assert.deepEqual(tabs(), [`> ${editor.document.uri.toString()}`]);
  });
});
