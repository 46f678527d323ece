import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { decodeText, encodeText } from '../../src/workspace/encodings';
import { cardOn, open } from './harness/hovers';
import { fileUri, makeFolder, until } from './harness/workspace';

const folder = fileUri('encoded');
const note = vscode.Uri.joinPath(folder, 'kubecon-china-2024.md');
const termNote = vscode.Uri.joinPath(folder, 'berth.md');
const glossary = vscode.Uri.joinPath(folder, 'fleet.glossary.yml');
const snippets = vscode.Uri.joinPath(folder, 'harbour.json');
const shared = fileUri('.vscode', 'harbour.code-snippets');
/** A snippet file with one manifest. */
const snippetFile = (prefix: string): string => `{ "Pod": { "prefix": "${prefix}", "body": "apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: 泊位" } }`;
const manifest = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: 泊位\n';

async function useEncoding(encoding: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('files').update('encoding', encoding, vscode.ConfigurationTarget.Workspace);
}

async function write(uri: vscode.Uri, text: string, encoding: string): Promise<void> {
  await makeFolder(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(text, { encoding }));
}

async function copied(prefix: string): Promise<string> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('meshNotes.copyManifest', prefix);
  return vscode.env.clipboard.readText();
}

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
/** 服务 in GBK, which is not valid UTF-8. */
const gbk = bytes(0xb7, 0xfe, 0xce, 0xf1);

describe('The text of a file', () => {
  afterEach(() => useEncoding(undefined));

  for (const [title, content, expected] of [
    ['is UTF-8', new TextEncoder().encode('# 服务网格 😀'), '# 服务网格 😀'],
    ['has no byte order mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
    ['is empty', bytes(), ''],
    ['is UTF-16 after a byte order mark', bytes(0xff, 0xfe, 0x61, 0, 0x8d, 0x67), 'a\u678d'],
    ['is big-endian UTF-16', bytes(0xfe, 0xff, 0, 0x61, 0x67, 0x8d), 'a\u678d'],
    ['is UTF-16 without a zero byte', bytes(0xff, 0xfe, 0x8d, 0x67), '\u678d'],
    ['has U+FFFD for invalid UTF-8 and keeps the rest', bytes(0x61, 0xff, 0x62, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x63), 'a\ufffdb\ufffd(\ufffd\ufffd\ufffdc'],
    ['has U+FFFD for a truncated character', bytes(0xe6, 0x9c), '\ufffd'],
    ['is undefined for binary content', bytes(0x50, 0x4b, 0, 0), undefined],
    ['is undefined for NUL characters only', new Uint8Array(9000), undefined],
    ['has a line feed for a lone carriage return', new TextEncoder().encode('a\rb\r\nc\n\rd'), 'a\nb\r\nc\n\nd'],
  ] as const) {
    it(title, async () => {
      assert.equal(await decodeText(content, note), expected);
    });
  }

  it('is decoded with files.encoding', async () => {
    await useEncoding('gbk');
    assert.equal(await decodeText(gbk, note), '服务');
    assert.equal(await decodeText(bytes(0xef, 0xbb, 0xbf, 0xe6, 0x9c, 0x8d), note), '服');
    assert.equal(await decodeText(bytes(0x50, 0x4b, 0, 0), note), undefined);
    await useEncoding(undefined);
    assert.equal(await decodeText(gbk, note), '\ufffd\ufffd\ufffd\ufffd');
  });

  it('is decoded with files.encoding for its language', async () => {
    const markdown = vscode.workspace.getConfiguration('files', { languageId: 'markdown' });
    await markdown.update('encoding', 'gbk', vscode.ConfigurationTarget.Workspace, true);
    try {
      assert.equal(await decodeText(gbk, note), '服务');
      assert.equal(await decodeText(gbk, note.with({ path: note.path.replace(/md$/, 'txt') })), '\ufffd\ufffd\ufffd\ufffd');
    } finally {
      await markdown.update('encoding', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('is encoded so that it reads back the same', async () => {
    // A Node host returns a Buffer, which is a different class.
    const written = async (text: string): Promise<Uint8Array> => Uint8Array.from(await encodeText(text, note));
    assert.deepEqual(await written('服务'), bytes(0xe6, 0x9c, 0x8d, 0xe5, 0x8a, 0xa1));
    await useEncoding('gbk');
    assert.deepEqual(await written('服务'), gbk);
    // Not in GBK.
    assert.deepEqual(await written('服😀'), bytes(0xef, 0xbb, 0xbf, 0xe6, 0x9c, 0x8d, 0xf0, 0x9f, 0x98, 0x80));
    assert.equal(await decodeText(await encodeText('服😀', note), note), '服😀');
  });
});

describe('Closed files in another encoding', () => {
  afterEach(async () => {
    await useEncoding(undefined);
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await vscode.workspace.fs.delete(shared);
    await vscode.workspace.getConfiguration('meshNotes').update('manifests.folders', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('meshNotes.refresh');
  });

  it('are decoded as in editors, and again when the encoding changes: notes, term notes, glossaries and manifests', async function () {
    this.timeout(90_000);
    await write(note, '# KubeCon 中国 2024 笔记\n\n## 议题：和父母落地\n\n每艘船都有自己的泊位。\n', 'gbk');
    await write(termNote, '---\nterm: Berth\naliases: [泊位]\nkind: concept\n---\n船停靠的地方。\n', 'gbk');
    await write(glossary, 'contexts:\n  - name: 船队\n    terms:\n      - name: 拖轮\n        definition: 拖着船走。\n', 'gbk');
    await write(snippets, snippetFile('harbour-pod'), 'gbk');
    // VS Code reads everything in .vscode as UTF-8.
    await write(shared, snippetFile('shared-pod'), 'utf8');
    await vscode.workspace.getConfiguration('meshNotes').update('manifests.folders', ['encoded'], vscode.ConfigurationTarget.Global);
    const document = await open('markdown', '泊位和拖轮。');
    await useEncoding('gbk');
    const berth = await until('the term note', () => cardOn(document, '泊位'));
    assert.match(berth.body, /船停靠的地方。$/);
    const tug = await until('the glossary', () => cardOn(document, '拖轮'));
    assert.match(tug.body, /拖着船走。/);
    await until('the mention in the note', async () => (await cardOn(document, '泊位'))?.links.includes('[1 mention in your notes]') === true);
    await until('the manifest', async () => (await copied('harbour-pod')) === manifest);
    assert.equal(await copied('shared-pod'), manifest);
    await useEncoding(undefined);
    await until('the term note to be read anew', async () => (await cardOn(document, '泊位')) === undefined);
    await until('the manifest to be read anew', async () => (await copied('harbour-pod')).includes('\ufffd'));
  });
});
