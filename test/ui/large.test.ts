import assert from 'node:assert/strict';
import { generateNotebook } from '../../bench/notebook';
import { Workbench } from './workbench';

const notes = 13_000;
const typed = 'Ambient mode has no sidecars: ztunnel carries HBONE, and a waypoint does the rest. '.repeat(2);

describe('A notebook of 13,000 notes', () => {
  it('fills the tree while it is read, does not delay typing, and can be stopped', async () => {
    const files = Object.fromEntries([...generateNotebook(notes, 20240319)].map(({ path, text }) => [path, text]));
    await Workbench.during({ files: { ...files, 'scratch.md': '' }, size: { width: 1280, height: 900 } }, async (workbench) => {
      await workbench.openFile('scratch.md');
      await workbench.openViewContainer('Mesh Notes');
      await workbench.treeItem('KubeCon EU 2025', 'Topics').waitFor({ timeout: 60_000 });
      await workbench.focusEditor();
      await workbench.page.keyboard.type(typed);
      assert.equal(await workbench.editorText(), typed);
      await workbench.screenshot('large');
      await workbench.clickViewAction('Topics', 'Stop Reading');
      await workbench.view('Topics').getByText('Stopped reading notes. Run Refresh Notes to continue.').waitFor();
      await workbench.view('Topics').locator('.pane-header .actions [aria-label^="Stop Reading"]').waitFor({ state: 'hidden' });
      await workbench.treeItem('KubeCon EU 2025', 'Topics').waitFor();
      assert.deepEqual(await workbench.notifications(), []);
    });
  });
});
