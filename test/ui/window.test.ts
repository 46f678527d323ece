import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('The window of a test', () => {
  it('has no Welcome page, even before settings are applied, and no state of the previous window', async () => {
    const note = '# KubeCon EU 2024\n';
    for (const change of ['first', 'second']) {
      await Workbench.during({ files: { 'note.md': note }, settings: { 'workbench.startupEditor': 'welcomePage' } }, async (workbench) => {
        await workbench.openViewContainer('Mesh Notes');
        await workbench.treeItem('KubeCon EU 2024', 'Topics').waitFor();
        assert.deepEqual(await workbench.tabs(), []);
        await workbench.openFile('note.md');
        assert.equal(await workbench.editorText(), note);
        await workbench.replaceText(change);
        await workbench.page.keyboard.press('Control+S');
        await workbench.page.locator('.tab.active:not(.dirty)').waitFor();
        await workbench.run('File: New Untitled Text File');
        await workbench.page.locator('.tab.active').getByText('Untitled-1').waitFor();
        await workbench.replaceText(change);
        assert.deepEqual(await workbench.tabs(), ['note.md', change]);
      });
    }
  });

  it('fails its test if the extension logs an error', async () => {
    await assert.rejects(
      Workbench.during({}, (workbench) =>
        workbench.page.evaluate(() => {
          console.error('Error at http://localhost/static/devextensions/dist/extension.js:1:1');
        }),
      ),
      /The extension threw or logged an error\.[^]*dist\/extension\.js:1:1/,
    );
  });
});
