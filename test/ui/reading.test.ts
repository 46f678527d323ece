import { Workbench } from './workbench';

for (const { language, theme, topics, terms, protocols, talk, told, term, own } of [
  {
    language: 'en',
    theme: 'Default Dark Modern',
    topics: 'Topics',
    terms: 'Terms',
    protocols: 'Protocols',
    talk: 'The sandwich waypoint in five steps',
    told: 'Mentioned in',
    term: 'Sandwich waypoint',
    own: 'What a connection does',
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
    own: 'What a connection does',
  },
] as const) {
  describe(`Reading in the preview (${language})`, () => {
    it('links from a term to a conference topic, from there to terms, and to a user’s note', () =>
      Workbench.during({ folder: 'samples/notebook', language, theme, size: { width: 1280, height: 900 } }, async (workbench) => {
        await workbench.openViewContainer('Mesh Notes');
        await workbench.expandTreeItem('KubeCon EU 2019', topics);
        await workbench.expandTreeItem(protocols, terms);
        await workbench.clickTreeItem('HBONE', terms);
        await workbench.waitForHeading('HBONE');

        await workbench.scrollToHeading(told);
        await workbench.screenshot(`mentioned-in-${language}`);
        await workbench.preview().getByRole('link', { name: talk, exact: true }).click();
        await workbench.waitForHeadingInView(talk);
        await workbench.page.locator('.tab.active').getByText('kubecon-china-2024.md').waitFor();
        await workbench.screenshot(`topic-page-${language}`);

        await workbench.preview().locator('a[href*="sandwich-waypoint.md"]').first().click();
        await workbench.waitForHeading(term);
        await workbench.preview().locator('a[href*="hbone.md"]').first().click();
        await workbench.waitForHeading('HBONE');

        await workbench.preview().getByRole('link', { name: own, exact: true }).click();
        await workbench.waitForHeadingInView(own);
        await workbench.page.locator('.tab.active').getByText('kubecon-eu-2024-ambient.md').waitFor();
        await workbench.screenshot(`own-note-page-${language}`);
      }));
  });
}
