import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardOn, open } from './harness/hovers';
import { fileUri, until } from './harness/workspace';

const own = fileUri('notes', 'kubecon-eu-2024.md');

function page(path: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.parse(`mesh.notes:${path}`));
}

function setLanguage(language: string | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('meshNotes').update('language', language, vscode.ConfigurationTarget.Global);
}

/** The non-blank lines under a second-level heading. */
function section(document: vscode.TextDocument, title: string): string[] {
  const [, after = ''] = document.getText().split(`\n## ${title}\n`);
  const [lines = ''] = after.split('\n## ');
  return lines.split('\n').filter((line) => line !== '');
}

interface Link {
  readonly label: string;
  readonly href: string;
}

function linksIn(lines: readonly string[]): Link[] {
  return lines.flatMap((line) => [...line.matchAll(/\[((?:\\.|[^\]\\])+)\]\(([^)]+)\)/g)].map(([, label = '', href = '']) => ({ label, href })));
}

/** Resolves a relative link of a page as the preview does. */
async function follow(document: vscode.TextDocument, { href }: Link): Promise<{ text: string; slug: string }> {
  const [path = '', fragment = ''] = href.split('#');
  const uri = vscode.Uri.joinPath(document.uri, '..', decodeURIComponent(path));
  return { text: (await vscode.workspace.openTextDocument(uri)).getText(), slug: decodeURIComponent(fragment) };
}

/** Waits until a page lists the workspace note. */
async function withOwnNote(document: vscode.TextDocument, heading: string): Promise<Link> {
  return until(`${document.uri.path} to list the workspace’s note`, () => linksIn(section(document, heading)).find(({ href }) => /^\.\.\/workspace\/.*\/kubecon-eu-2024\.md#/.test(href)));
}

describe('Reading from page to page', () => {
  before(async () => {
    const document = await open('markdown', 'golden signals');
    await until('the notes of the workspace', () => cardOn(document, 'golden'));
  });

  afterEach(() => setLanguage(undefined));

  for (const { language, told, manifests, terms } of [
    { language: 'en', told: 'Mentioned in', manifests: 'Manifests', terms: 'Terms' },
    { language: 'zh-cn', told: '提及此术语的议题', manifests: '清单', terms: '术语' },
  ]) {
    it(`${language}: a term page lists built-in topics and the workspace’s, and each opens at a heading`, async () => {
      await setLanguage(language);
      const document = await page(`/${language}/terms/hbone.md`);
      const links = await until(`${document.uri.path} to list topics of both`, () => {
        const found = linksIn(section(document, told));
        return ['../conferences/', '../workspace/'].every((folder) => found.some(({ href }) => href.startsWith(folder))) && found;
      });
      for (const link of links) {
        const { text, slug } = await follow(document, link);
        assert.match(text, /hbone/i, link.href);
        assert.notEqual(slug, '', link.href);
      }
    });

    it(`${language}: a term page names the manifests that use the term`, async () => {
      const lines = section(await page(`/${language}/terms/waypoint.md`), manifests);
      assert.ok(lines.some((line) => line.includes('`istio-waypoint`')), lines.join('\n'));
    });

    it(`${language}: a conference page lists its terms, each with a page, and its manifests`, async () => {
      await setLanguage(language);
      const document = await page(`/${language}/conferences/kubecon-eu-2024.md`);
      const links = await until(`${document.uri.path} to list its terms and manifests`, () => {
        const found = linksIn(section(document, terms));
        return found.some(({ href }) => href === '../terms/ztunnel.md') && section(document, manifests).some((line) => line.includes('`istio-waypoint`')) && found;
      });
      for (const link of links) {
        assert.match((await follow(document, link)).text, /^# /, link.href);
      }
    });
  }

  it('refreshes an open conference page when the content language changes to its language', async () => {
    const path = 'conferences/kubecon-china-2024.md';
    const document = await page(`/zh-cn/${path}`);
    const listsTerms = (): boolean => section(document, '术语').length > 0;
    await setLanguage('zh-cn');
    await until('the terms in Chinese', listsTerms);
    await setLanguage('en');
    await until('the conferences in English', async () => {
      await vscode.workspace.fs.readFile(document.uri.with({ path: `/en/${path}` }));
      return !listsTerms();
    });
    await setLanguage('zh-cn');
    await until('the terms in Chinese again', listsTerms);
  });

  it('shows a workspace note as in its editor', async () => {
    const document = await page('/en/terms/hbone.md');
    const link = await withOwnNote(document, 'Mentioned in');
    assert.deepEqual(await follow(document, link), { text: (await vscode.workspace.openTextDocument(own)).getText(), slug: 'mesh' });
  });

  it('refreshes an open page, with any fragment, when a note first mentions its term', async () => {
    const document = await page('/en/terms/kosmos.md');
    const atHeading = await page('/en/terms/kosmos.md#mentioned-in');
    const uri = fileUri('notes', 'kosmos.md');
    const renewed = [document, atHeading].map(
      ({ uri }) =>
        new Promise<void>((resolve) => {
          const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
            if (event.document.uri.toString() === uri.toString() && event.document.getText().includes('Many clusters')) {
              subscription.dispose();
              resolve();
            }
          });
        }),
    );
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# KubeCon EU 2024, the rest\n\n## Many clusters (one network)\n\nKosmos again.\n'));
    await Promise.all(renewed);
    assert.equal(atHeading.uri.fragment, 'mentioned-in');
    const link = linksIn(section(document, 'Mentioned in')).find(({ label }) => label === 'Many clusters (one network)');
    assert.ok(link);
    assert.equal((await follow(document, link)).slug, 'many-clusters-one-network');
    await vscode.workspace.fs.delete(uri);
    await until('the page to forget the note', () => !document.getText().includes('Many clusters'));
  });

  it('shows a plain-text note as Markdown, in a folder with its name', async () => {
    const document = await page('/en/terms/hbone.md');
    const text = fileUri('notes', 'pasted-recap.txt');
    const place = text.authority === '' ? text.scheme : `${text.scheme}@${text.authority}`;
    const shown = await vscode.workspace.openTextDocument(document.uri.with({ path: `/en/workspace/${place}${text.path}/pasted-recap.md` }));
    assert.equal(shown.languageId, 'markdown');
    assert.equal(shown.getText(), (await vscode.workspace.openTextDocument(text)).getText());
  });

  it('refuses files that are not notes of the workspace', async () => {
    const link = await withOwnNote(await page('/en/terms/hbone.md'), 'Mentioned in');
    const path = decodeURIComponent(link.href.replace(/^\.\.(.*)#.*$/, '/en$1'));
    const other = (uri: vscode.Uri, page = ''): string => `${path.slice(0, -own.path.length)}${uri.path}${page}`;
    assert.equal(other(own), path);
    await page(path);
    for (const refused of [other(fileUri('README.md')), other(fileUri('manifests', 'ambient.yaml'), '/ambient.md'), other(fileUri('notes', 'nothing.md')), path.replace(/^(\/en\/workspace\/)[^/]+/, '$1%%%')]) {
      await assert.rejects(async () => page(refused));
    }
  });
});
