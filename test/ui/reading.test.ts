import assert from 'node:assert/strict';
import { Workbench } from './workbench';

/** Headings of the user's notes that mention HBONE, with the files and lines they are in. */
const ownTopics = [
  { heading: 'What a connection does', path: 'conferences/kubecon-eu-2024-ambient.md', line: 19 },
  { heading: 'HBONE 一条连接变三段', path: '笔记/KubeCon China 2024 观后感.md', line: 14 },
  { heading: 'What we would tell our younger selves', path: 'study/kubecon-eu-2019-reread.txt', line: 13 },
] as const;

for (const { language, theme, topics, terms, protocols, talk, told, term, insert } of [
  {
    language: 'en',
    theme: 'Default Dark Modern',
    topics: 'Topics',
    terms: 'Terms',
    protocols: 'Protocols',
    talk: 'The sandwich waypoint in five steps',
    told: 'Mentioned in',
    term: 'Sandwich waypoint',
    insert: 'Insert this manifest',
  },
  {
    language: 'zh-cn',
    theme: 'Default Light Modern',
    topics: '议题',
    terms: '术语',
    protocols: '协议',
    talk: 'Sandwich Waypoint 的五个步骤',
    told: '提及此术语的议题',
    term: 'Sandwich waypoint',
    insert: '插入此清单',
  },
] as const) {
  describe(`Reading in the preview (${language})`, () => {
    it('links from a term to a conference topic, from there to terms, and to the user’s notes and a manifest', () =>
      Workbench.during({ folder: 'samples/notebook', language, theme, size: { width: 1280, height: 900 } }, async (workbench) => {
        await workbench.openViewContainer('Mesh Notes');
        await workbench.expandTreeItem('KubeCon EU 2019', topics);
        await workbench.expandTreeItem(protocols, terms);
        await workbench.clickTreeItem('HBONE', terms);
        await workbench.waitForHeading('HBONE');

        await workbench.scrollToHeading(told);
        await workbench.screenshot(`mentioned-in-${language}`);

        // The user’s notes open in an editor at the heading, in one tab after another, and the page stays.
        for (const { heading, path, line } of ownTopics) {
          await workbench.preview().getByRole('link', { name: heading, exact: true }).click();
          await workbench.waitForSelected(heading, topics);
          await workbench.waitForCursor(line, 1);
          await workbench.waitForFocus();
          assert.equal(decodeURIComponent((await workbench.editor().getAttribute('data-uri')) ?? ''), `vscode-test-web://mount/${path}`);
          assert.deepEqual(await workbench.tabs(), ['hbone.md', path.replace(/^.*\//, '')]);
          await workbench.screenshot(`own-note-${String(line)}-${language}`);
          await workbench.page.locator('.tab').getByText('hbone.md').click();
          await workbench.waitForHeading('HBONE');
        }

        await workbench.preview().getByRole('link', { name: talk, exact: true }).click();
        await workbench.waitForHeadingInView(talk);
        await workbench.page.locator('.tab.active').getByText('kubecon-china-2024.md').waitFor();
        await workbench.screenshot(`topic-page-${language}`);

        await workbench.preview().locator('a[href*="sandwich-waypoint.md"]').first().click();
        await workbench.waitForHeading(term);
        await workbench.preview().locator('a[href*="hbone.md"]').first().click();
        await workbench.waitForHeading('HBONE');

        // A manifest is inserted into a new file if no editor is beside the page.
        const manifest = workbench.preview().locator('a[href="../manifests/istio-waypoint.md"]');
        assert.equal(await manifest.getAttribute('title'), insert);
        await manifest.click();
        await workbench.page.locator('.tab.active').getByText('Untitled-1').waitFor();
        await workbench.waitForFocus();
        assert.match(await workbench.editorText(), /^apiVersion: gateway\.networking\.k8s\.io\/v1\nkind: Gateway\nmetadata:\n {2}# .*\n {2}name: waypoint\n/);
        await workbench.again(async () => {
          assert.deepEqual(await workbench.tabs(), ['hbone.md', 'kubecon-china-2024.md', 'sandwich-waypoint.md', 'hbone.md', 'apiVersion: gateway.networking.k8s.io/v1', 'kubecon-eu-2019-reread.txt']);
        });
        await workbench.screenshot(`manifest-from-page-${language}`);
      }));
  });
}
