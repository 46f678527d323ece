import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noteSignpost } from '../../src/core/preview/signposts';
import { cardOn, open } from './harness/hovers';
import { linksIn, page, section, targetOf, type Link } from './harness/pages';
import { fileUri, until } from './harness/workspace';

const own = fileUri('notes', 'kubecon-eu-2024.md');

function setLanguage(language: string | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration('meshNotes').update('language', language, vscode.ConfigurationTarget.Global);
}

/** What a link of a page leads to. */
async function follow(document: vscode.TextDocument, link: Link): Promise<{ text: string; slug: string }> {
  const uri = targetOf(document, link);
  return { text: (await vscode.workspace.openTextDocument(uri.with({ fragment: '' }))).getText(), slug: uri.fragment };
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
    it(`${language}: a term page lists built-in topics and the workspace’s, and each leads to a heading`, async () => {
      await setLanguage(language);
      const document = await page(`/${language}/terms/hbone.md`);
      const links = await until(`${document.uri.path} to list topics of both`, () => {
        const found = linksIn(section(document, told));
        return ['../conferences/', '../notes/'].every((folder) => found.some(({ href }) => href.startsWith(folder))) && found;
      });
      assert.ok(links.some((link) => targetOf(document, link).path === `/${language}/${noteSignpost(own.toString(), 0, 'mesh')}`));
      for (const link of links.filter(({ href }) => href.startsWith('../conferences/'))) {
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
    assert.equal(targetOf(document, link).path, `/en/${noteSignpost(uri.toString(), 2, 'many-clusters-one-network')}`);
    await vscode.workspace.fs.delete(uri);
    await until('the page to forget the note', () => !document.getText().includes('Many clusters'));
  });
});
